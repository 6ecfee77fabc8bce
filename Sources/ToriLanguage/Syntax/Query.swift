/// `source { clause } { "|" stage }`
package struct Query: Hashable, Sendable {
  package var source: Source
  package var clauses: [Clause]
  package var stages: [Stage]
  package var span: SourceSpan

  package init(source: Source, clauses: [Clause], stages: [Stage], span: SourceSpan) {
    self.source = source
    self.clauses = clauses
    self.stages = stages
    self.span = span
  }
}

package indirect enum Source: Hashable, Sendable {
  /// One of the language's own sources, such as `posts`, or a name that `let` gave.
  case name(Name)
  case query(Query)
  case missing(SourceSpan)
}

/// A condition that stands beside the others: all clauses hold at once.
package struct Clause: Hashable, Sendable {
  package var condition: Condition
  /// Whether it was introduced by `where`; the others begin with `since`, `in`, `by` and the like, as
  /// in `since 2026-01 or undated`.
  package var isWhere: Bool
  package var span: SourceSpan

  package init(condition: Condition, isWhere: Bool, span: SourceSpan) {
    self.condition = condition
    self.isWhere = isWhere
    self.span = span
  }
}

/// What stands after a `|`, with the bytes from its first word to its end.
package struct Stage: Hashable, Sendable {
  package var kind: Kind
  package var span: SourceSpan

  package init(kind: Kind, span: SourceSpan) {
    self.kind = kind
    self.span = span
  }

  package indirect enum Kind: Hashable, Sendable {
    /// `where …` and every other clause, one or several side by side.
    case clauses([Clause])
    case sort([SortKey])
    case limit(Spanned<Int>)
    case sample(Spanned<Int>, seed: Spanned<Int>?)
    case select([Name])
    case count(by: [Name])
    case aggregate(AggregateFunction, field: Name, by: [Name])
    case timeline(by: Name)
    case share(by: Name)
    case concordance(Text, width: Spanned<Int>?)
    case words
    case collocates(of: Text, within: Spanned<Int>?)
    case keywords(against: Query)
    case replies
    case parents
    case thread
    case around(Spanned<Int>)
    /// `authors`, `links`, `documents`, `posts`: those that the rows have, or the posts of these.
    case rows(Name)
    case cite
    case raw
    case union(Query)
    case minus(Query)
    case intersect(Query)
    case expect(Expectation)
    /// What could not be read; its diagnostics say why.
    case invalid
  }
}

package struct SortKey: Hashable, Sendable {
  package var field: Name
  package var descending: Bool

  package init(field: Name, descending: Bool) {
    self.field = field
    self.descending = descending
  }
}

package enum AggregateFunction: String, CaseIterable, Sendable {
  case sum, mean, median, min, max
}

package indirect enum Expectation: Hashable, Sendable {
  case rows(ComparisonOperator, Spanned<Int>)
  /// A condition, as it stands there too: what failed is told in the words that asked for it.
  case all(Condition, written: String)
  case any(Condition, written: String)
}
