import ToriTime

/// Which of day, month and year comes first in the stamps of a page, such as `03/04/26 10:15`.
///
/// `25/04/26` proves that it is not the month; the stamps of a page that have the same form prove the order
/// together, those first that begin lines, as in a chat, then those with a time of day, then days alone. Where
/// they leave it open, the order is taken in which they never go back or never forward, if there is one such.
/// Japanese boards write the year first. Otherwise the stamps are known to be some, and no more.
struct StampOrder: Sendable {
  private struct Known: Sendable {
    var order: DateOrder?
    /// Whether there are such stamps whose order is unknown.
    var isOpen = false
  }

  /// Of stamps whose years have two digits, and of those with four.
  private var (short, long) = (Known(), Known())

  init(_ order: DateOrder) { (short.order, long.order) = (order, order) }

  /// - Parameter before: what the sections before this one of a longer page prove.
  init(_ page: Page, given: DateOrder? = nil, before: StampOrder? = nil) {
    if let given {
      (short.order, long.order) = (given, given)
      return
    }
    let stamps = NumericStamp.all(of: page)
    short = Self.known(stamps.filter(\.numbers.hasShortYear), page)
    long = Self.known(stamps.filter { !$0.numbers.hasShortYear }, page)
    // Whoever writes both writes them alike.
    if long.isOpen, let order = short.order, order != .yearFirst { long = Known(order: order) }
    if short.isOpen, let order = long.order { short = Known(order: order) }
    if let before {
      if before.short.order != nil { short = before.short }
      if before.long.order != nil { long = before.long }
    }
  }

  /// How the stamp is read with which a text begins.
  func reading(of text: Span<UInt8>) -> Stamp.Reading {
    if short.order == long.order { return Stamp.Reading(order: short.order) }
    // A time of day may stand before the numbers.
    let isShort = Stamp.numbers(of: text).map(\.hasShortYear) ?? (short.order != nil)
    return Stamp.Reading(order: isShort ? short.order : long.order)
  }

  /// Whether the order of the stamp is unknown with which a text begins.
  func isOpen(_ text: Span<UInt8>) -> Bool {
    guard short.isOpen || long.isOpen, let numbers = Stamp.numbers(of: text),
      numbers.orders.proved == nil
    else { return false }
    return numbers.hasShortYear ? short.isOpen : long.isOpen
  }

  private static func known(_ stamps: [NumericStamp], _ page: Page) -> Known {
    if stamps.isEmpty { return Known() }
    let telling = Self.telling(stamps)
    // Stamps of two orders prove nothing.
    let orders = telling.reduce(DateOrders.all) { $0.intersection($1.numbers.orders) }
    let order =
      orders.proved
      ?? (telling[0].place == .board && orders.contains(.yearFirst) ? .yearFirst : nil)
      ?? steady(telling, orders, page)
    return Known(order: order, isOpen: order == nil)
  }

  /// Those of the stamps that show most.
  private static func telling(_ stamps: [NumericStamp]) -> [NumericStamp] {
    let heads = stamps.filter { $0.place == .board }
    if !heads.isEmpty { return heads }
    // One line may begin with anything.
    let starts = stamps.filter { $0.place == .lineStart }
    if starts.count >= 2 { return starts }
    let times = stamps.filter { $0.place != .day }
    return times.isEmpty ? stamps : times
  }

  /// The only order of `orders` in which the days never go back, or never forward.
  private static func steady(_ stamps: [NumericStamp], _ orders: DateOrders, _ page: Page)
    -> DateOrder?
  {
    var steady: [DateOrder] = []
    for order in DateOrder.allCases where orders.contains(DateOrders(order)) {
      var (last, days, rises, falls) = (Int?.none, 0, false, false)
      for stamp in stamps {
        guard
          let (date, _) = Stamp.shape(
            prefixOf: page.bytes[stamp.bytes].span, Stamp.Reading(order: order)),
          let year = date.year, let month = date.month, let day = date.day
        else { continue }
        let number = (year * 12 + month) * 31 + day
        if number != last { days += 1 }
        if let last, number < last { falls = true }
        if let last, number > last { rises = true }
        last = number
      }
      if rises != falls, days >= 3 { steady.append(order) }
    }
    return steady.count == 1 ? steady[0] : nil
  }
}
