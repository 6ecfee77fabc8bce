/// Writes numbers and bytes one after the other, little-endian.
struct ByteWriter {
  var bytes: [UInt8] = []

  mutating func u8(_ value: UInt8) { bytes.append(value) }

  mutating func u32(_ value: UInt32) {
    for shift in stride(from: 0, to: 32, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: value >> UInt32(shift)))
    }
  }

  mutating func u64(_ value: UInt64) {
    for shift in stride(from: 0, to: 64, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: value >> UInt64(shift)))
    }
  }

  /// Seven bits a byte, the lowest first; the top bit says that more follow.
  mutating func varint(_ value: Int) {
    var rest = UInt(bitPattern: value)
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func string(_ text: String) { sized(Array(text.utf8)) }

  mutating func string(_ text: String?) {
    u8(text == nil ? 0 : 1)
    if let text { string(text) }
  }

  /// The count, then the bytes.
  mutating func sized(_ content: some Collection<UInt8>) {
    varint(content.count)
    bytes.append(contentsOf: content)
  }
}

/// Reads what `ByteWriter` wrote; fails rather than reading beyond the end.
struct ByteReader {
  struct Overrun: Error {}

  private let bytes: ArraySlice<UInt8>
  private(set) var offset: Int

  init(_ bytes: some Collection<UInt8>) {
    self.bytes = ArraySlice(bytes)
    offset = self.bytes.startIndex
  }

  var isAtEnd: Bool { offset == bytes.endIndex }

  mutating func u8() throws(Overrun) -> UInt8 {
    guard offset < bytes.endIndex else { throw Overrun() }
    defer { offset += 1 }
    return bytes[offset]
  }

  mutating func u32() throws(Overrun) -> UInt32 { UInt32(truncatingIfNeeded: try number(bytes: 4)) }

  mutating func u64() throws(Overrun) -> UInt64 { try number(bytes: 8) }

  private mutating func number(bytes count: Int) throws(Overrun) -> UInt64 {
    var value: UInt64 = 0
    for shift in 0..<count { value |= UInt64(try u8()) << UInt64(8 * shift) }
    return value
  }

  mutating func varint() throws(Overrun) -> Int {
    var value: UInt = 0
    var shift: UInt = 0
    while true {
      let byte = try u8()
      guard shift < 64 else { throw Overrun() }
      value |= UInt(byte & 0x7F) << shift
      if byte < 0x80 { return Int(bitPattern: value) }
      shift += 7
    }
  }

  /// A count, which no more than the bytes left can follow.
  mutating func count() throws(Overrun) -> Int {
    let count = try varint()
    guard 0...(bytes.endIndex - offset) ~= count else { throw Overrun() }
    return count
  }

  mutating func sized() throws(Overrun) -> ArraySlice<UInt8> {
    let count = try count()
    defer { offset += count }
    return bytes[offset..<offset + count]
  }

  mutating func string() throws(Overrun) -> String { String(decoding: try sized(), as: UTF8.self) }

  mutating func optionalString() throws(Overrun) -> String? { try u8() == 0 ? nil : try string() }
}
