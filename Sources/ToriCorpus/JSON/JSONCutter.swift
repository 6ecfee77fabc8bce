/// Cuts JSON into the members of the lists that hold its records, whatever stands around them.
///
/// It goes on where the bytes that it was given ended, and holds none of them: only a record must be in memory
/// as a whole. Brackets are counted; whether what they hold is right, the reader of the record finds out.
struct JSONCutter: Cutter {
  enum Layout {
    /// Values one after another, each a page: an object over several lines, or several of them.
    case values
    /// The members of one list, each a page.
    case members
  }

  /// A list or an object that is open, and the targets that may be in it.
  private struct Level {
    let isObject: Bool
    let places: [Approach]
  }

  /// A record that is too large to be held, where it began and its first line.
  private struct LargeRecord {
    var start: Int
    let line: Int
    let target: Int
  }

  private let layout: Layout
  private let targets: Targets
  /// Whether it ends with the first value.
  private let isSingle: Bool

  private(set) var position: Int
  private(set) var hasSeenEnd = false
  private var line = 1
  private var levels: [Level] = []
  /// The targets of the value that begins at `position`.
  private var expected: [Approach]?
  /// What is passed over to its end, and the record that it is, if it is one.
  private var passing: (state: JSONPassing, record: LargeRecord?)?
  /// How far in its line the value begins, where nothing but space stands before it.
  private var indent: Int? = 0
  private var isDone = false
  /// How many bytes were read to find the ends of records that nothing closes, and are read again.
  private var bytesReadInVain = 0
  /// Once more were, a record is sought no further than where the next would begin.
  private static let vainLimit = 1 << 22
  /// Where the page began that holds the record given last, counted as positions are, and how many pages
  /// have begun.
  private(set) var page = (start: 0, number: 0)

  init(
    _ layout: Layout, from start: Int, pages: [DataPath.Step] = [],
    targets: [Target] = [Target(steps: [])], within: [DataPath.Step]? = nil,
    isSingle: Bool = false
  ) {
    self.layout = layout
    self.isSingle = isSingle
    position = start
    self.targets = Targets(pages: pages, targets, within: within)
  }

  mutating func drop(_ count: Int) {
    position -= count
    page.start -= count
    passing?.record?.start -= count
  }

  var isResumable: Bool { true }

  /// The record that begins at `position` is too large to be held.
  mutating func passOver() {
    guard expected != nil else { return }
    passing = (
      JSONPassing(), LargeRecord(start: position, line: line, target: 0)
    )
  }

  /// The next record in `bytes`, or nil; where `hasSeenEnd`, more bytes may hold it.
  mutating func next(_ bytes: Span<UInt8>, isLast: Bool) -> RecordCutter.Piece? {
    hasSeenEnd = false
    while !isDone {
      if passing != nil {
        if let piece = pass(bytes, isLast: isLast) { return piece }
        if hasSeenEnd { return nil }
        continue
      }
      if let places = expected {
        if let piece = begin(bytes, places, isLast: isLast) { return piece }
        if hasSeenEnd { return nil }
        continue
      }
      guard skipSeparators(bytes) else {
        hasSeenEnd = true
        return nil
      }
      let (start, isOutside) = (position, levels.isEmpty)
      if isOutside {
        if let piece = beginOutside(bytes, isLast: isLast) { return piece }
      } else {
        takeToken(bytes, isLast: isLast)
      }
      if hasSeenEnd { return nil }
      if position == start, expected == nil, passing == nil, !isDone { position += 1 }
    }
    return nil
  }

  // MARK: Between values

  /// Moves to the next byte that is neither white space nor a comma; whether there is one.
  private mutating func skipSeparators(_ bytes: Span<UInt8>) -> Bool {
    while position < bytes.count {
      let byte = bytes[position]
      guard byte <= 0x20 || byte == 0x2C else { return true }
      if byte == 0x0A {
        line += 1
        indent = 0
      } else if byte > 0x20 {
        indent = nil
      } else {
        indent? += 1
      }
      position += 1
    }
    return false
  }

  private mutating func beginOutside(_ bytes: Span<UInt8>, isLast: Bool) -> RecordCutter.Piece? {
    let byte = bytes[position]
    if layout == .members, byte == 0x5B {
      position += 1
      levels.append(Level(isObject: false, places: []))
      return nil
    }
    if byte == 0x7B || byte == 0x5B {
      beginPage()
      return nil
    }
    // What closes a call or a statement around the data.
    if byte == 0x29 || byte == 0x3B || byte == 0x5D || byte == 0x7D {
      position += 1
      return nil
    }
    return stray(bytes, isLast: isLast)
  }

  private mutating func beginPage() {
    page = (position, page.number + 1)
    expected = targets.roots
  }

  /// What is no JSON, up to the end of its line.
  private mutating func stray(_ bytes: Span<UInt8>, isLast: Bool) -> RecordCutter.Piece? {
    var end = position
    while end < bytes.count, bytes[end] != 0x0A { end += 1 }
    if end == bytes.count, !isLast {
      hasSeenEnd = true
      return nil
    }
    let start = position
    position = end
    while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
    return RecordCutter.Piece(content: start..<end, lines: line...line)
  }

  /// A name, a member, or a closing bracket, in the list or object that is open.
  private mutating func takeToken(_ bytes: Span<UInt8>, isLast: Bool) {
    let level = levels[levels.count - 1]
    let byte = bytes[position]
    if byte == 0x7D || byte == 0x5D {
      levels.removeLast()
      position += 1
      indent = nil
      if levels.isEmpty, isSingle { isDone = true }
      return
    }
    guard level.isObject else {
      if levels.count == 1, layout == .members {
        beginPage()
      } else {
        expected = targets.places(below: level.places) { step in
          if case .members = step { true } else { false }
        }
      }
      return
    }
    indent = nil
    // A name, the colon, and what the value begins with, are taken together.
    var end = position
    guard byte == 0x22, bytes.skipJSONString(at: &end) else {
      if byte != 0x22 { position += 1 } else { giveUp(bytes, isLast: isLast) }
      return
    }
    let name = position + 1..<end - 1
    var lineCount = 0
    while end < bytes.count, bytes[end] <= 0x20 || bytes[end] == 0x3A {
      if bytes[end] == 0x0A { lineCount += 1 }
      end += 1
    }
    guard end < bytes.count else { return giveUp(bytes, isLast: isLast) }
    position = end
    line += lineCount
    expected = targets.places(below: level.places) { step in
      switch step {
      case .key(let key): bytes.isName(name, Array(key.utf8))
      case .anyKey: true
      default: false
      }
    }
  }

  private mutating func giveUp(_ bytes: Span<UInt8>, isLast: Bool) {
    hasSeenEnd = true
    if isLast { position = bytes.count }
  }

  // MARK: Values

  /// The value at `position`: a record, a list or an object on the way to one, or something to pass over.
  private mutating func begin(
    _ bytes: Span<UInt8>, _ places: [Approach], isLast: Bool
  ) -> RecordCutter.Piece? {
    guard position < bytes.count else {
      hasSeenEnd = true
      return nil
    }
    if targets.beginPage(at: places) {
      page = (position, page.number + 1)
    }
    let byte = bytes[position]
    let isOpen = byte == 0x7B || byte == 0x5B
    let deeper = places.filter { !targets.isEnd($0) }
    guard let ended = places.first(where: targets.isEnd) else {
      expected = nil
      if isOpen, !deeper.isEmpty {
        levels.append(Level(isObject: byte == 0x7B, places: deeper))
        position += 1
      } else {
        passing = (JSONPassing(), nil)
      }
      return nil
    }
    let next =
      bytesReadInVain > Self.vainLimit
      ? indent.flatMap { bytes.restart(ofRecordAt: position, indent: $0) } : nil
    var end = position
    let isSkipped = skipValue(bytes.extracting(..<(next ?? bytes.count)), at: &end)
    let isWhole = isSkipped && (end < bytes.count || isOpen || byte == 0x22 || isLast)
    // A bracket of another kind closes what is around the record, which is then broken.
    let isBroken = !isSkipped && end < bytes.count
    guard isWhole || isBroken || isLast else {
      hasSeenEnd = true
      return nil
    }
    if !isWhole, let indent,
      let next = bytes.extracting(..<end).restart(ofRecordAt: position, indent: indent)
    {
      bytesReadInVain += end - next
      end = next
    }
    indent = nil
    let (start, first) = (position, line)
    for index in start..<end where bytes[index] == 0x0A { line += 1 }
    var piece = RecordCutter.Piece(content: start..<end, lines: first...line)
    piece.target = ended.target
    expected = nil
    let inner = deeper + targets.places(within: ended)
    if isWhole, isOpen, !inner.isEmpty {
      // Records within the record are looked for from its beginning.
      levels.append(Level(isObject: byte == 0x7B, places: inner))
      (position, line) = (start + 1, first)
    } else {
      position = end
      if levels.isEmpty, isSingle { isDone = true }
    }
    while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
    piece.content = start..<max(end, start)
    return piece
  }

  private func skipValue(_ bytes: Span<UInt8>, at end: inout Int) -> Bool {
    let start = end
    if bytes.skipJSONValue(at: &end) { return true }
    // What is no value ends with the next sign between values.
    guard end < bytes.count, ![0x22, 0x7B, 0x5B].contains(bytes[start]) else { return false }
    while end < bytes.count, ![0x2C, 0x5D, 0x7D, 0x0A].contains(bytes[end]) { end += 1 }
    return end < bytes.count
  }

  // MARK: Passing over

  private mutating func pass(_ bytes: Span<UInt8>, isLast: Bool) -> RecordCutter.Piece? {
    guard let passed = passing else { return nil }
    let record = passed.record
    var state = passed.state
    if state.isOpen || position >= bytes.count || JSONPassing.opens(bytes[position]) {
      let start = position
      let isEnd = state.pass(bytes, at: &position)
      for index in start..<min(position, bytes.count) where bytes[index] == 0x0A { line += 1 }
      guard isEnd || isLast else {
        passing = (state, record)
        hasSeenEnd = true
        return nil
      }
      hasSeenEnd = !isEnd
    } else {
      // A number or a word ends before the next sign.
      while position < bytes.count, ![0x2C, 0x5D, 0x7D].contains(bytes[position]),
        bytes[position] > 0x20
      {
        position += 1
      }
      guard position < bytes.count || isLast else {
        hasSeenEnd = true
        return nil
      }
    }
    passing = nil
    guard let record else { return nil }
    expected = nil
    if levels.isEmpty, isSingle { isDone = true }
    position = min(position, bytes.count)
    var piece = RecordCutter.Piece(
      content: record.start..<position, lines: record.line...line)
    (piece.target, piece.isTooLarge) = (record.target, true)
    return piece
  }
}
