import ToriCorpus
import ToriEngine
import ToriIndex
import ToriLanguage
import ToriStatistics
import ToriText
import ToriWords

extension NetworkStage: RunnableStage {
  var promises: StagePromises { .takesAnyOrder }

  func expectedRows(of inputs: [Int], in index: Index) -> Int { .unbounded }

  func words(_ explainer: Explainer) -> LocalizedText {
    LocalizedText("count pairs of \(subject.plural)", ja: "\(subject.plural)の組を数える")
  }

  func rows(of plan: Plan, in run: inout PlanRun) throws -> Rows {
    let blocks = try run.blocks(of: plan.inputs[0]).set
    let rows: [[Value]]
    switch subject {
    case .authors, .handles: rows = try oneWay(blocks, &run)
    case .words: rows = try ofWords(blocks, &run)
    case .hashtags, .hosts, .documents: rows = try mutual(blocks, &run)
    }
    return .table(Table(shape: plan.shape, rows: rows))
  }

  // MARK: Who answers or mentions whom

  private func oneWay(_ blocks: BlockSet, _ run: inout PlanRun) throws -> [[Value]] {
    let index = run.index
    var counts: [Way: Int] = [:]
    var unknown = 0
    for (place, block) in blocks.enumerated() {
      if place & 0xFFF == 0 { try run.cancellation.checkInEngine() }
      let from = index.person(block, as: subject)
      for to in targets(of: block, index) {
        if let from, let to {
          counts[Way(from: from, to: to), default: 0] += 1
        } else {
          unknown += 1
        }
      }
    }
    let kept = counts.filter { $0.value >= least }
    let inOrder = try run.cancellation.sorted(kept) { a, b in
      a.value != b.value ? a.value > b.value : a.key.isBefore(b.key)
    }
    run.notes.append(
      Note(
        .network(
          .oneWay(
            counts.values.reduce(0, +), subject, tooRare: counts.count - kept.count, least: least)))
    )
    if unknown > 0 { run.notes.append(Note(.network(.unknownEnds(unknown, subject)))) }
    return inOrder.map { [.text($0.key.from), .text($0.key.to), .integer($0.value)] }
  }

  /// From whom to whom.
  private struct Way: Hashable {
    let from: String
    let to: String

    func isBefore(_ other: Way) -> Bool {
      if from != other.from { return from.utf8.lexicographicallyPrecedes(other.from.utf8) }
      return to.utf8.lexicographicallyPrecedes(other.to.utf8)
    }
  }

  /// Whom a post answers or mentions; nil for each who is not known.
  private func targets(of block: BlockID, _ index: Index) -> [String?] {
    if subject == .handles {
      let handles = index.texts(.handles, of: block).map { index.spelling(of: $0, in: .handles) }
      return Set(handles).map { $0 }
    }
    return index.parents(of: block).map { index.person($0, as: subject) }
  }

  // MARK: What stands together

  private func mutual(_ blocks: BlockSet, _ run: inout PlanRun) throws -> [[Value]] {
    var units = NetworkUnits()
    let index = run.index
    for (place, block) in blocks.enumerated() {
      if place & 0xFFF == 0 { try run.cancellation.checkInEngine() }
      switch subject {
      case .hashtags:
        units.add(index.texts(.hashtags, of: block).map { index.spelling(of: $0, in: .hashtags) })
      case .hosts: units.add(index.texts(.links, of: block).compactMap { URLHost.of($0) })
      default:
        guard let person = index.person(block, as: subject) else { continue }
        units.add(index.documents[index.document(of: block)].name, toUnit: person)
      }
    }
    units.addGathered()
    let counts = units.counts
    let names = units.names
    let nodes = try self.nodes(
      names.indices.filter { counts[$0] >= least }, run
    ) {
      counts[$0]
    } isBefore: {
      names[$0].utf8.lexicographicallyPrecedes(names[$1].utf8)
    }
    var pairs = NetworkPairs(nodes, of: names.count)
    for unit in units.all { pairs.add(unit) }
    note(nodes.count, of: names.count, counts, unitCount: units.count, in: &run)
    return try rows(pairs, counts, unitCount: units.count, run) { names[$0] }
  }

  private func ofWords(_ blocks: BlockSet, _ run: inout PlanRun) throws -> [[Value]] {
    let source = try run.shelf.source(holding: blocks, run.cancellation)
    try run.noteCompounds(among: blocks, source)
    let (entries, grouping) = (source.entries, source.groupings.by(.word))
    let counted = try source.counts(of: blocks, by: grouping, in: run.index, run.cancellation)
    let stop = run.stop(grouping)
    let posts = counted.posts.map { Int($0) }
    let content = counted.inOrder.map { Int($0) }.filter {
      entries.contentFlags[Int(grouping.first[$0])] && !stop.has($0)
    }
    let frequent = content.filter { posts[$0] >= least }
    let names = WordNames(entries, grouping, by: .word, counts: counted.frequencies.counts)
    let nodes = try self.nodes(frequent, run) {
      posts[$0]
    } isBefore: {
      names.isBefore($0, $1)
    }
    var pairs = NetworkPairs(nodes, of: grouping.count)
    var found: [Int] = []
    try source.forEachText(of: blocks, run.cancellation) { _, words in
      found.removeAll(keepingCapacity: true)
      for word in words where entries.isWord(word.entry) {
        found.append(Int(grouping.groups[Int(word.entry)]))
      }
      pairs.add(found)
    }
    run.notes.append(
      Note(
        .network(
          .nodes(
            nodes.count, subject, units: blocks.count, tooRare: content.count - frequent.count,
            least: least, tooMany: frequent.count - nodes.count))))
    run.note(stop) { Int(counted.counts[$0]) }
    try run.noteCopies(among: blocks)
    return try rows(pairs, posts, unitCount: blocks.count, run) {
      names.spelling($0)
    } more: {
      [.text(names.pos($0)), .text(names.pos($1))]
    }
  }

  /// Those that stand in most units, as many as a network holds.
  private func nodes(
    _ frequent: [Int], _ run: PlanRun, count: (Int) -> Int, isBefore: (Int, Int) -> Bool
  ) throws -> [Int] {
    let inOrder = try run.cancellation.sorted(frequent) { a, b in
      count(a) != count(b) ? count(a) > count(b) : isBefore(a, b)
    }
    return Array(inOrder.prefix(Self.mostNodes))
  }

  private func note(
    _ kept: Int, of total: Int, _ counts: [Int], unitCount: Int, in run: inout PlanRun
  ) {
    let tooRare = counts.count { $0 < least }
    run.notes.append(
      Note(
        .network(
          .nodes(
            kept, subject, units: unitCount, tooRare: tooRare, least: least,
            tooMany: total - tooRare - kept))))
  }

  /// The pairs, those most bound to each other first.
  private func rows(
    _ pairs: NetworkPairs, _ counts: [Int], unitCount: Int, _ run: PlanRun,
    name: (Int) -> String, more: (Int, Int) -> [Value] = { _, _ in [] }
  ) throws -> [[Value]] {
    let found = pairs.all.map { pair in
      let table = ContingencyTable(
        o11: pair.count, r1: counts[pair.from], c1: counts[pair.to], n: unitCount)
      return (pair: pair, rank: table.logLikelihood)
    }
    // Of as strong ones, those of what stands in more units first: nodes are in that order.
    let inOrder = try run.cancellation.sorted(found) { a, b in
      if a.rank != b.rank { return a.rank > b.rank }
      if a.pair.count != b.pair.count { return a.pair.count > b.pair.count }
      return (a.pair.places.0, a.pair.places.1) < (b.pair.places.0, b.pair.places.1)
    }
    return inOrder.map { pair, rank in
      let (a, b) = (counts[pair.from], counts[pair.to])
      return [
        .text(name(pair.from)), .text(name(pair.to)), .integer(pair.count),
        .number(Double(pair.count) / Double(max(a + b - pair.count, 1))), .number(rank),
      ] + more(pair.from, pair.to) + [.integer(a), .integer(b), .integer(unitCount)]
    }
  }
}

extension Index {
  /// Who wrote a post: by the ID, where there is one, else by the name; nil where neither is known. Among handles, an ID
  /// that is one is written as these are.
  fileprivate func person(_ block: BlockID, as subject: NetworkSubject) -> String? {
    if let identifier = text(.authorID, of: block) {
      guard subject == .handles else { return identifier }
      let handle = identifier.hasPrefix("@") ? String(identifier.dropFirst()) : identifier
      return spelling(of: handle, in: .handles)
    }
    return text(.author, of: block).map { spelling(of: $0, in: .author) }
  }
}
