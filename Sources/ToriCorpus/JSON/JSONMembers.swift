/// What is wrong with a text that should be JSON, and where.
struct JSONFault: Error {
  enum Kind {
    /// It ends before it is complete.
    case cut
    /// Something else is expected.
    case expected(ReadFact)
    /// More follows behind the value.
    case more
  }

  let kind: Kind
  /// In the text, from 0.
  let offset: Int

  var fact: ReadFact {
    switch kind {
    case .cut:
      return .doubt(.jsonCut)
    case .expected(let what):
      return .doubt(.jsonExpected, what, offset + 1)
    case .more:
      return .doubt(.jsonMore, offset + 1)
    }
  }

  static let value = ReadFact.doubt(.jsonValue)
  static let name = ReadFact.doubt(.jsonName)
  static let colon = ReadFact.doubt(.jsonColon)
  static let comma = ReadFact.doubt(.jsonComma)

  /// Something else is expected at a place, or, at the end, more.
  static func expected(_ what: ReadFact, at offset: Int, of count: Int) -> JSONFault {
    JSONFault(kind: offset >= count ? .cut : .expected(what), offset: offset)
  }
}

/// Goes through the members of an object or a list of JSON, one level deep.
extension Span<UInt8> {
  /// Gives the name of each member of the object at `position`, without its quotes, and has `body` move behind
  /// its value.
  @inline(__always)
  func forEachMember(
    at position: inout Int,
    _ body: (Range<Int>, inout Int) throws(JSONFault) -> Void
  ) throws(JSONFault) {
    position += 1
    skipBlank(at: &position)
    if position < count, self[position] == 0x7D {
      position += 1
      return
    }
    while true {
      skipBlank(at: &position)
      guard position < count, self[position] == 0x22 else {
        throw .expected(JSONFault.name, at: position, of: count)
      }
      let start = position + 1
      guard skipJSONString(at: &position) else { throw JSONFault(kind: .cut, offset: count) }
      let name = start..<position - 1
      skipBlank(at: &position)
      guard position < count, self[position] == 0x3A else {
        throw .expected(JSONFault.colon, at: position, of: count)
      }
      position += 1
      skipBlank(at: &position)
      try body(name, &position)
      if try endsMembers(with: 0x7D, at: &position) { return }
    }
  }

  /// Has `body` move behind each member of the list at `position`, which it gets with its number from 0.
  @inline(__always)
  func forEachElement(
    at position: inout Int, _ body: (Int, inout Int) throws(JSONFault) -> Void
  ) throws(JSONFault) {
    position += 1
    skipBlank(at: &position)
    if position < count, self[position] == 0x5D {
      position += 1
      return
    }
    var number = 0
    while true {
      skipBlank(at: &position)
      try body(number, &position)
      number += 1
      if try endsMembers(with: 0x5D, at: &position) { return }
    }
  }

  private func endsMembers(with bracket: UInt8, at position: inout Int) throws(JSONFault) -> Bool {
    skipBlank(at: &position)
    guard position < count else { throw JSONFault(kind: .cut, offset: position) }
    let byte = self[position]
    guard byte == 0x2C || byte == bracket else {
      throw .expected(JSONFault.comma, at: position, of: count)
    }
    position += 1
    return byte == bracket
  }

  /// Moves behind a value of which nothing is wanted.
  func passJSONValue(at position: inout Int) throws(JSONFault) {
    guard skipJSONValue(at: &position) else {
      let isCut = position >= count
      throw JSONFault(kind: isCut ? .cut : .expected(JSONFault.value), offset: position)
    }
  }

  /// Throws if anything but white space stands behind a value.
  func expectJSONEnd(at position: inout Int) throws(JSONFault) {
    skipBlank(at: &position)
    if position < count { throw JSONFault(kind: .more, offset: position) }
  }

  /// Whether a name as it stands in the text is this one.
  func isName(_ range: Range<Int>, _ name: [UInt8]) -> Bool {
    if range.count == name.count {
      for offset in 0..<name.count where self[range.lowerBound + offset] != name[offset] {
        return false
      }
      return true
    }
    // Escaped: rare enough to be written out.
    guard range.count > name.count, contains(0x5C, in: range) else { return false }
    return jsonText(of: range)?.utf8.elementsEqual(name) ?? false
  }

  func contains(_ byte: UInt8, in range: Range<Int>) -> Bool {
    for index in range where self[index] == byte { return true }
    return false
  }

  /// Whether an object stands in a list, however deep; a brace within a string is none.
  func holdsObject(in list: Range<Int>) -> Bool {
    guard contains(0x7B, in: list) else { return false }
    var position = list.lowerBound
    while position < list.upperBound, self[position] != 0x7B {
      if self[position] != 0x22 {
        position += 1
      } else if !skipJSONString(at: &position) {
        return false
      }
    }
    return position < list.upperBound
  }

  /// The text of a string that stands, without its quotes, in a range.
  func jsonText(of range: Range<Int>) -> String? {
    var (position, replaced) = (range.lowerBound - 1, false)
    return extracting(..<(range.upperBound + 1)).jsonString(at: &position, replaced: &replaced)
  }
}

extension Span<UInt8> {
  /// The names of the members of the object that stands in a range; none where there is none.
  func keys(ofObjectIn range: Range<Int>) -> [String] {
    guard !range.isEmpty, self[range.lowerBound] == 0x7B else { return [] }
    var (keys, position) = ([String](), range.lowerBound)
    try? forEachMember(at: &position) { name, position throws(JSONFault) in
      try passJSONValue(at: &position)
      keys.append(jsonText(of: name) ?? "")
    }
    return keys
  }
}
