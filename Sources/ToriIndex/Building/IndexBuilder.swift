import ToriCorpus
import ToriTime

/// Makes an index of documents that are already read.
package struct IndexBuilder: ~Copyable {
  /// The size in memory at which a segment is written out, in bytes, unless asked otherwise.
  package static let defaultSegmentLimit = 512 << 20

  private var writer: IndexWriter

  /// Will write the file `path`; nothing is there before `finish`.
  ///
  /// - Parameter frequentCount: postings of three and more characters are kept where both their parts are
  ///   in so many blocks; without it, as many as suit the count of blocks.
  package init(
    to path: String, zone: Zone, segmentLimit: Int = defaultSegmentLimit, frequentCount: Int? = nil
  ) throws(IndexError) {
    writer = try IndexWriter(
      path, settings: IndexSettings(zone: zone),
      options: SegmentOptions(
        limit: segmentLimit, zone: zone, frequentCount: frequentCount))
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
    try writer.finish()
    return try Index.open(path)
  }
}
