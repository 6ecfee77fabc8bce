import CPseudoTerminal
import ToriText

/// What a terminal shows of the bytes it got: as much of one as the shell makes use of.
///
/// A sequence it does not know is kept in `unknown`, so that a test can say there was none.
struct Screen {
  /// How the terminal takes characters of several scalars.
  enum Kind: CaseIterable {
    /// Each scalar has columns of its own, as in xterm.
    case scalars
    /// A grapheme has the columns of a character, as with mode 2027.
    case graphemes
  }

  struct Cell: Equatable {
    var text = " "
    /// The right half of the character before.
    var isTail = false
    /// Never written since it was erased: no part of a line that is broken anew.
    var isErased = true
    /// The last SGR sequence's codes.
    var style = "0"
  }

  struct Row: Equatable {
    var cells: [Cell]
    /// Whether the line goes on in the next row, which the terminal broke.
    var isBroken = false
  }

  let kind: Kind
  /// What this terminal makes of ※ and the like.
  let ambiguous: AmbiguousWidth
  private(set) var rows: [Row]
  private(set) var columns: Int
  private(set) var caret = (row: 0, column: 0)
  private(set) var bells = 0
  /// The texts of OSC sequences.
  private(set) var messages: [String] = []
  private(set) var unknown: [String] = []
  private(set) var modes: Set<Int> = [7, 25]
  /// By its number as a private mode: the keypad sends sequences.
  private static let keypadMode = 66
  /// How often bracketed paste was turned on: an editor does so for each line it reads.
  private(set) var pasteStarts = 0
  private(set) var scrolledOff: [String] = []
  private var style = "0"
  private var isWrapPending = false
  private var pending: [UInt8] = []

  init(
    rows: Int, columns: Int, kind: Kind = .scalars, ambiguous: AmbiguousWidth = .narrow
  ) {
    self.kind = kind
    self.ambiguous = ambiguous
    self.columns = columns
    self.rows = Array(repeating: Row(cells: Self.blank(columns)), count: rows)
  }

  /// Each row's text without trailing blanks, up to the last that has any.
  var lines: [String] {
    var lines = rows.map { Self.text(of: $0) }
    while lines.last == "" { lines.removeLast() }
    return lines
  }

  mutating func feed(_ text: String) { feed(Array(text.utf8)) }

  mutating func feed(_ bytes: [UInt8]) {
    pending += bytes
    var index = 0
    while index < pending.count, let length = sequenceLength(at: index) {
      take(Array(pending[index..<index + length]))
      index += length
    }
    pending.removeFirst(index)
  }

  // MARK: - Sequences

  /// The bytes of the scalar, control or sequence at `index`; `nil` if some are still to come.
  private func sequenceLength(at index: Int) -> Int? {
    let rest = pending[index...]
    switch rest.first! {
    case 0x1B:
      guard rest.count > 1 else { return nil }
      switch rest[index + 1] {
      case UInt8(ascii: "["):
        return rest.dropFirst(2).firstIndex { 0x40...0x7E ~= $0 }.map { $0 - index + 1 }
      case UInt8(ascii: "]"): return rest.firstIndex(of: 0x07).map { $0 - index + 1 }
      default: return 2
      }
    case 0xC0...0xDF: return rest.count < 2 ? nil : 2
    case 0xE0...0xEF: return rest.count < 3 ? nil : 3
    case 0xF0...0xFF: return rest.count < 4 ? nil : 4
    default: return 1
    }
  }

  private mutating func take(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    switch bytes[0] {
    case 0x07: bells += 1
    case 0x0A:
      rows[caret.row].isBroken = false
      lineFeed()
    case 0x0D: moveCaret(to: 0)
    case 0x1B where text.hasPrefix("\u{1B}["): control(text)
    case 0x1B where text == "\u{1B}M": reverseLineFeed()
    case 0x1B where text == "\u{1B}=": modes.insert(Self.keypadMode)
    case 0x1B where text == "\u{1B}>": modes.remove(Self.keypadMode)
    case 0x1B where text.hasPrefix("\u{1B}]"): messages.append(String(text.dropFirst(2).dropLast()))
    case 0..<0x20, 0x7F: unknown.append(text)
    default: for scalar in text.unicodeScalars { put(scalar) }
    }
  }

  private mutating func control(_ text: String) {
    let body = text.dropFirst(2).dropLast()
    let number = body.isEmpty ? nil : Int(body)
    switch text.last! {
    case "A": caret.row = max(caret.row - (number ?? 1), 0)
    case "B": caret.row = min(caret.row + (number ?? 1), rows.count - 1)
    case "G": moveCaret(to: (number ?? 1) - 1)
    case "H" where !body.contains("?"):
      let place = body.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) ?? 1 }
      caret.row = min(max(place.first ?? 1, 1), rows.count) - 1
      moveCaret(to: (place.count > 1 ? place[1] : 1) - 1)
    case "J" where body.isEmpty:
      erase(row: caret.row, from: caret.column)
      for row in rows.indices where row > caret.row { erase(row: row, from: 0) }
    case "J" where number == 2: for row in rows.indices { erase(row: row, from: 0) }
    case "K" where body.isEmpty: erase(row: caret.row, from: caret.column)
    // 27 ends what 7 began, the only style of a program that uses it.
    case "m": style = body.isEmpty || body == "27" ? "0" : String(body)
    case "h" where body.first == "?":
      modes.insert(Int(body.dropFirst())!)
      if body == "?2004" { pasteStarts += 1 }
    case "l" where body.first == "?": modes.remove(Int(body.dropFirst())!)
    default: unknown.append(text)
    }
    if !"mhl".contains(text.last!) { isWrapPending = false }
  }

  private mutating func moveCaret(to column: Int) {
    caret.column = min(max(column, 0), columns - 1)
    isWrapPending = false
  }

  private mutating func erase(row: Int, from column: Int) {
    cutHalves(row: row, column: column)
    for column in column..<columns { rows[row].cells[column] = Cell() }
    rows[row].isBroken = false
  }

  private mutating func reverseLineFeed() {
    isWrapPending = false
    if caret.row > 0 {
      caret.row -= 1
    } else {
      rows.insert(Row(cells: Self.blank(columns)), at: 0)
      rows.removeLast()
    }
  }

  private mutating func lineFeed() {
    isWrapPending = false
    if caret.row < rows.count - 1 {
      caret.row += 1
    } else {
      scrolledOff.append(Self.text(of: rows.removeFirst()))
      rows.append(Row(cells: Self.blank(columns)))
    }
  }

  // MARK: - Characters

  private mutating func put(_ scalar: Unicode.Scalar) {
    var text = String(Character(scalar))
    var width = max(Int(pseudo_terminal_width(scalar.value)), 0)
    if scalar.isAmbiguous { width = ambiguous.rawValue }
    if let place = placeBefore() {
      let joined = rows[place.row].cells[place.column].text + text
      if kind == .graphemes ? joined.count == 1 : width == 0 {
        // The whole grapheme anew, where the first of it stood: it may have grown.
        text = joined
        width = kind == .graphemes ? displayWidth(joined, ambiguous: ambiguous) : place.width
        caret = (place.row, place.column)
        isWrapPending = false
      }
    }
    guard width > 0 else { return }
    if isWrapPending || caret.column + width > columns {
      if modes.contains(7) {
        rows[caret.row].isBroken = true
        lineFeed()
        caret.column = 0
      } else {
        caret.column = columns - width
      }
      isWrapPending = false
    }
    cutHalves(row: caret.row, column: caret.column)
    cutHalves(row: caret.row, column: caret.column + width)
    for offset in 0..<width {
      rows[caret.row].cells[caret.column + offset] =
        Cell(
          text: offset == 0 ? text : "", isTail: offset > 0, isErased: false, style: style)
    }
    caret.column += width
    if caret.column == columns {
      caret.column -= 1
      isWrapPending = modes.contains(7)
    }
  }

  /// The character left of the caret: where a mark that comes now belongs.
  private func placeBefore() -> (row: Int, column: Int, width: Int)? {
    let cells = rows[caret.row].cells
    var column = isWrapPending ? columns - 1 : caret.column - 1
    guard column >= 0 else { return nil }
    let end = column
    if cells[column].isTail && column > 0 { column -= 1 }
    return (caret.row, column, end - column + 1)
  }

  /// A character loses its other half when one half is about to be overwritten.
  private mutating func cutHalves(row: Int, column: Int) {
    guard rows[row].cells.indices.contains(column), rows[row].cells[column].isTail else { return }
    rows[row].cells[column] = Cell()
    rows[row].cells[column - 1] = Cell()
  }

  // MARK: - Size

  /// Breaks every line anew, as tmux does; the caret keeps its character, or the end of its line.
  mutating func resize(rows height: Int, columns width: Int) {
    var broken: [Row] = []
    var newCaret = (row: 0, column: 0)
    var index = 0
    while index < rows.count {
      var line: [Cell] = []
      var caretOffset: Int?
      repeat {
        var cells = rows[index].cells
        while cells.last?.isErased == true { cells.removeLast() }
        if index == caret.row {
          caretOffset = caret.column < cells.count ? line.count + caret.column : Int.max
        }
        line += cells
        index += 1
      } while index < rows.count && rows[index - 1].isBroken
      var start = 0
      repeat {
        var end = min(start + width, line.count)
        if end < line.count && line[end].isTail { end -= 1 }
        if let offset = caretOffset, offset >= start, offset < end || end == line.count {
          newCaret = (broken.count, min(offset, end) - start)
        }
        let piece = Array(line[start..<end])
        broken.append(
          Row(cells: piece + Self.blank(width - piece.count), isBroken: end < line.count))
        start = end
      } while start < line.count
    }
    while broken.count > height && newCaret.row < broken.count - 1
      && broken.last!.cells == Self.blank(width)
    { broken.removeLast() }
    while broken.count > height {
      scrolledOff.append(Self.text(of: broken.removeFirst()))
      newCaret.row -= 1
    }
    while broken.count < height { broken.append(Row(cells: Self.blank(width))) }
    (rows, columns, caret) = (broken, width, newCaret)
    caret.column = min(caret.column, width - 1)
    isWrapPending = false
  }

  private static func blank(_ count: Int) -> [Cell] {
    Array(repeating: Cell(), count: max(count, 0))
  }

  private static func text(of row: Row) -> String {
    var text = row.cells.map(\.text).joined()
    while text.last == " " { text.removeLast() }
    return text
  }
}
