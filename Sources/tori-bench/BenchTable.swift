/// What was measured, printed as one table.
struct BenchTable {
  private var facts: [(name: String, value: String)] = []
  private var rows: [[String]] = []

  mutating func fact(_ name: String, _ value: String) { facts.append((name, value)) }

  /// Adds a class of queries: seconds by the index, seconds by the scan.
  mutating func add(_ name: String, _ times: [Double], _ scans: [Double]) {
    if times.isEmpty { return }
    let ratio = Self.percentile(scans, 50) / max(Self.percentile(times, 50), 1e-9)
    rows.append([
      name, Self.milliseconds(times, 50), Self.milliseconds(times, 95),
      Self.milliseconds(scans, 50), Self.milliseconds(scans, 95), "\(Int(ratio))×",
    ])
  }

  func show() {
    for fact in facts { print("\(fact.name): \(fact.value)") }
    print()
    let head = ["ms", "median", "95 %", "scan median", "scan 95 %", "faster"]
    let all = [head] + rows
    let widths = head.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
    for row in all {
      let cells = row.enumerated().map { column, cell in
        let gap = String(repeating: " ", count: widths[column] - cell.count)
        return column == 0 ? cell + gap : gap + cell
      }
      print(cells.joined(separator: "  "))
    }
  }

  private static func percentile(_ values: [Double], _ percent: Int) -> Double {
    values.sorted()[min(values.count - 1, values.count * percent / 100)]
  }

  private static func milliseconds(_ values: [Double], _ percent: Int) -> String {
    let micros = Int((percentile(values, percent) * 1e6).rounded())
    let digits = String(micros % 1000)
    return "\(micros / 1000)." + String(repeating: "0", count: 3 - digits.count) + digits
  }
}
