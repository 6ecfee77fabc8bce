/// Names of files as texts. A name is bytes, which need not be UTF-8: as `unzip` leaves it, 南.txt may be
/// `93 EC 2E 74 78 74`, Shift_JIS. Such bytes stand in the text as `\x93\xEC`, and so does, in a name that has
/// some, a backslash; so the text is shown as it is, and leads back to the bytes.
extension String {
  /// The path whose bytes these are.
  package init(path bytes: some Collection<UInt8>) {
    let array = Array(bytes)
    if let text = String(validating: array, as: UTF8.self), !text.hasEscapedByte {
      self = text
      return
    }
    var path = ""
    var rest = array[...]
    while let first = rest.first {
      let size = Self.sizeOfCharacter(rest)
      if size == 0 || first == Self.backslash {
        path += Self.escape(first)
        rest.removeFirst()
      } else {
        path += String(decoding: rest.prefix(size), as: UTF8.self)
        rest.removeFirst(size)
      }
    }
    self = path
  }

  /// The bytes of this path and the zero that ends it, for the system.
  package var pathBytes: [CChar] {
    guard hasEscapedByte else { return utf8CString.map(\.self) }
    var bytes: [UInt8] = []
    var rest = Array(utf8)[...]
    while let first = rest.first {
      if let byte = Self.escapedByte(rest) {
        bytes.append(byte)
        rest.removeFirst(4)
      } else {
        bytes.append(first)
        rest.removeFirst()
      }
    }
    return (bytes + [0]).map { CChar(bitPattern: $0) }
  }

  /// Whether some of it stands for bytes that are no text.
  package var hasEscapedByte: Bool {
    guard utf8.contains(Self.backslash) else { return false }
    let bytes = Array(utf8)
    return bytes.indices.contains { Self.escapedByte(bytes[$0...]) != nil }
  }

  /// Whether the bytes that this path stands for are no text.
  package var isOfOtherBytes: Bool {
    hasEscapedByte
      && String(validating: pathBytes.map { UInt8(bitPattern: $0) }, as: UTF8.self) == nil
  }

  private static let backslash = UInt8(ascii: "\\")
  private static let digits = Array("0123456789ABCDEF".utf8)

  private static func escape(_ byte: UInt8) -> String {
    String(
      decoding: [backslash, UInt8(ascii: "x"), digits[Int(byte >> 4)], digits[Int(byte & 15)]],
      as: UTF8.self)
  }

  /// The byte that `\x93` at the start of `bytes` stands for.
  private static func escapedByte(_ bytes: ArraySlice<UInt8>) -> UInt8? {
    let start = bytes.startIndex
    guard bytes.count >= 4, bytes[start] == backslash, bytes[start + 1] == UInt8(ascii: "x"),
      let high = digits.firstIndex(of: bytes[start + 2]),
      let low = digits.firstIndex(of: bytes[start + 3])
    else { return nil }
    return UInt8(high << 4 | low)
  }

  /// How many bytes the character at the start takes; 0 where there is none.
  private static func sizeOfCharacter(_ bytes: ArraySlice<UInt8>) -> Int {
    for size in 1...4 where size <= bytes.count {
      if let text = String(validating: Array(bytes.prefix(size)), as: UTF8.self),
        text.unicodeScalars.count == 1
      {
        return size
      }
    }
    return 0
  }
}
