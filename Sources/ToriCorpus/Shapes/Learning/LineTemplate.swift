/// What lines of one form have in common: words and signs that stand in all of them, and between these
/// what varies, as the slots of a pattern.
struct LineTemplate {
  /// As a shape writes it.
  private(set) var text = ""
  private(set) var slots: [Slot] = []
  /// Those of the lines that it fits.
  private(set) var lines: [Int]
  /// Whether the words behind the name say that a text follows.
  private(set) var announcesText = false
  /// Whether a word says that a name follows.
  private(set) var namesAuthor = false
  /// Whether what stands for names is of papers and channels.
  private(set) var namesSources = false
  /// How many words of its own it has.
  private(set) var wordCount = 0

  private let window: PageWindow
  private static let sampleSize = 400

  /// `lines` have the same tokens that prove something, in the same order; those of names have none.
  init?(_ window: PageWindow, _ lines: [Int], areNames: Bool = false) {
    self.window = window
    self.lines = Array(lines.prefix(Self.sampleSize))
    guard var parted = Self.parted(window, &self.lines, areNames: areNames),
      let count = parted.first?.segments.count
    else { return nil }
    var gaps: [Gap] = []
    var pieces: [[Piece]] = []
    // Once with all lines, then without those that lack the words of the others.
    for _ in 0..<2 {
      (gaps, pieces) = ([], [])
      var strays: Set<Int> = []
      for index in 0..<count {
        let part = literals(
          parted.map { $0.segments[index] }, isLast: index == count - 1, &gaps, &strays)
        pieces.append(part)
      }
      if strays.isEmpty { break }
      let kept = parted.indices.filter { !strays.contains($0) }
      guard kept.count >= 2 else { return nil }
      self.lines = kept.map { self.lines[$0] }
      parted = kept.map { parted[$0] }
    }
    guard assign(&gaps) else { return nil }
    if !gaps.contains(where: { $0.slot == .author }) { takeSoleAuthor(&pieces, &gaps) }
    for index in 0..<count {
      for piece in pieces[index] {
        switch piece {
        case .literal(let word):
          if word.contains(where: \.isLetter) { wordCount += 1 }
          append(Self.escaped(word))
        case .gap(let number):
          guard let slot = gaps[number].slot else { return nil }
          append(gaps[number].isOptional ? "[{\(slot.rawValue)}]" : "{\(slot.rawValue)}")
          if slot != .anything, slot != .tail { slots.append(slot) }
        }
      }
      guard index < count - 1 else { break }
      guard let slot = slot(parted.map { $0.tokens[index] }) else { return nil }
      append("{\(slot.rawValue)}")
      slots.append(slot)
    }
    // What is passed over before a token is no head's, unless words tell where the name is.
    let isGuess = gaps.contains { $0.slot == .anything && !$0.isBehind }
    if isGuess, !namesAuthor, !announcesText { return nil }
    if isOfChanges(pieces) { return nil }
    // A handle stands beside a name or a stamp; among words it is a mention.
    if slots.contains(.handle), wordCount > 0 || gaps.contains(where: { $0.slot == .anything }) {
      return nil
    }
    // `1. 2026/01/13`: items of a list.
    if text.hasPrefix("{number} . {"), !slots.contains(.author) { return nil }
    guard slots.count == Set(slots).count else { return nil }
  }

  /// Whether the words are those of lists of changes and of letterheads: `commit`, `Date:`, `Released`.
  private func isOfChanges(_ pieces: [[Piece]]) -> Bool {
    !namesAuthor
      && pieces.joined().contains { piece in
        guard case .literal(let word) = piece else { return false }
        return ["commit", "date", "released", "release", "version", "updated", "modified", "発行日"]
          .contains(word.lowercased())
      }
  }

  private mutating func append(_ piece: String) { text += (text.isEmpty ? "" : " ") + piece }

  // MARK: Parts

  /// A line's tokens and the atoms between them; one more of these.
  private struct Parted {
    var tokens: [TokenKinds] = []
    var segments: [[LineAtom]] = [[]]
  }

  private enum Piece {
    case literal(String)
    /// By its place among the gaps.
    case gap(Int)
  }

  /// What varies in one place of the lines.
  private struct Gap {
    var texts: [ArraySlice<UInt8>]
    var isOptional: Bool
    /// Whether it stands behind all tokens, and whether at the line's end.
    var isBehind: Bool
    var isLast: Bool
    /// The words on either side; empty at a token.
    var before: String
    var behind: String
    var slot: Slot?
  }

  private static func parted(_ window: PageWindow, _ lines: inout [Int], areNames: Bool)
    -> [Parted]?
  {
    var all: [Parted] = []
    for line in lines {
      var parted = Parted()
      for atom in LineAtom.atoms(window, line) {
        if let proof = atom.proof, !proof.isDisjoint(with: LineAtom.proofs) {
          parted.tokens.append(proof)
          parted.segments.append([])
        } else {
          parted.segments[parted.segments.count - 1].append(atom)
        }
      }
      all.append(parted)
    }
    guard let count = all.first?.tokens.count, count > 0 || areNames else { return nil }
    let fits = all.indices.filter { all[$0].tokens.count == count }
    guard fits.count * 5 >= all.count * 4 else { return nil }
    lines = fits.map { lines[$0] }
    return fits.map { all[$0] }
  }

  private func slot(_ tokens: [TokenKinds]) -> Slot? {
    guard let first = tokens.first else { return nil }
    let whens: TokenKinds = [.time, .day, .age]
    if tokens.allSatisfy({ $0 == first }) {
      switch first {
      case .time: return .time
      case .day: return .day
      case .age: return .age
      case .clock: return .clock
      case .handle: return .handle
      case .id: return .authorID
      default: return nil
      }
    }
    return tokens.allSatisfy { whens.contains($0) } ? .when : nil
  }

  private func word(_ atom: LineAtom) -> String { window.bytes[atom.range].string }

  // MARK: Words of all lines

  /// The words that stand in three of four lines in one order, and the gaps around them.
  private mutating func literals(
    _ segments: [[LineAtom]], isLast: Bool, _ gaps: inout [Gap], _ strays: inout Set<Int>
  ) -> [Piece] {
    var counts: [String: Int] = [:]
    for segment in segments {
      for word in Set(segment.filter { $0.kind == .word || $0.kind == .sign }.map(word)) {
        counts[word, default: 0] += 1
      }
    }
    let common = Set(counts.filter { $0.value * 4 >= segments.count * 3 }.keys)
    let reference =
      segments.max { first, second in
        first.count { common.contains(word($0)) } < second.count { common.contains(word($0)) }
      } ?? []
    var words = reference.filter { $0.kind != .digits && common.contains(word($0)) }.map(word)
    var places: [[Int]] = []
    // Words that do not stand in this order, or touch what varies, are none of the head's.
    while true {
      places = segments.map { self.places(of: words, in: $0) }
      guard let loose = words.indices.first(where: { isLoose($0, words, segments, places) }) else {
        break
      }
      words.remove(at: loose)
    }
    if !words.isEmpty { strays.formUnion(places.indices.filter { places[$0].isEmpty }) }
    var pieces: [Piece] = []
    for index in 0...words.count {
      let between = segments.indices.map { number -> ArraySlice<UInt8> in
        let (segment, place) = (segments[number], places[number])
        // A line without the words is as if all of it stood in the first gap.
        if place.isEmpty, !words.isEmpty { return index == 0 ? text(segment[...]) : [] }
        let start = index == 0 ? 0 : place[index - 1] + 1
        let end = index == words.count ? segment.count : place[index]
        return text(segment[start..<max(start, end)])
      }
      if between.contains(where: { !$0.isEmpty }) {
        pieces.append(.gap(gaps.count))
        gaps.append(
          Gap(
            texts: between, isOptional: between.contains { $0.isEmpty }, isBehind: isLast,
            isLast: isLast && index == words.count, before: index == 0 ? "" : words[index - 1],
            behind: index == words.count ? "" : words[index]))
      }
      if index < words.count { pieces.append(.literal(words[index])) }
    }
    return pieces
  }

  /// Where the words stand in a segment, in order; empty if one is missing.
  private func places(of words: [String], in segment: [LineAtom]) -> [Int] {
    var (places, next) = ([Int](), 0)
    for wanted in words {
      while next < segment.count, word(segment[next]) != wanted { next += 1 }
      guard next < segment.count else { return [] }
      places.append(next)
      next += 1
    }
    return places
  }

  /// Whether a word is missing too often in its place, or is a part of longer words: `名無` of `名無しの船`.
  private func isLoose(
    _ index: Int, _ words: [String], _ segments: [[LineAtom]], _ places: [[Int]]
  ) -> Bool {
    let whole = places.filter { !$0.isEmpty }
    if whole.count * 4 < segments.count * 3 {
      // The last is dropped first.
      return index == words.count - 1
    }
    var (isLatin, isWord) = (false, false)
    var touched = 0
    // What counts the posts is no part of a name: `発言1`, `12番の声`.
    let counts = (
      behind: counted(beside: index, by: -1, segments, places),
      before: counted(beside: index, by: 1, segments, places)
    )
    for (segment, place) in zip(segments, places) where !place.isEmpty {
      let at = place[index]
      let atom = segment[at]
      (isLatin, isWord) = (atom.isLatin, atom.kind == .word)
      func touches(_ other: Int, _ isLiteral: Bool) -> Bool {
        guard segment.indices.contains(other), !isLiteral else { return false }
        let edge =
          other < at
          ? segment[other].range.upperBound == atom.range.lowerBound
          : segment[other].range.lowerBound == atom.range.upperBound
        return edge && segment[other].kind != .sign
      }
      let isBehind = touches(at - 1, index > 0 && place[index - 1] == at - 1)
      let isBefore = touches(at + 1, index + 1 < place.count && place[index + 1] == at + 1)
      let isJoined =
        index + 1 < place.count && place[index + 1] == at + 1
        && segment[at + 1].range.lowerBound == atom.range.upperBound
        && segment[at + 1].kind == .word
      let next = isJoined ? words[index + 1] : nil
      if isBehind && !counts.behind && !HeadPhrases.isBehind(words[index], next: next)
        || isBefore && !counts.before && !HeadPhrases.isBefore(words[index])
      {
        touched += 1
      }
    }
    if !isWord {
      // A sign within names, as the hyphen of one.
      return touched * 2 > whole.count && "-.'_~!?*".contains(words[index])
    }
    return !isLatin && touched * 4 > whole.count
  }

  /// Whether digits alone stand on one side of a word in all segments, and count up or down.
  private func counted(
    beside index: Int, by step: Int, _ segments: [[LineAtom]], _ places: [[Int]]
  ) -> Bool {
    var numbers: [Int] = []
    for (segment, place) in zip(segments, places) where !place.isEmpty {
      let digits = place[index] + step
      let other = index + step
      let edge = place.indices.contains(other) ? place[other] : step < 0 ? -1 : segment.count
      guard digits + step == edge, segment.indices.contains(digits),
        segment[digits].kind == .digits,
        let number = Self.number(window.bytes[segment[digits].range])
      else { return false }
      numbers.append(number)
    }
    return numbers.count >= 2 && Self.runsOneWay(numbers)
  }

  private func text(_ atoms: ArraySlice<LineAtom>) -> ArraySlice<UInt8> {
    guard let first = atoms.first, let last = atoms.last else { return [] }
    return window.bytes[first.range.lowerBound..<last.range.upperBound]
  }

  // MARK: What varies

  /// Gives each gap its slot; false if one is neither a name nor a count nor short enough to pass over.
  private mutating func assign(_ gaps: inout [Gap]) -> Bool {
    var names: [Int] = []
    for index in gaps.indices {
      let filled = gaps[index].texts.filter { !$0.isEmpty }
      if filled.allSatisfy({ NameTest.isWeekday($0) || Self.answers.contains($0.string) }) {
        gaps[index].slot = .anything
        gaps[index].isBehind = true
      } else if filled.allSatisfy({ Self.isNumber($0) }) {
        let isFirst = index == 0 && names.isEmpty
        let isMarked = ["#", "No", "№", "."].contains(gaps[index].before) || isFirst
        let numbers = filled.compactMap(Self.number)
        gaps[index].slot =
          isMarked && Self.runsOneWay(numbers) && !gaps.contains { $0.slot == .number }
          ? .number : .count
      } else if gaps[index].isLast,
        filled.allSatisfy({ Tail.end(Array($0), 0..<$0.count) == $0.count })
      {
        gaps[index].slot = .tail
        gaps[index].isOptional = true
      } else if Self.areNames(filled), gaps[index].texts.count * 2 <= filled.count * 3 {
        names.append(index)
      } else if filled.allSatisfy({ $0.columns <= 60 }), gaps[index].isBehind {
        gaps[index].slot = .anything
      } else {
        return false
      }
    }
    // One count is a slot; further ones are passed over.
    var hasCount = false
    for index in gaps.indices where gaps[index].slot == .count {
      if hasCount { gaps[index].slot = .anything }
      hasCount = true
    }
    for index in names { gaps[index].slot = .anything }
    guard let author = author(among: names, gaps) else { return true }
    gaps[author].slot = .author
    namesSources = SourceName.areSources(gaps[author].texts.filter { !$0.isEmpty })
    namesAuthor = HeadPhrases.isBefore(gaps[author].before)
    announcesText = HeadPhrases.isSaying(gaps[author].behind)
    // `{title} by {author}`
    if namesAuthor, let title = names.last(where: { $0 < author }) { gaps[title].slot = .title }
    return true
  }

  /// Before the title of a post that answers another.
  private static let answers: Set<String> = ["Re", "Re:", "Re :", "RE", "RE:", "re", "re:", "AW:"]

  /// Which of several gaps that may hold a name does.
  private func author(among names: [Int], _ gaps: [Gap]) -> Int? {
    names.first { HeadPhrases.isBefore(gaps[$0].before) }
      ?? names.first { HeadPhrases.isBehind(gaps[$0].behind, next: nil) } ?? names.first
  }

  /// Where one person wrote all posts, the name is told by the word before it.
  private mutating func takeSoleAuthor(_ pieces: inout [[Piece]], _ gaps: inout [Gap]) {
    for (index, segment) in pieces.enumerated() {
      let words = segment.map { piece -> String in
        if case .literal(let word) = piece { word } else { "" }
      }
      guard let label = words.lastIndex(where: HeadPhrases.isBefore) else { continue }
      var start = label + 1
      while start < words.count, [":", "："].contains(words[start]) { start += 1 }
      let end = words[start...].firstIndex { HeadPhrases.endsName($0) } ?? words.count
      guard start < end else { continue }
      gaps.append(
        Gap(
          texts: [], isOptional: false, isBehind: false, isLast: false, before: words[label],
          behind: "",
          slot: .author))
      pieces[index].replaceSubrange(start..<end, with: [.gap(gaps.count - 1)])
      namesAuthor = true
      return
    }
  }

  private static func areNames(_ texts: [ArraySlice<UInt8>]) -> Bool {
    let names = texts.count {
      NameTest.accepts($0, isCertain: true) && $0.columns <= 40 && !isOfPrograms($0)
        && $0.contains { TokenScanner.isWord($0) && !PageWindow.isDigit($0) || $0 >= 0x80 }
    }
    return names * 5 >= texts.count * 4 && !texts.contains(where: isOfPrograms)
  }

  /// Addresses of mail, paths and pieces of programs are no names of posts' authors.
  static func isOfPrograms(_ text: ArraySlice<UInt8>) -> Bool {
    text.hasPrefix(anyOf: ["/"]) || text.contains { "<>=;{}\"\\".utf8.contains($0) }
  }

  private static func isNumber(_ text: ArraySlice<UInt8>) -> Bool {
    text.count <= 18 && text.allSatisfy { PageWindow.isDigit($0) || $0 == 0x2C }
  }

  private static func number(_ text: ArraySlice<UInt8>) -> Int? {
    var digits = text
    return digits.takeNumber(maximumDigits: 18)
  }

  static func runsOneWay(_ numbers: [Int]) -> Bool {
    zip(numbers, numbers.dropFirst()).allSatisfy { $0 < $1 }
      || zip(numbers, numbers.dropFirst()).allSatisfy { $0 > $1 }
  }

  static func escaped(_ text: String) -> String {
    text.reduce(into: "") { escaped, sign in
      if "[](){}|_\\/".contains(sign) { escaped.append("\\") }
      escaped.append(sign)
    }
  }
}
