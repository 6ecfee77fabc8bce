/// The fields of a message's or a part's header.
///
/// Source: RFC 5322, *Internet Message Format*, 2.2, with what archives of lists make of it.
struct MailHeader {
  private var fields: [(name: String, value: [UInt8])] = []
  /// Where the body begins.
  private(set) var end: Int

  /// Reads the fields that begin at `start`, up to the blank line behind them.
  ///
  /// - Parameter isSure: whether they are a header, so that a line which is no field is part of one that was folded
  ///   wrongly; else a body begins with it.
  init(_ bytes: ArraySlice<UInt8>, isSure: Bool = false) {
    end = bytes.startIndex
    var rest = bytes
    while !rest.isEmpty {
      let (line, next) = rest.firstLine
      if line.isEmpty {
        end = next
        return
      }
      if line.first == 0x20 || line.first == 0x09, !fields.isEmpty {
        // A folded line goes on with the one before.
        fields[fields.count - 1].value.append(0x20)
        fields[fields.count - 1].value += line.trimmed
      } else if let colon = line.prefix(80).firstIndex(of: 0x3A),
        line[..<colon].allSatisfy({ $0 > 0x20 && $0 < 0x7F })
      {
        fields.append((line[..<colon].string.lowercased(), Array(line[(colon + 1)...].trimmed)))
      } else if !line.hasPrefix(">From "), !isSure {
        // No field: a body without a blank line before it.
        end = rest.startIndex
        return
      }
      rest = rest[next...]
    }
    end = bytes.endIndex
  }

  var isEmpty: Bool { fields.isEmpty }

  /// The first field of that name, as written.
  func raw(_ name: String) -> [UInt8]? { fields.first { $0.name == name }?.value }

  /// Its text, encoded words decoded.
  func text(_ name: String, _ doubt: inout MailText.Doubt?) -> String? {
    guard let value = raw(name) else { return nil }
    return EncodedWords.decoded(value[...], &doubt)
  }

  /// What is between `<` and `>` in a field, in order.
  func identifiers(_ name: String) -> [String] {
    guard let value = raw(name) else { return [] }
    var found: [String] = []
    for part in value.split(separator: 0x3C).dropFirst(value.first == 0x3C ? 0 : 1) {
      guard let close = part.firstIndex(of: 0x3E) else { continue }
      let id = part[..<close].filter { $0 > 0x20 }
      if !id.isEmpty { found.append(id[...].string) }
    }
    return found
  }

  /// `text/plain; charset="utf-8"`: the value in lower case, and its parameters by their lower-case names.
  func parameters(_ name: String) -> (value: String, parameters: [String: String]) {
    guard let value = raw(name) else { return ("", [:]) }
    var parts: [[UInt8]] = [[]]
    var isQuoted = false
    for byte in value {
      if byte == 0x22 { isQuoted.toggle() }
      if byte == 0x3B, !isQuoted { parts.append([]) } else { parts[parts.count - 1].append(byte) }
    }
    var parameters: [String: String] = [:]
    for part in parts.dropFirst() {
      guard let equals = part.firstIndex(of: 0x3D) else { continue }
      var key = part[..<equals].trimmed.string.lowercased()
      var text = part[(equals + 1)...].trimmed.string
      if text.hasPrefix("\""), text.hasSuffix("\""), text.count > 1 {
        text = String(text.dropFirst().dropLast())
      }
      // `charset*=utf-8''…` and `boundary*0=…` of RFC 2231.
      if let star = key.firstIndex(of: "*") {
        let isFirst = key.hasSuffix("*") || key.hasSuffix("*0")
        key = String(key[..<star])
        if !isFirst { text = (parameters[key] ?? "") + text }
        if let mark = text.lastIndex(of: "'") { text = String(text[text.index(after: mark)...]) }
      }
      parameters[key] = text
    }
    return (parts[0][...].trimmed.string.lowercased(), parameters)
  }
}

/// Somebody's name and address as mail writes them.
struct MailAddress {
  var name: String?
  var address: String?

  /// `=?utf-8?b?…?= <a@example.jp>`, `"A, B" <a@example.jp>`, `a@example.jp (A B)`, `a at example.jp (A B)`.
  init(_ value: [UInt8], _ doubt: inout MailText.Doubt?) {
    let text = value[...].trimmed
    if let open = text.lastIndex(of: 0x3C), let close = text[open...].firstIndex(of: 0x3E) {
      address = text[(open + 1)..<close].trimmed.string
      name = Self.name(text[..<open].trimmed, &doubt)
    } else if let open = text.firstIndex(of: 0x28), let close = text.lastIndex(of: 0x29),
      open < close
    {
      address = text[..<open].trimmed.string
      name = Self.name(text[(open + 1)..<close].trimmed, &doubt)
    } else if text.contains(0x40) || text.firstIndex(of: " at ") != nil {
      address = text.string
    } else {
      name = Self.name(text, &doubt)
    }
    if let known = address {
      address = known.isEmpty ? nil : Self.joined(known)
    }
  }

  /// Archives write `at` for the sign.
  private static func joined(_ address: String) -> String {
    let words = address.split(separator: " ")
    return words.count == 3 && words[1] == "at" ? "\(words[0])@\(words[2])" : address
  }

  private static func name(_ text: ArraySlice<UInt8>, _ doubt: inout MailText.Doubt?) -> String? {
    var name = text
    if name.count > 1, name.first == 0x22, name.last == 0x22 { name = name.dropFirst().dropLast() }
    let plain = name.contains(0x5C) ? ArraySlice(unescaped(name)) : name
    let decoded = EncodedWords.decoded(plain, &doubt)
    return decoded.isEmpty ? nil : decoded
  }

  private static func unescaped(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var isEscaped = false
    for byte in text {
      if byte == 0x5C, !isEscaped {
        isEscaped = true
      } else {
        result.append(byte)
        isEscaped = false
      }
    }
    return result
  }
}
