import ToriIndex
import ToriLanguage
import ToriText

/// What a query asks for, with every name bound, every date an instant and every text folded.
///
/// A value: it can be printed, compared and handed to any engine. It says what, never how.
package indirect enum LogicalPlan: Hashable, Sendable {
  /// All posts, or all blocks.
  case scan(RowKind)
  /// The documents, threads, authors or links that the posts of `of` have.
  case groups(RowKind, of: LogicalPlan)
  /// The posts that the documents, threads, authors or links of `of` have, or that are among its blocks.
  case members(of: LogicalPlan)
  case filter(LogicalPlan, Filter)
  case sort(LogicalPlan, [SortTerm])
  case limit(LogicalPlan, Int)
  case sample(LogicalPlan, Int, seed: UInt64)
  case select(LogicalPlan, [ColumnReference])
  case aggregate(LogicalPlan, Aggregate, by: [GroupKey])
  /// A count for each bucket of time from the first to the last, empty ones too.
  case timeline(LogicalPlan, by: TimePart)
  /// For each value of the key: these rows, all posts there, and the share.
  case share(LogicalPlan, by: GroupKey)
  case concordance(LogicalPlan, Needle, width: Int)
  case related(LogicalPlan, Relation)
  case cite(LogicalPlan)
  case raw(LogicalPlan)
  case combine(LogicalPlan, SetOperation, LogicalPlan)
  case expect(LogicalPlan, TypedExpectation)
}

/// How posts of a document stand to each other.
package enum Relation: Hashable, Sendable {
  case replies, parents, thread
  case around(Int)
}

package enum SetOperation: String, Hashable, Sendable { case union, minus, intersect }

package enum Aggregate: Hashable, Sendable {
  case count
  case figure(AggregateFunction, of: ColumnReference)
}

package struct SortTerm: Hashable, Sendable {
  package let column: ColumnReference
  package let descending: Bool
}

/// A column of the rows at hand: a field of the model, or a column of a table by its place.
package enum ColumnReference: Hashable, Sendable {
  case field(Field)
  case column(Int, Column)

  package var name: String {
    switch self {
    case .field(let field): field.name
    case .column(_, let column): column.name
    }
  }

  package var type: ValueType {
    switch self {
    case .field(let field): field.type
    case .column(_, let column): column.type
    }
  }
}

/// What rows are counted by.
package enum GroupKey: Hashable, Sendable {
  case column(ColumnReference)
  /// A part of the time in this column.
  case time(TimePart, of: ColumnReference)
  /// The host of a URL in this column.
  case host(of: ColumnReference)

  /// One line for `help` and completion.
  package static let hostSummary = LocalizedText(
    "the host of a link: www.reuters.com", ja: "リンクのホスト: www.reuters.com")

  package var name: String {
    switch self {
    case .column(let column): column.name
    case .time(let part, _): part.rawValue
    case .host: "host"
    }
  }
}

package indirect enum TypedExpectation: Hashable, Sendable {
  case rows(ComparisonOperator, Int)
  /// A condition, and how the query writes it.
  case all(Filter, written: String)
  case any(Filter, written: String)
}

/// A text to look for, as written and as it is compared.
package struct Needle: Hashable, Sendable {
  package let text: String
  package let folded: [UInt8]
  /// Other spellings that count as it, folded: with kanji for which others stand. Only such as the texts may hold.
  package var variants: [[UInt8]] = []
  /// Whether kanji count as those that stand for them, in names and tags too.
  package var foldsVariants = false

  /// All that are looked for, folded.
  package var spellings: [[UInt8]] { [folded] + variants }
}
