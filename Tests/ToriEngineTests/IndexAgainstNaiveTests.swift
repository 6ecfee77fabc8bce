import Testing

/// Random queries on the seeds, through the planner and the index and by holding every post to the
/// syntax tree: the same posts, in the same order.
@Suite struct IndexAgainstNaiveTests {
  @Test(arguments: UInt64(0)..<150)
  func sameRows(seed: UInt64) throws {
    let seeds = try Seeds.shared.get()
    for text in try queries(8, seed: seed) {
      #expect(
        try seeds.identifiers(text) == (try seeds.naiveIdentifiers(text)), "seed \(seed): \(text)")
    }
  }

  /// Queries that never find anything, or always everything, would compare nothing.
  @Test func queriesTellPostsApart() throws {
    let seeds = try Seeds.shared.get()
    let counts = try queries(100, seed: 1).map { try seeds.naiveIdentifiers($0).count }
    #expect(counts.filter { $0 > 0 && $0 < seeds.naive.rows.count }.count >= 40)
  }

  private func queries(_ count: Int, seed: UInt64) throws -> [String] {
    let seeds = try Seeds.shared.get()
    var queries = RandomQueries(
      generator: .init(state: seed), texts: seeds.naive.rows.map(\.block.text),
      documents: seeds.index.documents.map(\.name),
      authors: ["名無し", "ldsJfAcI", "<丶`∀´>(´・ω・`)(`ハ´  )さん", "nobody"])
    return (0..<count).map { _ in queries.query() }
  }
}
