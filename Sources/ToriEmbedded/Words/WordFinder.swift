import ToriEngine
import ToriIndex
import ToriSystem
import ToriText
import ToriWords

/// Finds what is looked for among the words of a text.
struct WordFinder {
  private indirect enum Way {
    /// Any of these, each by itself.
    case entries(EntrySet)
    /// Words that follow each other without a gap and are written so, by how each entry is written, where that is a part
    /// of it.
    case exactly([UInt8], parts: [UInt32: [UInt8]])
    case sequence(WordAutomaton)
    /// Words that the characters overlap.
    case text(TextFinder)
    case anyOf([WordFinder])
  }

  private let way: Way
  private let source: any WordSource

  init(_ needle: WordNeedle, in source: any WordSource) {
    self.source = source
    if !needle.isExact {
      let folded = String(decoding: needle.folded, as: UTF8.self)
      way = .entries(source.groupings.by(.word).entries(having: folded))
      return
    }
    way = .exactly(needle.folded, parts: source.entries.parts(of: needle.folded))
  }

  /// The words of which any, by itself, is it; nil where it may be several.
  var entries: EntrySet? { if case .entries(let entries) = way { entries } else { nil } }

  init(
    _ sequence: WordSequence, in source: any WordSource, _ cancellation: Cancellation
  ) throws {
    self.source = source
    let automaton = try WordAutomaton(sequence, source.groupings, cancellation)
    // A pattern of one word is any word for which its test holds.
    way =
      if sequence.isOneWord, let words = automaton.necessary.first { .entries(words) } else {
        .sequence(automaton)
      }
  }

  init(
    _ sought: SoughtNeedle, in source: any WordSource, _ cancellation: Cancellation
  ) throws {
    switch sought {
    case .word(let needle): self.init(needle, in: source)
    case .words(let sequence): try self.init(sequence, in: source, cancellation)
    case .text, .exactly, .pattern:
      self.init(try TextFinder(sought, cancellation).map { .text($0) } ?? .anyOf([]), source)
    case .anyOf(let parts, written: _):
      let finders = try parts.map { try WordFinder($0, in: source, cancellation) }
      // Words, each by itself, are looked for as one.
      let sets = finders.compactMap(\.entries)
      self.init(
        sets.count == finders.count ? .entries(EntrySet(joining: sets)) : .anyOf(finders), source)
    }
  }

  private init(_ way: Way, _ source: any WordSource) { (self.way, self.source) = (way, source) }

  /// Those of the blocks that may hold it.
  func candidates(among blocks: BlockSet, _ cancellation: Cancellation) throws -> BlockSet {
    switch way {
    case .entries(let entries):
      try source.candidates(holdingAnyOf: entries, among: blocks, cancellation)
    case .exactly(let wanted, let parts):
      try source.candidates(
        holdingAnyOf: source.entries.set(parts.filter { wanted.starts(with: $0.value) }.map(\.key)),
        among: blocks, cancellation)
    case .sequence(let automaton):
      try source.candidates(holdingAllOf: automaton.necessary, among: blocks, cancellation)
    case .text: blocks
    case .anyOf(let finders):
      try finders.reduce(BlockSet()) { $0.union(try $1.candidates(among: blocks, cancellation)) }
    }
  }

  /// Where it stands: the places of its words, which do not overlap, from left to right.
  ///
  /// - Parameter text: the text as it is folded; asked for only where characters are looked for.
  func ranges(
    in words: ArraySlice<WordToken>, text: () -> FoldedText
  ) throws -> [Range<Int>] {
    switch way {
    case .entries(let entries):
      return words.indices.filter { entries.contains(words[$0].entry) }.map { $0..<$0 + 1 }
    case .exactly(let wanted, let parts): return exactly(wanted, parts, words)
    case .sequence(let automaton): return automaton.matches(in: words)
    case .text(let finder): return overlapped(by: try finder.ranges(in: text()), words)
    case .anyOf(let finders):
      return try finders.flatMap { try $0.ranges(in: words, text: text) }.merged
    }
  }

  private func exactly(
    _ wanted: [UInt8], _ parts: [UInt32: [UInt8]], _ words: ArraySlice<WordToken>
  ) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var start = words.startIndex
    while start < words.endIndex {
      var (end, length) = (start, 0)
      while end < words.endIndex, length < wanted.count,
        let part = parts[words[end].entry], wanted[length...].starts(with: part),
        end == start || words[end - 1].end == words[end].start
      {
        length += part.count
        end += 1
      }
      if length == wanted.count {
        found.append(start..<end)
        start = end
      } else {
        start += 1
      }
    }
    return found
  }

  /// The words that each place in the text overlaps; those that share one are one.
  private func overlapped(
    by places: [Range<Int>], _ words: ArraySlice<WordToken>
  ) -> [Range<Int>] {
    var found: [Range<Int>] = []
    for range in places {
      let start = words.partitioningIndex { Int($0.end) > range.lowerBound }
      var end = start
      while end < words.endIndex, Int(words[end].start) < range.upperBound { end += 1 }
      if start == end { continue }
      if let last = found.last, last.upperBound > start {
        found[found.count - 1] = last.lowerBound..<max(last.upperBound, end)
      } else {
        found.append(start..<end)
      }
    }
    return found
  }
}

extension WordLexicon {
  /// The words that are written as a part of a folded text, each with its folded form.
  func parts(of text: [UInt8]) -> [UInt32: [UInt8]] {
    let starts = text.indices.filter { text[$0] & 0xC0 != 0x80 } + [text.count]
    var parts: [UInt32: [UInt8]] = [:]
    for (place, start) in starts.enumerated() {
      for end in starts[(place + 1)...] {
        let form = Array(text[start..<end])
        guard let found = words(ofForm: String(decoding: form, as: UTF8.self)) else {
          return partsOfAll(text)
        }
        for number in found { parts[number] = form }
      }
    }
    return parts
  }

  private func partsOfAll(_ text: [UInt8]) -> [UInt32: [UInt8]] {
    var parts: [UInt32: [UInt8]] = [:]
    for number in 0..<UInt32(count) {
      let form = Folding.fold(self[number].form).bytes
      if !form.isEmpty, form.count <= text.count,
        !Proximity.occurrences(of: form, in: text).isEmpty
      {
        parts[number] = form
      }
    }
    return parts
  }

  fileprivate func set(_ numbers: some Sequence<UInt32>) -> EntrySet {
    var flags = Array(repeating: false, count: count)
    for number in numbers { flags[Int(number)] = true }
    return EntrySet(flags: flags)
  }
}

extension Needle {
  /// Where a text holds it, in bytes of the text as it is stored, from left to right and not overlapping; of spellings
  /// that begin at one place the longest counts.
  func ranges(in text: FoldedText) -> [Range<Int>] {
    text.originalRanges(
      of: spellings.flatMap { Proximity.occurrences(of: $0, in: text.bytes) }.apart)
  }
}
