import ToriIndex
import ToriLanguage

/// Turns what a query asks for into how it is carried out, by the counts of an index.
package struct Planner {
  let index: Index

  package init(index: Index) { self.index = index }

  package func plan(_ logical: LogicalPlan) -> Plan {
    switch logical {
    case .scan(let kind):
      return node(
        .scan(kind), [], rows: kind == .posts ? index.posts.count : index.blockCount, logical)
    case .filter:
      return filter(logical)
    case .groups(let kind, let input):
      let input = plan(input)
      let most = kind == .documents ? index.documents.count : input.expectedRows
      return node(.groups(kind), [input], rows: min(most, input.expectedRows), logical)
    case .members(let input):
      return node(.members, [plan(input)], rows: index.posts.count, logical)
    case .sort(let input, let terms):
      let input = plan(input)
      return node(.sort(terms, limit: nil), [input], rows: input.expectedRows, logical)
    case .limit(.sort(let input, let terms), let count):
      // Only the first rows are asked for, so the others need not be put in order.
      let input = plan(input)
      return node(
        .sort(terms, limit: count), [input], rows: min(count, input.expectedRows), logical)
    case .limit(let input, let count):
      let input = plan(input)
      return node(.limit(count), [input], rows: min(count, input.expectedRows), logical)
    case .sample(let input, let count, let seed):
      let input = plan(input)
      return node(
        .sample(count, seed: seed), [input], rows: min(count, input.expectedRows), logical)
    case .select(let input, let columns):
      let input = plan(input)
      return node(.select(columns), [input], rows: input.expectedRows, logical)
    case .aggregate(let input, .count, by: let keys) where keys.isEmpty:
      // An order makes no difference to a count.
      return node(.countRows, [plan(input.withoutOrder)], rows: 1, logical)
    case .aggregate(let input, let aggregate, let keys):
      let input = plan(input)
      let rows = keys.isEmpty ? 1 : input.expectedRows
      return node(.aggregate(aggregate, by: keys), [input], rows: rows, logical)
    case .timeline(let input, let part):
      return figures(.timeline(by: part), of: input, logical)
    case .share(let input, let key):
      return figures(.share(by: key), of: input, logical)
    case .concordance(let input, let needle, let width):
      // A post without the text has no line, whatever else holds of it.
      let input = plan(.filter(input, .mentions(needle)))
      return node(.concordance(needle, width: width), [input], rows: input.expectedRows, logical)
    case .related(let input, let relation):
      return node(.related(relation), [plan(input)], rows: index.blockCount, logical)
    case .cite(let input):
      let input = plan(input)
      return node(.cite, [input], rows: input.expectedRows, logical)
    case .raw(let input):
      let input = plan(input)
      return node(.raw, [input], rows: input.expectedRows, logical)
    case .combine(let first, let operation, let second):
      let inputs = [plan(first), plan(second)]
      let (a, b) = (inputs[0].expectedRows, inputs[1].expectedRows)
      let rows =
        switch operation {
        case .union: min(a + b, index.blockCount)
        case .minus: a
        case .intersect: min(a, b)
        }
      return node(.combine(operation), inputs, rows: rows, logical)
    case .expect(let input, let expectation):
      let input = plan(input)
      return node(.expect(expectation), [input], rows: input.expectedRows, logical)
    }
  }

  private func node(
    _ operation: Plan.Operation, _ inputs: [Plan], rows: Int, _ logical: LogicalPlan
  ) -> Plan {
    Plan(operation: operation, inputs: inputs, expectedRows: rows, shape: logical.shape)
  }

  private func figures(
    _ operation: Plan.Operation, of input: LogicalPlan, _ logical: LogicalPlan
  ) -> Plan {
    let input = plan(input.withoutOrder)
    return node(operation, [input], rows: input.expectedRows, logical)
  }

  /// Filters that follow each other become one, and go before a sort between them.
  private func filter(_ logical: LogicalPlan) -> Plan {
    var filters: [Filter] = []
    var terms: [SortTerm]?
    var input = logical
    while true {
      if case .filter(let next, let filter) = input {
        filters.append(filter)
        input = next
      } else if case .sort(let next, let sort) = input, case .filter = next {
        // The last order wins; ties keep the order before it, so an earlier sort must stay.
        if terms != nil { break }
        terms = sort
        input = next
      } else {
        break
      }
    }
    let conjunction = filterPlan(filters.count == 1 ? filters[0] : .and(filters.reversed()))
    let below = plan(input)
    let rows = min(conjunction.expectedRows, below.expectedRows)
    let filtered = Plan(
      operation: .filter(conjunction), inputs: [below], expectedRows: rows, shape: below.shape)
    guard let terms else { return filtered }
    return Plan(
      operation: .sort(terms, limit: nil), inputs: [filtered], expectedRows: rows,
      shape: below.shape)
  }
}

extension LogicalPlan {
  /// The same rows, in whatever order.
  fileprivate var withoutOrder: LogicalPlan {
    if case .sort(let input, _) = self { input.withoutOrder } else { self }
  }
}
