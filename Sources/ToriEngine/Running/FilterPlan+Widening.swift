extension FilterPlan {
  /// The conditions of which it is unknown, for want of what the doubt is about, whether they hold; the one
  /// with a `not` before it stands for the one without where `isWritten` so.
  func conditions(in doubt: Doubt, isWritten: (Filter) -> Bool) -> [Filter] {
    if let literal, literal.doubt != doubt { return [] }
    if let literal, isWritten(literal) { return [literal] }
    return switch test {
    case .all(let parts), .any(let parts):
      parts.flatMap { $0.conditions(in: doubt, isWritten: isWritten) }
    case .not(let part): part.conditions(in: doubt, isWritten: isWritten)
    case .leaf(let filter): [filter]
    case .repliesTo: []
    }
  }

  /// The filter, if it is one condition, or the opposite of one.
  private var literal: Filter? {
    switch test {
    case .leaf(let filter): filter
    case .not(let part): part.literal.map { .not($0) }
    case .all, .any, .repliesTo: nil
    }
  }

  /// The same, but that blocks which lack what the doubt is for want of are let in by each condition
  /// that they leave open; `isNegated` where the blocks are wanted for which the filter does not hold.
  func widened(for doubt: Doubt, isNegated: Bool = false) -> FilterPlan {
    func made(_ test: Test) -> FilterPlan { FilterPlan(test: test, expectedRows: expectedRows) }
    func leaf(_ filter: Filter) -> FilterPlan { made(.leaf(filter)) }
    switch test {
    case .all(let parts):
      return made(.all(parts.map { $0.widened(for: doubt, isNegated: isNegated) }))
    case .any(let parts):
      return made(.any(parts.map { $0.widened(for: doubt, isNegated: isNegated) }))
    case .not(let part): return made(.not(part.widened(for: doubt, isNegated: !isNegated)))
    case .leaf(let filter):
      guard filter.doubt == doubt, let field = doubt.field else { return self }
      return isNegated
        ? made(.all([self, leaf(.has(field))])) : made(.any([self, made(.not(leaf(.has(field))))]))
    case .repliesTo: return self
    }
  }
}
