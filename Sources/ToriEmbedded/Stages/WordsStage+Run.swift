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
    let (blocks, source) = try run.texts(of: plan.inputs[0])
    var rows: [[Value]] = []
    switch key {
    case .part(let part):
      var tally = WordTally(source.groupings.by(part))
      try run.count(blocks, in: source, into: &tally)
      rows = try self.rows(tally, part, source, run)
      run.notes.append(.ofWords(.counted(tally.wordCount, posts: tally.postCount)))
    case .group(let key):
      var tally = WordTally(source.groupings.by(.word))
      for (value, own) in try run.parts(of: blocks, by: key, plan.inputs[0].shape.ofBlocks) {
        try run.count(own, in: source, into: &tally)
        let all = Value.integer(tally.wordCount)
        rows += try self.rows(tally, .word, source, run).map { [value] + $0 + [all] }
        tally.removeAll()
      }
    }
    try run.noteCopies(among: blocks)
    return .table(Table(shape: plan.shape, rows: rows))
  }

  /// The most frequent first.
  private func rows(
    _ tally: WordTally, _ part: WordPart, _ source: any WordSource, _ run: PlanRun
  ) throws -> [[Value]] {
    let grouping = source.groupings.by(part)
    let names = WordNames(source.entries, grouping, by: part, counted: tally.counted)
    let inOrder = try run.cancellation.sorted(tally.touched) { a, b in
      tally.counts[a] != tally.counts[b]
        ? tally.counts[a] > tally.counts[b] : names.isBefore(a, b)
    }
    let all = Double(tally.wordCount)
    return inOrder.map { group in
      let count = tally.counts[group]
      return cells(of: group, names, part) + [
        .integer(count), .number(Double(count) / all * 1_000_000), .integer(tally.posts[group]),
        .integer(tally.documents[group]),
      ]
    }
  }

  private func cells(of group: Int, _ names: WordNames, _ part: WordPart) -> [Value] {
    let cells = names.cells(group)
    return switch part {
    case .form: [cells[0], .text(names.word(group))] + cells.dropFirst()
    case .tag: [cells[0], cells[1], cells[3]]
    case .word, .reading, .pos: cells
    }
  }
}

extension RowShape {
  /// All that posts and blocks of these rows have.
  var ofBlocks: RowShape { .blockRows(origin ?? .posts, having: fields) }
}
