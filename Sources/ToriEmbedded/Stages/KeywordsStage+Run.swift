import ToriEngine
import ToriIndex
import ToriLanguage
import ToriStatistics
import ToriText

extension KeywordsStage: RunnableStage {
  var promises: StagePromises { .takesAnyOrder }

  func expectedRows(of inputs: [Int], in index: Index) -> Int { .unbounded }

  func words(_ explainer: Explainer) -> LocalizedText {
    LocalizedText("compare counts of words", ja: "語の数を比べる")
  }

  func rows(of plan: Plan, in run: inout PlanRun) throws -> Rows {
    try rows(of: plan, upTo: .max, in: &run)
  }

  func rows(of plan: Plan, first count: Int, in run: inout PlanRun) throws -> Rows? {
    key == nil ? try rows(of: plan, upTo: count, in: &run) : nil
  }

  func rows(of plan: Plan, firstOfEach count: Int, in run: inout PlanRun) throws -> Rows? {
    key != nil ? try rows(of: plan, upTo: count, in: &run) : nil
  }

  /// Of the posts of each value, or of all, so many rows at the most.
  private func rows(of plan: Plan, upTo limit: Int, in run: inout PlanRun) throws -> Rows {
    let blocks = try run.blocks(of: plan.inputs[0]).set
    let rows =
      if let key {
        try rows(of: blocks, by: key, firstOfEach: limit, plan, &run)
      } else {
        try rows(
          of: blocks, against: try run.blocks(of: plan.inputs[1]).set, first: limit, plan, &run)
      }
    try run.noteCopies(among: blocks)
    return .computed(rows)
  }

  private func rows(
    of blocks: BlockSet, against others: BlockSet, first limit: Int, _ plan: Plan,
    _ run: inout PlanRun
  ) throws -> ComputedRows {
    let source = try run.shelf.source(holding: blocks.union(others), run.cancellation)
    try run.noteCompounds(among: blocks.union(others), source)
    let grouping = source.groupings.by(.word)
    let stop = run.stop(grouping)
    let (here, there) = try source.frequencies(of: blocks, and: others, run.cancellation)
    let own = here.counts(by: grouping, source.entries)
    let rest = there.counts(by: grouping, source.entries)
    let (r1, n) = (here.wordCount, here.wordCount + there.wordCount)
    let found = RankedTables(
      own.indices.lazy.filter { Int(own[$0]) + Int(rest[$0]) >= least && !stop.has($0) }.map {
        (group: UInt32($0), observed: own[$0], total: own[$0] &+ rest[$0])
      },
      ranks: grouping.ranks.ofGroups, r1: r1, n: n, limit: limit)
    if limit < .max { run.takeRows(found.total) }
    try run.cancellation.checkInEngine()
    run.notes.append(.ofWords(.compared(r1, with: there.wordCount)))
    let shared = blocks.intersection(others).count
    if shared > 0 { run.notes.append(.ofWords(.onBothSides(shared))) }
    note(zip(own, rest).map { $0 &+ $1 }, besides: stop, &run)
    let names = WordNames(
      source.entries, grouping, by: .word, counts: zip(here.counts, there.counts).map { $0 &+ $1 })
    return ComputedRows(plan.shape, count: found.count, check: source.check) { row, column in
      if column < WordNames.cellCount { return names.cell(Int(found.groups[row]), column) }
      return Self.figure(column - WordNames.cellCount, of: found.table(row, r1: r1, n: n))
    }
  }

  private func rows(
    of blocks: BlockSet, by key: GroupKey, firstOfEach limit: Int, _ plan: Plan,
    _ run: inout PlanRun
  ) throws -> ComputedRows {
    let source = try run.shelf.source(holding: blocks, run.cancellation)
    try run.noteCompounds(among: blocks, source)
    let grouping = source.groupings.by(.word)
    let stop = run.stop(grouping)
    let frequencies = try source.frequencies(of: blocks, run.cancellation)
    let all = frequencies.counts(by: grouping, source.entries)
    note(all, besides: stop, &run)
    let parts = try run.parts(of: blocks, by: key, plan.inputs[0].shape.ofBlocks)
    if parts.count == 1 { run.notes.append(.ofWords(.loneGroup(key.name))) }
    let (n, ranks, least) = (frequencies.wordCount, grouping.ranks.ofGroups, least)
    let found = try source.forEachPart(
      parts.map(\.blocks), by: grouping, in: run.index, run.cancellation
    ) { _, tally -> [PartOfTables] in
      let tables = RankedTables(
        tally.groups.indices.lazy.filter {
          all[Int(tally.groups[$0])] >= least && !stop.has(Int(tally.groups[$0]))
        }.map {
          (
            group: tally.groups[$0], observed: tally.counts[$0],
            total: all[Int(tally.groups[$0])]
          )
        },
        ranks: ranks, r1: tally.wordCount, n: n, limit: limit)
      return [PartOfTables(tables: tables, r1: tally.wordCount)]
    }
    let rows = PartsOfRows(zip(parts, found.map { $0[0] }).map { ($0.value, $1) })
    if limit < .max { run.takeRows(rows.total) }
    let names = WordNames(source.entries, grouping, by: .word, counts: frequencies.counts)
    return ComputedRows(plan.shape, count: rows.count, check: source.check) { row, column in
      let (value, part, place) = rows.find(row)
      if column == 0 { return value }
      let cell = column - 1
      if cell < WordNames.cellCount { return names.cell(Int(part.tables.groups[place]), cell) }
      return Self.figure(
        cell - WordNames.cellCount, of: part.tables.table(place, r1: part.r1, n: n))
    }
  }

  /// Says how many words are left out for being too rare, and how many because somebody says so.
  private func note(_ totals: [UInt32], besides stop: StopWords, _ run: inout PlanRun) {
    run.note(stop) { Int(totals[$0]) }
    let leftOut = totals.indices.count {
      totals[$0] > 0 && totals[$0] < least && !stop.has($0)
    }
    if leftOut > 0 { run.notes.append(.ofWords(.tooRare(leftOut, least: least))) }
  }

  /// A figure behind the names, by its place.
  private static func figure(_ place: Int, of table: ContingencyTable) -> Value {
    if place == 0 { return .integer(table.o11) }
    if place == 1 { return .integer(table.o21) }
    if place - 2 < measures.count {
      return .measure(measures[place - 2], of: table, node: table.r1)
    }
    return [.number(table.expected), .integer(table.r1), .integer(table.r2)][
      place - 2 - measures.count]
  }
}

/// The keywords of the posts of one value.
private struct PartOfTables: RowsOfPart {
  let tables: RankedTables
  /// The words of these posts.
  let r1: Int

  var count: Int { tables.count }
  var total: Int { tables.total }
}
