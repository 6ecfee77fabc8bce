import ToriTime

/// Why a stamp on a page tells no time for certain.
enum StampDoubt: Hashable {
  /// `03/04/26 10:15`: the day and the month may be either way round.
  case order
  /// `2026-01-12 10:15 CST`: its zone has a name that several have, or that is not known.
  case zone
  /// `1394-11-27`, `2569-01-12`: a year of the Islamic, the Persian or the Buddhist calendar.
  case calendar

  /// `nil` if the stamp is none of these.
  init?(_ stamp: ArraySlice<UInt8>) {
    let text = stamp.trimmed
    let capitals = text.reversed().drop { $0 == 0x29 }.prefix { (0x41...0x5A).contains($0) }
    if capitals.count >= 2 {
      self = .zone
    } else if Stamp.numbers(of: text.span) != nil {
      self = .order
    } else {
      return nil
    }
  }

  /// Whether the time of a post is one that no page is of, and whose year is one of now elsewhere.
  init?(_ time: TimeSpan) {
    guard let day = time.earliest.map({ $0.milliseconds / 86_400_000 }) else { return nil }
    guard Self.otherYears.contains(where: { $0.contains(Int(day)) }) else { return nil }
    self = .calendar
  }

  /// In days, of the Islamic and Persian years of the last century, and of the Buddhist ones.
  private static let otherYears = [1340...1520, 2490...2640].map {
    daysFromCivil(
      year: $0.lowerBound, month: 1, day: 1)...daysFromCivil(
        year: $0.upperBound, month: 12, day: 31)
  }

  var sort: DoubtSort {
    switch self {
    case .order: .order
    case .zone: .zone
    case .calendar: .calendar
    }
  }

  /// What is said of heads of which `head` is the first.
  func fact(_ head: String) -> ReadFact {
    let head = head.prefix(60)
    return switch self {
    case .order:
      .doubt(.stampOrder, head)
    case .calendar:
      .doubt(.stampCalendar, head)
    case .zone:
      .doubt(.stampZone, head)
    }
  }
}
