import ToriEngine
import ToriIndex
import ToriStatistics
import ToriSystem

/// Words with what tells how they are bound to a part of a corpus, the most bound first.
struct RankedTables: Sendable {
  /// The group of each row, and how often it stands in the part and in all.
  private(set) var groups: [UInt32] = []
  private(set) var observed: [UInt32] = []
  private(set) var totals: [UInt32] = []
  /// How many there would be without a limit.
  let total: Int

  /// Words that stand as often in the part and in all: they are bound to it alike.
  private struct Level {
    let rank: Double
    let observed: UInt32

    init(observed: UInt32, total: UInt32, r1: Int, n: Int) {
      rank = ContingencyTable(o11: Int(observed), r1: r1, c1: Int(total), n: n).logLikelihood
      self.observed = observed
    }

    func isBefore(_ other: Level) -> Bool {
      rank != other.rank ? rank > other.rank : observed > other.observed
    }

    func isAlike(_ other: Level) -> Bool { rank == other.rank && observed == other.observed }
  }

  /// - Parameters:
  ///   - candidates: groups, how often each stands in the part, and in all.
  ///   - ranks: where groups stand that are alike otherwise.
  ///   - r1: the words of the part.
  ///   - n: those of all.
  ///   - limit: how many rows are wanted.
  /// - Complexity: O(candidates), besides putting in order what tells them apart: of most words, which are rare, there
  ///   are many of each pair of counts.
  init(
    _ candidates: some Sequence<(group: UInt32, observed: UInt32, total: UInt32)>,
    ranks: [UInt32], r1: Int, n: Int, limit: Int = .max
  ) {
    // An array of what is filtered lazily would first count it.
    let candidates = candidates.reduce(into: []) { $0.append($1) }
    total = candidates.count
    var levels: [Level] = []
    var ofCandidates: [UInt32] = []
    ofCandidates.reserveCapacity(candidates.count)
    var known = KnownPairs(candidateCount: candidates.count)
    for (_, observed, total) in candidates {
      ofCandidates.append(
        known.number(observed, total) {
          levels.append(Level(observed: observed, total: total, r1: r1, n: n))
          return UInt32(levels.count - 1)
        })
    }
    let order = levels.indices.sorted { levels[$0].isBefore(levels[$1]) }
    // Which place each level has in the order, those that are alike the same.
    var places = [UInt32](repeating: 0, count: levels.count)
    var placeCount = 0
    for (position, level) in order.enumerated() {
      if position == 0 || !levels[order[position - 1]].isAlike(levels[level]) { placeCount += 1 }
      places[level] = UInt32(placeCount - 1)
    }
    for candidate in ofCandidates.indices {
      ofCandidates[candidate] = places[Int(ofCandidates[candidate])]
    }
    let members = GroupMembers(ofCandidates, count: placeCount)
    var alike: [UInt64] = []
    for place in 0..<placeCount where groups.count < limit {
      alike.removeAll(keepingCapacity: true)
      for candidate in members[place] {
        alike.append(
          UInt64(ranks[Int(candidates[Int(candidate)].group)]) << 32 | UInt64(candidate))
      }
      if alike.count > 1 { alike.sort() }
      for key in alike.prefix(limit - groups.count) {
        let row = candidates[Int(UInt32(truncatingIfNeeded: key))]
        groups.append(row.group)
        observed.append(row.observed)
        totals.append(row.total)
      }
    }
  }

  var count: Int { groups.count }

  func table(_ row: Int, r1: Int, n: Int) -> ContingencyTable {
    ContingencyTable(o11: Int(observed[row]), r1: r1, c1: Int(totals[row]), n: n)
  }
}

/// Numbers for pairs of counts, the same for the same pair of rare words.
private struct KnownPairs {
  /// Of all pairs of which neither is as many as `bound`, and the first is not more than the second.
  private var numbers: [UInt32]
  private let bound: UInt32

  init(candidateCount: Int) {
    let bound = min(256, candidateCount)
    (self.bound, numbers) = (
      UInt32(bound), Array(repeating: .max, count: bound * (bound + 1) / 2)
    )
  }

  @inline(__always)
  mutating func number(_ first: UInt32, _ second: UInt32, _ make: () -> UInt32) -> UInt32 {
    guard second < bound, first <= second else { return make() }
    let place = Int(second * (second + 1) / 2 + first)
    if numbers[place] == .max { numbers[place] = make() }
    return numbers[place]
  }
}
