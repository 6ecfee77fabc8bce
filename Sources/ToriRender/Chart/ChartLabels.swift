import ToriText

/// The names beside bars, cut to the room that there is, and still different where they are.
struct ChartLabels {
  let shown: [String]
  /// Of the widest.
  let width: Double

  /// - Parameter limit: how wide one may be.
  init(_ labels: [String], width limit: Double, _ text: ChartText) {
    let widest = labels.map { text.width(of: $0) }.max() ?? 0
    guard widest > limit else {
      (shown, width) = (labels, widest)
      return
    }
    func cut(_ label: String, atEnd: Bool) -> String {
      if text.width(of: label) <= limit { return label }
      if atEnd { return text.cut(label, to: limit) }
      // The end tells it from others.
      let tail = String(label.suffix(6))
      let room = limit - text.width(of: tail)
      return text.cut(String(label.dropLast(6)), to: room) + tail
    }
    let atEnd = labels.map { cut($0, atEnd: true) }
    let names = Dictionary(zip(atEnd, labels).map { ($0, Set([$1])) }) { $0.union($1) }
    var seen: [String: [String]] = [:]
    shown = zip(atEnd, labels).map { short, label in
      guard let same = names[short], same.count > 1 else { return short }
      let inner = cut(label, atEnd: false)
      var others = seen[inner] ?? []
      if !others.contains(label) { others.append(label) }
      seen[inner] = others
      let number = others.firstIndex(of: label) ?? 0
      return number == 0 ? inner : "\(inner) (\(number + 1))"
    }
    width = min(limit + 24, shown.map { text.width(of: $0) }.max() ?? limit)
  }
}
