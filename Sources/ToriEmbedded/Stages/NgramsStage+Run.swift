import ToriEngine
import ToriIndex
import ToriLanguage
import ToriText
import ToriWords

extension NgramsStage: RunnableStage {
  var promises: StagePromises { .takesAnyOrder }

  func expectedRows(of inputs: [Int], in index: Index) -> Int { .unbounded }

  func words(_ explainer: Explainer) -> LocalizedText {
    LocalizedText("count n-grams", ja: "n-gramを数える")
  }

  func rows(of plan: Plan, in run: inout PlanRun) throws -> Rows {
    let (blocks, source) = try run.texts(of: plan.inputs[0])
    let entries = source.entries
    let grouping = source.groupings.by(.form)
    var tally = WordTally(grouping)
    var runs = RunTally()
    try source.forEachText(of: blocks, run.cancellation) { block, words in
      let document = run.index.document(of: block)
      tally.add(words, of: entries, inDocument: document)
      runs.beginText(inDocument: document)
      for first in words.indices where entries.isWord(words[first].entry) {
        var number: Int?
        for place in first..<min(first + sizes.upperBound, words.endIndex) {
          let word = words[place]
          guard entries.isWord(word.entry) else { break }
          number = runs.number(of: number, then: grouping.groups[Int(word.entry)])
          if sizes.contains(place - first + 1), let number { runs.add(number) }
          if word.endsSentence { break }
        }
      }
    }
    let names = WordNames(entries, grouping, by: .form, counted: tally.counted)
    let spellings = tally.touched.reduce(into: [Int: String]()) { $0[$1] = names.spelling($1) }
    let named = runs.counted.map { number in
      let words = runs.words(of: number)
      let text = words.map { spellings[Int($0)] ?? "" }.joined(separator: " ")
      return (number: number, text: text, size: words.count)
    }
    let inOrder = try run.cancellation.sorted(named) { a, b in
      let (x, y) = (runs.counts[a.number], runs.counts[b.number])
      if x != y { return x > y }
      if a.size != b.size { return a.size < b.size }
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
        rows: inOrder.map { number, text, size in
          [
            .text(text), .integer(runs.counts[number]), .integer(runs.posts[number]),
            .integer(runs.documents[number]), .integer(size),
          ]
        }))
  }
}
