import ToriEngine
import ToriLanguage
import ToriSystem
import ToriText
import ToriWords

extension WordGroupings {
  /// The words that a test of a pattern takes: what holds for them, or of signs, what it asks for; kept for the next time.
  ///
  /// - Complexity: of texts, tags and classes that are named, some lookups; of patterns over texts, all words.
  func entries(
    taking test: WordSequence.Test, _ cancellation: Cancellation
  ) throws -> EntrySet {
    if let known = tested.withLock({ $0[test] }) { return known }
    let tests = try WordTests(self, test, cancellation)
    let (holds, asks) = (try tests.holds(test), try tests.asks(test))
    let isWord = entries.wordFlags
    let set = EntrySet(flags: isWord.indices.map { isWord[$0] ? holds[$0] : asks[$0] })
    tested.withLock { tested in
      if tested.count >= 32 { tested.removeAll() }
      tested[test] = set
    }
    return set
  }
}

/// Which words the parts of a test hold for, a flag for each.
private struct WordTests {
  private let groupings: WordGroupings
  private let entries: WordLexicon
  private let columns: WordLexicon.Columns
  private let patterns: [Pattern: CompiledPattern]
  private let cancellation: Cancellation

  init(
    _ groupings: WordGroupings, _ test: WordSequence.Test, _ cancellation: Cancellation
  ) throws {
    self.groupings = groupings
    self.cancellation = cancellation
    entries = groupings.entries
    columns = entries.columns
    var patterns: [Pattern: CompiledPattern] = [:]
    for pattern in test.patterns {
      do {
        patterns[pattern] = try CompiledPattern(pattern, cancellation: cancellation)
      } catch {
        throw EngineError.patternLimit(pattern: pattern.written)
      }
    }
    self.patterns = patterns
  }

  func holds(_ test: WordSequence.Test) throws -> [Bool] {
    switch test {
    case .and(let parts): return try joined(parts.map(holds)) { $0 && $1 }
    case .or(let parts): return try joined(parts.map(holds)) { $0 || $1 }
    case .not(let part): return try holds(part).map { !$0 }
    case .content: return entries.contentFlags
    case .text(.word, let text):
      return groupings.by(.word).entries(having: Folding.string(text)).flags
    case .text(.form, let text):
      guard let found = entries.words(ofForm: text) else { return try looked(test) }
      var flags = Array(repeating: false, count: entries.count)
      for number in found { flags[Int(number)] = true }
      return flags
    case .text(.tag, _), .pattern(.tag, _): return try ofTags(test)
    case .text(.pos, _), .pattern(.pos, _): return try ofClasses(test)
    case .text(.reading, _), .pattern(.form, _), .pattern(.word, _), .pattern(.reading, _):
      return try looked(test)
    }
  }

  /// Whether it asks for a sign, rather than only for no word of some kind.
  func asks(_ test: WordSequence.Test) throws -> [Bool] {
    switch test {
    case .or(let parts): try joined(parts.map(asks)) { $0 || $1 }
    case .and(let parts):
      zip(try joined(parts.map(asks)) { $0 || $1 }, try holds(test)).map { $0 && $1 }
    case .not, .content: Array(repeating: false, count: entries.count)
    case .text, .pattern: try holds(test)
    }
  }

  private func joined(_ parts: [[Bool]], _ join: (Bool, Bool) -> Bool) -> [Bool] {
    guard let first = parts.first else { return Array(repeating: false, count: entries.count) }
    return parts.dropFirst().reduce(first) { zip($0, $1).map(join) }
  }

  private func ofTags(_ test: WordSequence.Test) throws -> [Bool] {
    let flags = try columns.tags.map { tag in
      try holds(test, for: WordEntry(form: "", word: "", tag: tag, pos: .x))
    }
    return columns.ofEntries.map { flags[$0] }
  }

  /// A class that is none is the beginning of a tag, so both are looked at.
  private func ofClasses(_ test: WordSequence.Test) throws -> [Bool] {
    var known: [Int: Bool] = [:]
    return try columns.classes.indices.map { number in
      let (pos, tag) = (columns.classes[number], columns.ofEntries[number])
      let key = tag << 8 | Int(pos.rawValue)
      if let flag = known[key] { return flag }
      let flag = try holds(
        test, for: WordEntry(form: "", word: "", tag: columns.tags[tag], pos: pos))
      known[key] = flag
      return flag
    }
  }

  private func looked(_ test: WordSequence.Test) throws -> [Bool] {
    try cancellation.map(0..<UInt32(entries.count)) { try holds(test, for: entries[$0]) }
  }

  private func holds(_ test: WordSequence.Test, for entry: WordEntry) throws -> Bool {
    try test.holds(for: entry) { pattern, text in
      do throws(CompiledPattern.Problem) {
        return try patterns[pattern]?.occurs(in: text.utf8.span) ?? false
      } catch {
        throw error == .interrupted
          ? EngineError.interrupted : EngineError.patternLimit(pattern: pattern.written)
      }
    }
  }
}
