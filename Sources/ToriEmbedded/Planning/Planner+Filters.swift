import ToriCorpus
import ToriEngine
import ToriIndex
import ToriText

extension Planner {
  /// The filter with its parts in the order in which they cost least.
  func filterPlan(_ filter: Filter) -> FilterPlan { filterPlan(filter, counting: countsAll) }

  /// - Parameter counting: whether how many blocks it lets through is to be known, and not only a bound.
  private func filterPlan(_ filter: Filter, counting: Bool) -> FilterPlan {
    switch filter {
    case .and(let parts):
      let parts = flattened(parts, conjunction: true)
      var plans = parts.map { filterPlan($0, counting: counting) }
      if !counting {
        // Those that cost the same are told apart by their counts.
        let ranks = plans.map(\.rank)
        for number in plans.indices where ranks.count(where: { $0 == ranks[number] }) > 1 {
          plans[number] = filterPlan(parts[number], counting: true)
        }
      }
      // The sort is stable: what costs the same is tried as it is written.
      plans.sort { $0.cost < $1.cost }
      return FilterPlan(
        test: .all(plans), filter: filter,
        expectedRows: plans.map(\.expectedRows).min() ?? index.blockCount)
    case .or(let parts):
      let plans = flattened(parts, conjunction: false).map { filterPlan($0, counting: true) }
        .sorted { $0.expectedRows > $1.expectedRows }
      return FilterPlan(
        test: .any(plans), filter: filter,
        expectedRows: min(index.blockCount, plans.map(\.expectedRows).reduce(0, +)))
    case .not(let part):
      return FilterPlan(
        test: .not(filterPlan(part, counting: counting)), filter: filter,
        expectedRows: index.blockCount)
    case .repliesTo(let logical):
      return FilterPlan(
        test: .repliesTo(plan(logical)), filter: filter, expectedRows: index.blockCount)
    default:
      return FilterPlan(
        test: .leaf(filter), filter: filter,
        expectedRows: counting ? expectedRows(of: filter) : index.blockCount)
    }
  }

  private func flattened(_ parts: [Filter], conjunction: Bool) -> [Filter] {
    parts.flatMap { part in
      switch part {
      case .and(let inner) where conjunction: flattened(inner, conjunction: true)
      case .or(let inner) where !conjunction: flattened(inner, conjunction: false)
      default: [part]
      }
    }
  }

  /// How many blocks a leaf lets through at the most, as far as counts tell.
  private func expectedRows(of filter: Filter) -> Int {
    switch filter {
    case .mentions(let needle), .mentionsExactly(let needle):
      return expectedRows(mentioning: needle)
    case .nearby(let first, let second, _):
      return [first, second].compactMap(expectedRows(holding:)).min() ?? index.blockCount
    case .near(let first, let second, _):
      return min(expectedRows(mentioning: first), expectedRows(mentioning: second))
    case .matches(let pattern): return index.estimate(PatternNecessity(of: pattern))
    case .body(let comparison) where comparison.comparison == .equal:
      return index.estimate(mentioning: Folding.fold(comparison.value).bytes)
    case .documents(let names):
      return names.reduce(0) { count, name in
        count + (index.document(named: name).map { index.blocks(ofDocument: $0).count } ?? 0)
      }
    case .identifiers(let identifiers): return identifiers.count
    default: return index.blockCount
    }
  }
}

extension Planner {
  /// How many blocks hold characters that are looked for; nil where no count tells.
  private func expectedRows(holding sought: SoughtNeedle) -> Int? {
    let (parts, texts) = (sought.parts, sought.texts)
    guard texts.count == parts.count else { return nil }
    return min(index.blockCount, texts.map(expectedRows(mentioning:)).reduce(0, +))
  }

  private func expectedRows(mentioning needle: Needle) -> Int {
    needle.spellings.reduce(0) {
      min(index.blockCount, $0 + index.estimate(mentioning: $1))
    }
  }
}

extension FilterPlan {
  /// What it costs to hold a block to it, and then how many it lets through: to be tried in this order.
  fileprivate var cost: (Int, Int) { (rank, expectedRows) }

  /// What it costs to hold a block to it, roughly.
  fileprivate var rank: Int {
    switch test {
    case .leaf(let filter):
      switch filter {
      // Known without looking at any block.
      case .documents, .identifiers, .mentions: 0
      // A look at a column of each block.
      case .kinds, .integer, .time, .clock, .undated, .deleted, .has, .repliesToKey, .repliesToPost,
        .column, .hasColumn:
        1
      case .text, .texts, .author, .linksTo, .tagged, .dated, .cell: 2
      // A look at the text of each block.
      case .mentionsExactly, .near, .body: 3
      case .matches, .word, .words, .nearby: 4
      case .and, .or, .not, .repliesTo: 3
      }
    case .all(let parts): parts.map(\.rank).min() ?? 0
    case .any(let parts): parts.map(\.rank).max() ?? 0
    case .not(let part): max(1, part.rank)
    case .repliesTo: 3
    }
  }
}
