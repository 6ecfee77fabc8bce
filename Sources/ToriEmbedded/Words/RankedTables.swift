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

  private struct Ranked {
    let rank: Double
    let observed: UInt32
    let order: UInt32
    let group: UInt32
    let total: UInt32

    func isBefore(_ other: Ranked) -> Bool {
      if rank != other.rank { return rank > other.rank }
      return observed != other.observed ? observed > other.observed : order < other.order
    }
  }

  /// - Parameters:
  ///   - candidates: groups, how often each stands in the part, and in all.
  ///   - ranks: where groups stand that are alike otherwise.
  ///   - r1: the words of the part.
  ///   - n: those of all.
  ///   - limit: how many rows are wanted.
  init(
    _ candidates: some Sequence<(group: UInt32, observed: UInt32, total: UInt32)>,
    ranks: [UInt32], r1: Int, n: Int, limit: Int = .max
  ) {
    var rows = candidates.map { group, observed, total in
      let table = ContingencyTable(o11: Int(observed), r1: r1, c1: Int(total), n: n)
      return Ranked(
        rank: table.logLikelihood, observed: observed, order: ranks[Int(group)], group: group,
        total: total)
    }
    rows.sort { $0.isBefore($1) }
    for row in rows.prefix(limit) {
      groups.append(row.group)
      observed.append(row.observed)
      totals.append(row.total)
    }
  }

  var count: Int { groups.count }

  func table(_ row: Int, r1: Int, n: Int) -> ContingencyTable {
    ContingencyTable(o11: Int(observed[row]), r1: r1, c1: Int(totals[row]), n: n)
  }
}
