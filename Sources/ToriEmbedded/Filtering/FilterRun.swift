import ToriCorpus
import ToriEngine
import ToriIndex
import ToriLanguage
import ToriSystem
import ToriText

/// Holds the blocks of an index to a filter.
struct FilterRun {
  let index: Index
  let shelf: WordReach
  let isMeasured: Bool
  let cancellation: Cancellation
  /// What the plan of a sub-query came to, and its steps.
  let rows: (Plan) -> (blocks: BlockSet, steps: [StepRecord])
  var doubts = Doubts()
  /// What each part came to, a part before those that it is made of; of a run that is measured.
  private(set) var records: [StepRecord?] = []
  /// What the steps of the sub-query that ran last came to, until its part is over.
  private var subquery: [StepRecord] = []

  init(
    index: Index, shelf: WordReach, isMeasured: Bool, cancellation: Cancellation,
    rows: @escaping (Plan) -> (blocks: BlockSet, steps: [StepRecord])
  ) {
    self.index = index
    self.shelf = shelf
    self.isMeasured = isMeasured
    self.cancellation = cancellation
    self.rows = rows
  }

  /// What the filter says of the blocks in `among`.
  mutating func verdict(_ plan: FilterPlan, among: BlockSet) throws -> Verdict {
    if !isMeasured { return try tested(plan, among: among) }
    let place = records.count
    records.append(nil)
    let meter = StepMeter(index)
    let verdict = try tested(plan, among: among)
    records[place] = meter.record(tried: among.count, rows: verdict.holds.count)
    if !subquery.isEmpty {
      records[place]?.subquery = subquery
      subquery = []
    }
    // What was not tried has its place all the same.
    let end = place + plan.partCount
    if records.count < end { records += Array(repeating: nil, count: end - records.count) }
    return verdict
  }

  /// What is in doubt of a part is told of blocks for which all that it is part of is unknown, so that it makes no
  /// difference in which order parts are tried.
  private mutating func tested(_ plan: FilterPlan, among: BlockSet) throws -> Verdict {
    // What a leaf is in doubt of, it does not know.
    if case .leaf(let filter) = plan.test { return try leaf(filter, among) }
    let before = doubts
    doubts = Doubts()
    let verdict = try parted(plan, among: among)
    let own = doubts
    doubts = before
    doubts.add(own, where: verdict.unknown)
    return verdict
  }

  private mutating func parted(_ plan: FilterPlan, among: BlockSet) throws -> Verdict {
    switch plan.test {
    case .leaf(let filter): return try leaf(filter, among)
    case .all(let parts):
      var result = Verdict(holds: among, unknown: BlockSet())
      for part in parts {
        let next = try verdict(part, among: result.possible)
        if result.unknown.isEmpty {
          result = next
        } else {
          result = Verdict(
            holds: result.holds.intersection(next.holds),
            unknown: result.holds.intersection(next.unknown)
              .union(result.unknown.intersection(next.possible)))
        }
        if result.holds.isEmpty && result.unknown.isEmpty { break }
      }
      return result
    case .any(let parts):
      var result = Verdict(holds: BlockSet(), unknown: BlockSet())
      for part in parts {
        // What is found without a look at blocks is not found sooner among fewer.
        let left = part.isFound ? among : among.subtracting(result.holds)
        let next = try verdict(part, among: left)
        result.holds = result.holds.union(next.holds)
        result.unknown = result.unknown.union(next.unknown).subtracting(result.holds)
        if result.holds.count == among.count { break }
      }
      return result
    case .not(let part):
      let inner = try verdict(part, among: among)
      return Verdict(holds: among.subtracting(inner.possible), unknown: inner.unknown)
    case .repliesTo(let plan):
      var answers: Set<UInt32> = []
      let targets = rows(plan)
      subquery = targets.steps
      for target in targets.blocks {
        if cancellation.isCancelled { throw EngineError.interrupted }
        answers.formUnion(index.replies(to: target).map(\.rawValue))
      }
      return Verdict(
        holds: BlockSet(ascending: answers.sorted()).intersection(among), unknown: BlockSet())
    }
  }

  private mutating func leaf(_ filter: Filter, _ among: BlockSet) throws -> Verdict {
    func known(_ set: BlockSet) -> Verdict { Verdict(holds: set, unknown: BlockSet()) }
    switch filter {
    case .mentions(let needle): return known(try blocks(mentioning: needle, among))
    case .mentionsExactly(let needle):
      return known(
        try index.blocks(
          mentioningExactly: Array(needle.text.utf8), among: among, cancellation: cancellation))
    case .near(let first, let second, let within):
      let both = try blocks(mentioning: second, try blocks(mentioning: first, among))
      let told = try index.blocks(
        with: first.spellings, near: second.spellings, within: within, among: both,
        cancellation: cancellation)
      let others = try keep(told.open) { index, block in
        Proximity.holds(first, second, within: within, in: index.foldedText(of: block))
      }
      return known(told.near.union(others))
    case .matches(let pattern):
      let candidates = try candidates(PatternNecessity(of: pattern), among)
      return known(
        try index.blocks(among: candidates, cancellation: cancellation) { [cancellation] in
          try pattern.search(cancellation)
        })
    case .word(let needle): return known(try holding(.word(needle), among))
    case .words(let sequence): return known(try holding(.words(sequence), among))
    case .nearby(let first, let second, let within):
      return known(try near(first, second, within: within, among))
    case .body(let comparison):
      return known(
        try keep(try candidates(comparison, among)) { index, block in
          comparison.holds(for: index.text(of: block))
        })
    case .kinds(let kinds):
      return known(try index.blocks(ofKinds: kinds, among: among, cancellation: cancellation))
    case .deleted:
      return known(try index.blocks(having: .deletion, among: among, cancellation: cancellation))
    case .documents(let documents):
      let blocks = documents.compactMap { index.document(named: $0) }.sorted()
        .flatMap { index.blocks(ofDocument: $0) }
      return known(BlockSet(ascending: blocks).intersection(among))
    case .identifiers(let identifiers):
      let blocks = Set(identifiers.compactMap { index.block(identifier: $0)?.rawValue })
      return known(BlockSet(ascending: blocks.sorted()).intersection(among))
    case .repliesToKey(let key, let document):
      return known(try repliesTo(key, in: document, among))
    case .repliesToPost(let identifier):
      let answers = index.block(identifier: identifier).map(index.replies) ?? []
      return known(BlockSet(ascending: answers.map(\.rawValue)).intersection(among))
    case .cell(let field, let comparison, let value):
      return try withDoubt(filter, try blocks(field, comparison, value, among), among)
    case .integer(let field, let range):
      guard case .integer(let column) = field.access(in: index) else { return known(BlockSet()) }
      let holds = try index.blocks(
        where: column, in: range, among: among, cancellation: cancellation)
      return try withDoubt(filter, holds, among)
    case .text(let field, let comparison):
      guard case .text(let column) = field.access(in: index) else { return known(BlockSet()) }
      let holds = try index.blocks(
        where: column, among: among, cancellation: cancellation,
        satisfies: { comparison.holds(for: $0) })
      return try withDoubt(filter, holds, among)
    case .author(let needles):
      return try withDoubt(filter, try author(needles, among), among)
    case .texts(let field, let comparison):
      if let number = field.ownNumber(in: index) {
        return known(
          try index.blocks(
            whereList: number, among: among, cancellation: cancellation,
            satisfies: { $0.contains { comparison.holds(for: $0) } }))
      }
      guard case .texts(let column) = field.access else { return known(BlockSet()) }
      return known(
        try index.blocks(
          where: column, among: among, cancellation: cancellation,
          satisfies: { comparison.holds(for: $0) }))
    case .linksTo(let pattern):
      return known(
        try index.blocks(
          linkingTo: { pattern.matches(host: $0) }, where: pattern.isPath, among: among,
          cancellation: cancellation))
    case .tagged(let needle):
      return known(
        try index.blocks(
          where: .hashtags, among: among, cancellation: cancellation,
          satisfies: needle.isSame(as:)))
    case .dated(let period):
      return known(try index.blocks(datedIn: period, among: among, cancellation: cancellation))
    case .has(let field): return known(try having(field, among))
    case .undated:
      return known(
        among.subtracting(try index.blocks(having: .time, among: among, cancellation: cancellation))
      )
    case .time where filter.isEmptyPeriod: return known(BlockSet())
    case .time(let start, let end):
      let parts = try index.blocks(
        timeIn: (start, end), among: among, cancellation: cancellation)
      doubts.add(.undated, parts.undated)
      doubts.add(.uncertainTime, parts.overlapping)
      return Verdict(holds: parts.inside, unknown: parts.overlapping.union(parts.undated))
    case .clock(let part, let comparison, let value):
      return try clock(part, comparison, value, among)
    case .and, .or, .not, .repliesTo, .column, .hasColumn:
      preconditionFailure("the planner makes no leaf of these for blocks")
    }
  }

  /// The blocks without the field are unknown, not false.
  private mutating func withDoubt(
    _ filter: Filter, _ holds: BlockSet, _ among: BlockSet
  ) throws -> Verdict {
    guard case .without(let field)? = filter.doubt else {
      return Verdict(holds: holds, unknown: BlockSet())
    }
    // Who has no name may still be known by an ID.
    let unknown = among.subtracting(try having(field, among)).subtracting(holds)
    doubts.add(.without(field), unknown)
    return Verdict(holds: holds, unknown: unknown)
  }

  private func author(_ needles: [Needle], _ among: BlockSet) throws -> BlockSet {
    let names = try index.blocks(
      where: .author, among: among, cancellation: cancellation,
      satisfies: { name in needles.contains { $0.isSame(as: name) } })
    // An ID is told from another by case, and a handle may be written with its @.
    let identifiers = Set(needles.map { String($0.text.drop { $0 == "@" || $0 == "＠" }) })
    let marked = try index.blocks(
      where: .authorID, among: among, cancellation: cancellation,
      satisfies: { identifiers.contains(String($0.drop { $0 == "@" })) })
    return names.union(marked)
  }

  /// The blocks whose text holds the needle in one of its spellings.
  func blocks(mentioning needle: Needle, _ among: BlockSet) throws -> BlockSet {
    var found = try index.blocks(
      mentioning: needle.folded, among: among, cancellation: cancellation)
    for variant in needle.variants {
      found = found.union(
        try index.blocks(mentioning: variant, among: among, cancellation: cancellation))
    }
    return found
  }

  func keep(
    _ set: BlockSet, where holds: (Index, BlockID) throws -> Bool
  ) throws -> BlockSet {
    var kept: [UInt32] = []
    for block in set {
      if cancellation.isCancelled { throw EngineError.interrupted }
      if try holds(index, block) { kept.append(block.rawValue) }
    }
    return BlockSet(ascending: kept)
  }
}

extension Pattern {
  /// Tells of one text after the other whether the pattern occurs there; for one thread.
  fileprivate func search(
    _ cancellation: Cancellation
  ) throws(EngineError) -> (Span<UInt8>) throws -> Bool {
    let compiled: CompiledPattern
    do {
      compiled = try CompiledPattern(self, cancellation: cancellation)
    } catch {
      throw .patternLimit(pattern: written)
    }
    return { text in
      do throws(CompiledPattern.Problem) {
        return try compiled.occurs(in: text)
      } catch {
        throw error == .interrupted ? EngineError.interrupted : .patternLimit(pattern: written)
      }
    }
  }
}

extension Needle {
  /// Whether it is all of a text, folded.
  fileprivate func isSame(as text: String) -> Bool {
    let other = Folding.fold(text).bytes
    if other == folded { return true }
    return foldsVariants
      && KanjiVariants.areSame(
        String(decoding: other, as: UTF8.self), String(decoding: folded, as: UTF8.self))
  }
}
