/// What was measured, printed as one table.
struct BenchTable {
  /// The classes in the order in which they came first.
  private var classes: [String] = []
  /// Seconds, by class and by who answered.
  private var times: [String: [String: [Double]]] = [:]
  private var names = [Self.own, Self.scan]

  static let own = "tori"
  static let scan = "scan"

  mutating func add(_ name: String, by who: String, _ seconds: Double) {
    if !classes.contains(name) { classes.append(name) }
    if !names.contains(who) { names.append(who) }
    times[name, default: [:]][who, default: []].append(seconds)
  }

  /// The median of a class of queries by the index, in seconds.
  func median(_ name: String) -> Double {
    times[name]?[Self.own].map { Self.percentile($0, 50) } ?? 0
  }

  func show() {
    var rows = [["ms: median / 95 %"] + names + names.dropFirst().map { "\($0) / tori" }]
    for name in classes {
      let own = times[name] ?? [:]
      let cells = names.map { who in own[who].map(Self.figures) ?? "–" }
      let ratios = names.dropFirst().map { who in
        guard let others = own[who], let tori = own[Self.own] else { return "–" }
        let ratio = Self.percentile(others, 50) / max(Self.percentile(tori, 50), 1e-9)
        return "\(Self.rounded(ratio, digits: 1))×"
      }
      rows.append([name] + cells + ratios)
    }
    Self.show(rows)
  }

  static func show(_ rows: [[String]]) {
    let widths = (rows.first ?? []).indices.map { column in
      rows.map { $0[column].count }.max() ?? 0
    }
    for row in rows {
      let cells = row.enumerated().map { column, cell in
        let gap = String(repeating: " ", count: widths[column] - cell.count)
        return column == 0 ? cell + gap : gap + cell
      }
      print(cells.joined(separator: "  "))
    }
  }

  private static func figures(_ times: [Double]) -> String {
    "\(milliseconds(percentile(times, 50))) / \(milliseconds(percentile(times, 95)))"
  }

  private static func percentile(_ values: [Double], _ percent: Int) -> Double {
    values.sorted()[min(values.count - 1, values.count * percent / 100)]
  }

  static func milliseconds(_ seconds: Double) -> String { rounded(seconds * 1000, digits: 3) }

  static func rounded(_ value: Double, digits: Int) -> String {
    let unit = (0..<digits).reduce(1) { product, _ in product * 10 }
    let whole = Int((value * Double(unit)).rounded())
    let rest = String(whole % unit)
    return "\(whole / unit)." + String(repeating: "0", count: digits - rest.count) + rest
  }
}
