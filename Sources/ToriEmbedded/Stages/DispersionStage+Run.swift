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
      return .table(Table(shape: plan.shape, rows: [row(found, of: blocks, run)]))
    }
    let texts = PlacesOfTexts(found, of: blocks)
    var rows: [[Value]] = []
    var (counts, sizes): ([Int], [Int]) = ([], [])
    for (value, part) in try run.parts(of: blocks, by: key, plan.inputs[0].shape.ofBlocks) {
      let own = part.map { texts.number(of: $0) }
      let count = own.reduce(0) { $0 + Int(found.counts[$1]) }
      let size = own.reduce(0) { $0 + Int(found.sizes[$1]) }
      counts.append(count)
      sizes.append(size)
      rows.append([
        value, .integer(count), .integer(size), strip(of: own, texts, found.sizes, size: size),
        size > 0 ? .number(Double(count) / Double(size) * 1_000_000) : .none,
      ])
    }
    run.notes.append(.ofWords(.spread(Dispersion(counts: counts, sizes: sizes))))
    return .table(Table(shape: plan.shape, rows: rows))
  }

  /// How often it stands in each stretch of a part.
  private func strip(
    of own: [Int], _ texts: PlacesOfTexts, _ sizes: [UInt32], size: Int
  ) -> Value {
    if size == 0 { return .none }
    var stretches = Array(repeating: 0, count: Self.stretches)
    var before = 0
    for text in own {
      for place in texts[text] {
        stretches[min((before + Int(place)) * Self.stretches / size, Self.stretches - 1)] += 1
      }
      before += Int(sizes[text])
    }
    return .list(stretches.map { .integer($0) })
  }

  private func occurrences(
    in blocks: BlockSet, _ source: any WordSource, _ run: PlanRun
  ) throws -> WordOccurrences {
    let finder = try WordFinder(sought, in: source, run.cancellation)
    if let sought = finder.entries,
      let found = try source.occurrences(of: sought, in: blocks, run.cancellation)
    {
      return found
    }
    let entries = source.entries
    var found = WordOccurrences()
    try source.forEachText(of: blocks, run.cancellation) { block, words in
      let ranges = try finder.ranges(in: words) { run.index.foldedText(of: block) }
      // How many words stand before each: most texts have none.
      let positions = ranges.isEmpty ? nil : WordPositions(words, entries)
      let size = positions?.tokens.count ?? words.count { entries.isWord($0.entry) }
      if let positions {
        found.places += ranges.map { UInt32(positions.count(before: $0.lowerBound)) }
      }
      found.counts.append(UInt32(ranges.count))
      found.sizes.append(UInt32(size))
    }
    return found
  }

  private func row(_ found: WordOccurrences, of blocks: BlockSet, _ run: PlanRun) -> [Value] {
    func number(_ value: Double?) -> Value { value.map { .number($0) } ?? .none }
    let documents = run.index.documents.count
    var (counts, sizes) = (
      Array(repeating: 0, count: documents), Array(repeating: 0, count: documents)
    )
    var bounds = DocumentBounds(run.index)
    // Where it stands among all words.
    var places: [Int] = []
    places.reserveCapacity(found.places.count)
    var wordCount = 0
    for (text, block) in blocks.enumerated() {
      let document = Int(bounds.document(of: block.rawValue))
      counts[document] += Int(found.counts[text])
      sizes[document] += Int(found.sizes[text])
      for place in found.places[places.count..<places.count + Int(found.counts[text])] {
        places.append(wordCount + Int(place))
      }
      wordCount += Int(found.sizes[text])
    }
    let byDocument = Dispersion(counts: counts, sizes: sizes)
    let byPost = Dispersion(
      counts: found.counts.map { Int($0) }, sizes: found.sizes.map { Int($0) })
    let arf = averageReducedFrequency(places: places, wordCount: wordCount)
    return [
      .integer(byDocument.frequency), .integer(byDocument.range), number(byDocument.juillandD),
      number(byDocument.dp), number(byDocument.dpNorm), .number(arf),
      .integer(byDocument.partCount), number(byDocument.carrollD2),
      number(byDocument.rosengrenS), number(byDocument.divergence), .integer(byPost.partCount),
      .integer(byPost.range), number(byPost.juillandD), number(byPost.carrollD2),
      number(byPost.dp), number(byPost.dpNorm), number(byPost.divergence),
      .integer(wordCount),
    ]
  }
}

/// The places of occurrences in each text, by the text's number among those that were asked about.
private struct PlacesOfTexts {
  private let places: [UInt32]
  /// Behind the last place of each text.
  private var ends: [Int] = []
  /// The number of each block; of those that were not asked about, none that counts.
  private var numbers: [Int]

  init(_ found: WordOccurrences, of blocks: BlockSet) {
    places = found.places
    numbers = Array(repeating: 0, count: blocks.last.map { Int($0.rawValue) + 1 } ?? 0)
    for (number, block) in blocks.enumerated() {
      numbers[Int(block.rawValue)] = number
      ends.append((ends.last ?? 0) + Int(found.counts[number]))
    }
  }

  func number(of block: BlockID) -> Int { numbers[Int(block.rawValue)] }

  subscript(text: Int) -> ArraySlice<UInt32> {
    places[(text > 0 ? ends[text - 1] : 0)..<ends[text]]
  }
}
