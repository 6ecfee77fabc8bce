/// Counts as people and programs write them: `1,234`, `3.0`, `1.2万`, `5K`, `１２３`, `12件`.
enum CountText {
  enum Outcome: Hashable {
    case count(Int)
    /// It says that there is none: empty, `nan`, `-`.
    case none
    /// Anything else.
    case unreadable
  }

  static func read(_ text: String) -> Outcome {
    if let plain = Int(text) { return plain == .min ? .unreadable : .count(plain) }
    var bytes = Array(text.utf8)[...].trimmed
    if bytes.isEmpty || nothings.contains(bytes.string.lowercased()) { return .none }
    let isNegative = bytes.take(anyOf: ["-", "−", "－"])
    if !isNegative { _ = bytes.take("+") }
    var total = 0.0
    var hasUnit = false
    repeat {
      guard let number = number(&bytes) else { return .unreadable }
      let unit = CountUnit.all.first { bytes.take($0.name) }
      hasUnit = hasUnit || unit != nil
      total += number * Double(unit?.size ?? 1)
      // `1万2,345`
    } while hasUnit && bytes.leadingDigit != nil
    _ = bytes.take(anyOf: ["件", "回", "人", "名", "票", "個", "pt", "pts"])
    guard bytes.trimmed.isEmpty, let count = Int(exactly: total.rounded()),
      hasUnit || total == total.rounded()
    else { return .unreadable }
    return .count(isNegative ? -count : count)
  }

  private static let nothings: Set<String> = [
    "nan", "none", "null", "n/a", "na", "-", "–", "—", "―", "なし", "undefined", "<na>",
  ]

  /// Digits, in groups of three behind the first or without, and what follows a point.
  private static func number(_ bytes: inout ArraySlice<UInt8>) -> Double? {
    var (rest, value, digits) = (bytes, 0.0, 0)
    var sinceMark: Int?
    while true {
      if let digit = rest.leadingDigit {
        value = value * 10 + Double(digit.value)
        digits += 1
        if let since = sinceMark { sinceMark = since + 1 }
        rest = rest.dropFirst(digit.size)
      } else if digits > 0, digits <= 3 || sinceMark == 3, sinceMark ?? 3 == 3,
        rest.hasPrefix(anyOf: [",", "，"]),
        rest.dropFirst(rest.first == 0x2C ? 1 : 3).leadingDigit != nil
      {
        rest = rest.dropFirst(rest.first == 0x2C ? 1 : 3)
        sinceMark = 0
      } else {
        break
      }
    }
    guard digits > 0, digits <= 18, sinceMark ?? 3 == 3 else { return nil }
    if rest.hasPrefix(anyOf: [".", "．"]) {
      var fraction = rest.dropFirst(rest.first == 0x2E ? 1 : 3)
      var (scale, places) = (0.1, 0)
      while let digit = fraction.leadingDigit {
        value += Double(digit.value) * scale
        scale /= 10
        places += 1
        fraction = fraction.dropFirst(digit.size)
      }
      guard places > 0 else { return nil }
      rest = fraction
    }
    bytes = rest
    return value
  }
}
