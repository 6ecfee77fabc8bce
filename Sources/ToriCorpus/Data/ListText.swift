/// Lists that a program wrote into one field: `['a', 'b']`, `["a","b"]`, `a; b`, `a|b`.
enum ListText {
  /// The texts in it.
  static func parts(_ text: String) -> [String] {
    if let list = list(text) { return list }
    return text.unicodeScalars.split {
      switch $0 {
      case ",", ";", " ", "|", "\n", "\r", "\t", "[", "]", "\"", "、", "；", "　": true
      default: false
      }
    }
    .map { String($0) }
  }

  /// The texts of a list within brackets; nil where it is none.
  static func list(_ text: String) -> [String]? {
    guard let mark = text.utf8.first(where: { $0 > 0x20 }), [0x5B, 0x28, 0x7B].contains(mark) else {
      return nil
    }
    let trimmed = Array(text.utf8)[...].trimmed
    guard let first = trimmed.first, let last = trimmed.last, trimmed.count >= 2 else { return nil }
    let isList =
      first == 0x5B && last == 0x5D || first == 0x28 && last == 0x29
      || first == 0x7B && last == 0x7D
    return isList ? literals(trimmed.dropFirst().dropLast()) : nil
  }

  /// What a record that a program wrote into one field calls somebody: `{'username': 'a', 'displayname': 'b'}`,
  /// `User(username='a', …)`; nil where the text is none.
  static func name(inRecord text: String) -> String? {
    guard let open = text.utf8.firstIndex(where: { $0 == 0x7B || $0 == 0x28 }),
      text.utf8.last == 0x7D || text.utf8.last == 0x29,
      text.utf8[..<open].allSatisfy({ $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A || $0 == 0x2E })
    else { return nil }
    for key in nameKeys {
      for quote in ["'", "\""] {
        for mark in [
          "\(quote)\(key)\(quote): \(quote)", "\(quote)\(key)\(quote):\(quote)", "\(key)=\(quote)",
        ] {
          guard let start = text.firstRange(of: mark)?.upperBound else { continue }
          let name = text[start...].prefix { String($0) != quote }
          if !name.isEmpty { return String(name) }
        }
      }
    }
    return nil
  }

  private static let nameKeys = [
    "displayname", "displayName", "display_name", "name", "nickname", "username", "screen_name",
  ]

  /// The addresses in it. Most signs may be in one: white space parts them, and another sign where an address
  /// begins behind it.
  static func links(_ text: String) -> [String] {
    if isOneLink(text) { return [text] }
    if let list = list(text), list.allSatisfy({ $0.lowercased().hasPrefix("http") }) { return list }
    var links: [String] = []
    for word in text.split(whereSeparator: { $0.isWhitespace }) {
      var rest = word[...]
      while let first = rest.first, brackets[first] != nil { rest = rest.dropFirst() }
      while !rest.isEmpty {
        let next = rest.indices.dropFirst().first { place in
          ",;|、；".contains(rest[rest.index(before: place)])
            && rest[place...].drop { brackets[$0] != nil }.prefix(4).lowercased() == "http"
        }
        var link = rest[..<(next ?? rest.endIndex)]
        rest = rest[link.endIndex...].drop { brackets[$0] != nil }
        while let last = link.last, ",;|、；".contains(last) { link = link.dropLast() }
        // What closes a bracket or a quote that the list opened.
        while let last = link.last, let open = closing[last], !link.contains(open) {
          link = link.dropLast()
        }
        if !link.isEmpty { links.append(String(link)) }
      }
    }
    return links
  }

  /// Whether it is of characters that stand in one address, as most are.
  private static func isOneLink(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { byte in
        switch byte {
        // " ' ( ) , ; < > [ ] { | }
        case 0x22, 0x27, 0x28, 0x29, 0x2C, 0x3B, 0x3C, 0x3E, 0x5B, 0x5D, 0x7B...0x7D: false
        default: 0x21...0x7E ~= byte
        }
      }
  }

  private static let brackets: [Character: Character] = [
    "[": "]", "(": ")", "{": "}", "<": ">", "\"": "\"", "'": "'",
  ]
  private static let closing: [Character: Character] = [
    "]": "[", ")": "(", "}": "{", ">": "<", "\"": "\0", "'": "\0",
  ]

  /// The keys of a record in a list that hold its text, the likeliest first.
  private static let keys = [
    "text", "tag", "hashtag", "tag_name", "name", "expanded_url", "fullname", "url", "screen_name",
    "username", "id", "id_str",
  ]

  /// The texts, numbers and words of a list as Python or JSON write it; of records in it the one text
  /// that says what they are. `nil` if it is written in no such way.
  private static func literals(_ content: ArraySlice<UInt8>) -> [String]? {
    var rest = content
    var (parts, depth): ([String], Int) = ([], 0)
    var record: [(key: String, value: String)] = []
    var key: String?
    func take(_ value: String) {
      if depth == 0 {
        parts.append(value)
      } else if let name = key {
        record.append((name, value))
        key = nil
      } else {
        key = value
      }
    }
    while let byte = rest.first {
      switch byte {
      case 0x20, 0x09, 0x0A, 0x0D, 0x2C, 0x3A: rest = rest.dropFirst()
      case 0x27, 0x22:
        guard let value = quoted(&rest) else { return nil }
        take(value)
      case 0x7B, 0x5B:
        depth += 1
        // A list in a record has no key of its own.
        if depth == 1 { (record, key) = ([], nil) }
        rest = rest.dropFirst()
      case 0x7D, 0x5D:
        depth -= 1
        guard depth >= 0 else { return nil }
        if depth == 0,
          let found = keys.lazy.compactMap({ key in record.first { $0.key == key } }).first
        {
          parts.append(found.value)
        }
        rest = rest.dropFirst()
      default:
        let word = rest.prefix { ![0x2C, 0x20, 0x3A, 0x5D, 0x7D, 0x0A].contains($0) }
        guard !word.isEmpty else { return nil }
        rest = rest.dropFirst(word.count)
        let text = word.string
        if !["None", "null", "nan", "NaN"].contains(text) { take(text) }
      }
    }
    return depth == 0 ? parts : nil
  }

  private static func quoted(_ rest: inout ArraySlice<UInt8>) -> String? {
    guard let quote = rest.popFirst() else { return nil }
    var text: [UInt8] = []
    while let byte = rest.popFirst() {
      if byte == quote { return text[...].string }
      if byte == 0x5C, let next = rest.popFirst() {
        switch next {
        case 0x62: text.append(0x08)
        case 0x66: text.append(0x0C)
        case 0x6E: text.append(0x0A)
        case 0x72: text.append(0x0D)
        case 0x74: text.append(0x09)
        case 0x55, 0x75, 0x78:
          guard let scalar = escaped(&rest, digits: next == 0x55 ? 8 : next == 0x75 ? 4 : 2) else {
            text.append(next)
            continue
          }
          text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        default: text.append(next)
        }
      } else {
        text.append(byte)
      }
    }
    return nil
  }

  /// The character of the digits of an escape, and of the other half of a pair; half of one is U+FFFD. `nil` if
  /// the digits are none.
  private static func escaped(_ rest: inout ArraySlice<UInt8>, digits: Int) -> Unicode.Scalar? {
    guard let unit = number(rest, digits) else { return nil }
    rest = rest.dropFirst(digits)
    if unit & 0xFC00 == 0xD800, rest.hasPrefix("\\u"), let second = number(rest.dropFirst(2), 4),
      second & 0xFC00 == 0xDC00
    {
      rest = rest.dropFirst(6)
      return Unicode.Scalar(0x1_0000 + (unit & 0x3FF) << 10 + second & 0x3FF)
    }
    return Unicode.Scalar(unit) ?? "\u{FFFD}"
  }

  private static func number(_ text: ArraySlice<UInt8>, _ digits: Int) -> UInt32? {
    let text = text.prefix(digits)
    guard text.count == digits, text.allSatisfy(\.isHexDigit) else { return nil }
    return UInt32(text.string, radix: 16)
  }
}
