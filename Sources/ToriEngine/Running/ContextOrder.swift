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
  private static let batchSize = 1 << 16

  /// The next eight bytes of a line's context.
  private struct Key {
    /// The first byte highest; zeros behind the end.
    var word: UInt64 = 0
    /// How many of the bytes there are.
    var count = 0
    /// Where the bytes that follow stand among those that are held.
    var rest = 0..<0
    let line: Int

    static let size = 8

    /// Below 0 if this comes first, above 0 if the other does.
    @inline(__always)
    func order(_ other: Key) -> Int {
      word == other.word ? count - other.count : word < other.word ? -1 : 1
    }
  }

  /// The places of the lines in their order; those that are alike keep theirs.
  ///
  /// Many lines are first parted by the first bytes of their contexts, few compared as a whole.
  func places(descending: Bool, _ cancellation: Cancellation) throws -> [Int] {
    var places = Array(0..<lines.count)
    // Runs of lines that are alike so far, and how many bytes of them.
    var waiting = [(run: 0..<lines.count, depth: 0)]
    while let (run, depth) = waiting.popLast() {
      let isWhole = run.count <= Self.batchSize
      var (keys, held) = try keys(
        places[run], skipping: depth, holdingRest: isWhole, cancellation)
      keys.sort { a, b in
        var order = a.order(b)
        if order == 0, isWhole, a.count == Key.size { order = compare(held, a.rest, b.rest) }
        return order == 0 ? a.line < b.line : (order < 0) != descending
      }
      var start = 0
      for (offset, key) in keys.enumerated() {
        places[run.lowerBound + offset] = key.line
        if isWhole || offset + 1 < keys.count && key.order(keys[offset + 1]) == 0 { continue }
        if key.count == Key.size, offset > start {
          let alike = run.lowerBound + start..<run.lowerBound + offset + 1
          waiting.append((alike, depth + Key.size))
        }
        start = offset + 1
      }
    }
    return places
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
    return Array(text[readContext(line, into: &text)])
  }

  /// Puts the context of a line into `text`, and returns where it stands there.
  private func readContext(_ line: Int, into text: inout [UInt8]) -> Range<Int> {
    let occurrence = lines.lines[line]
    switch side {
    case .right:
      let size = lines.index.readText(from: occurrence, into: &text)
      return min(lines.needle.folded.count, size)..<size
    case .left:
      let size = lines.index.readText(before: occurrence, into: &text)
      Self.reverseCharacters(of: &text, size)
      return 0..<size
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

  /// What of the contexts of some lines follows the first `depth` bytes; with it, if wanted, all the rest.
  private func keys(
    _ places: ArraySlice<Int>, skipping depth: Int, holdingRest: Bool, _ cancellation: Cancellation
  ) throws -> (keys: [Key], held: [UInt8]) {
    var keys: [Key] = []
    keys.reserveCapacity(places.count)
    var held: [UInt8] = []
    var text: [UInt8] = []
    for line in places {
      if keys.count & 0xFFF == 0, cancellation.isCancelled { throw EngineError.interrupted }
      let context = readContext(line, into: &text).dropFirst(depth)
      var key = Key(line: line)
      for byte in text[context.prefix(Key.size)] {
        key.word |= UInt64(byte) << UInt64(56 - key.count * 8)
        key.count += 1
      }
      let start = held.count
      if holdingRest { held.append(contentsOf: text[context.dropFirst(Key.size)]) }
      key.rest = start..<held.count
      keys.append(key)
    }
    return (keys, held)
  }
}
