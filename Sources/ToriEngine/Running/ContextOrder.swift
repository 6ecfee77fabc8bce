import Glibc
import ToriIndex

/// Puts the lines of a concordance in the order of what stands on one side of the match: all of it, folded,
/// code point by code point; on the left outward from the match.
struct ContextOrder {
  enum Side: String {
    case left, right
  }

  private let lines: Concordance
  private let side: Side

  init(_ lines: Concordance, _ side: Side) {
    self.lines = lines
    self.side = side
  }

  /// The contexts of up to so many lines are held at once.
  private static let batchSize = 1 << 15

  /// The next eight bytes of a line's context.
  private struct Key {
    /// The first byte highest; zeros behind the end.
    var word: UInt64 = 0
    /// How many of the bytes there are.
    var count: UInt32 = 0
    /// Which of the lines it is that are put in order together.
    let place: UInt32

    static let size = 8

    /// Below 0 if this comes first, above 0 if the other does.
    @inline(__always)
    func order(_ other: Key) -> Int {
      word == other.word ? Int(count) - Int(other.count) : word < other.word ? -1 : 1
    }
  }

  /// The places of the lines in their order; those that are alike keep theirs.
  ///
  /// Many lines are first parted by the first bytes of their contexts, few compared as a whole; by two
  /// threads.
  func places(descending: Bool, _ cancellation: Cancellation) throws -> [Int] {
    var places = Array(0..<lines.count)
    // Runs of lines that are alike so far, and how many bytes of them.
    var waiting = [(run: 0..<lines.count, depth: 0)]
    var short: [(lines: [Int], run: Range<Int>, depth: Int)] = []
    while let (run, depth) = waiting.popLast() {
      let own = Array(places[run])
      if run.count <= Self.batchSize {
        short.append((own, run, depth))
        continue
      }
      let keys = try parted(own, depth, descending: descending, cancellation)
      for (offset, key) in keys.enumerated() {
        places[run.lowerBound + offset] = own[Int(key.place)]
      }
      waiting += Self.undecided(keys, at: run.lowerBound, depth: depth)
    }
    let batches = short
    let ordered = parallelMap(batches.count) { number in
      let batch = batches[number]
      return (try? inOrder(batch.lines, batch.depth, descending: descending, cancellation)) ?? []
    }
    if cancellation.isCancelled { throw EngineError.interrupted }
    for (batch, ordered) in zip(batches, ordered) {
      places.replaceSubrange(batch.run, with: ordered)
    }
    return places
  }

  /// The keys of many lines, in order as far as these tell.
  private func parted(
    _ lines: [Int], _ depth: Int, descending: Bool, _ cancellation: Cancellation
  ) throws -> [Key] {
    let chunks = stride(from: 0, to: lines.count, by: Self.batchSize).map { start in
      start..<min(start + Self.batchSize, lines.count)
    }
    var keys = parallelMap(chunks.count) { number -> [Key] in
      let chunk = try? self.keys(
        lines[chunks[number]], skipping: depth, holdingRest: false, cancellation)
      return chunk?.keys ?? []
    }.flatMap(\.self)
    if cancellation.isCancelled { throw EngineError.interrupted }
    keys.sort { a, b in
      let order = a.order(b)
      return order == 0 ? a.place < b.place : (order < 0) != descending
    }
    return keys
  }

  /// Few lines, in order.
  private func inOrder(
    _ lines: [Int], _ depth: Int, descending: Bool, _ cancellation: Cancellation
  ) throws -> [Int] {
    var (keys, held, ends) = try keys(
      lines[...], skipping: depth, holdingRest: true, cancellation)
    func rest(_ place: UInt32) -> Range<Int> {
      (place == 0 ? 0 : ends[Int(place) - 1])..<ends[Int(place)]
    }
    keys.sort { a, b in
      var order = a.order(b)
      if order == 0, a.count == Key.size {
        order = compare(held, rest(a.place), rest(b.place))
      }
      return order == 0 ? a.place < b.place : (order < 0) != descending
    }
    return keys.map { lines[Int($0.place)] }
  }

  /// What is left to be put in order of keys that are: long runs of equal ones, and stretches that hold all
  /// others, each short enough to be compared as a whole.
  private static func undecided(
    _ keys: [Key], at first: Int, depth: Int
  ) -> [(run: Range<Int>, depth: Int)] {
    var found: [(run: Range<Int>, depth: Int)] = []
    var stretch = first..<first
    var start = 0
    for (offset, key) in keys.enumerated() {
      if offset + 1 < keys.count, key.order(keys[offset + 1]) == 0 { continue }
      let run = first + start..<first + offset + 1
      start = offset + 1
      // What ends within the key is alike for good.
      guard key.count == Key.size, run.count > 1 else { continue }
      if run.count > batchSize {
        found.append((run, depth + Key.size))
      } else if run.upperBound - stretch.lowerBound <= batchSize, !stretch.isEmpty {
        stretch = stretch.lowerBound..<run.upperBound
      } else {
        if !stretch.isEmpty { found.append((stretch, depth)) }
        stretch = run
      }
    }
    return stretch.isEmpty ? found : found + [(stretch, depth)]
  }

  private func compare(_ bytes: [UInt8], _ a: Range<Int>, _ b: Range<Int>) -> Int {
    // SAFETY: both ranges are of `bytes`, which lives through the closure.
    let order = unsafe bytes.withUnsafeBytes { bytes -> Int in
      guard let base = bytes.baseAddress else { return 0 }
      return unsafe Int(memcmp(base + a.lowerBound, base + b.lowerBound, min(a.count, b.count)))
    }
    return order == 0 ? a.count - b.count : order
  }

  /// All of what stands on the side of a line's match.
  func wholeContext(_ line: Int) -> [UInt8] {
    var text: [UInt8] = []
    return Array(text[readContext(line, wanted: .max, into: &text)])
  }

  /// Puts the first `wanted` bytes of a line's context, and maybe more, into `text`, and returns where they
  /// stand there.
  private func readContext(_ line: Int, wanted: Int, into text: inout [UInt8]) -> Range<Int> {
    let occurrence = lines.lines[line]
    let isAll = wanted == .max
    switch side {
    case .right:
      let skipped = lines.needle.folded.count
      let size = lines.index.readText(
        from: occurrence, wanted: isAll ? .max : skipped + wanted, into: &text)
      return min(skipped, size)..<(isAll ? size : min(size, skipped + wanted))
    case .left:
      // Four more, so that the last character is whole.
      let size = lines.index.readText(
        before: occurrence, wanted: isAll ? .max : wanted + 4, into: &text)
      Self.reverseCharacters(of: &text, size)
      return 0..<(isAll ? size : min(size, wanted))
    }
  }

  /// Puts the characters of the first `size` bytes in the opposite order.
  private static func reverseCharacters(of text: inout [UInt8], _ size: Int) {
    var bytes = text.mutableSpan
    reverse(&bytes, 0, size)
    var start = 0
    for at in 0..<size where bytes[at] & 0xC0 != 0x80 {
      // The lead stands behind the bytes that continue it.
      if at > start { reverse(&bytes, start, at + 1) }
      start = at + 1
    }
  }

  private static func reverse(_ bytes: inout MutableSpan<UInt8>, _ start: Int, _ end: Int) {
    var (low, high) = (start, end - 1)
    while low < high {
      bytes.swapAt(low, high)
      low += 1
      high -= 1
    }
  }

  /// What of the contexts of some lines follows the first `depth` bytes; with it, if wanted, all the rest one
  /// after the other, and where each ends.
  private func keys(
    _ lines: ArraySlice<Int>, skipping depth: Int, holdingRest: Bool, _ cancellation: Cancellation
  ) throws -> (keys: [Key], held: [UInt8], ends: [Int]) {
    var keys: [Key] = []
    keys.reserveCapacity(lines.count)
    var held: [UInt8] = []
    var ends: [Int] = []
    var text: [UInt8] = []
    for (place, line) in zip(lines.indices, lines) {
      if place & 0xFFF == 0, cancellation.isCancelled { throw EngineError.interrupted }
      let wanted = holdingRest ? Int.max : depth + Key.size
      let context = readContext(line, wanted: wanted, into: &text).dropFirst(depth)
      var key = Key(place: UInt32(place))
      for byte in text[context.prefix(Key.size)] {
        key.word |= UInt64(byte) << UInt64(56 - key.count * 8)
        key.count += 1
      }
      keys.append(key)
      if holdingRest {
        held.append(contentsOf: text[context.dropFirst(Key.size)])
        ends.append(held.count)
      }
    }
    return (keys, held, ends)
  }
}
