import ToriLanguage
import ToriText

/// `count`, `sum FIELD` and the like, `by` keys or of all rows.
package struct AggregateStage: LogicalStage {
  package let aggregate: Aggregate
  package let keys: [GroupKey]

  package init(_ aggregate: Aggregate, by keys: [GroupKey]) {
    (self.aggregate, self.keys) = (aggregate, keys)
  }

  package func shape(of inputs: [RowShape]) -> RowShape {
    RowShape(kind: .figures, columns: keys.map(\.column) + [aggregate.column])
  }

  package func reading(of inputs: [LogicalNode], by explainer: Explainer) -> [LocalizedText] {
    explainer.reading(inputs) + [words]
  }

  package var words: LocalizedText {
    let figure = aggregate.words
    if keys.isEmpty { return figure }
    let names = keys.map { LocalizedText(same: $0.name) }
      .joined(separator: LocalizedText(" and ", ja: "と"))
    return LocalizedText("\(figure) for each \(names)", ja: "\(names)の値ごとの\(figure)")
  }

  package func needles(of inputs: [LogicalNode]) -> [Needle] { [] }

  package func narrowing(_ wording: Wording) -> LocalizedText? { nil }
}

package enum Aggregate: Codable, Hashable, Sendable {
  case count
  case figure(AggregateFunction, of: ColumnReference)
  /// How many different values there are of what rows can be counted by.
  case distinct(GroupKey)

  package var column: Column {
    switch self {
    case .count: Column(name: "count", type: .integer)
    case .distinct(let key): Column(name: "distinct_" + key.name, type: .integer)
    case .figure(let function, let column):
      Column(name: function.rawValue + "_" + column.name, type: function.type(of: column.type))
    }
  }

  /// What is said where so many rows have nothing to be reckoned with.
  package func note(lacking count: Int) -> Note? {
    switch self {
    case .figure(_, let column) where count > 0: Note(.lacking(count, column.name))
    case .distinct(let key) where count > 0: Note(.lacking(count, key.absentName))
    case .count, .figure, .distinct: nil
    }
  }

  fileprivate var words: LocalizedText {
    switch self {
    case .count: LocalizedText("how many", ja: "件数")
    case .distinct(let key):
      LocalizedText("how many different \(key.name)", ja: "異なる\(key.name)の数")
    case .figure(let function, let column):
      LocalizedText(
        "the \(function.words) of \(column.name)", ja: "\(column.name)の\(function.words)")
    }
  }
}

extension AggregateFunction {
  /// What it gives over values of that type.
  package func type(of type: ValueType) -> ValueType {
    switch self {
    case .mean, .median: .number
    case .sum, .min, .max: type
    }
  }

  fileprivate var words: LocalizedText {
    switch self {
    case .sum: LocalizedText("sum", ja: "合計")
    case .mean: LocalizedText("mean", ja: "平均")
    case .median: LocalizedText("median", ja: "中央値")
    case .min: LocalizedText("min", ja: "最小値")
    case .max: LocalizedText("max", ja: "最大値")
    }
  }
}

extension Analyzer {
  mutating func count(
    _ distinct: Name?, by names: [Name], of input: LogicalNode
  ) -> LogicalNode? {
    let keys = keys(names, in: input.shape)
    guard let distinct else { return keys.map { .count(input, by: $0) } }
    guard let key = key(distinct, in: input.shape) else { return nil }
    return keys.map {
      LogicalNode(.aggregate(AggregateStage(.distinct(key), by: $0)), of: [input])
    }
  }

  mutating func figure(
    _ function: AggregateFunction, _ field: Name, _ names: [Name], of input: LogicalNode
  ) -> LogicalNode? {
    let keys = keys(names, in: input.shape)
    guard let column = column(field, in: input.shape) else { return nil }
    let isOrdered = function == .min || function == .max
    switch column.type {
    case .integer, .number: break
    case .time where isOrdered: break
    case .time, .text, .boolean, .date, .bytes, .list:
      report(.noFigure(function.rawValue, of: column.name, at: field.span))
      return nil
    }
    return keys.map {
      LogicalNode(.aggregate(AggregateStage(.figure(function, of: column), by: $0)), of: [input])
    }
  }
}
