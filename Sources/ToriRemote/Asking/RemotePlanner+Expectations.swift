import ToriEngine

/// What rows are held to.
extension RemotePlanner {
  func expected(
    _ node: LogicalNode, _ expectation: TypedExpectation
  ) throws(EngineError) -> RemotePlan {
    let below = try plan(node.inputs[0])
    guard case .rows(var found, let fields, let shape) = below else {
      if case .lines = below { throw Refusal.stage("kwic … | expect") }
      switch expectation {
      case .rows: break
      case .all(let filter, _), .any(let filter, _): try checkIsOfTable(filter)
      }
      return try step(.expect(expectation), on: below, node.shape)
    }
    switch expectation {
    case .rows(let comparison, let count):
      found.remarks.append(.expected(found, comparison, count))
    case .all(let filter, _), .any(let filter, _):
      guard let first = fields.first, let cell = CellSQL(first, self.fields) else {
        throw Refusal.condition(filter, wording)
      }
      // What is said of rows that a filter leaves out is not said where none is.
      let held = try filtered(found, by: filter).conditions.last ?? "1"
      found.remarks.append(.held(found, where: held, expectation, named: cell))
    }
    return .rows(found, fields, shape)
  }
}
