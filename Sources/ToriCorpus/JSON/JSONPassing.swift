/// Passing over a value of JSON byte by byte, in bytes that may end within it.
struct JSONPassing {
  private var depth = 0
  private var isString = false

  /// Whether the value goes on.
  var isOpen: Bool { depth > 0 || isString }

  /// Whether a byte begins a text, an object or a list.
  static func opens(_ byte: UInt8) -> Bool { byte == 0x22 || byte == 0x7B || byte == 0x5B }

  /// Moves to the value's end, and says whether that is in the bytes; a string's escape may reach over their
  /// end.
  mutating func pass(_ bytes: Span<UInt8>, at position: inout Int) -> Bool {
    while position < bytes.count {
      if isString {
        position = bytes.firstIndex(of: 0x22, or: 0x5C, from: position)
        if position >= bytes.count { return false }
      }
      step(bytes, at: &position)
      if !isOpen { return true }
    }
    return false
  }

  /// Moves over a byte, or over an escape.
  private mutating func step(_ bytes: Span<UInt8>, at position: inout Int) {
    let byte = bytes[position]
    position += 1
    if isString {
      if byte == 0x5C { position += 1 } else if byte == 0x22 { isString = false }
      return
    }
    switch byte {
    case 0x22: isString = true
    case 0x7B, 0x5B: depth += 1
    case 0x7D, 0x5D: depth -= 1
    default: break
    }
  }
}

extension Span<UInt8> {
  /// Where, in a record that nothing closes, a line begins as the record's own did: there the next begins.
  func restart(ofRecordAt start: Int, indent: Int) -> Int? {
    guard self[start] == 0x7B else { return nil }
    var index = start
    while index < count {
      guard self[index] == 0x0A else {
        index += 1
        continue
      }
      var next = index + 1
      while next < count, self[next] == 0x20 || self[next] == 0x09 { next += 1 }
      if next < count, self[next] == 0x7B, next - index - 1 == indent { return index }
      index = Swift.max(next, index + 1)
    }
    return nil
  }
}
