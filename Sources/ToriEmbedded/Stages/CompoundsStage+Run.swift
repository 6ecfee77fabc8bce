import ToriEngine
import ToriIndex
import ToriLanguage
import ToriStatistics
import ToriText
import ToriWords

extension CompoundsStage: RunnableStage {
  var promises: StagePromises { .takesAnyOrder }

  func expectedRows(of inputs: [Int], in index: Index) -> Int { .unbounded }

  func words(_ explainer: Explainer) -> LocalizedText {
    LocalizedText("count runs of nouns", ja: "名詞の連なりを数える")
  }

  func rows(of plan: Plan, in run: inout PlanRun) throws -> Rows {
    let (blocks, source) = try run.texts(of: plan.inputs[0])
    let entries = source.entries
    let parts = (0..<UInt32(entries.count)).map { entries[$0].compoundPart }
    let grouping = source.groupings.by(.form)
    var tally = WordTally(grouping)
    var runs = RunTally()
    // How often another noun stands before and behind each.
    var left = Array(repeating: 0, count: grouping.count)
    var right = left
    try source.forEachText(of: blocks, run.cancellation) { block, words in
      let document = run.index.document(of: block)
      tally.add(words, of: entries, inDocument: document)
      runs.beginText(inDocument: document)
      for range in CompoundPart.runs(in: words, { parts[Int($0.entry)] }) {
        var number: Int?
        for place in range {
          let group = grouping.groups[Int(words[place].entry)]
          number = runs.number(of: number, then: group)
          if place > range.lowerBound { left[Int(group)] += 1 }
          if place + 1 < range.upperBound { right[Int(group)] += 1 }
        }
        if let number { runs.add(number) }
      }
    }
    let names = WordNames(entries, grouping, by: .form, counted: tally.counted)
    let spellings = tally.touched.reduce(into: [Int: String]()) { $0[$1] = names.spelling($1) }
    let found = runs.counted.map { number -> (number: Int, text: String, size: Int, flr: Double) in
      let words = runs.words(of: number)
      let flr = termScore(
        count: runs.counts[number],
        neighbours: words.map { (left[Int($0)], right[Int($0)]) })
      return (number, words.map { spellings[Int($0)] ?? "" }.joined(), words.count, flr)
    }
    let inOrder = try run.cancellation.sorted(found) { a, b in
      if a.flr != b.flr { return a.flr > b.flr }
      let (x, y) = (runs.counts[a.number], runs.counts[b.number])
      if x != y { return x > y }
      if !a.text.utf8.elementsEqual(b.text.utf8) {
        return a.text.utf8.lexicographicallyPrecedes(b.text.utf8)
      }
      return (runs.posts[a.number], runs.documents[a.number])
        > (runs.posts[b.number], runs.documents[b.number])
    }
    run.notes.append(.ofWords(.counted(tally.wordCount, posts: tally.postCount)))
    try run.noteCopies(among: blocks)
    return .table(
      Table(
        shape: plan.shape,
        rows: inOrder.map { number, text, size, flr in
          [
            .text(text), .integer(runs.counts[number]), .integer(runs.posts[number]),
            .number(flr), .integer(size), .integer(runs.documents[number]),
          ]
        }))
  }
}
