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

  private let state: Mutex<State>
  private let byKeys: Bool
  let count: Int

  init(_ entries: [Entry], byKeys: Bool) {
    self.byKeys = byKeys
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
