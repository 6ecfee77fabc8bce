/// What keeps a text of any size or shape within bounds.
extension Parser {
  /// Counts a stage; at the limit, skips it and all that follow it, and gives false.
  mutating func countStage() -> Bool {
    stageCount += 1
    if stageCount <= Self.stageLimit { return true }
    report(.tooManyStages(at: here, limit: Self.stageLimit))
    skip()
    while current.isSign("|") {
      take(nil)
      skip()
    }
    return false
  }

  /// How deep the tree of the statement at hand can be, and begins to measure the next.
  mutating func measuredDepth() -> Int {
    defer { (deepest, stageCount) = (0, 0) }
    return deepest + min(stageCount, Self.stageLimit)
  }

  /// Whether so much has been reported that more is not worth working out.
  var hasReportedEnough: Bool { diagnostics.count >= Self.diagnosticLimit }

  /// Runs `rule` one level deeper; at the limit, skips what stands there and gives `nil`.
  mutating func nested<Node>(_ rule: (inout Parser) -> Node) -> Node? {
    guard nesting < Self.nestingLimit else {
      report(.nestedTooDeep(at: here, limit: Self.nestingLimit))
      return nil
    }
    nesting += 1
    deepest = max(deepest, nesting)
    defer { nesting -= 1 }
    return rule(&self)
  }
}
