import ToriCorpus
import ToriEmbedded
import ToriEngine
import ToriLanguage
import ToriSystem
import ToriText
import ToriTime

/// The engine over tables on ClickHouse servers.
///
/// What a query asks is done on the servers, finished by tori of rows that they found, or refused before anything runs
/// (`judge`); an error of theirs is an error, never a part of an answer.
package struct RemoteEngine: Engine {
  private let server: RemoteServer
  private let known: RemoteCatalogue
  private let parts: PartShelf

  /// Looks at versions and whether all is there.
  ///
  /// - Parameter words: how texts are cut that are fetched to be counted by word.
  package init(
    _ server: RemoteServer, words: WordCutting = WordCutting(), _ cancellation: Cancellation
  ) throws(RemoteError) {
    self.server = try RemoteHandshake(server: server, cancellation: cancellation).checked()
    parts = PartShelf(words)
    known = try RemoteCatalogue(self.server, words, cancellation)
  }

  package var catalogue: any Catalogue { known }
  package var location: String { server.address.text }

  private var planner: RemotePlanner {
    RemotePlanner(fields: known.fields, zone: known.zone, documents: known.records())
  }

  package func judge(_ action: Analyzer.Action) throws(EngineError) {
    switch action {
    case .answer(let node, _), .explain(let node, analyze: _): _ = try planner.plan(node)
    case .describe(.block):
      throw Refusal.about(
        LocalizedText(
          "telling which bytes a field of a block is from", ja: "ブロックの項目がどのバイトから来たかを示すこと"))
    case .describe: break
    case .bind, .variants, .help, .tour, .expectCorpus, .parameter: break
    }
  }

  package func run(
    _ plan: LogicalPlan, cancellation: Cancellation
  ) throws(EngineError) -> Answer {
    var run = RemoteRun(server, known, plan, parts, cancellation)
    return try run.answer(try planner(of: run).plan(plan.root))
  }

  /// One that tries what only texts tell.
  private func planner(of run: RemoteRun) -> RemotePlanner {
    var planner = planner
    planner.pick = { (picking) throws(EngineError) in try run.pick(picking) }
    return planner
  }

  package func explain(_ plan: LogicalPlan) throws(EngineError) -> Explanation {
    Explanation(
      reading: Explainer(zone: plan.zone).reading(plan.root),
      steps: try planner.steps(of: plan.root))
  }

  package func analyze(
    _ plan: LogicalPlan, cancellation: Cancellation
  ) throws(EngineError) -> Explanation {
    let start = ContinuousClock.now
    var run = RemoteRun(server, known, plan, parts, cancellation)
    let remote = try planner(of: run).plan(plan.root)
    let count = try run.answer(remote).rowCount
    return Explanation(
      reading: Explainer(zone: plan.zone).reading(plan.root),
      steps: remote.steps(planner.wording, found: count, in: .now - start))
  }

  package func source(
    ofDocument name: String
  ) throws(EngineError) -> (path: String, bytes: [UInt8]) {
    throw Refusal.about(LocalizedText("reading a source file", ja: "原文のファイルを読むこと"))
  }

  package func block(_ identifier: String) throws(EngineError) -> Block? {
    throw Refusal.about(LocalizedText("reading a block of a source file", ja: "原文のブロックを読むこと"))
  }

  package func values(
    of field: Field, beginning folded: [UInt8], ofBlocks: Bool, among rows: LogicalNode?
  ) -> [FoundValue] {
    let found = found(rows) ?? Found(ofBlocks && field.access == .kind ? .blocks : .posts)
    return OfferedValues(server, known, among: found)
      .values(of: field, beginning: folded, ofBlocks: ofBlocks)
  }

  package func texts(beginning typed: String, among rows: LogicalNode?) -> [FoundText] {
    OfferedValues(server, known, among: found(rows) ?? Found(.posts))
      .texts(beginning: typed, PartShelf(WordCutting()))
  }

  /// The posts or blocks that rows are; nil where that is not told at once.
  private func found(_ rows: LogicalNode?) -> Found? {
    guard let rows, let found = try? planner.plan(rows).found, found.pickings.isEmpty else {
      return nil
    }
    return found
  }

  package func words(
    _ part: WordPart, beginning typed: String, among rows: LogicalNode?
  ) -> [FoundText] { [] }

  package func spellings(
    of field: Field, limit: Int, cancellation: Cancellation
  ) throws(EngineError) -> [String] { [] }

  package func check() throws(EngineError) {}
}
