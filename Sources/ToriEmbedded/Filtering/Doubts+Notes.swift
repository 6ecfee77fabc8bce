import ToriEngine
import ToriIndex

extension Doubts {
  /// What is to be said of the blocks that a filter had to leave out: how many, and for want of what.
  ///
  /// - Parameter holding: The blocks among these for which another filter holds.
  func notes(
    on unknown: BlockSet, of filter: Filter, as written: WrittenConditions,
    holding: (Filter, BlockSet) throws -> BlockSet
  ) rethrows -> [Note] {
    if unknown.isEmpty { return [] }
    var notes: [Note] = []
    var told = BlockSet()
    let open = blocks.mapValues { $0.intersection(unknown) }.filter { !$0.value.isEmpty }
    let doubts = Doubt.inOrder(open.keys)
    for doubt in doubts {
      guard var left = open[doubt] else { continue }
      if doubt.field != nil {
        // Whether those that are left out for another reason too are let in, only a try can tell.
        let others = doubts.filter { $0 != doubt }.compactMap { open[$0] }
        let several = left.intersection(others.reduce(BlockSet()) { $0.union($1) })
        left = left.subtracting(several)
        if !several.isEmpty {
          left = left.union(try holding(filter.widened(for: doubt), several))
        }
      }
      if left.isEmpty { continue }
      let conditions = filter.conditions(in: doubt, isWritten: written.contains)
      notes.append(
        Note(
          .left(left.count, doubt),
          hint: doubt.field == nil ? nil : written.hint(widening: conditions, for: doubt)))
      told = told.union(left)
    }
    let rest = unknown.subtracting(told).count
    if rest > 0 { notes.append(Note(.lackingSeveral(rest, doubts.compactMap { $0.field?.name }))) }
    return notes
  }
}
