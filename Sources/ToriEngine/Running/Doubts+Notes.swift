import ToriIndex

extension Doubts {
  /// What is to be said of the blocks that a filter had to leave out: how many, and for want of what.
  func notes(on unknown: BlockSet, of plan: FilterPlan, in index: Index) -> [Note] {
    if unknown.isEmpty { return [] }
    // Of two clauses each would need its own.
    let undatedHint =
      plan.timeClauseCount > 1 ? "or undated, to each clause of time" : "or undated"
    func count(_ doubt: Doubt) -> Int { blocks[doubt]?.intersection(unknown).count ?? 0 }
    var notes: [Note] = []
    let (undated, uncertain) = (count(.undated), count(.uncertainTime))
    if undated > 0 {
      let also = uncertain > 0 ? "; \(uncertain) may lie in the period" : ""
      notes.append(
        Note(
          "\(more(undated)) but carr\(undated == 1 ? "ies" : "y") no time\(also)",
          hint: undatedHint))
    } else if uncertain > 0 {
      notes.append(Note("\(more(uncertain)) but only may lie in the period"))
    }
    for part in TimePart.allCases {
      let unsure = count(.uncertain(part))
      if unsure > 0 { notes.append(Note("of \(unsure) more the \(part.rawValue) is not certain")) }
    }
    for field in Field.all {
      let lacking = count(.without(field))
      if lacking > 0 {
        notes.append(
          Note(
            "\(lacking) more carr\(lacking == 1 ? "ies" : "y") no \(field.name)",
            hint: "or not has \(field.name)"))
      }
    }
    return notes
  }

  private func more(_ count: Int) -> String {
    "\(count) more post\(count == 1 ? " matches" : "s match")"
  }
}

extension FilterPlan {
  /// How many periods all must hold.
  fileprivate var timeClauseCount: Int {
    switch test {
    case .all(let parts): parts.reduce(0) { $0 + $1.timeClauseCount }
    case .any(let parts): parts.contains { $0.timeClauseCount > 0 } ? 1 : 0
    case .leaf(.time): 1
    case .not, .leaf, .repliesTo: 0
    }
  }
}
