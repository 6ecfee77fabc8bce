/// What was measured, printed as one table.
package struct BenchTable {
  /// The classes in the order in which they came first.
  package private(set) var classes: [String] = []
  /// Who answered, in the order in which they came first.
  package private(set) var names: [String] = []
  /// Seconds, by class and by who answered.
  private var times: [String: [String: [Double]]] = [:]

  package init() {}

  package mutating func add(_ name: String, by who: String, _ seconds: Double) {
    if !classes.contains(name) { classes.append(name) }
    if !names.contains(who) { names.append(who) }
    times[name, default: [:]][who, default: []].append(seconds)
  }

  /// A percentile of a class of questions by one who answered all of them, in seconds.
  package func time(_ name: String, by who: String, _ percent: Int) -> Double? {
    let own = times[name]?[who] ?? []
    let all = times[name]?.values.map(\.count).max() ?? 0
    return own.isEmpty || own.count < all ? nil : percentile(own, percent)
  }

  /// How much longer the best of `others` takes than `who`, above 1 if `who` is ahead.
  package func ratio(_ name: String, of who: String, to others: [String], _ percent: Int) -> Double?
  {
    guard let own = time(name, by: who, percent),
      let best = others.compactMap({ time(name, by: $0, percent) }).min()
    else { return nil }
    return best / max(own, 1e-9)
  }

  /// A row for each class: medians and 95th percentiles of `shown` in milliseconds, and the ratio of the
  /// first of them to the best of `others`.
  package func rows(_ shown: [String], others: [String]) -> [[String]] {
    let head = ["ms, median / 95 %"] + shown + ["best other / \(shown[0])"]
    return [head]
      + classes.map { name in
        let figures = shown.map { who in
          cell(time(name, by: who, 50), time(name, by: who, 95), Self.milliseconds)
        }
        let ratio = cell(
          ratio(name, of: shown[0], to: others, 50), ratio(name, of: shown[0], to: others, 95)
        ) { significant($0) + "×" }
        return [name] + figures + [ratio]
      }
  }

  private func cell(_ median: Double?, _ high: Double?, _ text: (Double) -> String) -> String {
    guard let median, let high else { return "–" }
    return "\(text(median)) / \(text(high))"
  }

  static func milliseconds(_ seconds: Double) -> String { significant(seconds * 1000) }

  /// As a table of Markdown, padded to be read as it is.
  package static func markdown(_ rows: [[String]]) -> String {
    let widths = (rows.first ?? []).indices.map { column in
      rows.map { $0[column].count }.max() ?? 0
    }
    var lines = rows.map { row in
      let cells = row.enumerated().map { column, cell in
        cell + String(repeating: " ", count: widths[column] - cell.count)
      }
      return "| " + cells.joined(separator: " | ") + " |"
    }
    let rule = widths.map { String(repeating: "-", count: $0) }
    lines.insert("| " + rule.joined(separator: " | ") + " |", at: min(1, lines.count))
    return lines.joined(separator: "\n") + "\n"
  }
}

/// The value that `percent` of a hundred values do not exceed, or the nearest above; `values` has any.
///
/// Source: the nearest-rank method, of the rank ⌈percent / 100 × count⌉.
package func percentile(_ values: [Double], _ percent: Int) -> Double {
  let rank = (values.count * percent + 99) / 100
  return values.sorted()[max(0, rank - 1)]
}

/// Two significant digits, or all digits of what stands before the point: `0.0012`, `3.4`, `120`.
package func significant(_ value: Double) -> String {
  if value >= 9.95 || value <= 0 { return "\(Int(value.rounded()))" }
  var digits = 1
  var unit = 10.0
  while value * unit < 9.95 {
    digits += 1
    unit *= 10
  }
  let whole = Int((value * unit).rounded())
  let rest = String(whole % Int(unit))
  return "\(whole / Int(unit))." + String(repeating: "0", count: digits - rest.count) + rest
}
