import Synchronization
import ToriEngine
import ToriIndex
import ToriSystem

/// The order of a concordance's lines by what stands on one side of the match: all of it, folded, code point
/// by code point; on the left outward from the match. Lines that are alike keep theirs.
///
/// Lines are put in order as far as they are asked for: of the others it is only known between which they
/// come. So the first of millions are there as soon as each has been looked at once.
/// Source: Paredes & Navarro (2006), *Optimal Incremental Sorting*.
package final class ContextOrder: Sendable {
  private let lines: [Occurrence]
  private let reader: ContextReader
  private let descending: Bool
  private let batchSize: Int
  private let batchBytes: Int
  private let state: Mutex<State>

  private struct State {
    /// Of the lines in their order, as far as that is known.
    var keys: [Key]
    /// What is still to be put in order, the last of it first.
    var open: [EqualRun]
  }

  /// Lines that come one after the other, in an order that is not known yet.
  private struct EqualRun {
    let range: Range<Int>
    /// As many bytes of their contexts are the same.
    let depth: Int
    /// Whether their keys are of the bytes that follow those.
    let isKeyed: Bool
  }

  /// The next bytes of a line's context.
  private struct Key {
    /// Seven bytes, the first highest, zeros behind their end, and then how many they are; for descending
    /// order all bits are turned, so that the least comes first always.
    let word: UInt64
    /// The number of the line.
    let line: UInt32

    static let size = 7

    @inline(__always)
    static func < (a: Key, b: Key) -> Bool {
      a.word == b.word ? a.line < b.line : a.word < b.word
    }
  }

  /// - Parameters:
  ///   - batchSize: so many lines are put in order at once.
  ///   - batchBytes: so many bytes of their contexts are held for that, and those of one line.
  package init(
    _ lines: [Occurrence], _ reader: ContextReader, descending: Bool, batchSize: Int = 1 << 13,
    batchBytes: Int = 1 << 26, _ cancellation: Cancellation
  ) throws {
    self.lines = lines
    self.reader = reader
    self.descending = descending
    self.batchSize = batchSize
    self.batchBytes = batchBytes
    let keys = Self.chunks(of: 0..<lines.count) { chunk -> [Key] in
      if cancellation.isCancelled { return [] }
      var reader = reader
      return chunk.map {
        Self.key(of: UInt32($0), in: lines, &reader, skipping: 0, descending: descending)
      }
    }.flatMap(\.self)
    if cancellation.isCancelled { throw EngineError.interrupted }
    let all = EqualRun(range: 0..<lines.count, depth: 0, isKeyed: true)
    state = Mutex(State(keys: keys, open: all.range.isEmpty ? [] : [all]))
  }

  /// The number of the line that comes after `row` others.
  ///
  /// - Complexity: the first time, that of looking at all lines of its stretch; then none.
  package func line(_ row: Int) -> Int {
    state.withLock { state in
      while let place = state.open.lastIndex(where: { row < $0.range.upperBound }),
        state.open[place].range.lowerBound <= row
      {
        let stretch = state.open[place]
        let parts = stretch.isKeyed ? byKeys(stretch, &state.keys) : byRests(stretch, &state.keys)
        state.open.replaceSubrange(place...place, with: parts.reversed())
      }
      return Int(state.keys[row].line)
    }
  }

  /// Puts a stretch in order by its keys, or parts it; returns what of it is still open.
  private func byKeys(_ stretch: EqualRun, _ keys: inout [Key]) -> [EqualRun] {
    let range = stretch.range
    if range.count > batchSize { return split(range, stretch.depth, &keys) }
    keys[range].sort(by: <)
    var open: [EqualRun] = []
    var start = range.lowerBound
    for end in range.indices.map({ $0 + 1 })
    where end == range.upperBound || keys[end].word != keys[start].word {
      if end - start > 1, goesOn(keys[start]) {
        open.append(
          EqualRun(range: start..<end, depth: stretch.depth + Key.size, isKeyed: false))
      }
      start = end
    }
    return open
  }

  /// Puts a stretch in order by all of the contexts behind what they have in common, if that is not too much
  /// to hold; else gives it keys of what follows. Returns what of it is still open.
  private func byRests(_ stretch: EqualRun, _ keys: inout [Key]) -> [EqualRun] {
    let range = stretch.range
    if range.count <= batchSize, orderByRest(&keys, range, stretch.depth) { return [] }
    // Many that are alike for long mostly are so to their ends: one look at each tells how far.
    let lines = keys[range].map(\.line)
    let depth = sharedCount(lines, from: stretch.depth)
    let own = Self.chunks(of: lines.indices) { [self] chunk in
      var reader = reader
      return chunk.map {
        Self.key(
          of: lines[$0], in: self.lines, &reader, skipping: depth, descending: descending)
      }
    }
    var place = range.lowerBound
    for chunk in own {
      keys.replaceSubrange(place..<place + chunk.count, with: chunk)
      place += chunk.count
    }
    return [EqualRun(range: range, depth: depth, isKeyed: true)]
  }

  /// How many bytes the contexts of all these lines have in common, of which they have `depth` for certain.
  private func sharedCount(_ numbers: [UInt32], from depth: Int) -> Int {
    var first = reader
    let size = first.read(lines[Int(numbers[0])])
    let model = Array(first.text[..<size])
    let shared = Self.chunks(of: numbers.indices) { [self] chunk in
      var reader = reader
      var shared = model.count
      for place in chunk {
        let size = reader.read(lines[Int(numbers[place])], wanted: shared)
        var end = depth
        while end < min(size, shared), reader.text[end] == model[end] { end += 1 }
        shared = end
      }
      return shared
    }
    return shared.min() ?? depth
  }

  /// Whether a context may have more bytes than its key.
  private func goesOn(_ key: Key) -> Bool {
    (descending ? ~key.word : key.word) & 0xFF == UInt64(Key.size)
  }

  /// Parts lines into those before, with, and behind one of their keys; in each, lines stay in order.
  private func split(_ range: Range<Int>, _ depth: Int, _ keys: inout [Key]) -> [EqualRun] {
    let step = range.count / 64
    let sample = stride(from: range.lowerBound, to: range.upperBound, by: max(step, 1))
      .map { keys[$0].word }.sorted()
    let pivot = sample[sample.count / 2]
    var counts = [0, 0, 0]
    for key in keys[range] { counts[Self.part(of: key, pivot)] += 1 }
    var places = [0, counts[0], counts[0] + counts[1]]
    let (equal, above) = (range.lowerBound + places[1], range.lowerBound + places[2])
    let old = Array(keys[range])
    for key in old {
      let part = Self.part(of: key, pivot)
      keys[range.lowerBound + places[part]] = key
      places[part] += 1
    }
    var parts = [EqualRun(range: range.lowerBound..<equal, depth: depth, isKeyed: true)]
    // What ends within the key is alike for good.
    if counts[1] > 1, goesOn(keys[equal]) {
      parts.append(EqualRun(range: equal..<above, depth: depth + Key.size, isKeyed: false))
    }
    parts.append(EqualRun(range: above..<range.upperBound, depth: depth, isKeyed: true))
    return parts.filter { !$0.range.isEmpty }
  }

  @inline(__always)
  private static func part(of key: Key, _ pivot: UInt64) -> Int {
    (key.word >= pivot ? 1 : 0) + (key.word > pivot ? 1 : 0)
  }

  /// Puts lines in order by all of their contexts that follows the first `depth` bytes; false if that is
  /// too much to hold.
  private func orderByRest(_ keys: inout [Key], _ range: Range<Int>, _ depth: Int) -> Bool {
    var reader = reader
    var held: [UInt8] = []
    var rests: [(line: UInt32, bytes: Range<Int>)] = []
    for key in keys[range] {
      if held.count > batchBytes { return false }
      let size = reader.read(lines[Int(key.line)])
      let start = held.count
      held.append(contentsOf: reader.text[..<size].dropFirst(depth))
      rests.append((key.line, start..<held.count))
    }
    rests.sort { a, b in
      let order = compare(held, a.bytes, b.bytes)
      return order == 0 ? a.line < b.line : (order < 0) != descending
    }
    for (place, rest) in zip(range, rests) {
      keys[place] = Key(word: keys[place].word, line: rest.line)
    }
    return true
  }

  private func compare(_ bytes: [UInt8], _ a: Range<Int>, _ b: Range<Int>) -> Int {
    bytes.span.extracting(a).compare(with: bytes.span.extracting(b))
  }

  /// The key of a line, of what follows the first `depth` bytes of its context.
  private static func key(
    of line: UInt32, in lines: [Occurrence], _ reader: inout ContextReader, skipping depth: Int,
    descending: Bool
  ) -> Key {
    let end = min(reader.read(lines[Int(line)], wanted: depth + Key.size), depth + Key.size)
    var word = UInt64(max(0, end - depth))
    for place in depth..<max(depth, end) {
      word |= UInt64(reader.text[place]) << UInt64(56 - (place - depth) * 8)
    }
    return Key(word: descending ? ~word : word, line: line)
  }

  /// What `body` gives for stretches of a range one after the other; by two threads.
  private static func chunks<Result: Sendable>(
    of range: Range<Int>, _ body: @escaping @Sendable (Range<Int>) -> Result
  ) -> [Result] {
    let size = 1 << 15
    return parallelMap((range.count + size - 1) / size) { number in
      let start = range.lowerBound + number * size
      return body(start..<min(start + size, range.upperBound))
    }
  }
}
