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
