import ToriEngine
import ToriSentences
import ToriText

extension DescribedFact {
  var words: LocalizedText {
    switch self {
    case .fieldsOfDocuments(let names):
      return LocalizedText("fields of documents: \(listed(names))", ja: "文書の項目: \(listed(names))")
    case .field(let field) where field.access == .own:
      return LocalizedText(
        "\(field.name) (\(field.type.words)): \(field.summary)",
        ja: "\(field.name)（\(field.type.words)）: \(field.summary)")
    case .field(let field):
      return LocalizedText("\(field.name): \(field.summary)", ja: "\(field.name): \(field.summary)")
    case .namesakeOf(let name):
      return LocalizedText(
        "a document is named \(name) too: describe \"\(name)\"",
        ja: "\(name)という文書もある: describe \"\(name)\"")
    case .counts(let documents, let blocks, let posts):
      return LocalizedText(
        "\(documents) document\(documents == 1 ? "" : "s"), "
          + "\(blocks) block\(blocks == 1 ? "" : "s"), \(posts) of them posts",
        ja: "文書\(documents)、ブロック\(blocks)、うち投稿\(posts)")
    case .checksum(let checksum):
      return LocalizedText("checksum \(checksum)", ja: "チェックサム \(checksum)")
    case .cutBy(let words, let checksum):
      let whole = "\(checksum.prefix(16))-\(words.sum)"
      return LocalizedText(
        "\(words.words); checksum with words \(whole)", ja: "\(words.words)。語も含めたチェックサム \(whole)")
    case .lists(let lists): return lists.words
    case .notRead(let failure):
      return LocalizedText(
        "not read: \(failure.path): \(failure.reason)",
        ja: "読まなかったもの: \(failure.path): \(failure.reason)")
    case .moreNotRead(let count):
      return LocalizedText("and \(count) more files", ja: "ほかに\(count)ファイル")
    case .size(let bytes, let encoding):
      return LocalizedText(
        "\(bytes) bytes, \(encoding.rawValue)", ja: "\(bytes)バイト、\(encoding.rawValue)")
    case .readAs(let reader, let seen):
      return LocalizedText(
        "read as \(reader.rawValue): \(seen.words)", ja: "\(reader.rawValue)として読んだ: \(seen.words)")
    case .shape(let shape):
      return LocalizedText(
        "the shape explains \(shape.headCount) heads and \(shape.coverage) % of the lines"
          + "\(shape.origin == .learned ? ", learned from the page: not certain" : ""); "
          + "to change it, copy it to a file beside the corpus (pages.shapes beside pages) and open again",
        ja: "形が見出し\(shape.headCount)個と行の\(shape.coverage)%を説明する"
          + "\(shape.origin == .learned ? "（ページから推定、不確か）" : "")。"
          + "変えるにはコーパスの隣のファイル（pagesの隣のpages.shapes）に写して開き直す"
      )
    case .line(let line): return LocalizedText(same: line)
    case .shapeCouldHelp:
      return LocalizedText(
        "if posts stand on it, a shape tells them apart: 'help shapes', 'tour 8'",
        ja: "投稿が並ぶページなら、形を書けば分けられる: help shapes、tour 8")
    case .profile(let name, let title):
      let title = title.isEmpty ? "" : ": \(title)"
      return LocalizedText("profile \(name)\(title)", ja: "プロファイル\(name)\(title)")
    case .alike(let reading): return reading.alikeWords ?? LocalizedText(same: "")
    case .loneSpelling(let text):
      return LocalizedText(
        "no other spelling of it is known; to name them: variants \(text), \"…\"",
        ja: "ほかの表記は知られていない。教えるには: variants \(text), \"…\"")
    case .rows(let rows): return LocalizedText("records from \(rows)", ja: "記録の場所: \(rows)")
    case .places(let list): return LocalizedText("fields: \(list)", ja: "項目: \(list)")
    case .own(let names, let more):
      let list = names.joined(separator: ", ")
      let all =
        more == 0
        ? LocalizedText(same: list)
        : LocalizedText("\(list) and \(more) more", ja: "\(list)、ほか\(more)")
      return LocalizedText(
        "columns that are fields of their own: \(all)", ja: "独自の項目となる列: \(all)")
    case .passedOver(let columns):
      let list = columns.map(\.written).joined(separator: ", ")
      return LocalizedText(
        "of these, by name some may be a field for which another was taken: \(list)",
        ja: "このうち、名前からは別の列を取った項目とも取れるもの: \(list)")
    case .notice(let notice):
      return LocalizedText(
        "line \(notice.line): \(notice.message)", ja: "\(notice.line)行目: \(notice.message)")
    }
  }
}

extension WordLists {
  private static let named = 5

  /// What they hold, in a line.
  fileprivate var words: LocalizedText {
    func named(_ words: [ListedWord]) -> LocalizedText {
      let more = words.count - Self.named
      let rest = more > 0 ? [LocalizedText("\(more) more", ja: "ほか\(more)語")] : []
      return (words.prefix(Self.named).map { LocalizedText(same: $0.text) } + rest).listed()
    }
    var parts: [LocalizedText] = []
    if !compounds.isEmpty {
      parts.append(
        LocalizedText(
          "compounds: \(named(compounds))", ja: "複合語: \(named(compounds))"))
    }
    if !stop.isEmpty {
      parts.append(
        LocalizedText("stop words: \(named(stop))", ja: "ストップワード: \(named(stop))"))
    }
    return parts.joined(separator: LocalizedText("; ", ja: "。"))
  }
}

extension WordBasis {
  /// What it is, in a line.
  package var words: LocalizedText {
    LocalizedText(
      "words cut by \(dictionary) \(version) (\(checksum)), scanner \(scanner)",
      ja: "語は\(dictionary) \(version)（\(checksum)）とスキャナー\(scanner)で切る")
  }
}
