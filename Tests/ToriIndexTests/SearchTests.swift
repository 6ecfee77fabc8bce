import Testing
import ToriCorpus
import ToriIndex
import ToriRandom
import ToriSystem
import ToriText
import ToriTime

/// Every search beside a scan of all blocks that is plainly right.
@Suite struct SearchTests {
  let never = Cancellation()

  @Test(arguments: UInt64(0)..<36)
  func mentions(_ seed: UInt64) throws {
    let sample = try Sample(seed: seed)
    var random = SplitMix64(seed: seed ^ 0xABCD)
    let folded = sample.blocks.map { Folding.fold($0.text).bytes }
    for _ in 0..<12 {
      let among = random.set(below: sample.blocks.count)
      let needle = random.needle(from: folded)
      let found = try sample.index.blocks(
        mentioning: needle, among: among, cancellation: never)
      let expected = among.filter { naiveOffsets(needle, folded[Int($0.rawValue)]) != [] }
      #expect(found == BlockSet(ascending: expected.map(\.rawValue)), "\(needle)")
      let all = folded.filter { naiveOffsets(needle, $0) != [] }.count
      #expect(sample.index.estimate(mentioning: needle) >= all)

      let occurrences = try sample.index.occurrences(
        of: [needle], among: among, cancellation: never)
      let places = among.flatMap { block in
        naiveOffsets(needle, folded[Int(block.rawValue)]).map { [Int(block.rawValue), $0] }
      }
      #expect(
        occurrences.map { [Int($0.block.rawValue), sample.index.foldedOffset(of: $0)] } == places,
        "\(needle)")
      var (left, right) = (
        ContextReader(sample.index, of: [needle], .left),
        ContextReader(sample.index, of: [needle], .right)
      )
      for occurrence in occurrences {
        let text = folded[Int(occurrence.block.rawValue)]
        let start = sample.index.foldedOffset(of: occurrence)
        let before = String(decoding: text[..<start], as: UTF8.self).unicodeScalars.reversed()
        var outward = String.UnicodeScalarView()
        outward.append(contentsOf: before)
        let contexts = [
          (Array(String(outward).utf8), { left.read(occurrence, wanted: $0) }, { left.text }),
          (
            Array(text[(start + needle.count)...]), { right.read(occurrence, wanted: $0) },
            { right.text }
          ),
        ]
        for (context, read, bytes) in contexts {
          for wanted in [Int.max, 0, 1, 7, random.below(40)] {
            let size = read(wanted)
            #expect(size >= min(wanted, context.count))
            #expect(context.starts(with: bytes()[..<size]), "\(wanted) bytes beside \(needle)")
          }
        }
      }
    }
  }

  /// What posting lists alone tell is decoded only as far as it is asked for.
  @Test(arguments: UInt64(0)..<12)
  func firstBlocks(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let documents = (0..<2).map { random.document($0, blockCount: 300 + random.below(900)) }
    let sample = try Sample(seed: seed, documents: documents)
    let folded = sample.blocks.map { Folding.fold($0.text).bytes }
    for needle in ["南", "鳥", "中国", "eu", "か", "e", "決してない"].map({ Array($0.utf8) }) {
      let found = try sample.index.blocks(
        mentioning: needle, among: sample.index.allBlocks, cancellation: never)
      let expected = folded.indices.filter { naiveOffsets(needle, folded[$0]) != [] }
        .map { UInt32($0) }
      #expect(found.count == expected.count)
      for count in [0, 1, 63, 64, 65, 127, 128, 129, 300, expected.count - 1, expected.count + 1]
      where count >= 0 {
        #expect(found.prefix(count).array == Array(expected.prefix(count)), "\(count) of \(needle)")
      }
      let places = BlockPlaces(found)
      #expect(expected.indices.map { places[$0].rawValue } == expected, "\(needle)")
      #expect(found == BlockSet(ascending: expected), "\(needle)")
    }
  }

  @Test(arguments: UInt64(0)..<26)
  func mentionsExactly(_ seed: UInt64) throws {
    let sample = try Sample(seed: seed)
    var random = SplitMix64(seed: seed ^ 0x1234)
    let texts = sample.blocks.map { Array($0.text.utf8) }
    for _ in 0..<12 {
      let among = random.set(below: sample.blocks.count)
      let needle = random.needle(from: texts)
      let found = try sample.index.blocks(
        mentioningExactly: needle, among: among, cancellation: never)
      let expected = among.filter { naiveOffsets(needle, texts[Int($0.rawValue)]) != [] }
      #expect(found == BlockSet(ascending: expected.map(\.rawValue)), "\(needle)")
    }
  }

  @Test func emptyNeedles() throws {
    let sample = try Sample(seed: 5)
    let index = sample.index
    let all = index.allBlocks
    #expect(try index.blocks(mentioning: [], among: all, cancellation: never) == all)
    #expect(try index.blocks(mentioningExactly: [], among: all, cancellation: never) == all)
    #expect(try index.occurrences(of: [[]], among: all, cancellation: never).isEmpty)
    #expect(index.estimate(mentioning: []) == index.blockCount)
  }

  @Test(arguments: UInt64(0)..<30)
  func columns(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    // Now and then more than a zone of 1,024 rows, in order as data files are.
    let long = seed % 25 == 0 ? [random.document(0, blockCount: 2500, isOrdered: true)] : nil
    let sample = try Sample(seed: seed, documents: long)
    let index = sample.index
    random = SplitMix64(seed: seed ^ 0x77)
    for column in IntegerColumn.allCases {
      let values = sample.integers(column)
      let among = random.set(below: values.count)
      let low = random.pick([Int.min, -3, 0, 1, 5, random.below(400)])
      let range = low...random.pick([max(low, 0), max(low, 60), Int.max])
      let found = try index.blocks(where: column, in: range, among: among, cancellation: never)
      #expect(
        found == among.keep { values[$0].map(range.contains) ?? false }, "\(column) in \(range)")
      let having = try index.blocks(having: .integer(column), among: among, cancellation: never)
      #expect(having == among.keep { values[$0] != nil })
    }
    for column in TextColumn.allCases {
      let values = sample.blocks.map { $0.value(column) }
      let among = random.set(below: values.count)
      let mark = random.pick(["0", "名", "が", "x", ""])
      let found = try index.blocks(where: column, among: among, cancellation: never) {
        $0.utf8.starts(with: mark.utf8)
      }
      #expect(found == among.keep { values[$0].map { $0.utf8.starts(with: mark.utf8) } ?? false })
      let having = try index.blocks(having: .text(column), among: among, cancellation: never)
      #expect(having == among.keep { values[$0] != nil })
    }
    for column in TextListColumn.allCases {
      let values = sample.blocks.map { $0.values(column) }
      let among = random.set(below: values.count)
      let found = try index.blocks(where: column, among: among, cancellation: never) {
        $0.utf8.count % 3 == 0
      }
      #expect(found == among.keep { values[$0].contains { $0.utf8.count % 3 == 0 } })
      let having = try index.blocks(having: .texts(column), among: among, cancellation: never)
      #expect(having == among.keep { !values[$0].isEmpty })
    }
  }

  @Test(arguments: UInt64(0)..<30)
  func otherFields(_ seed: UInt64) throws {
    let sample = try Sample(seed: seed)
    let index = sample.index
    let blocks = sample.blocks
    var random = SplitMix64(seed: seed ^ 0x99)
    let among = random.set(below: blocks.count)
    #expect(
      try index.blocks(having: .time, among: among, cancellation: never)
        == among.keep { blocks[$0].time != nil })
    #expect(
      try index.blocks(having: .dates, among: among, cancellation: never)
        == among.keep { !blocks[$0].dates.isEmpty })
    #expect(
      try index.blocks(having: .replyTargets, among: among, cancellation: never)
        == among.keep { !blocks[$0].repliesTo.isEmpty })
    #expect(
      try index.blocks(having: .deletion, among: among, cancellation: never)
        == among.keep { blocks[$0].isDeleted })
    let kinds = Set(BlockKind.allCases.filter { _ in random.chance(2) })
    #expect(
      try index.blocks(ofKinds: kinds, among: among, cancellation: never)
        == among.keep { kinds.contains(blocks[$0].kind) })
    let year = PartialDate(year: 2021).period(in: .tokyo)!  // A year always has a period.
    #expect(
      try index.blocks(datedIn: year, among: among, cancellation: never)
        == among.keep {
          blocks[$0].dates.contains { $0.period(in: .tokyo).map(year.contains) ?? false }
        })
  }

  @Test(arguments: UInt64(0)..<36)
  func times(_ seed: UInt64) throws {
    let sample = try Sample(seed: seed)
    var random = SplitMix64(seed: seed ^ 0x55)
    for _ in 0..<8 {
      let among = random.set(below: sample.blocks.count)
      let from = random.chance(3) ? nil : Int64(random.below(1000)) * 60_000
      let to = random.chance(3) ? nil : (from ?? 0) + Int64(random.below(500)) * 60_000
      let found = try sample.index.blocks(
        timeIn: (
          from.map { Instant(milliseconds: $0) }, to.map { Instant(milliseconds: $0) }
        ), among: among, cancellation: never)
      // A bound that is not known may be anything.
      let spans = sample.blocks.map { block in
        block.time.map {
          ($0.earliest?.milliseconds ?? .min, $0.latest?.milliseconds ?? .max)
        }
      }
      let (low, high) = (from ?? .min, to ?? .max)
      let inside = among.keep { spans[$0].map { low <= $0.0 && $0.1 <= high } ?? false }
      let outside = among.keep { block in
        spans[block].map { from != nil && $0.1 <= low || to != nil && $0.0 >= high } ?? false
      }
      let undated = among.keep { spans[$0] == nil }
      #expect(found.inside == inside.subtracting(outside))
      #expect(found.undated == undated)
      #expect(
        found.overlapping == among.subtracting(inside).subtracting(outside).subtracting(undated))
    }
  }

  /// The pairs of `www` are one; a text with `ww` has it and does not hold the needle.
  @Test func aNeedleOfOnePairTwice() throws {
    let texts = ["ww x ww", "www", "草草", "草草草"]
    let blocks = texts.map { Block(kind: .reply, bytes: 0..<1, lines: 1...1, text: $0) }
    var random = SplitMix64(seed: 1)
    var document = random.document(0, blockCount: 0)
    document.blocks = blocks
    let index = try Sample(seed: 1, documents: [document]).index
    for (needle, expected) in [("www", [1]), ("草草草", [3]), ("ww", [0, 1])] as [(String, [UInt32])] {
      let found = try index.blocks(
        mentioning: Array(needle.utf8), among: index.allBlocks, cancellation: never)
      #expect(found.array == expected)
    }
  }

  @Test func aCancelledSearchStops() throws {
    let sample = try Sample(seed: 3)
    let cancellation = Cancellation()
    cancellation.cancel()
    #expect(throws: IndexError.cancelled) {
      try sample.index.blocks(
        mentioning: Array("島".utf8), among: sample.index.allBlocks, cancellation: cancellation)
    }
  }
}

/// Where `needle` stands in `text`, from left to right, not overlapping.
func naiveOffsets(_ needle: [UInt8], _ text: [UInt8]) -> [Int] {
  var found: [Int] = []
  var at = 0
  while at + needle.count <= text.count {
    if text[at..<at + needle.count].elementsEqual(needle) {
      found.append(at)
      at += needle.count
    } else {
      at += 1
    }
  }
  return found
}

extension BlockSet {
  func keep(_ condition: (Int) -> Bool) -> BlockSet {
    BlockSet(ascending: filter { condition(Int($0.rawValue)) }.map(\.rawValue))
  }
}

extension SplitMix64 {
  /// Part of a text, of whole characters, or a near miss of one.
  mutating func needle(from texts: [[UInt8]]) -> [UInt8] {
    let source = texts.isEmpty ? [] : pick(texts)
    var scalars = Array(String(decoding: source, as: UTF8.self).unicodeScalars)
    if scalars.isEmpty { scalars = ["島"] }
    let start = below(scalars.count)
    let length = pick([1, 1, 2, 2, 3, 3, 4, 5, 8, 30])
    var part = Array(scalars[start..<min(start + length, scalars.count)])
    if chance(4) { part[below(part.count)] = pick(["島", "国", "x", "\u{3099}", "か"]) }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: part)
    return Array(String(text).utf8)
  }

  mutating func set(below count: Int) -> BlockSet {
    let all = BlockSet(range: 0..<UInt32(count))
    switch below(5) {
    case 0: return BlockSet()
    case 1: return all.keep { _ in chance(2) }
    case 2: return all.keep { _ in chance(20) }
    case 3: return all.clamped(to: UInt32(below(count + 1))..<UInt32(count))
    default: return all
    }
  }
}

extension Block {
  func value(_ column: TextColumn) -> String? {
    switch column {
    case .author: author
    case .authorID: authorID
    case .heading: heading
    case .title: title
    case .source: source
    case .thread: thread
    case .permalink: permalink
    case .language: language
    case .own: nil
    }
  }

  func values(_ column: TextListColumn) -> [String] {
    switch column {
    case .quotes: quotes
    case .links: links
    case .hashtags: hashtags
    case .handles: handles
    }
  }
}

extension Sample {
  func integers(_ column: IntegerColumn) -> [Int?] {
    switch column {
    case .number: blocks.map(\.number)
    case .reposts: blocks.map(\.reposts)
    case .likes: blocks.map(\.likes)
    case .dislikes: blocks.map(\.dislikes)
    case .views: blocks.map(\.views)
    case .length: blocks.map(\.text.count)
    case .firstLine: blocks.map(\.lines.lowerBound)
    case .lastLine: blocks.map(\.lines.upperBound)
    case .startByte: blocks.map(\.bytes.lowerBound)
    case .endByte: blocks.map(\.bytes.upperBound)
    case .copies: copies()
    case .own: []
    case .replies:
      parents().joined().reduce(into: [Int?](repeating: 0, count: blocks.count)) { counts, parent in
        counts[parent] = (counts[parent] ?? 0) + 1
      }
    }
  }

  private func copies() -> [Int?] {
    let folded = blocks.map { Folding.fold($0.text).bytes }
    var counts: [[UInt8]: Int] = [:]
    for (block, text) in zip(blocks, folded) where block.kind.isPost {
      counts[text, default: 0] += 1
    }
    return folded.map { counts[$0] ?? 0 }
  }
}
