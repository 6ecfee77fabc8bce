/// Which of day, month and year comes first in dates such as `01/12/2026`.
package enum DateOrder: String, CaseIterable, Sendable {
  case dayFirst = "dmy"
  case monthFirst = "mdy"
  case yearFirst = "ymd"
}

/// Orders that are possible.
package struct DateOrders: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  package init(_ order: DateOrder) {
    switch order {
    case .dayFirst: self = .dayFirst
    case .monthFirst: self = .monthFirst
    case .yearFirst: self = .yearFirst
    }
  }

  package static let dayFirst = DateOrders(rawValue: 1)
  package static let monthFirst = DateOrders(rawValue: 2)
  package static let yearFirst = DateOrders(rawValue: 4)
  /// Where nothing is proved yet.
  package static let all: DateOrders = [.dayFirst, .monthFirst, .yearFirst]

  /// The order, if only one is left.
  package var proved: DateOrder? {
    switch self {
    case .dayFirst: .dayFirst
    case .monthFirst: .monthFirst
    case .yearFirst: .yearFirst
    default: nil
    }
  }
}

extension Stamp {
  /// The orders that a value allows which begins with three numbers of no certain order; `nil` of any
  /// other. `13/01/2026` allows one, `01/12/2026` two, `12/11/10` three.
  package static func orders(of text: Span<UInt8>) -> DateOrders? {
    var position = 0
    return Triple(text, at: &position)?.orders
  }

  /// What is seen of a value that begins with three numbers of no certain order.
  package struct Numbers: Sendable {
    package var orders: DateOrders
    /// Whether the year has two digits.
    package let hasShortYear: Bool
    /// Whether they are a date even without a time of day: `01/12/2026`, `01/12/26`.
    package let isDate: Bool
  }

  /// The same with what else is seen of them.
  package static func numbers(of text: Span<UInt8>) -> Numbers? {
    var position = 0
    return Triple(text, at: &position).map {
      Numbers(
        orders: $0.orders, hasShortYear: $0.hasShortYear, isDate: !$0.hasShortYear || $0.isPadded)
    }
  }

  /// Three numbers of which the order is known: by themselves, by the weekday behind them or by
  /// `reading`.
  static func inOrder(
    _ text: Span<UInt8>, at position: inout Int, _ reading: Reading
  ) -> PartialDate? {
    var end = position
    guard let triple = Triple(text, at: &end) else { return nil }
    let orders = triple.orders
    var order = orders.proved
    if order == nil, let given = reading.order, orders.contains(DateOrders(given)) { order = given }
    // `05/05/2026` is one day either way.
    if order == nil, triple.isSame { order = .dayFirst }
    guard let order else { return nil }
    position = end
    return triple.date(order)
  }

  /// `Mon, 04/05/2021`: the weekday in front proves the order, or leaves it to `reading`.
  static func weekdayFirst(
    _ text: Span<UInt8>, at position: inout Int, _ reading: Reading
  ) -> PartialDate? {
    var end = position
    guard let weekday = Weekday.english(text, at: &end) else { return nil }
    _ = text.skip(anyOf: [",", "."], at: &end)
    guard spaces(text, at: &end), let triple = Triple(text, at: &end) else { return nil }
    let fitting = [DateOrder.dayFirst, .monthFirst].filter { order in
      let date = triple.date(order)
      guard date.isPossible, let year = date.year, let month = date.month, let day = date.day else {
        return false
      }
      return CivilTime(year: year, month: month, day: day).weekday == weekday
    }
    let known = fitting.first { $0 == reading.order } ?? fitting.first
    guard let known, fitting.count == 1 || triple.isSame || known == reading.order else {
      return nil
    }
    position = end
    return triple.date(known)
  }

  /// `01/12/2026`, `1-12-2026`, `12.01.2026`, `26/01/12`.
  private struct Triple {
    private let numbers: (Int, Int, Int)
    /// Whether no part has four digits.
    let hasShortYear: Bool
    /// Whether each part has two digits, with `/` between.
    let isPadded: Bool
    private(set) var orders: DateOrders

    /// Reads the numbers; `position` stays before a weekday, which is looked at alone.
    init?(_ text: Span<UInt8>, at position: inout Int) {
      var end = position
      let digits = text.digitCount(at: end)
      guard let first = text.number(at: &end, digits: 1...2),
        let mark = ["/", "-", ".", "／"].first(where: { text.starts(with: $0, at: end) })
      else { return nil }
      end += mark.utf8CodeUnitCount
      // `14. 01. 2026`
      let isSpaced =
        mark.utf8CodeUnitCount == 1 && text.byte(end) == 0x20 && text.byte(end - 1) == 0x2E
      if isSpaced { end += 1 }
      let secondDigits = text.digitCount(at: end)
      guard let second = text.number(at: &end, digits: 1...2), text.skip(mark, at: &end) else {
        return nil
      }
      if isSpaced, !text.skip(" ", at: &end) { return nil }
      let thirdDigits = text.digitCount(at: end)
      guard thirdDigits == 2 && !isSpaced || thirdDigits == 4,
        let third = text.number(at: &end, digits: thirdDigits...thirdDigits)
      else { return nil }
      let isDotted = mark.utf8CodeUnitCount == 1 && text.byte(end - thirdDigits - 1) == 0x2E
      // `1.2.34` is a version or a section, but not before a time of day: `13.01.26 10:15`, `1.2.34, 10:15`.
      if isDotted, thirdDigits == 2,
        !Self.precedesClock(text, end, needsComma: digits < 2 || secondDigits < 2)
      {
        return nil
      }
      numbers = (first, second, third)
      hasShortYear = thirdDigits == 2
      isPadded = digits == 2 && secondDigits == 2 && text.byte(position + 2) == 0x2F
      orders = hasShortYear ? .all : [.dayFirst, .monthFirst]
      // With points between, the day comes first wherever that is written.
      if isDotted { orders = .dayFirst }
      for order in DateOrder.allCases where !date(order).isPossible { orders.remove(.init(order)) }
      position = end
      spaces(text, at: &end)
      _ = text.skip(anyOf: ["(", "（"], at: &end)
      if let weekday = Weekday.name(text, at: &end) {
        let fitting = DateOrder.allCases.filter { order in
          let date = date(order)
          let civil = CivilTime(
            year: date.year ?? 1, month: date.month ?? 1, day: date.day ?? 1)
          return orders.contains(.init(order)) && civil.weekday == weekday
        }
        // One that fits none says nothing of the order.
        if !fitting.isEmpty { orders = fitting.reduce(into: []) { $0.insert(.init($1)) } }
      }
    }

    /// Whether `, 10:15` follows, or the same without the comma.
    private static func precedesClock(
      _ text: Span<UInt8>, _ position: Int, needsComma: Bool
    ) -> Bool {
      var (end, date) = (position, PartialDate())
      return (text.skip(",", at: &end) || !needsComma) && spaces(text, at: &end)
        && text.clock(at: &end, into: &date)
    }

    var isSame: Bool { !hasShortYear && numbers.0 == numbers.1 }

    func date(_ order: DateOrder) -> PartialDate {
      func year(_ number: Int) -> Int {
        hasShortYear ? number + (number < 70 ? 2000 : 1900) : number
      }
      return switch order {
      case .dayFirst: PartialDate(year: year(numbers.2), month: numbers.1, day: numbers.0)
      case .monthFirst: PartialDate(year: year(numbers.2), month: numbers.0, day: numbers.1)
      case .yearFirst: PartialDate(year: year(numbers.0), month: numbers.1, day: numbers.2)
      }
    }
  }
}
