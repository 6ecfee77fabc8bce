import ToriText

/// Files that are no text, and how a text can be had from them.
enum OtherKinds {
  private struct Kind: Sendable {
    /// What a file of the kind begins with, from its byte `offset` on.
    let magic: [UInt8]
    var offset = 0
    let what: ReadFact
    /// What to do, the file's name put in; nil where there is nothing to be read.
    var help: (@Sendable (String) -> ReadFact)?
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
      throw .otherKind(.kind(.officeDocument), help: help)
    }
    for kind in kinds where kind.begins(source) {
      guard let help = kind.help else { throw .notText(kind.what) }
      throw .otherKind(kind.what, help: help(name(path)))
    }
  }

  /// What is said of a file that is of a kind known by its first bytes and can be made into one that is read;
  /// nil of others.
  static func refusal(ofFileAt path: String) -> ReadFact? {
    guard let head = try? SourceBytes(headOf: path, count: 512).all() else { return nil }
    do throws(CorpusError) {
      try refuse(head, path: path)
    } catch {
      if case .otherKind = error { return error.fact }
    }
    return nil
  }

  /// Throws if the bytes are those of no encoding, but of machines.
  static func refuseBinary(_ source: [UInt8]) throws(CorpusError) {
    let sample = source.prefix(1 << 16)
    let control = sample.count(where: isControl)
    // Texts have none; of bytes drawn at random one in ten is such.
    if control * 10 > sample.count || control >= 40 && control * 25 > sample.count {
      throw .notText(.kind(.binaryData))
    }
  }

  /// As a shell takes it.
  private static func name(_ path: String) -> String {
    let name = path.lastPart
    let isPlain = name.utf8.allSatisfy {
      $0 >= 0x80 || (0x30...0x39).contains($0) || (0x41...0x5A).contains($0 & 0xDF)
        || "._-".utf8.contains($0)
    }
    return isPlain && !name.hasPrefix("-") ? name : "FILE"
  }

  private static func kind(
    _ magic: String, at offset: Int = 0, isText: Bool = false, _ what: ReadFact,
    _ help: (@Sendable (String) -> ReadFact)? = nil
  ) -> Kind {
    Kind(magic: Array(magic.utf8), offset: offset, what: what, help: help, isText: isText)
  }

  private static func kind(
    _ magic: [UInt8], at offset: Int = 0, _ what: ReadFact,
    _ help: (@Sendable (String) -> ReadFact)? = nil
  ) -> Kind {
    Kind(magic: magic, offset: offset, what: what, help: help)
  }

  /// One line of the shell that makes something which tori reads.
  private static func line(_ make: @escaping @Sendable (String) -> String)
    -> @Sendable (String) -> ReadFact
  {
    { .refusal(.makeOne, make($0)) }
  }

  private static func pandas(_ reader: String) -> @Sendable (String) -> ReadFact {
    line {
      "python3 -c \"import pandas; pandas.\(reader)('\($0)').to_json('\(ToriCorpus.stem(of: $0)).jsonl', "
        + "orient='records', lines=True, force_ascii=False, date_format='iso')\""
    }
  }

  private static let rHelp: @Sendable (String) -> ReadFact = line { name in
    let open = name.lowercased().hasSuffix("rds") ? "readRDS('\(name)')" : "get(load('\(name)'))"
    return "Rscript -e \"jsonlite::stream_out(as.data.frame(\(open)), "
      + "file('\(ToriCorpus.stem(of: name)).jsonl'))\""
  }

  private static let pickleHelp: @Sendable (String) -> ReadFact = { name in
    .refusal(.pickleHelp, pandas("read_pickle")(name))
  }

  private static let kinds: [Kind] = [
    kind(
      "PAR1", .kind(.parquet),
      line {
        "duckdb -c \"COPY (FROM '\($0)') TO '\(ToriCorpus.stem(of: $0)).jsonl' (FORMAT json)\""
      }),
    kind("ARROW1", .kind(.featherOfArrow), pandas("read_feather")),
    kind("FEA1", .kind(.feather), pandas("read_feather")),
    kind([0x80, 0x02], .kind(.pickle), pickleHelp),
    kind([0x80, 0x03], .kind(.pickle), pickleHelp),
    kind([0x80, 0x04], .kind(.pickle), pickleHelp),
    kind([0x80, 0x05], .kind(.pickle), pickleHelp),
    kind([0x89, 0x48, 0x44, 0x46], .kind(.hdf5), pandas("read_hdf")),
    kind(
      "SQLite format 3", .kind(.sqlite),
      line {
        "sqlite3 \($0) .tables, then sqlite3 -json \($0) 'SELECT * FROM TABLE' > \(ToriCorpus.stem(of: $0)).json"
      }),
    kind([0x58, 0x0A, 0x00, 0x00, 0x00], .kind(.rData), rHelp),
    kind(
      "version https://git-lfs.github.com/spec/", isText: true, .kind(.lfsPointer),
      line { _ in "git lfs pull" }),
    kind("RDX2\nX\n", .kind(.rData), rHelp),
    kind("RDX3\nX\n", .kind(.rData), rHelp),
    kind("<stata_dta>", .kind(.stata), pandas("read_stata")),
    kind("$FL2", .kind(.spss), pandas("read_spss")),
    kind([0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59], .kind(.numpy)),
    kind(
      "Obj\u{1}", .kind(.avro),
      line {
        "duckdb -c \"INSTALL avro; LOAD avro; COPY (FROM read_avro('\($0)')) TO '\(ToriCorpus.stem(of: $0)).jsonl' (FORMAT json)\""
      }),
    kind(
      "%PDF-", isText: true, .kind(.pdf),
      line { "pdftotext \($0) \(ToriCorpus.stem(of: $0)).txt" }),
    kind(
      "{\\rtf1", isText: true, .kind(.rtf),
      line {
        "libreoffice --headless --convert-to txt:Text:UTF8 \($0)"
      }),
    kind(
      [0xD0, 0xCF, 0x11, 0xE0],
      .kind(.oldOffice)
    ) { name in
      .refusal(.oldOfficeHelp, name)
    },
    kind("bplist00", .kind(.propertyList), line { "textutil -convert html \($0)" }),
    kind([0x89, 0x50, 0x4E, 0x47], .kind(.png)),
    kind([0xFF, 0xD8, 0xFF], .kind(.jpeg)),
    kind("GIF8", .kind(.gif)),
    kind("WEBP", at: 8, .kind(.webp)),
    kind("ftyp", at: 4, .kind(.video)),
    kind("OggS", .kind(.sound)),
    kind("ID3", .kind(.sound)),
    kind([0x7F, 0x45, 0x4C, 0x46], .kind(.program)),
  ]

  /// Whether a name is that of an office program's document, which is an archive by its bytes.
  static func isOffice(_ path: String) -> Bool { office(name(path)) != nil }

  /// What an archive is that an office program names.
  private static func office(_ name: String) -> ReadFact? {
    switch Sniffer.fileExtension(name) {
    case "ods", "numbers":
      .refusal(.spreadsheetHelp, name)
    case "docx", "odt", "pptx":
      .refusal(.documentHelp, name)
    default: nil
    }
  }
}
