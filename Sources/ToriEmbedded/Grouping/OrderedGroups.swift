import Synchronization
import ToriEngine

/// Groups in an order that is made only as far as somebody looks.
final class OrderedGroups: Sendable {
  struct Entry: Sendable {
    /// Less comes first, where counts do not decide.
    let key: UInt64
    var count: Int
    var groups: Members
  }

  /// Which groups an entry is: nearly always one.
  enum Members: Sendable {
    case one(Int)
    case several([Int])

    var first: Int {
      switch self {
      case .one(let group): group
      case .several(let groups): groups[0]
      }
    }

    var all: [Int] {
      switch self {
      case .one(let group): [group]
      case .several(let groups): groups
      }
    }
  }

  private struct State {
    var entries: [Entry]
    /// How many of the first of them stand in order.
    var orderedCount = 0
  }

  /// Puts the first so many of entries whose counts tie in order, and the others behind them.
  typealias Ties = @Sendable (_ entries: [Entry], _ first: Int) -> [Entry]?

  private let state: Mutex<State>
  private let byKeys: Bool
  private let ties: Ties?
  let count: Int

  init(_ entries: [Entry], byKeys: Bool) {
    self.byKeys = byKeys
    ties = nil
    count = entries.count
    state = Mutex(State(entries: entries))
  }

  /// From the largest count down; what ties is put in order by `ties`, and not by keys.
  init(_ entries: [Entry], ties: @escaping Ties) {
    byKeys = false
    self.ties = ties
    count = entries.count
    state = Mutex(State(entries: entries))
  }

  /// Those that stand side by side and have the same key are one.
  static func joined(_ entries: [Entry]) -> [Entry] {
    var joined: [Entry] = []
    for entry in entries {
      if let last = joined.last, last.key == entry.key {
        joined[joined.count - 1].count += entry.count
        joined[joined.count - 1].groups = .several(last.groups.all + entry.groups.all)
      } else {
        joined.append(entry)
      }
    }
    return joined
  }

  /// The group at a place in the order.
  subscript(place: Int) -> Entry {
    state.withLock { state in
      if place >= state.orderedCount { order(&state, reaching: place) }
      return state.entries[place]
    }
  }

  private func isBefore(_ a: Entry, _ b: Entry) -> Bool {
    !byKeys && a.count != b.count ? a.count > b.count : a.key < b.key
  }

  /// Puts the next ones in order: as many again as are wanted, or all if these are not far more.
  private func order(_ state: inout State, reaching place: Int) {
    let wanted = max(64, 2 * (place + 1))
    if let ties { return order(&state, first: wanted * 8 < count ? wanted : count, ties) }
    guard wanted * 8 < count else {
      state.entries.sort(by: isBefore)
      state.orderedCount = count
      return
    }
    // The best are kept in order at the front, what is met later is put in its place there.
    var best: [Entry] = []
    var rest: [Entry] = []
    rest.reserveCapacity(count)
    var pending: [Entry] = []
    func thin() {
      best = (best + pending).sorted(by: isBefore)
      pending.removeAll(keepingCapacity: true)
      while best.count > wanted { rest.append(best.removeLast()) }
    }
    for entry in state.entries {
      if best.count == wanted, !isBefore(entry, best[wanted - 1]) {
        rest.append(entry)
      } else {
        pending.append(entry)
        if pending.count == 4 * wanted { thin() }
      }
    }
    thin()
    state.entries = best + rest
    state.orderedCount = wanted
  }

  /// Puts the first `wanted` in order, with what `ties` says.
  private func order(_ state: inout State, first wanted: Int, _ ties: Ties) {
    // The count that the last of them has, and the entries with larger ones, with it, and with smaller ones.
    let bound = leastCount(of: wanted, among: state.entries)
    var (larger, tied, smaller): ([Entry], [Entry], [Entry]) = ([], [], [])
    for entry in state.entries {
      if entry.count > bound {
        larger.append(entry)
      } else if entry.count == bound {
        tied.append(entry)
      } else {
        smaller.append(entry)
      }
    }
    larger.sort { $0.count > $1.count }
    var found: [Entry] = []
    var start = 0
    while start < larger.count {
      var end = start + 1
      while end < larger.count, larger[end].count == larger[start].count { end += 1 }
      let alike = Array(larger[start..<end])
      found += alike.count == 1 ? alike : ties(alike, alike.count) ?? alike
      start = end
    }
    let left = wanted - found.count
    found += tied.count == 1 ? tied : ties(tied, left) ?? tied
    state.entries = found + smaller
    state.orderedCount = smaller.isEmpty && left >= tied.count ? count : wanted
  }

  /// The count that the entry has which stands at a place, from 1, when they go from the largest count down.
  private func leastCount(of place: Int, among entries: [Entry]) -> Int {
    // Mostly counts are small, so that they are counted themselves.
    var (small, large) = (Array(repeating: 0, count: 1024), [Int: Int]())
    for entry in entries {
      if small.indices.contains(entry.count) {
        small[entry.count] += 1
      } else {
        large[entry.count, default: 0] += 1
      }
    }
    var left = place
    for (count, number) in large.sorted(by: { $0.key > $1.key }) {
      left -= number
      if left <= 0 { return count }
    }
    for (count, number) in small.enumerated().reversed() {
      left -= number
      if left <= 0 { return count }
    }
    return 0
  }
}

/// Where groups stand by the places of their values in each column, as one number each.
struct GroupPlaces {
  private var keys: [UInt64] = []
  /// One more than the greatest key.
  private var bound: UInt64 = 1

  func key(_ group: Int) -> UInt64 { keys.isEmpty ? 0 : keys[group] }

  /// Orders what ties so far by another column's places, all below `count`.
  mutating func add(_ places: [Int], _ count: Int) {
    if keys.isEmpty { keys = Array(repeating: 0, count: places.count) }
    if bound.multipliedReportingOverflow(by: UInt64(max(1, count))).overflow { rank() }
    bound *= UInt64(max(1, count))
    for group in keys.indices { keys[group] = keys[group] * UInt64(count) + UInt64(places[group]) }
  }

  /// The same order with the least numbers that make it.
  private mutating func rank() {
    let different = Set(keys).sorted()
    let ranks = Dictionary(uniqueKeysWithValues: zip(different, UInt64(0)...))
    for group in keys.indices { keys[group] = ranks[keys[group]] ?? 0 }
    bound = UInt64(different.count)
  }
}
