/// A count as pages write it.
enum WrittenCount {
  /// `55`, `1,234`, `1.2万`, `3K`.
  static func take(from text: inout ArraySlice<UInt8>) -> Int? {
    guard var value = text.takeNumber() else { return nil }
    while text.hasPrefix(anyOf: [",", "，"]) {
      var group = text.dropFirst(text.first == 0x2C ? 1 : 3)
      let size = group.count
      guard let next = group.takeNumber(maximumDigits: 3), value < 1_000_000,
        size - group.count == 3 || size - group.count == 9
      else { break }
      value = value * 1000 + next
      text = group
    }
    var (tenths, scale) = (0, 1)
    if text.first == 0x2E, let digit = text.dropFirst().leadingDigit {
      tenths = digit.value
      text = text.dropFirst(1 + digit.size)
      while let digit = text.leadingDigit { text = text.dropFirst(digit.size) }
    }
    if let unit = CountUnit.all.first(where: { !$0.isOnlyInData && text.take($0.name) }) {
      scale = unit.size
    }
    return value * scale + tenths * scale / 10
  }
}
