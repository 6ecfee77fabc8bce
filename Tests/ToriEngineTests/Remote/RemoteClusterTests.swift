import Foundation
import Testing
import ToriCorpus
import ToriEmbedded
import ToriEngine
import ToriLanguage
import ToriRandom
import ToriRemote
import ToriRender
import ToriSystem

/// A real cluster of three servers beside the embedded engine: the same columns, rows, cells, notes and order, or a
/// refusal before anything runs. Skipped where `clickhouse-server` is not installed.
@Suite struct RemoteClusterTests {
  /// All in one, since the servers are started once.
  @Test(
    .enabled(
      if: ClickHouseCluster.isInstalled, "clickhouse-server is not installed: no cluster to ask"))
  func answersOfACluster() throws {
    let cluster = try ClickHouseCluster()
    let seeds = try Sample.seeds.get()
    let address = try cluster.address(ofNew: "seeds")
    let engine = try load(seeds, address)
    try agree(seeds, engine, seed: 1, scripts: 60)
    try wordsAgree(seeds, engine, seed: 1, queries: 20)
    // What is told of rows that are left out names only what is compared in them.
    let tables = [
      "links | where host > \"xァ\" and has first",
      "authors | where author_id > \"が\" or not (has last)",
    ]
    #expect(try agree(tables, seeds, engine, 0) == 0)
    try firstGroupsAgree(seeds, engine, seed: 1)
    try variantsAndPathsAgree(seeds, engine)
    try descriptionsAgree(seeds, engine)
    offers(seeds, engine)
    try loadsAgain(seeds, address)
    try readers(seeds, address)
    try drawnAgree { try cluster.address(ofNew: $0) }
    try halfLoaded(cluster)
    try faults(cluster, address, engine)
  }

  /// Some other server on which tables can be defined, such as the door of `tori-bench`: `TORI_SERVER` is its address.
  @Test(.enabled(if: RemoteClusterTests.other != nil, "TORI_SERVER names no server to ask"))
  func answersOfAnotherServer() throws {
    let other = try RemoteAddress(Self.other ?? "")
    func address(_ name: String) throws -> RemoteAddress {
      let address = try RemoteAddress(
        "clickhouse://\(other.host):\(other.port)/\(other.database)_\(name)")
      try ClickHouseCluster.define(address)
      return address
    }
    let seeds = try Sample.seeds.get()
    let engine = try load(seeds, try address("seeds"))
    try agree(seeds, engine, seed: 1, scripts: 60)
    // Of what is in an empty set and what is not is asked at once.
    let nobody = "replies to (posts where deleted and mentions \"zz\")"
    #expect(
      try agree(["posts where deleted and \(nobody) and likes > 3"], seeds, engine, 1) == 0)
    try wordsAgree(seeds, engine, seed: 1, queries: 20)
    try firstGroupsAgree(seeds, engine, seed: 1)
    try variantsAndPathsAgree(seeds, engine)
    try descriptionsAgree(seeds, engine)
    offers(seeds, engine)
    try drawnAgree(address)
  }

  fileprivate static let other = ProcessInfo.processInfo.environment["TORI_SERVER"]

  /// Corpora of every kind, each in a database of its own: of the seeds that `TORI_CLUSTER_SEEDS` names.
  private func drawnAgree(_ address: (String) throws -> RemoteAddress) throws {
    let asked = ProcessInfo.processInfo.environment["TORI_CLUSTER_SEEDS"] ?? ""
    let ends = asked.split(separator: "-").compactMap { UInt64($0) }
    // One has links with and without hosts, one asks for texts that are there, one has a date twice in a post, one counts
    // by times of which some are none.
    for seed in ends.count == 2 ? Array(ends[0]..<ends[1]) : [105, 130, 204, 511] {
      var generator = SplitMix64(seed: seed)
      let drawn = generator.documents(in: "/nowhere").map(\.document)
      let sample = try Sample(drawn)
      let engine = try load(sample, try address("drawn\(seed)"))
      try agree(sample, engine, seed: seed, scripts: 40)
      try firstGroupsAgree(sample, engine, seed: seed)
    }
  }

  private func load(_ sample: Sample, _ address: RemoteAddress) throws -> RemoteEngine {
    let server = RemoteServer(address, Credentials())
    let report = try RemoteLoad(
      from: EmbeddedEngine(index: sample.index, workingFolder: "/"), to: server, Cancellation()
    ).run { _, _ in }
    #expect(report.sent == sample.index.blockCount)
    return try RemoteEngine(server, Cancellation())
  }

  // MARK: Loading

  /// A load that is done sends nothing again; another corpus is no part of this one.
  private func loadsAgain(_ sample: Sample, _ address: RemoteAddress) throws {
    let server = RemoteServer(address, Credentials())
    let engine = EmbeddedEngine(index: sample.index, workingFolder: "/")
    let again = try RemoteLoad(from: engine, to: server, Cancellation()).run { _, _ in }
    #expect(again.sent == 0 && again.blocks == sample.index.blockCount)
    var generator = SplitMix64(seed: 77)
    let other = try Sample(generator.documents(in: "/nowhere").map(\.document))
    let error = #expect(throws: RemoteError.self) {
      try RemoteLoad(
        from: EmbeddedEngine(index: other.index, workingFolder: "/"), to: server, Cancellation()
      ).run { _, _ in }
    }
    #expect(error?.message.english.contains("another corpus") == true)
  }

  /// Who may only read is answered, and loads nothing; who would not be told of a dead shard is asked nothing.
  private func readers(_ sample: Sample, _ address: RemoteAddress) throws {
    let reader = RemoteServer(address, Credentials(user: "reader", password: "a & b"))
    let engine = try RemoteEngine(reader, Cancellation())
    let count = try answer("posts | count", in: Session(engine: engine, now: Sample.now))
    #expect(try count.value(row: 0, column: 0) == .integer(sample.index.posts.count))
    for (credentials, words) in [
      (Credentials(user: "reader", password: "wrong"), "Wrong password"),
      (Credentials(user: "skipper"), "skip_unavailable_shards"),
    ] {
      let error = #expect(throws: RemoteError.self) {
        try RemoteEngine(RemoteServer(address, credentials), Cancellation())
      }
      #expect(error?.message.english.contains(words) == true, "\(String(describing: error))")
    }
  }

  /// What was cut short is nobody's corpus, and goes on when it is loaded again: by a full disk, or in its first words.
  private func halfLoaded(_ cluster: ClickHouseCluster) throws {
    let sample = try Sample.seeds.get()
    let engine = EmbeddedEngine(index: sample.index, workingFolder: "/")
    func run(_ address: RemoteAddress) throws {
      _ = try RemoteLoad(from: engine, to: RemoteServer(address, Credentials()), Cancellation())
        .run { _, _ in }
    }
    func begun(_ address: RemoteAddress) throws {
      let error = #expect(throws: RemoteError.self) {
        try RemoteEngine(RemoteServer(address, Credentials()), Cancellation())
      }
      #expect(error?.message.english.contains("does not hold all of its corpus") == true)
      try cluster.fill(false)
      try run(address)
      let engine = try RemoteEngine(RemoteServer(address, Credentials()), Cancellation())
      #expect(try agree(["blocks", "authors", "documents"], sample, engine, 0) == 0)
    }
    guard cluster.canFill else {
      print("no disk can be mounted here: none was filled while loading")
      return
    }
    let (full, torn) = (
      try cluster.address(ofNew: "full"), try cluster.address(ofNew: "torn")
    )
    try cluster.fill(true)
    let error = #expect(throws: RemoteError.self) { try run(full) }
    #expect(
      error?.message.english
        == "\(cluster.name(1)) has no space left on its disk; make room there and do this again")
    try begun(full)
    let count = sample.index.posts.count
    try cluster.send("INSERT INTO torn.facts_local VALUES ('posts', '\(count)')", to: 2)
    try begun(torn)
  }

  // MARK: Faults

  /// Each is an error that names it, and never a part of an answer.
  private func faults(
    _ cluster: ClickHouseCluster, _ address: RemoteAddress, _ engine: RemoteEngine
  ) throws {
    func opening() -> String? {
      let error = #expect(throws: RemoteError.self) {
        try RemoteEngine(RemoteServer(address, Credentials()), Cancellation())
      }
      return error?.message.english
    }
    try cluster.send("INSERT INTO seeds.facts_local VALUES ('folding', '7')", to: 0)
    #expect(opening()?.contains("parts of different corpora: folding") == true)
    let session = Session(engine: engine, now: Sample.now)
    func failing(_ queries: [String]) {
      for query in queries {
        let error = #expect(throws: EngineError.self) { try answer(query, in: session) }
        guard case .unreadable(.whole, let words)? = error else {
          Issue.record("\(query): \(String(describing: error))")
          continue
        }
        #expect(words.english.contains(cluster.name(2)), "\(words.english)")
      }
    }
    // A shard that hangs is waited for some seconds, one that is gone not at all.
    cluster.hold(2, isHeld: true)
    failing(["posts | count by author"])
    cluster.hold(2, isHeld: false)
    cluster.stop(2)
    failing(["posts | count", "posts where mentions \"島\"", "posts | timeline by day"])
    cluster.stop(0)
    #expect(opening()?.contains("cannot be reached") == true)
  }
}
