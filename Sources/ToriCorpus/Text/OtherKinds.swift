import ToriText

/// Files that are no text, and how a text can be had from them.
enum OtherKinds {
  private struct Kind: Sendable {
    /// What a file of the kind begins with, from its byte `offset` on.
    let magic: [UInt8]
    var offset = 0
    let what: LocalizedText
    /// What to do, the file's name put in; nil where there is nothing to be read.
    var help: (@Sendable (String) -> LocalizedText)?
    /// Whether files of the kind are texts themselves.
    var isText = false

    /// A text may begin with the letters of a kind of data, which has bytes behind them that no text has.
    func begins(_ source: [UInt8]) -> Bool {
      source.dropFirst(offset).starts(with: magic)
        && (isText || !magic.allSatisfy { (0x20..<0x7F).contains($0) }
          || source.prefix(512).contains(where: OtherKinds.isControl))
    }
  }

  static func isControl(_ byte: UInt8) -> Bool {
    byte < 0x20 && !(0x09...0x0D).contains(byte) && byte != 0x1B
  }

  /// Throws if the bytes, the first of a source, are those of another kind of file.
  static func refuse(_ source: [UInt8], path: String) throws(CorpusError) {
    if source.starts(with: [0x50, 0x4B, 0x03, 0x04]), let help = office(name(path)) {
      throw .otherKind(
        LocalizedText("a document of an office program", ja: "オフィスソフトの文書"), help: help)
    }
    for kind in kinds where kind.begins(source) {
      guard let help = kind.help else { throw .notText(kind.what) }
      throw .otherKind(kind.what, help: help(name(path)))
    }
  }

  /// What is said of a file that is of a kind known by its first bytes and can be made into one that is read;
  /// nil of others.
  static func refusal(ofFileAt path: String) -> LocalizedText? {
    guard let head = try? SourceBytes(headOf: path, count: 512).all() else { return nil }
    do throws(CorpusError) {
      try refuse(head, path: path)
    } catch {
      if case .otherKind = error { return error.message }
    }
    return nil
  }

  /// Throws if the bytes are those of no encoding, but of machines.
  static func refuseBinary(_ source: [UInt8]) throws(CorpusError) {
    let sample = source.prefix(1 << 16)
    let control = sample.count(where: isControl)
    // Texts have none; of bytes drawn at random one in ten is such.
    if control * 10 > sample.count || control >= 40 && control * 25 > sample.count {
      throw .notText(.binaryData)
    }
  }

  /// As a shell takes it.
  private static func name(_ path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let isPlain = name.utf8.allSatisfy {
      $0 >= 0x80 || (0x30...0x39).contains($0) || (0x41...0x5A).contains($0 & 0xDF)
        || "._-".utf8.contains($0)
    }
    return isPlain && !name.hasPrefix("-") ? name : "FILE"
  }

  private static func kind(
    _ magic: String, at offset: Int = 0, isText: Bool = false, _ what: LocalizedText,
    _ help: (@Sendable (String) -> LocalizedText)? = nil
  ) -> Kind {
    Kind(magic: Array(magic.utf8), offset: offset, what: what, help: help, isText: isText)
  }

  private static func kind(
    _ magic: [UInt8], at offset: Int = 0, _ what: LocalizedText,
    _ help: (@Sendable (String) -> LocalizedText)? = nil
  ) -> Kind {
    Kind(magic: magic, offset: offset, what: what, help: help)
  }

  /// One line of the shell that makes something which tori reads.
  private static func line(_ make: @escaping @Sendable (String) -> String)
    -> @Sendable (String) -> LocalizedText
  {
    { LocalizedText("make one of it: \(make($0))", ja: "変換する: \(make($0))") }
  }

  private static func pandas(_ reader: String) -> @Sendable (String) -> LocalizedText {
    line {
      "python3 -c \"import pandas; pandas.\(reader)('\($0)').to_json('\(ToriCorpus.stem(of: $0)).jsonl', "
        + "orient='records', lines=True, force_ascii=False, date_format='iso')\""
    }
  }

  private static let pickleHelp: @Sendable (String) -> LocalizedText = { name in
    LocalizedText(
      "a pickle runs code when it is opened; if you trust it: \(pandas("read_pickle")(name))",
      ja: "pickleは開くとコードを実行する。信頼できるものなら \(pandas("read_pickle")(name))")
  }

  private static let kinds: [Kind] = [
    kind(
      "PAR1", LocalizedText("Parquet", ja: "Parquet"),
      line {
        "duckdb -c \"COPY (FROM '\($0)') TO '\(ToriCorpus.stem(of: $0)).jsonl' (FORMAT json)\""
      }),
    kind("ARROW1", LocalizedText("Feather (Arrow)", ja: "Feather（Arrow）"), pandas("read_feather")),
    kind("FEA1", LocalizedText("Feather", ja: "Feather"), pandas("read_feather")),
    kind([0x80, 0x02], LocalizedText("a pickle of Python", ja: "Pythonのpickle"), pickleHelp),
    kind([0x80, 0x03], LocalizedText("a pickle of Python", ja: "Pythonのpickle"), pickleHelp),
    kind([0x80, 0x04], LocalizedText("a pickle of Python", ja: "Pythonのpickle"), pickleHelp),
    kind([0x80, 0x05], LocalizedText("a pickle of Python", ja: "Pythonのpickle"), pickleHelp),
    kind([0x89, 0x48, 0x44, 0x46], LocalizedText("HDF5", ja: "HDF5"), pandas("read_hdf")),
    kind(
      "SQLite format 3", LocalizedText("an SQLite database", ja: "SQLiteのデータベース"),
      line {
        "sqlite3 \($0) .tables, then sqlite3 -json \($0) 'SELECT * FROM TABLE' > \(ToriCorpus.stem(of: $0)).json"
      }),
    kind(
      "%PDF-", isText: true, LocalizedText("a PDF", ja: "PDF"),
      line { "pdftotext \($0) \(ToriCorpus.stem(of: $0)).txt" }),
    kind(
      "{\\rtf1", isText: true, LocalizedText("a document in RTF", ja: "RTFの文書"),
      line {
        "libreoffice --headless --convert-to txt:Text:UTF8 \($0)"
      }),
    kind(
      [0xD0, 0xCF, 0x11, 0xE0],
      LocalizedText("a document of an old Word or Excel", ja: "古いWordかExcelの文書")
    ) { name in
      LocalizedText(
        "save it as CSV in UTF-8, or as text; or: libreoffice --headless --convert-to csv \(name)",
        ja: "UTF-8のCSVかテキストで保存し直すか、libreoffice --headless --convert-to csv \(name)")
    },
    kind(
      "bplist00",
      LocalizedText(
        "a web archive of Safari, or another property list", ja: "Safariのウェブアーカイブなどのプロパティリスト"),
      line { "textutil -convert html \($0)" }),
    kind([0x89, 0x50, 0x4E, 0x47], LocalizedText("a PNG image", ja: "PNG画像")),
    kind([0xFF, 0xD8, 0xFF], LocalizedText("a JPEG image", ja: "JPEG画像")),
    kind("GIF8", LocalizedText("a GIF image", ja: "GIF画像")),
    kind("WEBP", at: 8, LocalizedText("a WebP image", ja: "WebP画像")),
    kind("ftyp", at: 4, LocalizedText("a video", ja: "動画")),
    kind("OggS", LocalizedText("sound", ja: "音声")),
    kind("ID3", LocalizedText("sound", ja: "音声")),
    kind([0x7F, 0x45, 0x4C, 0x46], LocalizedText("a program", ja: "プログラム")),
  ]

  /// Whether a name is that of an office program's document, which is an archive by its bytes.
  static func isOffice(_ path: String) -> Bool { office(name(path)) != nil }

  /// What an archive is that an office program names.
  private static func office(_ name: String) -> LocalizedText? {
    switch Sniffer.fileExtension(name) {
    case "ods", "numbers":
      LocalizedText(
        "it is a spreadsheet: save it as CSV in UTF-8; or: libreoffice --headless --convert-to csv:'Text - txt - csv (StarCalc)':44,34,76 \(name)",
        ja:
          "表計算のファイル。UTF-8のCSVで保存し直すか、libreoffice --headless --convert-to csv:'Text - txt - csv (StarCalc)':44,34,76 \(name)"
      )
    case "docx", "odt", "pptx":
      LocalizedText(
        "it is a document: save it as text; or: libreoffice --headless --convert-to txt:Text:UTF8 \(name)",
        ja: "文書ファイル。テキストで保存し直すか、libreoffice --headless --convert-to txt:Text:UTF8 \(name)")
    default: nil
    }
  }
}

extension LocalizedText {
  static let binaryData = LocalizedText("binary data", ja: "バイナリデータ")
}
