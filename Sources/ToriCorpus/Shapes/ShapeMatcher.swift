import ToriTime

/// What a slot took from a line.
struct Capture: Sendable {
  let slot: Slot
  /// In the folded bytes of the window.
  let range: Range<Int>
  /// What a time, day or clock says.
  var date: PartialDate?
}

/// Matches programs against folded lines.
///
/// Whether a step leads to a match from a place depends on the two alone, so what failed once is not
/// tried again: the work is bound by the steps times the line's length, times the longest name.
struct ShapeMatcher {
  /// How many places were tried, for the tests that it is linear.
  private(set) var stepCount = 0
  private var failed: [UInt64] = []
  /// Captures of the match, the last slot first.
  private var found: [Capture] = []

  /// Names are no longer.
  static let longestName = 240

  /// The slots of a line that `program` matches as a whole, in order.
  mutating func match(_ program: ShapeProgram, _ window: PageWindow, line: Int)
    -> [Capture]?
  {
    let range = window.range(line)
    guard !range.isEmpty || program.matchesNothing, program.mayFit(window, line) else { return nil }
    return match(program, window, range, tokens: window.tokens(line), mayEndEarly: false)?.captures
  }

  /// Whether the line begins as `program` says, whatever follows.
  mutating func begins(_ program: ShapeProgram, _ window: PageWindow, line: Int) -> Bool {
    let range = window.range(line)
    guard !range.isEmpty, program.mayFit(window, line, mayEndEarly: true) else { return false }
    return match(program, window, range, tokens: window.tokens(line), mayEndEarly: true) != nil
  }

  private mutating func match(
    _ program: ShapeProgram, _ window: PageWindow, _ range: Range<Int>,
    tokens: Range<Int>, mayEndEarly: Bool
  ) -> (captures: [Capture], end: Int)? {
    let words = (program.steps.count * (range.count + 1) + 63) / 64
    if failed.count < words {
      failed = Array(repeating: 0, count: words)
    } else {
      for index in 0..<words { failed[index] = 0 }
    }
    found.removeAll(keepingCapacity: true)
    let context = Context(
      program: program, range: range, tokens: tokens, mayEndEarly: mayEndEarly)
    guard run(context, window, 0, range.lowerBound) else { return nil }
    return (found.reversed(), range.upperBound)
  }

  private struct Context {
    let program: ShapeProgram
    let range: Range<Int>
    let tokens: Range<Int>
    let mayEndEarly: Bool

    /// What may stand before a step, for looks at many places.
    func ahead(_ pc: Int) -> Ahead {
      let mayEnd = program.mayEnd[pc]
      return Ahead(
        set: mayEnd && mayEndEarly ? .all : program.ahead[pc], mayEnd: mayEnd,
        end: range.upperBound)
    }
  }

  private struct Ahead {
    let set: ByteSet
    let mayEnd: Bool
    let end: Int

    /// Whether the step may lead to a match from a place; false is certain.
    func mayFit(_ window: PageWindow, _ position: Int) -> Bool {
      position < end ? set.contains(LineText.lowercased(window.bytes[position])) : mayEnd
    }
  }

  private mutating func run(
    _ context: Context, _ window: PageWindow, _ start: Int, _ place: Int
  ) -> Bool {
    var (pc, position) = (start, place)
    let end = context.range.upperBound
    while true {
      stepCount += 1
      switch context.program.steps[pc] {
      case .literal(let start, let end):
        guard
          let next = literal(Int(start)..<Int(end), of: context, window, position)
        else { return false }
        position = next
        pc += 1
      case .space:
        if position < end, isSpace(window.bytes[position]) { position += 1 }
        pc += 1
      case .mandatorySpace:
        guard position < end, isSpace(window.bytes[position]) else { return false }
        position += 1
        pc += 1
      case .tab:
        guard position < end, window.bytes[position] == 0x09 else { return false }
        position += 1
        pc += 1
      case .jump(let target): pc = target
      case .split(let other):
        if isMarked(context, pc, position) { return false }
        if context.ahead(pc + 1).mayFit(window, position), run(context, window, pc + 1, position) {
          return true
        }
        // Nobody comes here again while the other way is tried, for no way leads back.
        mark(context, pc, position)
        pc = other
      case .slot(let slot, let isLabelled):
        if isMarked(context, pc, position) { return false }
        if self.slot(slot, isLabelled, context, window, pc, position) { return true }
        mark(context, pc, position)
        return false
      case .end:
        return position == end || context.mayEndEarly
          || position + 1 == end && isSpace(window.bytes[position])
      }
    }
  }

  // MARK: What failed

  private func bit(_ context: Context, _ pc: Int, _ position: Int) -> Int {
    pc * (context.range.count + 1) + position - context.range.lowerBound
  }

  private func isMarked(_ context: Context, _ pc: Int, _ position: Int) -> Bool {
    let bit = bit(context, pc, position)
    return failed[bit >> 6] & (1 << UInt64(bit & 63)) != 0
  }

  private mutating func mark(_ context: Context, _ pc: Int, _ position: Int) {
    let bit = bit(context, pc, position)
    failed[bit >> 6] |= 1 << UInt64(bit & 63)
  }

  // MARK: Steps

  private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  private func literal(
    _ text: Range<Int>, of context: Context, _ window: PageWindow, _ place: Int
  ) -> Int? {
    let letters = context.program.letters
    let first = letters[text.lowerBound]
    // White space may stand before a sign, whether the shape says so or not.
    var position = place
    if position < context.range.upperBound, isSpace(window.bytes[position]), Self.isSign(first) {
      position += 1
    }
    let next = position + text.count
    guard next <= context.range.upperBound,
      !Self.isLetter(first) || window.isBoundary(position, in: context.range)
    else { return nil }
    var index = position
    for letter in text {
      if LineText.lowercased(window.bytes[index]) != letters[letter] { return nil }
      index += 1
    }
    return window.isBoundary(next, in: context.range) ? next : nil
  }

  private static func isSign(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte < 0x80 && !TokenScanner.isWord(byte)
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }

  private mutating func slot(
    _ slot: Slot, _ isLabelled: Bool, _ context: Context, _ window: PageWindow, _ pc: Int,
    _ position: Int
  ) -> Bool {
    let end = context.range.upperBound
    switch slot {
    case .opener:
      return take(slot, position..<position, nil, context, window, pc, position)
    case .number:
      guard let next = window.digitsEnd(position, context.range, context.tokens) else {
        return false
      }
      return take(slot, position..<next, nil, context, window, pc, next)
    case .likes, .dislikes, .views, .replies, .reposts, .count:
      guard let next = window.countEnd(position, context.range, context.tokens) else {
        return false
      }
      return take(slot, position..<next, nil, context, window, pc, next)
    case .time, .day, .age, .clock, .when, .link, .handle, .address:
      return token(slot, context, window, pc, position)
    case .authorID:
      guard let (range, next) = window.identifier(position, context.range, isLabelled) else {
        return false
      }
      return take(slot, range, nil, context, window, pc, next)
    case .tail:
      let next = Tail.end(window.bytes, position..<end)
      guard take(slot, position..<next, nil, context, window, pc, next) else { return false }
      // An identifier among the buttons is one.
      for index in context.tokens where window.tokens[index].kind == .id {
        let token = window.tokens[index]
        if token.start >= position, token.end <= next,
          let (range, _) = window.identifier(token.start, context.range, true)
        {
          found.append(Capture(slot: .authorID, range: range))
        }
      }
      return true
    case .anything, .rest, .text:
      return free(slot, context, window, pc, position)
    case .author, .title, .source:
      return named(slot, context, window, pc, position)
    }
  }

  private mutating func take(
    _ slot: Slot, _ range: Range<Int>, _ date: PartialDate?, _ context: Context,
    _ window: PageWindow, _ pc: Int, _ next: Int
  ) -> Bool {
    guard run(context, window, pc + 1, next) else { return false }
    found.append(Capture(slot: slot, range: range, date: date))
    return true
  }

  private mutating func token(
    _ slot: Slot, _ context: Context, _ window: PageWindow, _ pc: Int, _ position: Int
  ) -> Bool {
    let end = context.range.upperBound
    // A stamp may stand in brackets.
    let (start, close) = slot == .time ? window.openBracket(position, end) : (position, "")
    let index = window.token(endingBehind: start, among: context.tokens)
    guard index < context.tokens.upperBound else { return false }
    let token = window.tokens[index]
    guard token.start == start, !slot.tokens.isDisjoint(with: token.kind) else { return false }
    var next = token.end
    if !close.isEmpty {
      guard window.bytes[next..<end].hasPrefix(close) else { return false }
      next += close.utf8.count
    }
    return take(slot, token.start..<token.end, token.date, context, window, pc, next)
  }

  /// Text of any length.
  private mutating func free(
    _ slot: Slot, _ context: Context, _ window: PageWindow, _ pc: Int, _ position: Int
  ) -> Bool {
    let end = context.range.upperBound
    if case .end = context.program.steps[pc + 1] {
      if slot == .text, position == end { return false }
      return take(slot, position..<end, nil, context, window, pc, end)
    }
    // Text of a post is not empty, and as long as it can be; what is passed over is as short.
    let isText = slot == .text
    var literal: Range<Int>?
    if case .literal(let start, let end) = context.program.steps[pc + 1] {
      literal = Int(start)..<Int(end)
    }
    let ahead = context.ahead(pc + 1)
    var next = isText ? end : position
    while isText ? next > position : next <= end {
      if ahead.mayFit(window, next), window.isBoundary(next, in: context.range),
        !isMarked(context, pc + 1, next),
        literal.map({ self.literal($0, of: context, window, next) != nil }) ?? true
      {
        let last = isText && next > position && isSpace(window.bytes[next - 1]) ? next - 1 : next
        if take(slot, position..<last, nil, context, window, pc, next) { return true }
        // What follows fails from here for every start of this slot.
        mark(context, pc + 1, next)
      }
      next += isText ? -1 : 1
    }
    return false
  }

  /// A name or title, as short as it can be.
  private mutating func named(
    _ slot: Slot, _ context: Context, _ window: PageWindow, _ pc: Int, _ position: Int
  ) -> Bool {
    let end = context.range.upperBound
    guard position < end, window.isBoundary(position, in: context.range),
      !isSpace(window.bytes[position])
    else { return false }
    let longest = slot == .author ? Self.longestName : 2 * Self.longestName
    let last = min(end, position + longest)
    var next = position + 1
    // A stamp, an address or another date is no part of a name.
    let limit =
      slot == .title ? last : window.nameLimit(from: position, to: last, context.tokens)
    let ahead = context.ahead(pc + 1)
    while next <= limit {
      if ahead.mayFit(window, next), !isSpace(window.bytes[next - 1]),
        window.isBoundary(next, in: context.range), window.isScalarStart(next, end),
        slot != .author || !NameTest.isLabel(window.bytes[position..<next]),
        take(slot, position..<next, nil, context, window, pc, next)
      {
        return true
      }
      next += 1
    }
    return false
  }
}
