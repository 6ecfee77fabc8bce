import ToriSystem

/// Writes numbers and bytes one after the other, little-endian.
struct ByteWriter {
  var bytes: [UInt8] = []
  /// Texts that `repeated` has written whole, by the checksums of their bytes, with their numbers.
  private var written: [UInt64: (text: String, number: Int)] = [:]
  private var writtenCount = 0

  mutating func u8(_ value: UInt8) { bytes.append(value) }

  mutating func u32(_ value: UInt32) { fixed(value.littleEndian) }

  mutating func u64(_ value: UInt64) { fixed(value.littleEndian) }

  private mutating func fixed(_ value: some FixedWidthInteger) {
    // SAFETY: the bytes of the value itself, which are copied at once.
    unsafe withUnsafeBytes(of: value) { unsafe bytes.append(contentsOf: $0) }
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

  mutating func string(_ text: String) { sized(text.utf8) }

  mutating func string(_ text: String?) {
    u8(text == nil ? 0 : 1)
    if let text { string(text) }
  }

  /// A text that may come again and again: whole behind a 0 at first, then its number among those, from 1.
  mutating func repeated(_ text: String) {
    let checksum = text.utf8.checksum
    if let known = written[checksum], known.text == text { return varint(known.number) }
    varint(0)
    string(text)
    writtenCount += 1
    if written[checksum] == nil { written[checksum] = (text, writtenCount) }
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
  /// Texts that `repeated` has read whole.
  private var known: [String] = []

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

  /// What `ByteWriter.repeated` wrote.
  mutating func repeated() throws(Overrun) -> String {
    let number = try varint()
    if number == 0 {
      let text = try string()
      known.append(text)
      return text
    }
    guard known.indices.contains(number - 1) else { throw Overrun() }
    return known[number - 1]
  }

  mutating func optionalString() throws(Overrun) -> String? { try u8() == 0 ? nil : try string() }
}
