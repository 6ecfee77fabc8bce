import ToriText

/// Passing over the values of JSON without making anything of them.
///
/// Each function takes what stands at a position and moves behind it; false, and `position` where the trouble
/// is, if there is something else. White space is any byte up to the space: some files have record separators or
/// NUL between values.
extension Span<UInt8> {
  func skipBlank(at position: inout Int) {
    while position < count, self[position] <= 0x20 { position += 1 }
  }

  /// Behind the closing quote of a string that begins at `position`.
  func skipJSONString(at position: inout Int) -> Bool {
    var end = position + 1
    while end < count {
      end = firstIndex(of: 0x22, or: 0x5C, from: end)
      if end >= count { break }
      if self[end] == 0x22 {
        position = end + 1
        return true
      }
      end += 2
    }
    position = count
    return false
  }

  /// Any value, and all in it, however deep: that each bracket is closed by its own kind is seen to of the
  /// innermost 64.
  func skipJSONValue(at position: inout Int) -> Bool {
    guard position < count else { return false }
    switch self[position] {
    case 0x22: return skipJSONString(at: &position)
    case 0x7B, 0x5B:
      var (depth, deepest, kinds) = (0, 0, UInt64(0))
      while position < count {
        switch self[position] {
        case 0x22:
          if !skipJSONString(at: &position) { return false }
          continue
        case 0x7B, 0x5B:
          depth += 1
          deepest = Swift.max(deepest, depth)
          kinds = kinds << 1 | (self[position] == 0x7B ? 1 : 0)
        case 0x7D, 0x5D:
          if depth > deepest - 64, (kinds & 1 == 1) != (self[position] == 0x7D) { return false }
          depth -= 1
          kinds >>= 1
          if depth == 0 {
            position += 1
            return true
          }
        default: break
        }
        position += 1
      }
      return false
    default: return skipJSONScalar(at: &position)
    }
  }

  /// A number, `true`, `false`, `null`, or what some programs write for a number that is none: `NaN`,
  /// `Infinity`, `-Infinity`.
  private func skipJSONScalar(at position: inout Int) -> Bool {
    let word: StaticString =
      switch self[position] {
      case 0x74: "true"
      case 0x66: "false"
      case 0x6E: "null"
      case 0x4E: "NaN"
      case 0x49: "Infinity"
      default: "-Infinity"
      }
    if skip(word: word, at: &position) { return isScalarEnd(position) }
    return skipJSONNumber(at: &position) && isScalarEnd(position)
  }

  private func isScalarEnd(_ position: Int) -> Bool {
    guard position < count else { return true }
    switch self[position] {
    case 0...0x20, 0x2C, 0x5D, 0x7D, 0x3A: return true
    default: return false
    }
  }

  private func skipJSONNumber(at position: inout Int) -> Bool {
    var end = position
    func digits() -> Int {
      let start = end
      while end < count, case 0x30...0x39 = self[end] { end += 1 }
      return end - start
    }
    if end < count, self[end] == 0x2D { end += 1 }
    let start = end
    let whole = digits()
    guard whole > 0, whole == 1 || self[start] != 0x30 else { return false }
    if end < count, self[end] == 0x2E {
      end += 1
      if digits() == 0 { return false }
    }
    if end < count, self[end] | 0x20 == 0x65 {
      end += 1
      if end < count, self[end] == 0x2B || self[end] == 0x2D { end += 1 }
      if digits() == 0 { return false }
    }
    position = end
    return true
  }
}
