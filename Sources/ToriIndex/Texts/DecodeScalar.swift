/// The scalar at `at` of valid UTF-8, moving `at` behind it; a stray byte counts as itself.
@inline(__always)
func decodeScalar(_ text: Span<UInt8>, _ at: inout Int) -> UInt32 {
  let lead = text[at]
  if lead < 0x80 {
    at += 1
    return UInt32(lead)
  }
  let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
  guard lead >= 0xC2, at + length <= text.count else {
    at += 1
    return UInt32(lead)
  }
  var value = UInt32(lead) & (0x7F >> UInt32(length))
  for index in at + 1..<at + length { value = value << 6 | UInt32(text[index] & 0x3F) }
  at += length
  return value & 0x1F_FFFF < 0x11_0000 ? value : 0xFFFD
}

/// The scalars of valid UTF-8.
func scalarValues(_ text: [UInt8]) -> [UInt32] {
  var scalars: [UInt32] = []
  var at = 0
  while at < text.count { scalars.append(decodeScalar(text.span, &at)) }
  return scalars
}
