import ToriEngine
import ToriIndex
import ToriLanguage
import ToriStatistics
import ToriText
import ToriWords

extension DispersionStage: RunnableStage {
  var promises: StagePromises { .takesAnyOrder }

  func expectedRows(of inputs: [Int], in index: Index) -> Int { key == nil ? 1 : inputs[0] }

  func words(_ explainer: Explainer) -> LocalizedText {
    LocalizedText("find every \(sought.written)", ja: "\(sought.written)をすべて見つける")
  }

  func rows(of plan: Plan, in run: inout PlanRun) throws -> Rows {
    let (blocks, source) = try run.texts(of: plan.inputs[0])
    let found = try occurrences(in: blocks, source, run)
    guard let key else {
      return .table(Table(shape: plan.shape, rows: [row(found, run)]))
    }
    let numbers = Dictionary(uniqueKeysWithValues: zip(blocks.map(\.rawValue), 0...))
    var rows: [[Value]] = []
    var (counts, sizes): ([Int], [Int]) = ([], [])
    for (value, part) in try run.parts(of: blocks, by: key, plan.inputs[0].shape.ofBlocks) {
      let own = part.compactMap { numbers[$0.rawValue] }
      let count = own.reduce(0) { $0 + found.counts[$1] }
      let size = own.reduce(0) { $0 + found.sizes[$1] }
      counts.append(count)
      sizes.append(size)
      rows.append([
        value, .integer(count), .integer(size), strip(of: own, in: found, size: size),
        size > 0 ? .number(Double(count) / Double(size) * 1_000_000) : .none,
      ])
    }
    run.notes.append(.ofWords(.spread(Dispersion(counts: counts, sizes: sizes))))
    return .table(Table(shape: plan.shape, rows: rows))
  }

  /// What was found in each of the blocks, and where among all their words.
  private struct Occurrences {
    var counts: [Int] = []
    var sizes: [Int] = []
    var documents: [Int] = []
    /// Where in each block, and where among all words.
    var ownPlaces: [[Int]] = []
    var places: [Int] = []
    var wordCount = 0
  }

  /// How often it stands in each stretch of a part.
  private func strip(of blocks: [Int], in found: Occurrences, size: Int) -> Value {
    if size == 0 { return .none }
    var stretches = Array(repeating: 0, count: Self.stretches)
    var before = 0
    for block in blocks {
      for place in found.ownPlaces[block] {
        stretches[min((before + place) * Self.stretches / size, Self.stretches - 1)] += 1
      }
      before += found.sizes[block]
    }
    return .list(stretches.map { .integer($0) })
  }

  private func occurrences(
    in blocks: BlockSet, _ source: any WordSource, _ run: PlanRun
  ) throws -> Occurrences {
    let finder = try WordFinder(sought, in: source, run.cancellation)
    let entries = source.entries
    var found = Occurrences()
    try source.forEachText(of: blocks, run.cancellation) { block, words in
      let ranges = try finder.ranges(in: words) { run.index.foldedText(of: block) }
      // How many words stand before each: most texts have none.
      let positions = ranges.isEmpty ? nil : WordPositions(words, entries)
      let places =
        positions.map { words in ranges.map { words.count(before: $0.lowerBound) } } ?? []
      let size = positions?.tokens.count ?? words.count { entries.isWord($0.entry) }
      found.ownPlaces.append(places)
      found.places += places.map { found.wordCount + $0 }
      found.counts.append(ranges.count)
      found.sizes.append(size)
      found.documents.append(run.index.document(of: block))
      found.wordCount += size
    }
    return found
  }

  private func row(_ found: Occurrences, _ run: PlanRun) -> [Value] {
    func number(_ value: Double?) -> Value { value.map { .number($0) } ?? .none }
    let documents = run.index.documents.count
    var (counts, sizes) = (
      Array(repeating: 0, count: documents), Array(repeating: 0, count: documents)
    )
    for (place, document) in found.documents.enumerated() {
      counts[document] += found.counts[place]
      sizes[document] += found.sizes[place]
    }
    let byDocument = Dispersion(counts: counts, sizes: sizes)
    let byPost = Dispersion(counts: found.counts, sizes: found.sizes)
    let arf = averageReducedFrequency(places: found.places, wordCount: found.wordCount)
    return [
      .integer(byDocument.frequency), .integer(byDocument.range), number(byDocument.juillandD),
      number(byDocument.dp), number(byDocument.dpNorm), .number(arf),
      .integer(byDocument.partCount), number(byDocument.carrollD2),
      number(byDocument.rosengrenS), number(byDocument.divergence), .integer(byPost.partCount),
      .integer(byPost.range), number(byPost.juillandD), number(byPost.carrollD2),
      number(byPost.dp), number(byPost.dpNorm), number(byPost.divergence),
      .integer(found.wordCount),
    ]
  }
}
