/// How a file lays out its JSON, by what is seen at its beginning.
struct JSONLayout: Sendable {
  enum Form: Sendable {
    /// A value a line.
    case lines
    /// Values one after another, over lines as they like.
    case values
    /// The members of one list.
    case members
  }

  let form: Form
  /// Where the JSON begins: behind a byte order mark, and what makes a script of it
  /// (`window.YTD.tweets.part0 = `).
  let start: Int

  /// `head` are the first bytes, from 0; `start` is behind a byte order mark.
  init(_ head: Span<UInt8>, from start: Int) {
    self.start = Self.behindName(head, from: start) ?? start
    var position = self.start
    head.skipBlank(at: &position)
    guard position < head.count else {
      form = .lines
      return
    }
    if head[position] == 0x5B {
      form = .members
    } else {
      form = Self.isLines(head, from: position) ? .lines : .values
    }
  }

  /// Behind the `=` or `(` of a statement or a call that holds the data: `window.YTD.tweets.part0 = [{`,
  /// `var data = {"`, `callback(["`. A sentence with brackets in it has other words before them, or no value of
  /// JSON in them.
  static func behindName(_ head: Span<UInt8>, from start: Int) -> Int? {
    var position = start
    head.skipBlank(at: &position)
    for word: StaticString in ["var ", "let ", "const "] where head.skip(word: word, at: &position)
    {
      head.skipBlank(at: &position)
      break
    }
    let name = position
    while position < head.count, position - name < 200, isNameByte(head[position]) { position += 1 }
    guard position > name else { return nil }
    head.skipBlank(at: &position)
    guard position < head.count, head[position] == 0x3D || head[position] == 0x28 else {
      return nil
    }
    let isCall = head[position] == 0x28
    position += 1
    head.skipBlank(at: &position)
    return isData(head, from: position, isCall: isCall) ? position : nil
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    byte.isASCIIAlphanumeric || byte == 0x5F || byte == 0x24 || byte == 0x2E
  }

  /// Whether a value begins as objects and lists of data do, and ends, if its end is in sight, with what closes
  /// the call or statement.
  private static func isData(_ head: Span<UInt8>, from start: Int, isCall: Bool) -> Bool {
    var inner = start + 1
    head.skipBlank(at: &inner)
    guard inner < head.count else { return false }
    switch (head[start], head[inner]) {
    case (0x7B, 0x22), (0x7B, 0x7D), (0x5B, 0x7B), (0x5B, 0x22), (0x5B, 0x5D), (0x5B, 0x5B): break
    default: return false
    }
    var end = start
    guard head.skipJSONValue(at: &end) else { return end >= head.count }
    head.skipBlank(at: &end)
    guard end < head.count else { return true }
    return isCall ? head[end] == 0x29 : head[end] == 0x3B || head[end] >= 0x61 && head[end] <= 0x7A
  }

  /// Whether most of the first lines are whole values, or the first is and another follows.
  private static func isLines(_ head: Span<UInt8>, from start: Int) -> Bool {
    var (whole, count, position) = (0, 0, start)
    while position < head.count, count < 20 {
      let begin = position
      while position < head.count, head[position] != 0x0A, head[position] != 0x0D { position += 1 }
      let isCut = position == head.count
      var value = begin
      let line = head.extracting(..<position)
      line.skipBlank(at: &value)
      position += 1
      if value == line.count { continue }
      let isValue = line[value] == 0x7B && line.skipJSONValue(at: &value)
      if isValue { line.skipBlank(at: &value) }
      // The last line in sight may go on: it speaks for neither.
      if isCut, !isValue, count > 0 { break }
      // A single line that goes on beyond what is seen is one value.
      if isCut, !isValue { return false }
      count += 1
      if isValue, value == line.count { whole += 1 }
    }
    return whole * 2 > count
  }
}
