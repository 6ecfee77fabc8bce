/// Numbers in sentences.
enum Figures {
  /// With at most four digits behind the point, without zeros at the end.
  static func text(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e12 else { return "\(value)" }
    let scaled = (abs(value) * 10_000).rounded()
    let (whole, rest) = (Int(scaled) / 10_000, Int(scaled) % 10_000)
    let sign = value < 0 && scaled > 0 ? "−" : ""
    if rest == 0 { return "\(sign)\(whole)" }
    var digits = String(rest + 10_000).dropFirst()
    while digits.last == "0" { digits.removeLast() }
    return "\(sign)\(whole).\(digits)"
  }
}
