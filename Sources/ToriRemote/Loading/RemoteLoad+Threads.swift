import ToriCorpus
import ToriEngine

extension RemoteLoad {
  /// What the engine that read the corpus knows of its threads.
  func threads() throws(RemoteError) -> LoadedThreads {
    let records = engine.catalogue.records()
    let data = Set(records.filter { $0.reader.isData && !$0.reader.isThread }.map(\.name))
    var answers: [(block: String, target: String)] = []
    try forEachRow(of: .filter(.filter(.scan(.blocks), .documents(data)), .hasTargets), Self.pair) {
      row in
      guard case .list(let targets) = row[1], let block = row[0].plain else { return }
      answers += targets.compactMap(\.plain).map { (block, $0) }
    }
    // What is answered need not be there.
    let named = Set(answers.map(\.target)).union(answers.map(\.block))
    var places: [String: Int] = [:]
    var blocks: [String] = []
    if !named.isEmpty {
      try forEachRow(of: .filter(.scan(.blocks), .documents(data)), [.id]) { row in
        guard let block = row[0].plain, named.contains(block), places[block] == nil else { return }
        places[block] = blocks.count
        blocks.append(block)
      }
    }
    return LoadedThreads(
      pages: try pages(records),
      answers: answers.compactMap { answer in
        guard let block = places[answer.block], let target = places[answer.target] else {
          return nil
        }
        return (block, target)
      }, among: blocks)
  }

  private static let pair: [Field.Access] = [.id, .repliesTo]

  /// Of each page that is a thread, the first post.
  private func pages(
    _ records: [CatalogueDocument]
  ) throws(RemoteError) -> [String: LoadedThreads.Thread] {
    let counts = Dictionary(
      records.filter { $0.reader.isThread }.map { ($0.name, $0.postCount) }
    ) { $1 }
    guard !counts.isEmpty, let document = Field.of(.document) else { return [:] }
    let firsts = LogicalNode(
      .limit(LimitStage(1, by: [.column(.field(document))])),
      of: [.filter(.scan(.posts), .documents(Set(counts.keys)))])
    var pages: [String: LoadedThreads.Thread] = [:]
    try forEachRow(of: firsts, [.id, .document]) { row in
      guard let block = row[0].plain, let name = row[1].plain else { return }
      pages[name] = LoadedThreads.Thread(root: block, size: counts[name] ?? 0)
    }
    return pages
  }

  /// Takes cells of rows that the engine has, row by row.
  func forEachRow(
    of node: LogicalNode, _ fields: [Field.Access], _ body: ([Value]) -> Void
  ) throws(RemoteError) {
    let columns = fields.compactMap { Field.of($0) }
    let answer = try ask(.select(node, columns.map { .field($0) }))
    var row = 0
    while row < answer.rowCount {
      if cancellation.isCancelled { throw .interrupted }
      do {
        let cells = try answer.batch(
          of: row..<min(row + 512, answer.rowCount), columns: Array(columns.indices))
        for row in cells.rows { body(columns.indices.map { cells.value(row: row, $0) }) }
        row = cells.rows.upperBound
      } catch {
        throw RemoteError(error)
      }
    }
  }
}

extension Filter {
  fileprivate static var hasTargets: Filter {
    Field.of(.repliesTo).map { .has($0) } ?? .and([])
  }
}
