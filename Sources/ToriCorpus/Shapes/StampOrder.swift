import ToriTime

/// Which of day, month and year comes first in the stamps that begin a page's lines, such as those of a chat.
///
/// `13/01/26, 10:15` proves the order for all of them; where none does, the order is taken in which the
/// stamps never go back, if there is one such. Otherwise the stamps are known to be some, and no more.
struct StampOrder: Sendable {
  /// The order, if it was given or the page proves it.
  private(set) var order: DateOrder?
  /// Whether there are such stamps whose order is unknown.
  private(set) var isOpen = false

  private static let mostLines = 20_000

  /// Whether these are stamps with a weekday behind them that fits more than one order.
  private(set) var isOpenByWeekday = false

  init(_ page: Page, given: DateOrder? = nil) {
    order = given
    guard given == nil else { return }
    readLineStarts(page)
    if order == nil, !isOpen { readWeekdays(page) }
  }

  /// `03/04/21(Thu)`: weekdays prove the order, if not of each stamp then of all together.
  private mutating func readWeekdays(_ page: Page) {
    var (orders, isDoubtful) = (DateOrders.all, false)
    for line in page.lines.indices.prefix(Self.mostLines) {
      guard let own = Self.weekdayOrders(page[line]) else { continue }
      let both = orders.intersection(own)
      if both.isEmpty { return }
      orders = both
      if own.proved == nil { isDoubtful = true }
    }
    guard isDoubtful else { return }
    if let proved = orders.proved {
      order = proved
    } else if orders.contains([.monthFirst, .yearFirst]) {
      isOpenByWeekday = true
    }
  }

  /// The orders that a stamp of three pairs of digits with an English weekday behind it allows.
  private static func weekdayOrders(_ line: ArraySlice<UInt8>) -> DateOrders? {
    guard let open = line.prefix(200).firstIndex(of: 0x28), open - line.startIndex >= 8,
      open + 4 < line.endIndex, line[open + 1] | 0x20 >= 0x61, line[open + 1] | 0x20 <= 0x7A
    else { return nil }
    let start = open - 8
    guard line[start + 2] == 0x2F, line[start + 5] == 0x2F else { return nil }
    let text = line[start...]
    return Stamp.orders(of: text.span)
  }

  private mutating func readLineStarts(_ page: Page) {
    var orders = DateOrders.all
    var lines: [Int] = []
    var (inner, innerCount) = (DateOrders.all, 0)
    for line in page.lines.indices.prefix(Self.mostLines) {
      guard let start = Self.stampStart(page, line), let own = Self.orders(page, line, start)
      else {
        // A stamp behind a name proves the order, and leaves it open for none.
        if let start = Self.innerStart(page, line), let own = Self.orders(page, line, start),
          own.proved != nil
        {
          inner.formIntersection(own)
          innerCount += 1
        }
        continue
      }
      let both = orders.intersection(own)
      // Stamps of two orders prove nothing.
      if both.isEmpty {
        isOpen = true
        return
      }
      orders = both
      lines.append(line)
    }
    guard lines.count >= 2 else {
      if innerCount > 0, lines.isEmpty { order = inner.proved }
      return
    }
    order = orders.proved ?? Self.rising(page, lines, orders)
    isOpen = order == nil
  }

  /// Where a line's stamp would begin: a digit, perhaps behind a bracket.
  private static func stampStart(_ page: Page, _ line: Int) -> Int? {
    var (position, end) = (page.lines[line].start, page.lines[line].end)
    end = min(end, position + 8)
    // The mark of the direction of writing stands before lines with attachments.
    if position + 3 <= end, page.bytes[position] == 0xE2, page.bytes[position + 1] == 0x80 {
      position += 3
    }
    if position < end, page.bytes[position] == 0x5B { position += 1 }
    guard position < end, PageWindow.isDigit(page.bytes[position]) else { return nil }
    return position
  }

  /// Where a day such as `16/08/2026` stands behind a few words.
  private static func innerStart(_ page: Page, _ line: Int) -> Int? {
    let place = page.lines[line]
    guard (12...160).contains(place.end - place.start) else { return nil }
    let text = page.bytes[place.start..<place.end]
    for slash in text.indices.dropLast(7) where text[slash] == 0x2F {
      var start = slash
      while start > text.startIndex, PageWindow.isDigit(text[start - 1]) { start -= 1 }
      guard (1...2).contains(slash - start), start > text.startIndex, text[start - 1] == 0x20
      else { continue }
      return start
    }
    return nil
  }

  /// The orders that a stamp with a time of day allows.
  private static func orders(_ page: Page, _ line: Int, _ start: Int) -> DateOrders? {
    let text = page.bytes[start..<min(page.lines[line].end, start + 40)].span
    guard var orders = Stamp.orders(of: text) else { return nil }
    // `04/05/21, 06:07`: where a comma parts day and time, the year stands last.
    let end = (0..<text.count).first {
      !PageWindow.isDigit(text[$0]) && !"/.-".utf8.contains(text[$0])
    }
    if let end, text[end] == 0x2C { orders.remove(.yearFirst) }
    for order in DateOrder.allCases {
      if let (date, _) = Stamp.shape(prefixOf: text, Stamp.Reading(order: order)) {
        return date.hour == nil ? nil : orders
      }
    }
    return nil
  }

  /// The only order of `orders` in which the days of the lines never go back.
  private static func rising(_ page: Page, _ lines: [Int], _ orders: DateOrders)
    -> DateOrder?
  {
    var rising: [DateOrder] = []
    for order in DateOrder.allCases where orders.contains(order.asSet) {
      var (last, days, isRising) = (Int.min, 0, true)
      for line in lines {
        guard let start = stampStart(page, line),
          let (date, _) = Stamp.shape(
            prefixOf: page.bytes[start..<page.lines[line].end].span, Stamp.Reading(order: order)),
          let year = date.year, let month = date.month, let day = date.day
        else { continue }
        let number = (year * 12 + month) * 31 + day
        if number < last { isRising = false }
        if number != last { days += 1 }
        last = number
      }
      if isRising, days >= 3 { rising.append(order) }
    }
    return rising.count == 1 ? rising[0] : nil
  }
}

extension DateOrder {
  fileprivate var asSet: DateOrders {
    switch self {
    case .dayFirst: .dayFirst
    case .monthFirst: .monthFirst
    case .yearFirst: .yearFirst
    }
  }
}
