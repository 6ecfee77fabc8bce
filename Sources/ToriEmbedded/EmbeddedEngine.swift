import ToriCorpus
import ToriEngine
import ToriIndex
import ToriLanguage
import ToriSentences
import ToriSystem
import ToriText
import ToriTime

/// The engine over an index of tori's own.
package struct EmbeddedEngine: Engine {
  private let index: Index
  private let sources: SourceFiles
  private let shelf: WordShelf
  private let joined = LastJoined()
  private let calendar: CalendarPeriods
  private let fields: OwnFieldList

  /// Files below `workingFolder` are named from there.
  package init(index: Index, workingFolder: String, words: WordCutting = WordCutting()) {
    self.index = index
    sources = SourceFiles(index: index, workingFolder: workingFolder)
    shelf = WordShelf(index: index, words)
    calendar = CalendarPeriods(index)
    fields = OwnFieldList(index)
  }

  package var catalogue: any Catalogue { IndexCatalogue(index: index, fields, shelf) }

  package var location: String { index.path }

  package func run(
    _ plan: LogicalPlan, cancellation: Cancellation
  ) throws(EngineError) -> Answer {
    let physical = Planner(index: index).plan(plan.root)
    let (rows, run) = try carryOut(physical, plan, cancellation)
    let reader = RowReader(rows, index: index, sources: sources)
    return Answer(
      shape: rows.shape.showing(order: physical.order), rowCount: rows.count,
      notes: run.notes + (run.cut.map { [Note(.cut($0))] } ?? []),
      cell: { (row, column) throws(EngineError) in try reader.shown(row: row, column: column) },
      batches: { (rows, columns) throws(EngineError) in try reader.batch(rows, columns) })
  }

  package func explain(_ plan: LogicalPlan) -> Explanation {
    Explainer(zone: plan.zone).explain(
      plan.root, Planner(index: index, countsAll: true).plan(plan.root), met: nil)
  }

  package func analyze(
    _ plan: LogicalPlan, cancellation: Cancellation
  ) throws(EngineError) -> Explanation {
    let physical = Planner(index: index, countsAll: true).plan(plan.root)
    index.forgetTouchedBytes()
    let steps = try carryOut(physical, plan, isMeasured: true, cancellation).run.records
    let met = RunRecord(
      steps: steps, touchedByteCount: index.touchedByteCount, byteCount: index.fileSize)
    return Explainer(zone: plan.zone).explain(plan.root, physical, met: met)
  }

  package func source(
    ofDocument name: String
  ) throws(EngineError) -> (path: String, bytes: [UInt8]) {
    guard let document = index.document(named: name) else { throw .sourceChanged(path: name) }
    return (sources.path(ofDocument: document), try sources.file(document))
  }

  package func block(_ identifier: String) throws(EngineError) -> Block? {
    let block = index.block(identifier: identifier).map { index.block($0) }
    try check()
    return block
  }

  package func values(
    of field: Field, beginning folded: [UInt8], ofBlocks: Bool, among rows: LogicalNode?
  ) -> [FoundValue] {
    let blocks = blocks(of: rows)
    return FieldValues(index: index, blocks: blocks ?? index.posts, isWhole: blocks == nil)
      .values(of: field, beginning: folded, ofBlocks: ofBlocks)
  }

  package func texts(beginning typed: String, among rows: LogicalNode?) -> [FoundText] {
    let texts = OccurringTexts(index: index, posts: blocks(of: rows) ?? index.posts)
    return typed.isEmpty ? texts.commonest() : texts.beginning(with: typed)
  }

  package func words(
    _ part: WordPart, beginning typed: String, among rows: LogicalNode?
  ) -> [FoundText] {
    OccurringWords(index: index, shelf: shelf, posts: blocks(of: rows) ?? index.posts)
      .beginning(with: typed, part)
  }

  /// The blocks that rows are; nil where they are none, or cannot be had.
  private func blocks(of rows: LogicalNode?) -> BlockSet? {
    guard let rows else { return nil }
    let plan = LogicalPlan(rows, zone: index.zone, now: Instant(milliseconds: 0))
    let found = try? carryOut(Planner(index: index).plan(rows), plan, Cancellation())
    return found?.rows.blocks?.set
  }

  package func spellings(
    of field: Field, limit: Int, cancellation: Cancellation
  ) throws(EngineError) -> [String] {
    var found: Set<String> = []
    func take(_ text: String) -> Bool {
      if found.count < limit { found.insert(text) }
      return false
    }
    do throws(IndexError) {
      switch field.access(in: index) {
      case .text(let column):
        _ = try index.blocks(
          where: column, among: index.posts, cancellation: cancellation, satisfies: take)
      case .texts(let column):
        _ = try index.blocks(
          where: column, among: index.posts, cancellation: cancellation, satisfies: take)
      case .id, .document, .kind, .body, .time, .repliesTo, .dates, .deleted, .lines, .bytes,
        .timeFrom, .timeTo, .precision, .basis, .sourceID, .post, .integer, .own:
        break
      }
    } catch {
      throw EngineError(error)
    }
    return Array(found)
  }

  package func check() throws(EngineError) {
    if let damage = index.lookForDamage() { throw EngineError(damage) }
  }

  private func carryOut(
    _ plan: Plan, _ logical: LogicalPlan, isMeasured: Bool = false, _ cancellation: Cancellation
  ) throws(EngineError) -> (rows: Rows, run: PlanRun) {
    do {
      var run = PlanRun(
        index: index, sources: sources, shelf: WordReach(shelf, joined, logical.lists),
        calendar: calendar, written: logical.written, isMeasured: isMeasured,
        cancellation: cancellation)
      let rows = try run.rows(of: plan)
      if let damage = index.damage { throw damage }
      return (rows, run)
    } catch let error as EngineError {
      // What looks like a failed expectation may be a part of the index that reads as nothing.
      if let damage = index.damage { throw EngineError(damage) }
      throw error
    } catch let error as IndexError {
      throw EngineError(error)
    } catch {
      preconditionFailure("a run throws the engine's errors and the index's: \(error)")
    }
  }
}

extension EngineError {
  init(_ error: IndexError) {
    self =
      switch error {
      case .cancelled: .interrupted
      case .damaged, .damagedWords: .unreadable(.damaged, error.message)
      case .changed: .unreadable(.replaced, error.message)
      case .cannotRead, .cannotWrite, .notAnIndex, .otherVersion, .otherFolding, .nothingToRead,
        .words, .tooLarge:
        .unreadable(.whole, error.message)
      }
  }
}
