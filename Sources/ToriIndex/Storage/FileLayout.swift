import ToriCorpus

/// How an index file is laid out; FORMAT.md says why.
enum FileLayout {
  /// `toriidx` and a line feed.
  static let magic: UInt64 = 0x0A78_6469_6972_6F74
  /// Versions of the format:
  /// - 1: header, sections in 64 KiB chunks with checksums, trailer;
  /// - 2: what is said of source files stands in every language that tori speaks;
  /// - 3: texts in dense code; postings of longer grams; counts that are known beforehand;
  /// - 4: identifiers that data give, and relations by them; more fields; columns without values left out; of
  ///   source files also when their state changed, their number, and how their pages and records were
  ///   understood;
  /// - 5: documents in files that hold others; which failures may lose posts;
  /// - 6: fields that a corpus brings; hashes of texts; what the values of a stripe come to;
  /// - 7: what is said of source files as facts, by number, instead of in every language;
  /// - 8: shapes and columns that many documents were read by once for all of them.
  static let formatVersion: UInt32 = 8

  static let headerSize = 64
  /// The unit of checksums, in bytes.
  static let chunkSize = 1 << 16
  /// Files up to this size are checked whole when they are opened.
  static let checkedWhenOpened = 1 << 20
  /// A number that no segment has: of sections that belong to the whole file.
  static let wholeFile = UInt32.max

  /// What a file of this layout holds.
  struct Form: Sendable {
    let magic: UInt64
    let version: UInt32

    static let index = Form(magic: FileLayout.magic, version: FileLayout.formatVersion)
    /// The words of a segment, or of all of them; `toriwrd` and a line feed. Versions, of which WORDS.md says why:
    /// - 1: entries, words by rank, starts, ends of sentences, places; what all segments have together;
    /// - 2: gaps between words in the place of their starts, places by sixteens, lexemes in the order of lists;
    /// - 3: which tokens count as words.
    static let words = Form(magic: 0x0A64_7277_6972_6F74, version: 3)
  }

  /// The fixed-size head of the file, written last.
  struct Header {
    var magic = FileLayout.magic
    var formatVersion = FileLayout.formatVersion
    var foldingVersion: UInt32
    var trailerOffset: UInt64
    var trailerSize: UInt64
    var trailerChecksum: UInt64
    var fileSize: UInt64
  }

  /// Where a section's bytes are.
  struct Entry: Hashable {
    var segment: UInt32
    var kind: UInt32
    var offset: UInt64
    var size: UInt64

    static let size = 24
  }

  /// What follows the sections: what they are, and the checksums of all chunks before the trailer.
  struct Trailer {
    /// Of each segment in order.
    var blockCounts: [UInt32] = []
    var entries: [Entry] = []
    var chunkChecksums: [UInt64] = []
  }
}

/// What a section holds.
enum SectionKind: Hashable {
  // Of a segment.
  case textOffsets, text, characters, editOffsets, edits
  case gramIndex, grams, postings
  case column(ColumnName)
  case texts(TextColumn)
  case listTexts(TextListColumn)
  case dateTable, startOrder, keyTable
  /// Columns that data have beside the model's.
  case ownColumns
  case textCounts(TextColumn)
  // Of the whole file.
  case settings, documents, documentStarts, replyCounts
  case keyOrder, replyStarts, replyTargets, replyBlocks
  case partStarts, partKeys, partBlocks
  /// What fields the corpus brings; those of their columns that a segment has packed for another type than theirs.
  case ownFields, recastColumns

  /// As the file numbers it; a number is never given anew.
  var number: UInt32 {
    switch self {
    case .textOffsets: 1
    case .text: 2
    case .editOffsets: 3
    case .edits: 4
    case .gramIndex: 5
    case .grams: 6
    case .postings: 7
    case .dateTable: 8
    case .characters: 9
    case .startOrder: 10
    case .keyTable: 11
    case .ownColumns: 12
    case .settings: 16
    case .documents: 17
    case .documentStarts: 18
    case .replyCounts: 19
    case .keyOrder: 20
    case .replyStarts: 21
    case .replyTargets: 22
    case .replyBlocks: 23
    case .partStarts: 24
    case .partKeys: 25
    case .partBlocks: 26
    case .ownFields: 27
    case .recastColumns: 28
    case .column(let name): 64 + UInt32(name.rawValue)
    case .texts(let column): 128 + column.number
    case .listTexts(let column): 160 + UInt32(column.rawValue)
    case .textCounts(let column): 192 + column.number
    }
  }
}

/// The packed columns of a segment, as the file numbers them.
enum ColumnName: UInt8, CaseIterable {
  case kind, isDeleted, number, reposts, length, firstLine, lineCount, startByte, byteCount
  case likes, dislikes, views
  case earliest, duration, timeShape
  case author, authorID, heading, title, source, thread, permalink, language
  case sourceID, givenName, hasDamagedID, run, repostsOf, quotesOf
  case quoteStarts, linkStarts, hashtagStarts, handleStarts, replyStarts, dateStarts
  case quotes, links, hashtags, handles, replies, dates
  /// The low half of the XXH3-64 of the folded text.
  case textHash
}

extension Index {
  /// Which versions of the formats this tori reads and writes: of an index, and of the words beside it.
  package static var versionsOfFormats: (index: Int, words: Int) {
    (Int(FileLayout.formatVersion), Int(FileLayout.Form.words.version))
  }
}
