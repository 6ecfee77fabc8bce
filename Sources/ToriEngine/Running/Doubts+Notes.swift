import ToriIndex

extension Doubts {
  /// What is to be said of the blocks that a filter had to leave out: how many, and for want of what.
  func notes(on unknown: BlockSet, in index: Index) -> [Note] {
    if unknown.isEmpty { return [] }
    func count(_ doubt: Doubt) -> Int { blocks[doubt]?.intersection(unknown).count ?? 0 }
    var notes: [Note] = []
    let (undated, uncertain) = (count(.undated), count(.uncertainTime))
    if undated > 0 {
      let also = uncertain > 0 ? "; \(uncertain) may lie in the period" : ""
      notes.append(
        Note(
          "\(more(undated)) but carr\(undated == 1 ? "ies" : "y") no time\(also)",
          hint: "or undated"))
    } else if uncertain > 0 {
      notes.append(Note("\(more(uncertain)) but only may lie in the period"))
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
