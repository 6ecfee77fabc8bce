/// How the bits of packed numbers become values: number × factor + base + slope × place.
struct Unpacking {
  /// Where the first number starts.
  let firstBit: Int
  /// 1...57, or 64.
  let width: Int
  let factor: Int
  let base: Int
  let slope: Int
  /// What the number 0 stands for, if it stands for no value.
  let absent: Int?
}

extension RawSpan {
  /// Puts the first `count` numbers packed in these bytes, as values, at the start of `values`.
  func unpack(_ count: Int, _ code: Unpacking, into values: inout [Int]) {
    let lastByte = (code.firstBit + max(0, count - 1) * code.width) >> 3
    precondition(lastByte + 8 <= byteCount && count <= values.count, "room for all numbers")
    let mask: UInt64 = code.width == 64 ? ~0 : 1 << UInt64(code.width) - 1
    let (width, factor, slope) = (code.width, code.factor, code.slope)
    // SAFETY: eight bytes are loaded at each number's first; the last of these ends within the bytes and
    // no place of `values` lies behind `count`, as was checked. Both buffers live through the closures.
    unsafe withUnsafeBytes { bytes in
      unsafe values.withUnsafeMutableBufferPointer { values in
        guard let bytes = bytes.baseAddress, let values = values.baseAddress else { return }
        var bit = code.firstBit
        var base = code.base
        if let absent = code.absent {
          for place in 0..<count {
            let word = unsafe (bytes + bit >> 3).loadUnaligned(as: UInt64.self).littleEndian
            let number = word >> UInt64(bit & 7) & mask
            let value = Int(truncatingIfNeeded: number) &* factor &+ base
            unsafe values[place] = number == 0 ? absent : value
            bit &+= width
            base &+= slope
          }
        } else {
          for place in 0..<count {
            let word = unsafe (bytes + bit >> 3).loadUnaligned(as: UInt64.self).littleEndian
            let number = word >> UInt64(bit & 7) & mask
            unsafe values[place] = Int(truncatingIfNeeded: number) &* factor &+ base
            bit &+= width
            base &+= slope
          }
        }
      }
    }
  }
}
