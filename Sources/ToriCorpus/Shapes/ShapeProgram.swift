/// A line of a shape, as steps that a matcher takes.
struct ShapeProgram: Sendable {
  enum Step: Sendable {
    case literal([UInt8])
    case space
    case mandatorySpace
    case tab
    case slot(Slot, isLabelled: Bool)
    /// Goes on with the next step, and if that leads nowhere, with another.
    case split(Int)
    case jump(Int)
    case end
  }

  private(set) var steps: [Step] = []
  /// The kinds of tokens of which the line must hold one each.
  private(set) var needs: [TokenKinds] = []
  /// The bytes, in small letters, that the line may begin with.
  private(set) var first = ByteSet()
  /// Whether the line may be missing.
  private(set) var matchesNothing = false
  /// The slots that are filled whenever the line matches.
  private(set) var mandatorySlots: [Slot] = []
  private(set) var slots: [Slot] = []
  /// How many literals stand in the line whenever it matches.
  private(set) var literalCount = 0
  /// How many letters they have.
  private(set) var literalLength = 0
  /// Whether it stands for a few short lines that are passed over.
  private(set) var isGap = false

  init(_ parts: [PatternPart]) {
    compile(parts, isMandatory: true, follows: nil)
    steps.append(.end)
    (first, matchesNothing) = Self.first(of: parts)
    if case .literal(let text)? = parts.first, parts.count == 1 { isGap = text.elementsEqual("…".utf8) }
    if isGap { (first, matchesNothing) = (.all, true) }
  }

  private mutating func compile(
    _ parts: [PatternPart], isMandatory: Bool, follows literal: [UInt8]?
  ) {
    var literal = literal
    for part in parts {
      switch part {
      case .literal(let text):
        steps.append(.literal(text))
        literal = text
        if isMandatory {
          literalCount += 1
          literalLength += String(decoding: text, as: UTF8.self).unicodeScalars.count
        }
        continue
      case .space: steps.append(.space)
      case .mandatorySpace: steps.append(.mandatorySpace)
      case .tab:
        steps.append(.tab)
        // A tab between two slots is as sure a sign as a letter.
        if isMandatory { literalCount += 1 }
      case .slot(let slot):
        steps.append(.slot(slot, isLabelled: literal.map { $0.suffix(3).elementsEqual("id:".utf8) } ?? false))
        slots.append(slot)
        if isMandatory {
          mandatorySlots.append(slot)
          if !slot.tokens.isEmpty { needs.append(slot.tokens) }
          literal = nil
        }
      case .choice(let choices, let isOptional):
        compile(choices, isOptional: isOptional, isMandatory: isMandatory)
      }
      literal = nil
    }
  }

  private mutating func compile(
    _ choices: [[PatternPart]], isOptional: Bool, isMandatory: Bool
  ) {
    var jumps: [Int] = []
    // One of several, each with a literal or a token, is worth the least of them.
    let before = (literalCount, literalLength, mandatorySlots, needs)
    var least: (Int, Int)?
    var common: [Slot]?
    for (index, choice) in choices.enumerated() {
      let isLast = index == choices.count - 1
      var split: Int?
      if !isLast || isOptional {
        split = steps.count
        steps.append(.split(0))
      }
      compile(choice, isMandatory: isMandatory && !isOptional, follows: nil)
      let counts = (literalCount - before.0, literalLength - before.1)
      if least == nil || counts < least! { least = counts }
      let own = Array(mandatorySlots.dropFirst(before.2.count))
      common = common.map { $0.filter(own.contains) } ?? own
      (literalCount, literalLength, mandatorySlots, needs) = before
      if !isLast || isOptional {
        jumps.append(steps.count)
        steps.append(.jump(0))
      }
      if let split { steps[split] = .split(steps.count) }
    }
    for jump in jumps { steps[jump] = .jump(steps.count) }
    guard isMandatory, !isOptional, let least, let common else { return }
    literalCount += least.0
    literalLength += least.1
    mandatorySlots += common
  }

  /// The bytes that a match may begin with, and whether it may be empty.
  private static func first(of parts: [PatternPart]) -> (ByteSet, isEmpty: Bool) {
    var set = ByteSet()
    for part in parts {
      switch part {
      case .literal(let text):
        if let byte = text.first { set.insert(byte) }
        return (set, false)
      case .space: continue
      case .mandatorySpace, .tab: return (.all, false)
      case .slot(let slot):
        switch slot {
        case .number: set.insert(0x30...0x39)
        case .handle: set.insert(0x40)
        case .opener: continue
        case .tail, .rest, .anything: return (.all, true)
        default: set = .all
        }
        return (set, false)
      case .choice(let choices, let isOptional):
        var isEmpty = isOptional
        for choice in choices {
          let (own, mayBeEmpty) = first(of: choice)
          set.formUnion(own)
          isEmpty = isEmpty || mayBeEmpty
        }
        if !isEmpty { return (set, false) }
      }
    }
    return (set, true)
  }
}

/// A set of bytes.
struct ByteSet: Sendable {
  private var low = SIMD4<UInt64>(repeating: 0)

  static let all: ByteSet = {
    var set = ByteSet()
    set.low = SIMD4(repeating: .max)
    return set
  }()

  mutating func insert(_ byte: UInt8) { low[Int(byte >> 6)] |= 1 << UInt64(byte & 63) }

  mutating func insert(_ bytes: ClosedRange<UInt8>) { for byte in bytes { insert(byte) } }

  mutating func formUnion(_ other: ByteSet) { low |= other.low }

  func contains(_ byte: UInt8) -> Bool { low[Int(byte >> 6)] & (1 << UInt64(byte & 63)) != 0 }
}
