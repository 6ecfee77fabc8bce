import ToriCorpus
import ToriTime

/// What there is to ask about: names and what they stand for, without a look at any post.
package protocol Catalogue: Sendable {
  /// In which dates are read, and in which days begin.
  var zone: Zone { get }
  /// What the reading of the documents depended on besides their bytes, in tori's own words: the same where the
  /// same files are read alike.
  var readingKey: String { get }
  /// Which version of tori's readers read them.
  var readingVersion: String { get }
  /// Those that posts and blocks may have, in the order in which a row has them: the model's, and behind
  /// them what the corpus brings.
  var fields: [Field] { get }
  var documentCount: Int { get }
  var blockCount: Int { get }
  var postCount: Int { get }
  /// In the order of the corpus.
  var documentNames: [String] { get }
  /// What of the corpus could not be read when it was made.
  var failures: [ReadFailure] { get }
  /// By what texts are cut into words, or would be; nil where nothing can.
  ///
  /// - Complexity: before any are cut, a look through the dictionary's files: some hundredths of a second.
  var words: WordBasis? { get }

  /// What is known of a document; nil where none has that name.
  func record(ofDocument name: String) -> CatalogueDocument?
  /// All of them, in the order of the corpus.
  func records() -> [CatalogueDocument]
  /// The name of the first document of that short name, stem or file name, in whatever case.
  func document(calledAs name: String) -> String?
  /// The identifier of the block that a query writes so.
  func identifier(writtenAs text: String) -> String?
  /// The identifier of the block that its document names `KEY`, `:LINE`, or either with `.NTH`.
  func identifier(ofBlock name: String, inDocument document: String) -> String?
  /// The identifiers of the first `count` blocks that their documents name so, in the order of the corpus.
  func identifiers(ofBlocks name: String, first count: Int) -> [String]
  /// Whether some block has the field.
  func has(_ field: Field) -> Bool
  /// Whether some text may hold this one, folded; true where that is not known.
  func mayOccur(_ folded: [UInt8]) -> Bool
  /// Whether some text holds this one, folded, other than within a longer word of ASCII letters and digits;
  /// false where that is not known.
  func hasWord(_ folded: [UInt8]) -> Bool
}

extension Catalogue {
  package func identifiers(ofBlocks name: String, first count: Int) -> [String] {
    var found: [String] = []
    for document in documentNames where found.count < count {
      if let block = identifier(ofBlock: name, inDocument: document) { found.append(block) }
    }
    return found
  }
}

/// What is known of a document.
package struct CatalogueDocument: Hashable, Sendable {
  /// As queries name it; no other document has that name.
  package var name: String
  /// Of the file, from the root.
  package var path: String
  /// The page's own.
  package var title: String?
  /// Which read it.
  package var reader: ReaderName
  /// Why this reader was chosen: what was seen in the file.
  package var seen: ReadFact
  /// In which it was written.
  package var encoding: Encoding
  /// Of the file.
  package var byteCount: Int
  /// XXH3-64 of the file's bytes.
  package var checksum: UInt64
  /// The same of the document's own bytes, where the file holds it packed or among others.
  package var memberChecksum: UInt64?
  /// What was doubtful, in the order of the file.
  package var notices: [ReadNotice]
  /// The shapes by which a page was read.
  package var shapes: [UsedShape]
  /// How the records of a data file were understood.
  package var reading: DataReading?
  /// Posts and what surrounds them.
  package var blockCount: Int
  /// Of the blocks, those that somebody said or published.
  package var postCount: Int
  /// The time of the post with the earliest bound, and of the one with the latest.
  package var firstTime: TimeSpan?
  package var lastTime: TimeSpan?

  package init(
    name: String, path: String, title: String?, reader: ReaderName, seen: ReadFact,
    encoding: Encoding, byteCount: Int, checksum: UInt64, memberChecksum: UInt64?,
    notices: [ReadNotice], shapes: [UsedShape],
    reading: DataReading?, blockCount: Int, postCount: Int, firstTime: TimeSpan?,
    lastTime: TimeSpan?
  ) {
    self.name = name
    self.path = path
    self.title = title
    self.reader = reader
    self.seen = seen
    self.encoding = encoding
    self.byteCount = byteCount
    self.checksum = checksum
    self.memberChecksum = memberChecksum
    self.notices = notices
    self.shapes = shapes
    self.reading = reading
    self.blockCount = blockCount
    self.postCount = postCount
    self.firstTime = firstTime
    self.lastTime = lastTime
  }
}
