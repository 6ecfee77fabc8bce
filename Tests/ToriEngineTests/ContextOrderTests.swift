import Testing
import ToriCorpus
import ToriEmbedded
import ToriEngine
import ToriIndex
import ToriRandom
import ToriSystem
import ToriText

/// Lines of a concordance come in their order, however many are put in order at once and whichever are asked
/// for first.
@Suite struct ContextOrderTests {
  @Test(arguments: UInt64(0)..<60)
  func linesAskedForInAnyOrder(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let sample = try Sample(
      random.documents(in: "/corpus").map(\.document) + [random.documentOfLikeTexts()],
      segmentLimit: random.pick([1, 1 << 30]))
    let needle = Array(random.pick(["い", "い", "e", "鳥", "レア"]).utf8)
    let lines = try sample.index.occurrences(
      of: [needle], among: sample.index.allBlocks, cancellation: Cancellation())
    let texts = lines.map { sample.index.foldedText(of: $0.block).bytes }
    for side in [ContextSide.left, .right] {
      let contexts = zip(lines, texts).map { line, text -> [UInt8] in
        let start = sample.index.foldedOffset(of: line)
        if side == .right { return Array(text[(start + needle.count)...]) }
        let scalars = String(decoding: text[..<start], as: UTF8.self).unicodeScalars.reversed()
        return scalars.flatMap { Array(String($0).utf8) }
      }
      let descending = random.chance(2)
      let expected = lines.indices.sorted { a, b in
        if contexts[a] == contexts[b] { return a < b }
        return contexts[a].lexicographicallyPrecedes(contexts[b]) != descending
      }
      let order = try ContextOrder(
        lines, ContextReader(sample.index, of: [needle], side), descending: descending,
        batchSize: random.pick([1, 2, 3, 10, 1000]),
        batchBytes: random.pick([0, 10, 100, 1 << 26]), Cancellation())
      for row in lines.indices.shuffled(using: &random) {
        #expect(order.line(row) == expected[row], "seed \(seed), row \(row)")
      }
    }
  }

  @Test func aCancelledOrderStops() throws {
    let index = try Sample.seeds.get().index
    let lines = try index.occurrences(
      of: [Array("の".utf8)], among: index.allBlocks, cancellation: Cancellation())
    let cancellation = Cancellation()
    cancellation.cancel()
    #expect(throws: EngineError.interrupted) {
      _ = try ContextOrder(
        lines, ContextReader(index, of: [Array("の".utf8)], .left), descending: false, cancellation)
    }
  }
}

extension SplitMix64 {
  /// Whose texts have long beginnings and ends in common.
  fileprivate mutating func documentOfLikeTexts() -> Document {
    let blocks = (0..<200).map { number in
      let parts = (0..<below(4)).map { _ in pick(["長い長い同じ文", "い", "か", "ab", ""]) }
      return Block(
        kind: .reply, bytes: number..<number + 1, lines: number + 1...number + 1,
        text: parts.joined() + "い" + parts.reversed().joined())
    }
    return Document(
      path: "/corpus/like_x.txt", reader: pick(ReaderName.allCases),
      seen: .seen(.askedFor), encoding: .utf8, byteCount: 200, checksum: 0,
      title: nil, blocks: blocks, notices: [])
  }
}
