import Testing
import ToriCorpus
import ToriIndex
import ToriRandom
import ToriSystem
import ToriText
import ToriTime

/// Counts, extremes and best blocks beside plain loops over all blocks.
@Suite struct CountTests {
  let never = Cancellation()

  private func sample(_ seed: UInt64) throws -> Sample {
    var random = SplitMix64(seed: seed)
    // Now and then more than a zone of 1,024 rows.
    let long =
      seed % 20 == 0
      ? [random.document(0, blockCount: 1100), random.document(1, blockCount: 50)] : nil
    return try Sample(seed: seed, documents: long, segmentLimit: seed % 40 == 0 ? 1 << 30 : nil)
  }

  /// What is known of whole segments beforehand is what counting their blocks finds.
  @Test(arguments: UInt64(0)..<26)
  func wholeSegments(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var document = random.document(0, blockCount: 1 + random.below(1500))
    let duration = [0, 1, 999, 86_400_000][random.below(4)]
    let times = document.blocks.indices.map { _ in Int64(random.below(40)) * 43_200_000 }
    for (index, time) in times.enumerated() {
      let start = Instant(milliseconds: time)
      document.blocks[index].time =
        random.below(9) == 0
        ? nil
        : TimeSpan(
          earliest: start, latest: Instant(milliseconds: time + Int64(duration)),
          precision: .second, basis: .stated)
    }
    let index = try Sample(
      seed: seed, documents: [document], segmentLimit: random.pick([60_000, 1 << 30])
    ).index
    let numbers = 0..<UInt32(index.blockCount)
    let halves = [0, 1].map { half in BlockSet(ascending: numbers.filter { $0 % 2 == half }) }
    let bounds = Set((0..<random.below(7)).map { _ in Int64(random.below(40)) * 43_200_000 })
    let starts = bounds.sorted().map { Instant(milliseconds: $0) }
    func byPeriod(_ among: BlockSet) throws -> [Int] {
      let found = try index.counts(
        byPeriodsStarting: starts, among: among, cancellation: never)
      return found.counts + [found.uncertain, found.undated]
    }
    let sums = zip(try byPeriod(halves[0]), try byPeriod(halves[1])).map { $0 + $1 }
    #expect(try byPeriod(index.allBlocks) == sums)
    for column in TextColumn.allCases {
      func byText(_ among: BlockSet) throws -> [[UInt8]?: Int] {
        let found = try index.counts(by: column, among: among, cancellation: never)
        return Dictionary(
          uniqueKeysWithValues: found.map { ($0.value.map { Array($0.utf8) }, $0.count) })
      }
      let sums = try byText(halves[0]).merging(try byText(halves[1])) { $0 + $1 }
      #expect(try byText(index.allBlocks) == sums)
    }
  }

  @Test(arguments: UInt64(0)..<16)
  func byValues(_ seed: UInt64) throws {
    let sample = try sample(seed)
    let (index, blocks) = (sample.index, sample.blocks)
    var random = SplitMix64(seed: seed ^ 0xC0)
    let among = random.set(below: blocks.count)
    for column in TextColumn.allCases {
      let found = try index.counts(by: column, among: among, cancellation: never)
      let naive = tally(among.map { blocks[Int($0.rawValue)].value(column).map { Array($0.utf8) } })
      #expect(found.map { [$0.count] } == naive.map { [$0.count] })
      #expect(found.map { $0.value.map { Array($0.utf8) } } == naive.map(\.value))
    }
    for column in TextListColumn.allCases {
      let found = try index.counts(by: column, among: among, cancellation: never)
      let naive = tally(
        among.flatMap { block -> [[UInt8]?] in
          let texts = Set(blocks[Int(block.rawValue)].values(column).map { Array($0.utf8) })
          return texts.isEmpty ? [nil] : texts.map { $0 }
        })
      #expect(found.map { [$0.count] } == naive.map { [$0.count] })
      #expect(found.map { $0.value.map { Array($0.utf8) } } == naive.map(\.value))
    }
    for column in IntegerColumn.allCases {
      let values = sample.integers(column)
      let some = among.map { values[Int($0.rawValue)] }
      let found = try index.counts(by: column, among: among, cancellation: never)
      let naive = Dictionary(grouping: some) { $0 }.sorted {
        ($0.key ?? .min) < ($1.key ?? .min)
      }
      #expect(found.map { $0.value } == naive.map(\.key), "\(column)")
      #expect(found.map { $0.count } == naive.map(\.value.count), "\(column)")
    }
    let kinds = try index.counts(byKindAmong: among, cancellation: never)
    for kind in BlockKind.allCases {
      let count = among.filter { blocks[Int($0.rawValue)].kind == kind }.count
      #expect(kinds.first { $0.value == kind }?.count ?? 0 == count)
    }
    let documents = try index.counts(byDocumentAmong: among, cancellation: never)
    var naive = Array(repeating: 0, count: sample.documents.count)
    for block in among { naive[sample.document(of: Int(block.rawValue)).index] += 1 }
    #expect(documents == naive)
  }

  private func tally(_ values: [[UInt8]?]) -> [(value: [UInt8]?, count: Int)] {
    Dictionary(grouping: values) { $0 }.map { ($0.key, $0.value.count) }.sorted {
      guard let a = $0.0, let b = $1.0 else { return $0.0 == nil && $1.0 != nil }
      return a.lexicographicallyPrecedes(b)
    }
  }

  @Test(arguments: UInt64(0)..<16)
  func byPeriods(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed ^ 0xBEE)
    var sample = try sample(seed)
    if seed % 6 == 0 {
      // As in data files: every time known, all of one length.
      let length = Int64(random.pick([0, 1000, 86_400_000]))
      var document = random.document(0, blockCount: 1100)
      for place in document.blocks.indices {
        let start = Int64(random.below(100_000)) * 10_000
        document.blocks[place].time = TimeSpan(
          earliest: Instant(milliseconds: start), latest: Instant(milliseconds: start + length),
          precision: .second, basis: .stated)
      }
      sample = try Sample(seed: seed, documents: [document])
    }
    let index = sample.index
    for _ in 0..<4 {
      let among = random.set(below: sample.blocks.count)
      var starts: [Int64] = []
      for _ in 0..<random.pick([0, 1, 2, 12, 40]) {
        starts.append(Int64(random.below(random.pick([1_000, 120_000]))) * 10_000)
      }
      starts.sort()
      let found = try index.counts(
        byPeriodsStarting: starts.map { Instant(milliseconds: $0) }, among: among,
        cancellation: never)
      var counts = Array(repeating: 0, count: max(0, starts.count - 1))
      var (uncertain, undated) = (0, 0)
      for block in among {
        guard let time = sample.blocks[Int(block.rawValue)].time else {
          undated += 1
          continue
        }
        let from = time.earliest?.milliseconds ?? .min
        let to = time.latest?.milliseconds ?? .max
        let period = counts.indices.first { from >= starts[$0] && from < starts[$0 + 1] }
        if let period, to <= starts[period + 1] {
          counts[period] += 1
        } else if let first = starts.first, let last = starts.last, first < last, from < last,
          to > first
        {
          uncertain += 1
        }
      }
      #expect(found.counts == counts)
      #expect(found.uncertain == uncertain && found.undated == undated)

      let times = among.compactMap { sample.blocks[Int($0.rawValue)].time }
      let extremes = try index.timeExtremes(among: among, cancellation: never)
      #expect(extremes?.earliest == times.compactMap { $0.earliest ?? $0.latest }.min())
      #expect(extremes?.latest == times.compactMap { $0.latest ?? $0.earliest }.max())
    }
  }

  @Test(arguments: UInt64(0)..<16)
  func best(_ seed: UInt64) throws {
    let sample = try sample(seed)
    var random = SplitMix64(seed: seed ^ 0x70)
    let keys = IntegerColumn.allCases.map { OrderKey.integer($0) } + [.time]
    for key in keys {
      let values: [Int?] =
        switch key {
        case .integer(let column): sample.integers(column)
        case .time:
          sample.blocks.map { ($0.time?.earliest ?? $0.time?.latest).map { Int($0.milliseconds) } }
        }
      let among = random.set(below: sample.blocks.count)
      let count = random.pick([0, 1, 3, 10, 5000])
      let descending = random.chance(2)
      let found = try sample.index.top(
        count, by: key, descending: descending, among: among, cancellation: never)
      let expected = among.sorted { a, b in
        guard let x = values[Int(a.rawValue)], let y = values[Int(b.rawValue)] else {
          let ranks = [a, b].map { values[Int($0.rawValue)] == nil ? 1 : 0 }
          return ranks[0] != ranks[1] ? ranks[0] < ranks[1] : a.rawValue < b.rawValue
        }
        return x != y ? (x < y) != descending : a.rawValue < b.rawValue
      }
      #expect(found == Array(expected.prefix(count)), "\(key)")
    }
  }
}
