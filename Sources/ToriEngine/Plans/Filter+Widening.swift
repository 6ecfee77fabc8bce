extension Filter {
  /// The conditions of which it is unknown, for want of what the doubt is about, whether they hold; the one
  /// with a `not` before it stands for the one without where `isWritten` so.
  package func conditions(in doubt: Doubt, isWritten: (Filter) -> Bool) -> [Filter] {
    if let own = self.doubt {
      if own != doubt { return [] }
      if isWritten(self) { return [self] }
    }
    if parts.isEmpty { return self.doubt == doubt ? [self] : [] }
    return parts.flatMap { $0.conditions(in: doubt, isWritten: isWritten) }
  }

  /// The same, but that blocks which lack what the doubt is for want of are let in by each condition
  /// that they leave open; `isNegated` where the blocks are wanted for which the filter does not hold.
  package func widened(for doubt: Doubt, isNegated: Bool = false) -> Filter {
    switch self {
    case .and(let parts): return .and(parts.map { $0.widened(for: doubt, isNegated: isNegated) })
    case .or(let parts): return .or(parts.map { $0.widened(for: doubt, isNegated: isNegated) })
    case .not(let part): return .not(part.widened(for: doubt, isNegated: !isNegated))
    case .mentions, .mentionsExactly, .near, .nearby, .word, .words, .matches, .kinds, .integer,
      .text, .texts, .body,
      .author, .time, .clock, .undated, .deleted, .has, .repliesToKey, .repliesToPost, .cell,
      .repliesTo, .linksTo, .tagged, .dated, .documents, .identifiers, .column, .hasColumn:
      guard self.doubt == doubt, let field = doubt.field else { return self }
      return isNegated ? .and([self, .has(field)]) : .or([self, .not(.has(field))])
    }
  }
}
