/// A node of a query's tree, to be drawn: what its words were taken for.
package struct SyntaxNode: Hashable, Sendable {
  /// As the grammar or the query itself calls it: `query`, `where`, `and`, `replies to`.
  package let label: String
  /// Its words, if it is a leaf.
  package let words: SourceSpan?
}

extension Query {
  /// How the words hang together: leaves are predicates, stages and what the query begins with.
  package var syntaxTree: Forest<SyntaxNode> {
    branch("query", [source.syntaxTree] + clauses.map(\.syntaxTree) + stages.map(\.syntaxTree))
  }
}

extension Source {
  fileprivate var syntaxTree: Forest<SyntaxNode> {
    switch self {
    case .name(let name): leaf("source", name.span)
    case .query(let query): branch("source", [query.syntaxTree])
    case .missing(let span): leaf("source", span)
    }
  }
}

extension Clause {
  fileprivate var syntaxTree: Forest<SyntaxNode> {
    isWhere ? branch("where", [condition.syntaxTree]) : condition.syntaxTree
  }
}

extension Condition {
  fileprivate var syntaxTree: Forest<SyntaxNode> {
    switch self {
    case .and(let parts): branch("and", parts.map(\.syntaxTree))
    case .or(let parts): branch("or", parts.map(\.syntaxTree))
    case .not(let part, span: _): branch("not", [part.syntaxTree])
    case .predicate(let predicate): predicate.syntaxTree
    case .invalid(let span): leaf("?", span)
    }
  }
}

extension Predicate {
  fileprivate var syntaxTree: Forest<SyntaxNode> {
    if case .repliesTo(.query(let query)) = kind { return branch(label, [query.syntaxTree]) }
    return leaf(label, span)
  }

  private var label: String {
    switch kind {
    case .comparison: "comparison"
    case .named: "name"
    default: kind.words
    }
  }
}

extension Stage {
  fileprivate var syntaxTree: Forest<SyntaxNode> {
    switch kind {
    case .clauses(let clauses): branch("stage", clauses.map(\.syntaxTree))
    case .keywords(.query(let query), atLeast: _): branch("keywords", [query.syntaxTree])
    case .union(let query): branch("union", [query.syntaxTree])
    case .minus(let query): branch("minus", [query.syntaxTree])
    case .intersect(let query): branch("intersect", [query.syntaxTree])
    default: leaf("stage", span)
    }
  }
}

private func leaf(_ label: String, _ span: SourceSpan) -> Forest<SyntaxNode> {
  Forest(SyntaxNode(label: label, words: span))
}

private func branch(_ label: String, _ children: [Forest<SyntaxNode>]) -> Forest<SyntaxNode> {
  Forest(SyntaxNode(label: label, words: nil), children)
}
