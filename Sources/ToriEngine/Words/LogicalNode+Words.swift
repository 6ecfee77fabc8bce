extension LogicalNode {
  /// Whether texts are cut into words for its rows.
  package var asksForWords: Bool {
    operation.asksForWords || inputs.contains(where: \.asksForWords)
  }
}

extension LogicalOperation {
  fileprivate var asksForWords: Bool {
    switch self {
    case .words, .ngrams, .compounds, .collocates, .keywords, .dispersion: true
    case .network(let stage): stage.subject == .words
    case .concordance(let stage): stage.subject.asksForWords
    case .filter(let stage): stage.filter.asksForWords
    case .expect(let stage): stage.expectation.asksForWords
    case .select(let stage): stage.columns.contains(where: \.asksForWords)
    case .sort(let stage): stage.terms.contains { $0.column.asksForWords }
    case .aggregate(let stage): stage.keys.contains(where: \.asksForWords)
    case .limit(let stage): stage.keys.contains(where: \.asksForWords)
    case .scan, .groups, .members, .sample, .timeline, .share, .related, .cite, .raw, .combine,
      .save:
      false
    }
  }
}

extension Filter {
  fileprivate var asksForWords: Bool {
    leaves.contains { leaf in
      switch leaf {
      case .word, .words: true
      case .nearby(let first, let second, _): first.asksForWords || second.asksForWords
      case .repliesTo(let node): node.asksForWords
      default: false
      }
    }
  }
}

extension TypedExpectation {
  fileprivate var asksForWords: Bool {
    switch self {
    case .rows: false
    case .all(let filter, written: _), .any(let filter, written: _): filter.asksForWords
    }
  }
}

extension ColumnReference {
  /// Whether it is a word beside the match of a concordance.
  fileprivate var asksForWords: Bool {
    if case .column(_, let column) = self {
      RowShape.besideMatch.contains { $0.name == column.name }
    } else {
      false
    }
  }
}

extension GroupKey {
  fileprivate var asksForWords: Bool {
    if case .column(let column) = self { column.asksForWords } else { false }
  }
}
