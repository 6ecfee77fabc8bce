import Foundation
import Testing
import ToriEmbedded
import ToriEngine
import ToriLanguage
import ToriRemote
import ToriSystem

/// Two replicas of each of two shards: whichever answers has all, or is not asked. Skipped where `clickhouse-server` or
/// `zookeeper` is not installed.
@Suite(
  .enabled(
    if: ClickHouseCluster.isInstalled && ClickHouseCluster.hasKeeper,
    "clickhouse-server or zookeeper is not installed: no replicas to ask"))
struct RemoteReplicaTests {
  @Test func answersOfReplicas() throws {
    let cluster = try ClickHouseCluster(replicas: true)
    let sample = try Sample.seeds.get()
    let address = try cluster.address(ofNew: "seeds")
    let late = try cluster.address(ofNew: "late")
    try load(sample, address)
    func counts(_ database: String) throws -> [String] {
      try cluster.ports.indices.map {
        try cluster.send("SELECT count() FROM \(database).blocks_local", to: $0)
      }
    }
    var held = try counts("seeds")
    #expect(held[0] == held[1] && held[2] == held[3])

    // One that fetches nothing is not asked, by whomever; who cannot forbid it is told so.
    let other = try RemoteAddress("clickhouse://127.0.0.1:\(cluster.ports[2])/seeds")
    let server = RemoteServer(other, Credentials())
    let engine = try RemoteEngine(server, Cancellation())
    let count = sample.index.blockCount
    try cluster.send("SYSTEM STOP FETCHES", to: 1)
    try cluster.send(
      "INSERT INTO seeds.blocks_local SELECT * FROM seeds.blocks_local LIMIT 1", to: 0)
    let delay =
      "SELECT max(absolute_delay) > 1 FROM system.replicas WHERE database = 'seeds' AND table = 'blocks_local'"
    while try cluster.send(delay, to: 1) != "1\n" { Thread.sleep(forTimeInterval: 0.05) }
    held = try counts("seeds")
    #expect(held[0] != held[1])
    for _ in 0..<8 { #expect(try self.count(engine) == count + 1) }
    let reader = RemoteServer(other, Credentials(user: "reader", password: "a & b"))
    let refused = #expect(throws: RemoteError.self) { try RemoteEngine(reader, Cancellation()) }
    #expect(refused?.message.english.contains(" may let a replica answer that lags") == true)

    // A load waits for it in vain, and goes on when it fetches again; nothing is there twice.
    let error = #expect(throws: RemoteError.self) { try load(sample, late) }
    #expect(
      error?.message.english.contains("do not take what is loaded: \(cluster.name(1));") == true,
      "\(String(describing: error))")
    #expect(throws: RemoteError.self) {
      try RemoteEngine(RemoteServer(late, Credentials()), Cancellation())
    }
    try cluster.send("SYSTEM START FETCHES", to: 1)
    for _ in 0..<100 where (try? load(sample, late)) == nil { Thread.sleep(forTimeInterval: 0.1) }
    held = try counts("late")
    #expect(held[0] == held[1] && held[2] == held[3])

    // One that is dead is not missed.
    cluster.stop(3)
    let whole = try RemoteEngine(RemoteServer(late, Credentials()), Cancellation())
    for _ in 0..<8 { #expect(try self.count(whole) == count) }
    // Without the keeper none knows whether it has all.
    cluster.stopKeeper()
    var last: (any Error)?
    for _ in 0..<200 where last == nil {
      do { _ = try self.count(whole) } catch { last = error }
      Thread.sleep(forTimeInterval: 0.05)
    }
    guard case .unreadable(.whole, let words)? = last as? EngineError else {
      Issue.record("\(String(describing: last))")
      return
    }
    #expect(
      words.english.contains("no replica knows that it has all: ")
        && words.english.contains(cluster.name(3)), "\(words.english)")
  }

  private func load(_ sample: Sample, _ address: RemoteAddress) throws {
    _ = try RemoteLoad(
      from: EmbeddedEngine(index: sample.index, workingFolder: "/"),
      to: RemoteServer(address, Credentials()), Cancellation()
    ).run { _, _ in }
  }

  private func count(_ engine: RemoteEngine) throws -> Int? {
    let zone = engine.catalogue.zone
    let plan = LogicalPlan(.count(.scan(.blocks), by: []), zone: zone, now: Sample.now)
    let answer = try engine.run(plan, cancellation: Cancellation())
    if case .integer(let count) = try answer.value(row: 0, column: 0) { return count }
    return nil
  }
}
