import ToriCorpus
import ToriSystem
import ToriTime

/// Makes an index of documents that are already read.
package struct IndexBuilder: ~Copyable {
  /// The size in memory at which a segment is written out, in bytes, unless asked otherwise.
  package static let defaultSegmentLimit = 512 << 20

  private var writer: IndexWriter
  private let known: KnownElsewhere?

  /// Will write the file `path`; nothing is there before `finish`.
  ///
  /// - Parameter frequentCount: postings of three and more characters are kept where both their parts are
  ///   in so many blocks; without it, as many as suit the count of blocks.
  /// - Parameter known: what is known of the blocks where they are from, of which they are only a part.
  package init(
    to path: String, zone: Zone, segmentLimit: Int = defaultSegmentLimit, frequentCount: Int? = nil,
    known: KnownElsewhere? = nil, cancellation: Cancellation = Cancellation()
  ) throws(IndexError) {
    writer = try IndexWriter(
      path, isPrivate: known != nil, settings: IndexSettings(zone: zone),
      options: SegmentOptions(
        limit: segmentLimit, zone: zone, frequentCount: frequentCount),
      cancellation: cancellation)
    self.known = known
  }

  /// Adds a block of the document under way, which `endDocument` ends.
  package mutating func add(_ block: Block) throws(IndexError) { try writer.add(block) }

  /// Ends the document under way; its blocks are those added since the one before.
  package mutating func endDocument(_ document: Document, modificationTime: Int64 = 0) {
    writer.endDocument(
      document,
      state: FileState(byteCount: document.byteCount, modificationTime: modificationTime))
  }

  package mutating func add(
    _ document: Document, modificationTime: Int64 = 0
  ) throws(IndexError) {
    for block in document.blocks { try writer.add(block) }
    endDocument(document, modificationTime: modificationTime)
  }

  /// Writes the file, puts it in its place, and opens it.
  package consuming func finish() throws(IndexError) -> Index {
    let path = writer.path
    let known = known
    try writer.finish(known)
    let index = try Index.open(path)
    if let known { _ = index.keptCopies { known.copies } }
    return index
  }
}

/// What is known of blocks in the corpus of which they are a part, and what they alone do not tell.
package struct KnownElsewhere: Sendable {
  /// The types of the fields that it brings, by their names in the data.
  package var ownTypes: [String: OwnType]
  /// Of each block, how many answer it, and how many have its text.
  package var answerCounts: [Int] = []
  package var copies: [UInt32] = []

  package init(ownTypes: [String: OwnType]) { self.ownTypes = ownTypes }
}
