import ToriCorpus
import ToriEngine
import ToriIndex
import ToriSystem
import ToriText
import ToriTime
import ToriWords

/// What an index has to ask about.
struct IndexCatalogue: Catalogue {
  let index: Index
  private let list: OwnFieldList
  private let shelf: WordShelf

  init(index: Index, _ list: OwnFieldList, _ shelf: WordShelf) {
    (self.index, self.list, self.shelf) = (index, list, shelf)
  }

  var zone: Zone { index.zone }
  var readingKey: String { index.reading.words }
  var readingVersion: String { index.reading.version }
  var fields: [Field] { list.all }
  var documentCount: Int { index.documents.count }
  var blockCount: Int { index.blockCount }
  var postCount: Int { index.posts.count }
  var documentNames: [String] { index.documentNames }
  var failures: [ReadFailure] { index.failures }

  var words: WordBasis? {
    if let about = shelf.information {
      return WordBasis(
        dictionary: about.dictionaryName, version: about.dictionaryVersion,
        checksum: about.dictionaryChecksum, scanner: about.scannerVersion)
    }
    return shelf.cutting.basis
  }

  func record(ofDocument name: String) -> CatalogueDocument? {
    index.document(named: name).map { CatalogueDocument(index.documents[$0]) }
  }

  func records() -> [CatalogueDocument] { index.documents.map(CatalogueDocument.init) }

  func document(calledAs name: String) -> String? {
    index.place(ofDocument: name).map { index.documentNames[$0] }
  }

  func identifier(writtenAs text: String) -> String? {
    index.block(identifier: text).map(index.identifier)
  }

  func identifier(ofBlock name: String, inDocument document: String) -> String? {
    index.document(named: document).flatMap { index.block(named: name, document: $0) }
      .map(index.identifier)
  }

  func has(_ field: Field) -> Bool {
    switch field.access(in: index) {
    case .text(let column): return index.has(column)
    case .own:
      return field.ownNumber(in: index).map {
        index.ownFields[$0].count > index.ownFields[$0].misfitCount
      } ?? false
    default: return true
    }
  }

  func mayOccur(_ folded: [UInt8]) -> Bool { index.estimate(mentioning: folded) > 0 }

  /// Of texts that hold it, the first thousand are looked at. What cannot be read is no reason to warn: the
  /// queries will say so.
  func hasWord(_ folded: [UInt8]) -> Bool {
    if index.estimate(mentioning: folded) == 0 { return false }
    let holding = try? index.blocks(
      mentioning: folded, among: index.allBlocks, cancellation: Cancellation())
    return holding?.prefix(1000).contains {
      Folding.fold(index.text(of: $0)).bytes.holdsWord(folded)
    } ?? false
  }
}

extension CatalogueDocument {
  init(_ record: DocumentRecord) {
    self.init(
      name: record.name, path: record.path, title: record.title, reader: record.reader,
      seen: record.seen, encoding: record.encoding, byteCount: record.byteCount,
      checksum: record.checksum, memberChecksum: record.member?.checksum,
      notices: record.notices, shapes: record.shapes, reading: record.reading,
      blockCount: record.blocks.count, postCount: record.postCount, firstTime: record.firstTime,
      lastTime: record.lastTime)
  }
}
