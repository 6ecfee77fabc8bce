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

  /// Behind the `=` or `(` of a statement or a call that holds the data.
  static func behindName(_ head: Span<UInt8>, from start: Int) -> Int? {
    var position = start
    head.skipBlank(at: &position)
    let name = position
    while position < head.count, position - name < 200 {
      switch head[position] {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x24, 0x2E, 0x20: position += 1
      case 0x3D, 0x28:
        var end = position + 1
        head.skipBlank(at: &end)
        let isData = end < head.count && (head[end] == 0x7B || head[end] == 0x5B)
        return position > name && isData ? end : nil
      default: return nil
      }
    }
    return nil
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
