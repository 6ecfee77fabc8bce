import ToriCorpus
import ToriSystem
import ToriText

extension ReadFact {
  func words(of refusal: Refusal) -> LocalizedText {
    switch refusal {
    case .damagedArchive:
      LocalizedText(
        "it is damaged, or of a form that cannot be unpacked (\(self[0]))",
        ja: "壊れているか、展開できない形式（\(self[0])）")
    case .missingLibrary:
      LocalizedText(
        "it is unpacked by \(self[0]), which is not installed: apt-get install \(self[1])",
        ja: "展開に要る\(self[0])がない: apt-get install \(self[1])")
    case .archiveChanged: LocalizedText("the archive is no longer what it was", ja: "書庫が元のものでない")
    case .encrypted:
      LocalizedText(
        "it is encrypted: unpack it with its password first", ja: "暗号化されている。先にパスワードで展開する")
    case .nameless: LocalizedText("it has no name", ja: "名前がない")
    case .leadsOut: LocalizedText("its name leads out of the archive", ja: "名前が書庫の外を指している")
    case .webArchiveDamaged:
      LocalizedText(
        "the web archive ends too early, or is damaged", ja: "ウェブアーカイブが途中で終わっているか、壊れている")
    case .archivedPageTooLarge:
      LocalizedText(
        "the page is larger than 32 MB: tori does not read it", ja: "ページが32MBより大きいので、読まない")
    case .archivedPagePacked:
      LocalizedText(
        "the page was archived packed as '\(self[0])', which tori does not unpack",
        ja: "ページが'\(self[0])'で圧縮されたまま保存されている。toriはこれを展開しない")
    case .noWorkbook: LocalizedText("there is no workbook in it", ja: "ブックが中にない")
    case .zstdDamaged: LocalizedText("the zstd data are damaged", ja: "zstdデータが壊れている")
    case .zstdCut: LocalizedText("the zstd data end too early", ja: "zstdデータが途中で終わっている")
    case .nothingReadable:
      LocalizedText(
        "nothing in it can be read; '\(self[0])': \(self[1])",
        ja: "読めるものが中にない。'\(self[0])'は\(self[1])")
    case .emptyArchive: LocalizedText("there is no file in the archive", ja: "書庫の中にファイルがない")
    case .other: self[0]
    case .xmlHelp:
      LocalizedText(
        "it knows RSS, Atom, MediaWiki's dumps, TEI and what profiles tell; write a profile (help profiles), or make JSON Lines of it, such as with xq or Python",
        ja:
          "読めるのはRSS、Atom、MediaWikiのダンプ、TEI、プロファイルのあるもの。プロファイルを書く（help profiles）か、xqやPythonなどでJSON Linesに変える"
      )
    case .largeHTML: LocalizedText("is larger than 32 MB", ja: "32MBより大きい")
    case .manyAttributes:
      LocalizedText("has a tag of more than 1000 attributes", ja: "には属性が1000より多いタグがある")
    case .nestedHTML: LocalizedText("is nested more than 512 deep", ja: "512段より深い")
    case .excessiveHTML:
      LocalizedText(
        "the page of HTML \(self[0]): tori does not read it", ja: "このHTMLのページは\(self[0])ので、読まない")
    case .notText: LocalizedText("this is \(self[0]), not a text", ja: "これはテキストでなく\(self[0])")
    case .otherKind:
      LocalizedText(
        "this is \(self[0]), not a text; \(self[1])", ja: "これはテキストでなく\(self[0])。\(self[1])")
    case .noColumns:
      LocalizedText(
        "no column holds the text; there are none (say: --map text=COLUMN)",
        ja: "本文の列がない。列は一つもない（指定は --map text=列）")
    case .namelessColumns:
      LocalizedText(
        "the first row names no columns (“\(self[0])” is a value): say which column the text is by its place, such as --map text=3",
        ja: "最初の行が列の名前でない（「\(self[0])」は値）。本文の列を順番で指定する（--map text=3など）")
    case .noColumn:
      LocalizedText(
        "--map \(self[0])=\(self[1]): there is no column '\(self[1])'; \(self[2])",
        ja: "--map \(self[0])=\(self[1]): '\(self[1])'という列はない。\(self[2])")
    case .interrupted: LocalizedText("reading was interrupted", ja: "読み取りが中断された")
    case .didYouMean: LocalizedText("did you mean '\(self[0])'?", ja: "'\(self[0])'のことか")
    case .thereAre: LocalizedText("there are: \(self[0])", ja: "あるのは\(self[0])")
    case .ownFile:
      LocalizedText("this is a file of tori's own, not a source", ja: "これはtori自身のファイルで、原文ではない")
    case .archiveInArchive:
      LocalizedText("an archive within an archive: unpack it first", ja: "書庫の中の書庫。先に展開する")
    case .unreadEnding:
      LocalizedText(
        "tori does not read .\(self[0]) files (name it to have it tried)",
        ja: "toriは.\(self[0])ファイルを読まない（名指しすれば試す）")
    case .neitherFileNorFolder:
      LocalizedText(
        "this is \(self[0]), neither a file nor a folder", ja: "これは\(self[0])で、ファイルでもフォルダでもない")
    case .unknownEncoding:
      LocalizedText(
        "its letters are of no encoding that tori reads (there are UTF-8, UTF-16, UTF-32, Shift_JIS, EUC-JP, ISO-2022-JP, GB18030, Big5, EUC-KR and windows-1252); convert it, such as: iconv -f KOI8-R -t UTF-8 FILE > FILE.txt",
        ja:
          "toriが読める文字コード（UTF-8、UTF-16、UTF-32、Shift_JIS、EUC-JP、ISO-2022-JP、GB18030、Big5、EUC-KR、windows-1252）の文字でない。変換する: iconv -f KOI8-R -t UTF-8 FILE > FILE.txt"
      )
    case .makeOne: LocalizedText("make one of it: \(self[0])", ja: "変換する: \(self[0])")
    case .pickleHelp:
      LocalizedText(
        "a pickle runs code when it is opened; if you trust it: \(self[0])",
        ja: "pickleは開くとコードを実行する。信頼できるものなら \(self[0])")
    case .oldOfficeHelp:
      LocalizedText(
        "save it as CSV in UTF-8, or as text; or: libreoffice --headless --convert-to csv \(self[0])",
        ja: "UTF-8のCSVかテキストで保存し直すか、libreoffice --headless --convert-to csv \(self[0])")
    case .spreadsheetHelp:
      LocalizedText(
        "it is a spreadsheet: save it as CSV in UTF-8; or: libreoffice --headless --convert-to csv:'Text - txt - csv (StarCalc)':44,34,76 \(self[0])",
        ja:
          "表計算のファイル。UTF-8のCSVで保存し直すか、libreoffice --headless --convert-to csv:'Text - txt - csv (StarCalc)':44,34,76 \(self[0])"
      )
    case .documentHelp:
      LocalizedText(
        "it is a document: save it as text; or: libreoffice --headless --convert-to txt:Text:UTF8 \(self[0])",
        ja: "文書ファイル。テキストで保存し直すか、libreoffice --headless --convert-to txt:Text:UTF8 \(self[0])")
    case .becameShorter:
      LocalizedText("the file became shorter while it was read", ja: "読んでいる間にファイルが短くなった")
    case .unpacksTooFar:
      LocalizedText(
        "it unpacks to more than 200 times its size: tori does not read it",
        ja: "展開すると200倍より大きくなるので、読まない")
    case .system: SystemError(number: Int32(truncatingIfNeeded: number(0))).message
    case .noTextColumn:
      LocalizedText(
        "no column holds the text; there are: \(self[0]) (say: --map text=COLUMN)",
        ja: "本文の列がない。あるのは\(self[0])（指定は --map text=列）")
    case .noFile: LocalizedText("it is not a file", ja: "ファイルではない")
    case .damaged:
      LocalizedText("it is damaged, or of a form that cannot be unpacked", ja: "壊れているか、展開できない形式")
    case .partsOfPage:
      LocalizedText("it holds the parts of the saved page beside it", ja: "隣にある保存したページの部品のフォルダ")
    case .noPage: LocalizedText("there is no page of HTML in it", ja: "HTMLのページが中にない")
    case .savedPageTooLarge:
      LocalizedText(
        "the saved page is larger than 256 MB: tori does not read it",
        ja: "保存したページが256MBより大きいので、読まない")
    case .noChapters: LocalizedText("the book has no text, only pictures", ja: "本に文章がなく、画像だけ")
    case .noMember: LocalizedText("it is not in the archive", ja: "書庫の中にない")
    case .brotliDamaged:
      LocalizedText("the brotli data are damaged, or too many", ja: "brotliデータが壊れているか、大きすぎる")
    case .recordsPassedOver: passedOver
    case .gzipDamaged:
      LocalizedText(
        "the gzip data are damaged", ja: "gzipデータが壊れている")
    case .gzipCut:
      LocalizedText(
        "the gzip data end too early: what is there was read", ja: "gzipデータが途中で切れている。あるところまでは読んだ")
    case .gzipMore:
      LocalizedText(
        "behind the gzip data stands something else: what is before was read",
        ja: "gzipデータの後ろに別のものがある。その前までは読んだ")
    }
  }

  /// Of records of a web archive that may have been pages.
  private var passedOver: LocalizedText {
    let repeats = LocalizedText(
      "\(self[0]) record\(plural(0)) of pages that had not changed since they were archived before",
      ja: "前に保存されたときから変わっていないページの記録\(self[0])件")
    let answers = LocalizedText(
      "\(self[1]) answer\(plural(1)) of servers that gave no page", ja: "ページを返さなかった応答\(self[1])件")
    let parts = (number(0) > 0 ? [repeats] : []) + (number(1) > 0 ? [answers] : [])
    let list = parts.joined(separator: LocalizedText(" and ", ja: "と"))
    return LocalizedText("\(list) passed over", ja: "\(list)は読まない")
  }
}
