/// One source file, cut into blocks that tile it.
package struct Document: Sendable {
  /// The file, as it was named to tori or found in a folder.
  package var path: String
  /// Of a file that holds others, or is compressed, which of them this is.
  package var member: ContainerMember?
  /// Of a file that is an export of tori's own, the document that it has these posts of.
  package var exportedName: String?
  /// Which read it.
  package var reader: ReaderName
  /// Why this reader was chosen: what was seen in the file.
  package var seen: ReadFact
  /// Of the text.
  package var encoding: Encoding
  /// The size of the file in bytes.
  package var byteCount: Int
  /// XXH3-64 of the file's bytes.
  package var checksum: UInt64
  /// The page's own title, if it has one.
  package var title: String?
  /// In the order of the file; their byte ranges tile it.
  package var blocks: [Block]
  /// The shapes by which a page was read, in the order of their posts.
  package var shapes: [UsedShape] = []
  /// What was doubtful while reading, such as bytes that are not of the encoding.
  package var notices: [ReadNotice]
  /// How the records of a data file were understood.
  package var reading: DataReading?
  /// How many places of a page's lines were tried for its shapes, for the tests that reading is linear.
  package var stepCount = 0

  package init(
    path: String, reader: ReaderName, seen: ReadFact, encoding: Encoding, byteCount: Int,
    checksum: UInt64, title: String?, blocks: [Block], notices: [ReadNotice]
  ) {
    self.path = path
    self.reader = reader
    self.seen = seen
    self.encoding = encoding
    self.byteCount = byteCount
    self.checksum = checksum
    self.title = title
    self.blocks = blocks
    self.notices = notices
  }
}

/// What a document is within the file that it was unpacked from.
package struct ContainerMember: Hashable, Sendable {
  /// As the container calls it; nil where the file is only compressed.
  package var name: String?
  /// Unpacked, in bytes.
  package var byteCount: Int
  /// XXH3-64 of what was unpacked.
  package var checksum: UInt64

  package init(name: String?, byteCount: Int, checksum: UInt64) {
    (self.name, self.byteCount, self.checksum) = (name, byteCount, checksum)
  }

  /// The member's path behind its container's; of a compressed file, that without the ending that says so.
  package func path(within container: String) -> String {
    if let name { return name.isEmpty ? container : container + "/" + name }
    let ending = Sniffer.fileExtension(container)
    return Self.endings.contains(ending) ? String(container.dropLast(ending.count + 1)) : container
  }

  private static let endings: Set<String> = ["gz", "zst", "zstd", "bz2", "xz", "lzma"]
}

extension Document {
  /// Whether the document is one thread.
  package var isThread: Bool { reader.isThread }
}

/// The kinds of page and file that tori reads, one reader for each.
package enum ReaderName: String, CaseIterable, Sendable {
  case flattenedThread = "flattened-thread"
  case threadDigest = "thread-digest"
  case xDigest = "x-digest"
  case newsList = "news-list"
  case comments
  case messages
  case explainer
  case plain
  case jsonLines = "json-lines"
  case csv
  case tsv
  case dat
  case mail
  case feed
  case wikiTalk = "wiki-talk"
  case tei
  case minutes
  case vertical
  case khCoder = "kh-coder"
  /// XML whose records a profile tells.
  case xmlRecords = "xml-records"
  case subtitles
  case conllu = "conll-u"
  case movableType = "movable-type"
  case starred

  /// Whether a document of this kind is one thread, so that numbers name posts of it.
  package var isThread: Bool {
    switch self {
    case .flattenedThread, .threadDigest, .comments, .dat: true
    default: false
    }
  }

  /// Whether the file's records are neither lines nor rows, but parts of a text with a grammar.
  package var isForm: Bool {
    switch self {
    case .mail, .feed, .wikiTalk, .tei, .minutes, .vertical, .khCoder, .xmlRecords, .subtitles,
      .conllu, .movableType, .starred:
      true
    default: false
    }
  }

  /// Whether the file is a table of records, each block one of them, and not a page.
  package var isData: Bool {
    switch self {
    case .jsonLines, .csv, .tsv, .dat: true
    default: false
    }
  }
}

/// Something doubtful in a source file, with its place.
package struct ReadNotice: Codable, Hashable, Sendable {
  /// Of a file without a byte.
  static let empty = ReadNotice(.doubt(.emptyFile), byteOffset: 0, line: 1)
  /// Of a table or list of nothing.
  static let noRecords = ReadNotice(.doubt(.noRecord), byteOffset: 0, line: 1)

  /// Of a file with more columns than a spreadsheet has.
  static func tooManyColumns(_ count: Int) -> ReadNotice {
    ReadNotice(.doubt(.tooManyColumns, OwnNames.limit, count), byteOffset: 0, line: 1)
  }

  /// What is doubtful.
  package var fact: ReadFact
  /// In the file, from 0.
  package var byteOffset: Int
  /// Counted from 1.
  package var line: Int
  /// Whether bytes that should hold a post gave none.
  package var isLoss: Bool

  package init(_ fact: ReadFact, byteOffset: Int, line: Int, isLoss: Bool = false) {
    self.fact = fact
    self.byteOffset = byteOffset
    self.line = line
    self.isLoss = isLoss
  }
}
