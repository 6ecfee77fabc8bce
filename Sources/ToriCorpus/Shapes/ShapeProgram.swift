/// A line of a shape, as steps that a matcher takes.
final class ShapeProgram: Sendable {
  enum Step: Sendable {
    /// The place of its letters among those of the program.
    case literal(start: Int32, end: Int32)
    case space
    case mandatorySpace
    case tab
    case slot(Slot, isLabelled: Bool)
    /// Goes on with the next step, and if that leads nowhere, with another.
    case split(Int)
    case jump(Int)
    case end
  }

  let steps: [Step]
  /// The letters of all literals.
  let letters: [UInt8]
  /// The kinds of tokens of which the line must hold one each.
  let needs: [TokenKinds]
  /// The bytes, in small letters, that the line may begin with.
  let first: ByteSet
  /// The bytes, in small letters, that a line may end with which it matches as a whole.
  let last: ByteSet
  /// What the line must hold, wherever it stands.
  let holds: LineSigns
  /// Of each step, the bytes in small letters before which it may lead to a match; where it may also do so at
  /// the line's end, `mayEnd` says so.
  let ahead: [ByteSet]
  let mayEnd: [Bool]
  /// Whether the line may be missing.
  let matchesNothing: Bool
  /// Whether it stands for a few short lines that are passed over.
  let isGap: Bool
  /// The slots that are filled whenever the line matches.
  let mandatorySlots: [Slot]
  let slots: [Slot]
  /// How many literals stand in the line whenever it matches.
  let literalCount: Int
  /// How many letters they have.
  let literalLength: Int

  init(_ parts: [PatternPart]) {
    var compiler = ShapeCompiler()
    compiler.compile(parts, isMandatory: true, follows: nil)
    compiler.steps.append(.end)
    (steps, letters, needs) = (compiler.steps, compiler.letters, compiler.needs)
    (mandatorySlots, slots) = (compiler.mandatorySlots, compiler.slots)
    (literalCount, literalLength) = (compiler.literalCount, compiler.literalLength)
    holds = compiler.holds
    (ahead, mayEnd) = Self.ahead(of: compiler.steps, compiler.letters)
    if case .literal(let text)? = parts.first, parts.count == 1, text.elementsEqual("…".utf8) {
      (isGap, first, last, matchesNothing) = (true, .all, .all, true)
    } else {
      isGap = false
      (first, matchesNothing) = Self.outermost(of: parts, fromStart: true)
      last = Self.outermost(of: parts, fromStart: false).0
    }
  }

  /// Whether the line may be as the program says, by the bytes that it begins and ends with and holds; false is
  /// certain. `mayEndEarly`: whatever follows.
  func mayFit(_ window: PageWindow, _ line: Int, mayEndEarly: Bool = false) -> Bool {
    if matchesNothing { return true }
    let range = window.range(line)
    return !range.isEmpty && first.contains(LineText.lowercased(window.bytes[range.lowerBound]))
      && (mayEndEarly || last.contains(LineText.lowercased(window.bytes[range.upperBound - 1])))
      && window.signs(line).isSuperset(of: holds)
  }

  /// What may stand before each step, told from the last one back: no step leads back.
  private static func ahead(of steps: [Step], _ letters: [UInt8]) -> ([ByteSet], [Bool]) {
    var ahead = [ByteSet](repeating: .all, count: steps.count)
    var mayEnd = [Bool](repeating: true, count: steps.count)
    var spaces = ByteSet()
    spaces.insert(0x20)
    spaces.insert(0x09)
    for pc in steps.indices.reversed() {
      var set = ByteSet()
      var isPassed = false
      switch steps[pc] {
      case .literal(let start, _):
        // White space may stand before a sign.
        set = spaces
        if Int(start) < letters.count { set.insert(letters[Int(start)]) }
        mayEnd[pc] = false
      case .space:
        set = spaces
        isPassed = true
      case .mandatorySpace, .tab:
        set = spaces
        mayEnd[pc] = false
      case .slot(let slot, _):
        (set, isPassed) = slot.beginnings
        mayEnd[pc] = slot == .tail || slot == .rest || slot == .anything
      case .split(let other):
        set = ahead[other]
        set.formUnion(ahead[pc + 1])
        mayEnd[pc] = mayEnd[other] || mayEnd[pc + 1]
      case .jump(let target): (set, mayEnd[pc]) = (ahead[target], mayEnd[target])
      case .end: set = spaces
      }
      if isPassed {
        set.formUnion(ahead[pc + 1])
        mayEnd[pc] = mayEnd[pc + 1]
      }
      ahead[pc] = set
    }
    return (ahead, mayEnd)
  }

  /// The bytes that a match may begin with, or end with, and whether it may be empty.
  private static func outermost(
    of parts: [PatternPart], fromStart: Bool
  ) -> (ByteSet, isEmpty: Bool) {
    var set = ByteSet()
    for part in fromStart ? parts : parts.reversed() {
      switch part {
      case .literal(let text):
        if let byte = fromStart ? text.first : text.last { set.insert(byte) }
        return (set, false)
      case .space: continue
      case .mandatorySpace, .tab: return (.all, false)
      case .slot(let slot):
        switch slot {
        case .number: set.insert(0x30...0x39)
        case .handle where fromStart: set.insert(0x40)
        case .opener: continue
        case .tail, .rest, .anything:
          // They may be empty; what follows them must stand there all the same.
          set = .all
          continue
        default: set = .all
        }
        return (set, false)
      case .choice(let choices, let isOptional):
        var isEmpty = isOptional
        for choice in choices {
          let (own, mayBeEmpty) = outermost(of: choice, fromStart: fromStart)
          set.formUnion(own)
          isEmpty = isEmpty || mayBeEmpty
        }
        if !isEmpty { return (set, false) }
      }
    }
    return (set, true)
  }
}

/// Turns the parts of a line into steps.
private struct ShapeCompiler {
  var steps: [ShapeProgram.Step] = []
  var letters: [UInt8] = []
  var needs: [TokenKinds] = []
  var mandatorySlots: [Slot] = []
  var slots: [Slot] = []
  var literalCount = 0
  var literalLength = 0
  var holds = LineSigns.none

  mutating func compile(
    _ parts: [PatternPart], isMandatory: Bool, follows literal: [UInt8]?
  ) {
    var literal = literal
    for part in parts {
      switch part {
      case .literal(let text):
        let start = Int32(letters.count)
        letters += text
        steps.append(.literal(start: start, end: Int32(letters.count)))
        literal = text
        if isMandatory {
          literalCount += 1
          literalLength += String(decoding: text, as: UTF8.self).unicodeScalars.count
          holds = holds.union(LineSigns(text.span))
        }
        continue
      case .space: steps.append(.space)
      case .mandatorySpace: steps.append(.mandatorySpace)
      case .tab:
        steps.append(.tab)
        // A tab between two slots is as sure a sign as a letter.
        if isMandatory { literalCount += 1 }
      case .slot(let slot):
        steps.append(
          .slot(slot, isLabelled: literal.map { $0.suffix(3).elementsEqual("id:".utf8) } ?? false))
        slots.append(slot)
        if isMandatory {
          mandatorySlots.append(slot)
          if !slot.needs.isEmpty { needs.append(slot.needs) }
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
    let before = (literalCount, literalLength, mandatorySlots, needs, holds)
    var least: (Int, Int)?
    var common: [Slot]?
    var commonSigns = LineSigns.all
    // A line needs one of what each choice needs most.
    var either: TokenKinds? = []
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
      let ownNeeds = needs.dropFirst(before.3.count)
      either = ownNeeds.first.flatMap { own in either.map { $0.union(own) } }
      commonSigns = commonSigns.intersection(holds)
      (literalCount, literalLength, mandatorySlots, needs, holds) = before
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
    holds = holds.union(commonSigns)
    let needed = common.map(\.needs).filter { !$0.isEmpty }
    if needed.isEmpty, let either { needs.append(either) }
    needs += needed
  }
}
