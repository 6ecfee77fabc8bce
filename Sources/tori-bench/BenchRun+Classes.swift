import Glibc
import ToriCorpus
import ToriIndex
import ToriText
import ToriTime

/// Draws needles from the texts of an index, one in five a near miss.
struct NeedleSample {
  let index: Index
  /// Seeded, so that all runs ask the same.
  init(_ index: Index) { self.index = index }

  func needles(length: Int, count: Int, seed: UInt64) -> [[UInt8]] {
    var random = SplitMix64(seed: seed)
    var needles: [[UInt8]] = []
    for number in 0..<count {
      var scalars: [Unicode.Scalar] = []
      for _ in 0..<1000 where scalars.count < length {
        let block = BlockID(UInt32(random.below(index.blockCount)))
        scalars = Array(index.text(of: block).unicodeScalars)
      }
      if scalars.count < length { break }
      let start = random.below(scalars.count - length + 1)
      var part = Array(scalars[start..<start + length])
      if number % 5 == 4 { part[length - 1] = scalars[random.below(scalars.count)] }
      var text = String.UnicodeScalarView()
      text.append(contentsOf: part)
      let needle = Folding.fold(String(text)).bytes
      if !needle.isEmpty { needles.append(needle) }
    }
    return needles
  }
}

extension BenchRun {
  private func find(_ needle: [UInt8], _ index: Index) throws -> BlockSet {
    try index.blocks(mentioning: needle, among: index.allBlocks, cancellation: never)
  }

  private static let lengths = [
    ("1 character", [1]), ("2 characters", [2]), ("3 characters", [3]),
    ("4–6 characters", [4, 5, 6]), ("12 characters", [12]),
  ]

  /// The needles of each class by length.
  private func needleClasses(_ sample: NeedleSample) -> [(name: String, needles: [[UInt8]])] {
    Self.lengths.map { name, lengths in
      let needles = lengths.flatMap { length in
        sample.needles(
          length: length, count: options.queryCount / lengths.count + 1, seed: UInt64(length))
      }
      return (name, needles)
    }
  }

  /// Asks the other programs that are installed; texts of several lines are one line to them.
  func measurePeers(_ index: Index, _ sample: NeedleSample) throws {
    let folder = "/tmp/tori-bench-\(getpid())-peers"
    guard unsafe mkdir(folder, 0o700) == 0 else { return }
    let texts = folder + "/texts"
    defer {
      unsafe unlink(texts)
      unsafe rmdir(folder)
    }
    let lines = index.allBlocks.map { block in
      let bytes = index.foldedText(of: block).bytes.map { $0 == 0x0A || $0 == 0 ? 0x20 : $0 }
      return String(decoding: bytes, as: UTF8.self) + "\n"
    }
    try Peer.write(lines.joined(), to: texts)
    for peer in Peer.all {
      let asked: [(name: String, needle: String)] = needleClasses(sample).flatMap { name, needles in
        needles.map { (name: name, needle: String(decoding: $0, as: UTF8.self)) }
      }.filter { _, needle in
        needle.unicodeScalars.count >= peer.shortest
          && !needle.unicodeScalars.contains { "\n\0 ".unicodeScalars.contains($0) }
      }
      let answers = try peer.ask(asked.map { $0.needle }, in: texts, folder: folder)
      for ((name, needle), answer) in zip(asked, answers) {
        guard answer.lines == (try find(Array(needle.utf8), index)).array else {
          throw Mismatch(description: "\(peer.name): '\(needle)'")
        }
        table.add(name, by: peer.name, answer.seconds)
      }
    }
  }

  func measureNeedles(_ index: Index, _ sample: NeedleSample) throws {
    for (name, needles) in needleClasses(sample) {
      for needle in needles {
        _ = try compare(name, String(decoding: needle, as: UTF8.self)) {
          try find(needle, index)
        } scan: {
          try index.scan(for: needle)
        }
      }
    }
    let firsts = sample.needles(length: 2, count: options.queryCount, seed: 21)
    let seconds = sample.needles(length: 3, count: options.queryCount, seed: 31)
    for (number, (a, b)) in zip(firsts, seconds).enumerated() {
      func combine(_ a: BlockSet, _ b: BlockSet) -> BlockSet {
        switch number % 3 {
        case 0: a.intersection(b)
        case 1: a.union(b)
        default: a.subtracting(b)
        }
      }
      _ = try compare("two texts, and / or / not", "\(number)") {
        combine(try find(a, index), try find(b, index))
      } scan: {
        combine(try index.scan(for: a), try index.scan(for: b))
      }
    }
    for needle in sample.needles(length: 2, count: options.queryCount, seed: 22) {
      _ = try compare("all places of 2 characters", String(decoding: needle, as: UTF8.self)) {
        try index.occurrences(of: needle, among: index.allBlocks, cancellation: never)
      } scan: {
        try index.scan(for: needle).flatMap { block in
          Self.places(of: needle, in: index.foldedText(of: block).bytes).map {
            Occurrence(block: block, foldedOffset: $0)
          }
        }
      }
    }
  }

  private static func places(of needle: [UInt8], in text: [UInt8]) -> [Int] {
    var places: [Int] = []
    var at = 0
    while at + needle.count <= text.count {
      let isThere = text[at] == needle[0] && text[at..<at + needle.count].elementsEqual(needle)
      if isThere { places.append(at) }
      at += isThere ? needle.count : 1
    }
    return places
  }

  /// Periods of a day to three months, from 2023 to 2025.
  private func periods(_ count: Int) -> [(start: Instant, end: Instant)] {
    var random = SplitMix64(seed: 77)
    return (0..<count).map { _ in
      let start = Int64(1_672_531_200 + random.below(1000 * 86_400)) * 1000
      let end = start + Int64(1 + random.below(90)) * 86_400_000
      return (Instant(milliseconds: start), Instant(milliseconds: end))
    }
  }

  func measureFilters(_ index: Index, _ sample: NeedleSample) throws {
    let all = index.allBlocks
    func scanned(_ blocks: BlockSet, _ period: (start: Instant, end: Instant)) -> [UInt32] {
      blocks.filter { block in
        guard let time = index.time(of: block), let from = time.earliest, let to = time.latest
        else { return false }
        return from.milliseconds >= period.start.milliseconds
          && to.milliseconds <= period.end.milliseconds
      }.map(\.rawValue)
    }
    for period in periods(max(5, options.queryCount / 5)) {
      _ = try compare("period", "\(period)") {
        try index.blocks(timeIn: period, among: all, cancellation: never).inside.array
      } scan: {
        scanned(all, period)
      }
    }
    let needles = sample.needles(length: 2, count: options.queryCount, seed: 23)
    for (needle, period) in zip(needles, periods(needles.count)) {
      _ = try compare("substring + period", String(decoding: needle, as: UTF8.self)) {
        let found = try find(needle, index)
        return try index.blocks(timeIn: period, among: found, cancellation: never).inside.array
      } scan: {
        scanned(try index.scan(for: needle), period)
      }
    }
    for needle in needles {
      _ = try compare("top 10 by reposts", String(decoding: needle, as: UTF8.self)) {
        try index.top(
          10, by: .integer(.reposts), descending: true, among: try find(needle, index),
          cancellation: never)
      } scan: {
        let found = try index.scan(for: needle).map {
          (block: $0, reposts: index.integer(.reposts, of: $0) ?? Int.min)
        }
        return found.sorted { ($1.reposts, $0.block) < ($0.reposts, $1.block) }.prefix(10)
          .map(\.block)
      }
    }
  }

  func measureCounts(_ index: Index, _ sample: NeedleSample) throws {
    let all = index.allBlocks
    let months = (0...36).map { month in
      CivilTime(year: 2023 + month / 12, month: month % 12 + 1).instant(in: .tokyo)
    }
    func byMonth(_ blocks: BlockSet) -> [Int] {
      var counts = Array(repeating: 0, count: months.count - 1)
      for block in blocks {
        guard let time = index.time(of: block), let from = time.earliest, let to = time.latest,
          let month = counts.indices.first(where: {
            from.milliseconds >= months[$0].milliseconds
              && to.milliseconds <= months[$0 + 1].milliseconds
          })
        else { continue }
        counts[month] += 1
      }
      return counts
    }
    for needle in sample.needles(length: 2, count: options.queryCount, seed: 24) {
      _ = try compare("substring, by month", String(decoding: needle, as: UTF8.self)) {
        try index.counts(
          byPeriodsStarting: months, among: try find(needle, index), cancellation: never
        ).counts
      } scan: {
        byMonth(try index.scan(for: needle))
      }
    }
    for _ in 0..<5 {
      _ = try compare("by month", "all") {
        try index.counts(byPeriodsStarting: months, among: all, cancellation: never).counts
      } scan: {
        byMonth(all)
      }
      _ = try compare("by source", "all") {
        let counts = try index.counts(by: .source, among: all, cancellation: never)
        return Dictionary(uniqueKeysWithValues: counts.map { ($0.value, $0.count) })
      } scan: {
        Dictionary(grouping: all) { index.text(.source, of: $0) }.mapValues(\.count)
      }
    }
    for kind in BlockKind.allCases {
      _ = try compare("kind", "\(kind)") {
        try index.blocks(ofKinds: [kind], among: all, cancellation: never).array
      } scan: {
        all.filter { index.kind(of: $0) == kind }.map(\.rawValue)
      }
    }
  }
}
