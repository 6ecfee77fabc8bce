/// A piece of a shape's line.
indirect enum PatternPart: Hashable, Sendable {
  /// Letters and signs, folded as lines are.
  case literal([UInt8])
  /// Any white space or none.
  case space
  /// White space, a tab.
  case mandatorySpace, tab
  case slot(Slot)
  /// One of several; where it is optional, or none.
  case choice([[PatternPart]], isOptional: Bool)
}

/// Lines that stand below each other on a page, as a shape writes them.
struct Pattern: Hashable, Sendable {
  /// As it is written.
  let source: String
  let lines: [[PatternPart]]
}

/// Why a pattern cannot be read, and at which of its characters.
package struct PatternMistake: Error, Hashable, Sendable {
  package let what: PatternMistakeKind
  /// Counted from 0.
  package let offset: Int
}

/// What is wrong with a pattern.
package enum PatternMistakeKind: Hashable, Sendable {
  case unknownSlot(String)
  case unclosed(Character)
  case unopened(Character)
  case bar
  case nothing
  case tooDeep
  case tooLong
  case endsInBackslash
  case twoTexts
}

/// Reads the notation of a pattern.
struct PatternParser {
  private let characters: [Character]
  private var position = 0
  private static let deepest = 6
  /// A line of a shape says little; what is longer is a mistake.
  private static let longest = 2000

  /// Reads the lines of a head or foot, parted by ` / `.
  static func parse(_ source: String) throws(PatternMistake) -> Pattern {
    var parser = try PatternParser(source)
    var lines: [[PatternPart]] = []
    repeat { lines.append(try parser.sequence(isInside: false)) } while parser.takeLineBreak()
    guard lines.allSatisfy({ !$0.isEmpty }) else { throw parser.mistake(.nothing) }
    for line in lines where line.count(where: { $0 == .slot(.text) }) > 1 {
      throw parser.mistake(.twoTexts)
    }
    return Pattern(source: source, lines: lines)
  }

  /// Reads lines of one pattern each, parted by `|`.
  static func parseList(_ source: String) throws(PatternMistake) -> [[PatternPart]] {
    var parser = try PatternParser(source)
    var all: [[PatternPart]] = []
    repeat { all.append(try parser.sequence(isInside: true)) } while parser.take("|")
    guard parser.position == parser.characters.count else {
      throw parser.mistake(.unopened(parser.characters[parser.position]))
    }
    guard all.allSatisfy({ !$0.isEmpty }) else { throw parser.mistake(.nothing) }
    return all
  }

  private init(_ source: String) throws(PatternMistake) {
    characters = Array(source)
    guard characters.count <= Self.longest else { throw PatternMistake(what: .tooLong, offset: 0) }
  }

  private func mistake(_ what: PatternMistakeKind, at offset: Int? = nil) -> PatternMistake {
    PatternMistake(what: what, offset: offset ?? position)
  }

  private mutating func take(_ character: Character) -> Bool {
    guard position < characters.count, characters[position] == character else { return false }
    position += 1
    return true
  }

  private mutating func takeLineBreak() -> Bool {
    guard isLineBreak else { return false }
    position = min(position + 2, characters.count)
    return true
  }

  /// ` / `: the slash stands between spaces, or ends the pattern, and the first space has been read.
  private var isLineBreak: Bool {
    position < characters.count && characters[position] == "/" && position > 0
      && characters[position - 1] == " "
      && (position + 1 == characters.count || characters[position + 1] == " ")
  }

  /// The parts up to a bracket, a bar or a line's end.
  private mutating func sequence(isInside: Bool, depth: Int = 0) throws(PatternMistake)
    -> [PatternPart]
  {
    guard depth <= Self.deepest else { throw mistake(.tooDeep) }
    var parts: [PatternPart] = []
    var literal = ""
    func flush() {
      if !literal.isEmpty { parts.append(.literal(LineText.folded(literal))) }
      literal = ""
    }
    loop: while position < characters.count {
      let character = characters[position]
      switch character {
      case " ", "\u{3000}":
        flush()
        position += 1
        if parts.last != .space { parts.append(.space) }
      case "/" where depth == 0 && !isInside && isLineBreak:
        break loop
      case "\\":
        guard position + 1 < characters.count else { throw mistake(.endsInBackslash) }
        if characters[position + 1] == "t" {
          flush()
          parts.append(.tab)
        } else {
          literal.append(characters[position + 1])
        }
        position += 2
      case "_":
        flush()
        position += 1
        parts.append(.mandatorySpace)
      case "{":
        flush()
        parts.append(.slot(try slot()))
      case "[", "(":
        flush()
        parts.append(try choice(closedBy: character == "[" ? "]" : ")", depth: depth))
      case "]", ")":
        if depth > 0 { break loop }
        throw mistake(.unopened(character))
      case "|":
        if isInside { break loop }
        throw mistake(.bar)
      default:
        literal.append(character)
        position += 1
      }
    }
    flush()
    while parts.first == .space { parts.removeFirst() }
    while parts.last == .space { parts.removeLast() }
    return parts
  }

  private mutating func slot() throws(PatternMistake) -> Slot {
    let start = position
    position += 1
    var name = ""
    while position < characters.count, characters[position] != "}" {
      name.append(characters[position])
      position += 1
    }
    guard take("}") else { throw mistake(.unclosed("{"), at: start) }
    guard let slot = Slot(rawValue: name) else { throw mistake(.unknownSlot(name), at: start) }
    return slot
  }

  private mutating func choice(closedBy close: Character, depth: Int) throws(PatternMistake)
    -> PatternPart
  {
    let start = position
    position += 1
    var choices: [[PatternPart]] = []
    var isOptional = close == "]"
    repeat {
      let parts = try sequenceInside(depth: depth + 1)
      if parts.isEmpty { isOptional = true } else { choices.append(parts) }
    } while take("|")
    guard take(close) else {
      throw mistake(
        position < characters.count
          ? .unopened(characters[position]) : .unclosed(close == "]" ? "[" : "("), at: start)
    }
    return .choice(choices, isOptional: isOptional)
  }

  /// Within brackets white space at the ends counts, since it may be all that parts two pieces.
  private mutating func sequenceInside(depth: Int) throws(PatternMistake) -> [PatternPart] {
    let hasSpace = position < characters.count && characters[position] == " "
    let parts = try sequence(isInside: true, depth: depth)
    let endsInSpace = position > 0 && characters[position - 1] == " "
    return (hasSpace ? [.space] : []) + parts + (endsInSpace && !parts.isEmpty ? [.space] : [])
  }
}
