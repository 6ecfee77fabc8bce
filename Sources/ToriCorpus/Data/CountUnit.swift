/// What stands behind a number that is a count of thousands or more: `1.2万`, `5K`.
struct CountUnit: Sendable {
  let name: String
  let size: Int
  /// Whether it means something else on a page, as `m` does behind minutes.
  var isOnlyInData = false

  static let all = [
    CountUnit(name: "億", size: 100_000_000), CountUnit(name: "亿", size: 100_000_000),
    CountUnit(name: "억", size: 100_000_000), CountUnit(name: "万", size: 10_000),
    CountUnit(name: "萬", size: 10_000), CountUnit(name: "만", size: 10_000),
    CountUnit(name: "千", size: 1000), CountUnit(name: "천", size: 1000),
    CountUnit(name: "K", size: 1000), CountUnit(name: "k", size: 1000),
    CountUnit(name: "M", size: 1_000_000),
    CountUnit(name: "m", size: 1_000_000, isOnlyInData: true),
    CountUnit(name: "B", size: 1_000_000_000),
  ]
}
