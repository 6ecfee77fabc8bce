import Testing
import ToriCorpus
import ToriIndex
import ToriRandom
import ToriText
import ToriTime

/// An index beside the blocks that it was made of.
struct Sample: Sendable {
  let folder: TemporaryFolder
  let index: Index
  let documents: [Document]
  let blocks: [Block]

  init(seed: UInt64, documents: [Document]? = nil, segmentLimit: Int? = nil) throws {
    var random = SplitMix64(seed: seed)
    self.documents = documents ?? random.documents()
    blocks = self.documents.flatMap(\.blocks)
    folder = try TemporaryFolder()
    // From a segment for each few blocks to one segment for all.
    let limit = segmentLimit ?? random.pick([4_000, 20_000, 60_000, 1 << 30])
    var builder = try IndexBuilder(
      to: folder.file("x.tori"), zone: .tokyo, segmentLimit: limit,
      frequentCount: random.pick([2, 3, 5, nil]))
    for document in self.documents { try builder.add(document, modificationTime: 7) }
    index = try builder.finish()
  }

  /// Where a block is of: its document, and the blocks of that.
  func document(of block: Int) -> (index: Int, blocks: Range<Int>) {
    var start = 0
    for (index, document) in documents.enumerated() {
      if block < start + document.blocks.count {
        return (index, start..<start + document.blocks.count)
      }
      start += document.blocks.count
    }
    return (documents.count, start..<start)
  }

  /// The blocks that each block answers, by their places in all documents.
  func parents() -> [[Int]] {
    var start = 0
    return documents.flatMap { document in
      let siblings = Siblings(document.blocks)
      defer { start += document.blocks.count }
      return document.blocks.map { siblings.parents(of: $0).map { start + $0 } }
    }
  }

  func matching(_ condition: (Block) -> Bool) -> [UInt32] {
    blocks.indices.filter { condition(blocks[$0]) }.map { UInt32($0) }
  }
}

@Suite struct IndexTests {
  @Test(arguments: UInt64(0)..<26)
  func blocksComeBackAsTheyWere(_ seed: UInt64) throws {
    let sample = try Sample(seed: seed)
    let index = sample.index
    #expect(index.blockCount == sample.blocks.count)
    for (number, block) in sample.blocks.enumerated() {
      let id = BlockID(UInt32(number))
      #expect(index.block(id) == block)
      #expect(Array(index.text(of: id).utf8) == Array(block.text.utf8))
      #expect(index.foldedText(of: id) == Folding.fold(block.text))
      #expect(index.integer(.length, of: id) == block.text.count)
      #expect(index.document(of: id) == sample.document(of: number).index)
    }
    #expect(index.posts.array == sample.matching { $0.kind.isPost })
    #expect(index.damage == nil)
    try index.verify()
  }

  @Test(arguments: UInt64(0)..<20)
  func documentsComeBackAsTheyWere(_ seed: UInt64) throws {
    let sample = try Sample(seed: seed)
    var start: UInt32 = 0
    #expect(sample.index.documents.count == sample.documents.count)
    for (record, document) in zip(sample.index.documents, sample.documents) {
      #expect(record.path == document.path)
      #expect(record.reader == document.reader)
      #expect(record.seen == document.seen)
      #expect(record.encoding == document.encoding)
      #expect(record.byteCount == document.byteCount)
      #expect(record.checksum == document.checksum)
      #expect(record.title == document.title)
      #expect(record.notices.starts(with: document.notices))
      // Of data, that posts are answered which are not there.
      #expect(record.notices.count - document.notices.count <= (document.reader.isData ? 1 : 0))
      #expect(record.state.modificationTime == 7)
      #expect(record.blocks == start..<start + UInt32(document.blocks.count))
      #expect(record.postCount == document.blocks.count { $0.kind.isPost })
      let times = document.blocks.filter(\.kind.isPost).compactMap(\.time)
      #expect(record.firstTime?.earliest == times.compactMap(\.earliest).min())
      #expect(record.lastTime?.latest == times.compactMap(\.latest).max())
      start = record.blocks.upperBound
    }
    let names = sample.index.documents.map(\.name)
    #expect(names == documentNames(forPaths: sample.documents.map(\.path)))
  }

  @Test(arguments: UInt64(0)..<20)
  func repliesAreFoundBothWays(_ seed: UInt64) throws {
    let sample = try Sample(seed: seed)
    let parents = sample.parents()
    for (number, block) in sample.blocks.enumerated() {
      let id = BlockID(UInt32(number))
      let (document, siblings) = sample.document(of: number)
      let replies = siblings.filter { parents[$0].contains(number) }
      #expect(sample.index.replies(to: id).map(\.rawValue) == replies.map { UInt32($0) })
      #expect(sample.index.integer(.replies, of: id) == replies.count)
      #expect(
        sample.index.parents(of: id).map(\.rawValue)
          == parents[number].map { UInt32($0) })
      // What is no post may start on a line that an export's post is called by.
      if block.kind.isPost || siblings.allSatisfy({ sample.blocks[$0].givenName == nil }) {
        #expect(sample.index.block(identifier: sample.index.identifier(of: id)) == id)
      }
      if let own = block.key {
        let first = siblings.first { sample.blocks[$0].key == own }
        #expect(
          sample.index.post(named: own, document: document)?.rawValue == first.map { UInt32($0) })
      }
    }
  }
}

/// The blocks of a document, and which of them are called by a name.
struct Siblings {
  private let blocks: [Block]
  private let byKey: [PostKey: [Int]]
  private let byLastPart: [PostKey: [Int]]

  init(_ blocks: [Block]) {
    func places(_ name: (Block) -> PostKey?) -> [PostKey: [Int]] {
      var places: [PostKey: [Int]] = [:]
      for (place, block) in blocks.enumerated() {
        if let name = name(block) { places[name, default: []].append(place) }
      }
      return places
    }
    self.blocks = blocks
    byKey = places(\.key)
    byLastPart = places { $0.key?.lastPart }
  }

  /// The places of the posts that one of them answers.
  func parents(of block: Block) -> [Int] {
    func exact(_ key: PostKey) -> Int? {
      let named = byKey[key] ?? []
      return named.first { blocks[$0].numbering == block.numbering } ?? named.first
    }
    func post(_ key: PostKey) -> Int? {
      if let found = exact(key) { return found }
      // What an export names is meant letter by letter.
      guard block.givenName == nil else { return nil }
      if case .text(let text) = key, text.hasPrefix("t1_"),
        let found = exact(PostKey(String(text.dropFirst(3))))
      {
        return found
      }
      let ending = byLastPart[key] ?? []
      return ending.count == 1 ? ending[0] : nil
    }
    return block.repliesTo.compactMap(post).unique
  }
}
