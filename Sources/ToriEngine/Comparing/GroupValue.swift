import ToriText
import ToriTime

/// What a row has for a key.
package enum KeyCell: Hashable {
  case value(Value)
  case stretch(Stretch)
  /// A time that may lie in several stretches.
  case uncertain

  package init(_ key: GroupKey, _ value: Value, zone: Zone) {
    guard case .time(let part, _) = key, case .time(let span) = value else {
      self = .value(value)
      return
    }
    self = Stretch(part, holding: span, in: zone).map { .stretch($0) } ?? .uncertain
  }
}

/// The value of a key, with its place among the others.
package struct GroupValue: Hashable, Sendable {
  package let value: Value
  /// Rows where it is not certain come after the others, those without the key last.
  package let rank: Int
  /// Where it stands among those of its rank.
  package let order: SortKeyValue

  package init(_ stretch: Stretch) {
    value = .text(stretch.name)
    (rank, order) = (0, .integer(stretch.order))
  }

  package init(_ value: Value, zone: Zone) {
    self.value =
      switch value {
      case .time(let span): .text(span.edtf(in: zone))
      case .date(let date): .text(date.edtf)
      case .boolean(let value): .text(value ? "true" : "false")
      default: value
      }
    (rank, order) = (0, SortKeyValue(self.value))
  }

  package init(missing key: String) {
    value = .lacking(.lacking(key))
    (rank, order) = (2, SortKeyValue(value))
  }

  package init(uncertain part: TimePart) {
    value = .lacking(LocalizedText("(\(part.doubted) not certain)", ja: "（\(part.doubted)が不確か）"))
    (rank, order) = (1, SortKeyValue(value))
  }

  /// Whether it is a value, and not a word for none.
  package var isCertain: Bool { rank == 0 }

  // Texts that are the same to Unicode are one value, though their bytes stand in an order.
  package static func == (a: GroupValue, b: GroupValue) -> Bool {
    a.rank == b.rank && a.value == b.value
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(rank)
    hasher.combine(value)
  }
}

extension [GroupValue] {
  /// Whether a group stands before another: groups of a time in its order, others from the largest count down.
  ///
  /// - Parameter ranks: by how much the two count; nil where one of the keys is a time.
  package func stands(before other: [GroupValue], ranks: (Int, Int)?) -> Bool {
    if let ranks, ranks.0 != ranks.1 { return ranks.0 > ranks.1 }
    for (a, b) in zip(self, other) where a != b {
      return (a.rank, a.order) < (b.rank, b.order)
    }
    return false
  }
}
