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

  func matching(_ condition: (Block) -> Bool) -> [UInt32] {
    blocks.indices.filter { condition(blocks[$0]) }.map { UInt32($0) }
  }
}

@Suite struct IndexTests {
  @Test(arguments: UInt64(0)..<40)
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

  @Test(arguments: UInt64(0)..<30)
  func documentsComeBackAsTheyWere(_ seed: UInt64) throws {
    let sample = try Sample(seed: seed)
    var start: UInt32 = 0
    #expect(sample.index.documents.count == sample.documents.count)
    for (record, document) in zip(sample.index.documents, sample.documents) {
      #expect(record.path == document.path)
      #expect(record.reader == document.reader)
      #expect(record.reason == document.reason)
      #expect(record.encoding == document.encoding)
      #expect(record.byteCount == document.byteCount)
      #expect(record.checksum == document.checksum)
      #expect(record.title == document.title)
      #expect(record.notices == document.notices)
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

  @Test(arguments: UInt64(0)..<30)
  func repliesAreFoundBothWays(_ seed: UInt64) throws {
    let sample = try Sample(seed: seed)
    for (number, block) in sample.blocks.enumerated() {
      let id = BlockID(UInt32(number))
      let (document, siblings) = sample.document(of: number)
      func first(_ wanted: Int) -> BlockID? {
        siblings.first { sample.blocks[$0].number == wanted }.map { BlockID(UInt32($0)) }
      }
      let replies = siblings.filter { sibling in
        block.number.map(sample.blocks[sibling].repliesTo.contains) ?? false
      }
      #expect(sample.index.replies(to: id).map(\.rawValue) == replies.map { UInt32($0) })
      #expect(sample.index.integer(.replies, of: id) == replies.count)
      #expect(sample.index.parents(of: id) == block.repliesTo.compactMap(first))
      if let own = block.number {
        #expect(sample.index.block(number: own, document: document) == first(own))
      }
    }
  }
}
