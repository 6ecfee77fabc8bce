import ToriEngine
import ToriIndex
import ToriLanguage
import ToriText

extension WordsStage: RunnableStage {
  var promises: StagePromises { .takesAnyOrder }

  func expectedRows(of inputs: [Int], in index: Index) -> Int { .unbounded }

  func words(_ explainer: Explainer) -> LocalizedText {
    LocalizedText("count words", ja: "語を数える")
  }

  func rows(of plan: Plan, in run: inout PlanRun) throws -> Rows {
    try rows(of: plan, upTo: .max, in: &run)
  }

  func rows(of plan: Plan, firstOfEach count: Int, in run: inout PlanRun) throws -> Rows? {
    if case .group = key { try rows(of: plan, upTo: count, in: &run) } else { nil }
  }

  /// Of the posts of each value, so many rows at the most.
  private func rows(of plan: Plan, upTo limit: Int, in run: inout PlanRun) throws -> Rows {
    let (blocks, source) = try run.texts(of: plan.inputs[0])
    let rows =
      switch key {
      case .part(let part): try rows(of: blocks, by: part, source, plan, &run)
      case .group(let key):
        try rows(of: blocks, by: key, firstOfEach: limit, source, plan, &run)
      }
    try run.noteCopies(among: blocks)
    return .computed(rows)
  }

  /// The most frequent first.
  private func rows(
    of blocks: BlockSet, by part: WordPart, _ source: any WordSource, _ plan: Plan,
    _ run: inout PlanRun
  ) throws -> ComputedRows {
    let grouping = source.groupings.by(part)
    let found = try source.counts(of: blocks, by: grouping, in: run.index, run.cancellation)
    let all = found.frequencies.wordCount
    let stop = stop(part, grouping, source.entries, among: found.inOrder, run)
    let shown = stop.isEmpty ? found.inOrder : found.inOrder.filter { !stop.has(Int($0)) }
    run.notes.append(.ofWords(.counted(all, posts: blocks.count)))
    run.note(stop) { Int(found.counts[$0]) }
    if part == .word || part == .form { try run.noteSingleCharacters(found, source) }
    let names = WordNames(source.entries, grouping, by: part, counts: found.frequencies.counts)
    let keyCount = plan.shape.columns.count - Self.figureCount
    return ComputedRows(plan.shape, count: shown.count, check: source.check) { row, column in
      let group = Int(shown[row])
      if column < keyCount { return Self.cell(of: group, column, names, part) }
      return Self.figure(
        column - keyCount, count: found.counts[group], of: all, posts: found.posts[group],
        documents: found.documents[group])
    }
  }

  private func rows(
    of blocks: BlockSet, by key: GroupKey, firstOfEach limit: Int, _ source: any WordSource,
    _ plan: Plan, _ run: inout PlanRun
  ) throws -> ComputedRows {
    let grouping = source.groupings.by(.word)
    let frequencies = try source.frequencies(of: blocks, run.cancellation)
    let parts = try run.parts(of: blocks, by: key, plan.inputs[0].shape.ofBlocks)
    let ranks = grouping.ranks.ofGroups
    let stop = run.stop(grouping)
    let found = try source.forEachPart(
      parts.map(\.blocks), by: grouping, in: run.index, run.cancellation
    ) { _, tally in [PartOfWords(tally, ranks, besides: stop, first: limit)] }
    if !stop.isEmpty {
      let all = frequencies.counts(by: grouping, source.entries)
      run.note(stop) { Int(all[$0]) }
    }
    let rows = PartsOfRows(zip(parts, found).map { ($0.value, $1[0]) })
    if limit < .max { run.takeRows(rows.total) }
    let names = WordNames(source.entries, grouping, by: .word, counts: frequencies.counts)
    return ComputedRows(plan.shape, count: rows.count, check: source.check) { row, column in
      let (value, part, place) = rows.find(row)
      if column == 0 { return value }
      if column <= WordNames.cellCount {
        return names.cell(Int(part.groups[place]), column - 1)
      }
      return Self.figure(
        column - 1 - WordNames.cellCount, count: part.counts[place], of: part.wordCount,
        posts: part.posts[place], documents: part.documents[place])
    }
  }

  /// The words that are left out; of readings and tags, which are no words, none.
  private func stop(
    _ part: WordPart, _ grouping: WordGrouping, _ entries: WordLexicon, among groups: [UInt32],
    _ run: PlanRun
  ) -> StopWords {
    switch part {
    case .word: run.stop(grouping)
    case .form: StopWords(run.shelf.lists.stop, in: grouping, entries, among: groups)
    case .reading, .tag, .pos: StopWords()
    }
  }

  private static func cell(
    of group: Int, _ column: Int, _ names: WordNames, _ part: WordPart
  ) -> Value {
    switch part {
    case .form where column == 1: .text(names.word(group))
    case .form: names.cell(group, max(0, column - 1))
    case .tag: names.cell(group, [0, 1, 3][column])
    case .word, .reading, .pos: names.cell(group, column)
    }
  }

  private static let figureCount = 4

  /// A figure behind the names, by its place.
  private static func figure(
    _ place: Int, count: UInt32, of all: Int, posts: UInt32, documents: UInt32
  ) -> Value {
    switch place {
    case 0: .integer(Int(count))
    case 1: .number(Double(count) / Double(all) * 1_000_000)
    case 2: .integer(Int(posts))
    case 3: .integer(Int(documents))
    default: .integer(all)
    }
  }
}

/// The words of the posts of one value, the most frequent first.
private struct PartOfWords: RowsOfPart {
  let groups: [UInt32]
  let counts: [UInt32]
  let posts: [UInt32]
  let documents: [UInt32]
  let wordCount: Int
  let total: Int

  init(_ tally: PartTally, _ ranks: [UInt32], besides stop: StopWords, first limit: Int) {
    let listed = tally.groups.indices.filter { !stop.has(Int(tally.groups[$0])) }
    let order = listed.sorted { a, b in
      tally.counts[a] != tally.counts[b]
        ? tally.counts[a] > tally.counts[b]
        : ranks[Int(tally.groups[a])] < ranks[Int(tally.groups[b])]
    }.prefix(limit)
    groups = order.map { tally.groups[$0] }
    counts = order.map { tally.counts[$0] }
    posts = order.map { tally.posts[$0] }
    documents = order.map { tally.documents[$0] }
    wordCount = tally.wordCount
    total = listed.count
  }

  var count: Int { groups.count }
}

extension RowShape {
  /// All that posts and blocks of these rows have.
  var ofBlocks: RowShape { .blockRows(origin ?? .posts, having: fields) }
}
