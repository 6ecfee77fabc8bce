import ToriSystem
import ToriText

/// Servers that hold the rows of a shard by turns, and what is said to them so that none answers that lags behind, and
/// none lags behind when a load is done.
struct ServerReplicas {
  /// How many each shard has, of the one that has fewest.
  let count: Int

  static let delay = "max_replica_delay_for_distributed_queries"
  static let fallback = "fallback_to_stale_replicas_for_distributed_queries"

  /// One that has waited for a second for something to fetch is passed over; if there is no other, it is an error.
  static let fresh = [delay: "1", fallback: "0"]

  /// So long a replica may take to fetch what its shard is sent.
  private static let patience = Duration.seconds(6)

  /// What is sent is there when all replicas have it.
  var whole: [String: String] {
    [
      "insert_quorum": "\(count)",
      "insert_quorum_timeout": "\(Int(Self.patience / .milliseconds(1)))",
    ]
  }

  /// The same error; of replicas that lag, with their names.
  func named(
    _ error: RemoteError, of table: String? = nil, _ server: RemoteServer,
    _ cancellation: Cancellation
  ) -> RemoteError {
    let text = error.message.english
    let place = server.address.text
    if let table, text.contains("quorum") {
      let names = listed(behind(in: table, server, cancellation))
      return .lasting(
        LocalizedText(
          "\(place) has replicas that do not take what is loaded\(names); once they do, load again, which sends what is missing",
          ja: "\(place)に、入れたものを受け取らないレプリカがある\(names)。直ったらもう一度tori loadすれば、足りないものを送る"))
    }
    guard text.contains("Code: 369") else { return error }
    let names = listed(late(server, cancellation))
    return .failed(
      LocalizedText(
        "\(place) has a shard of which no replica knows that it has all\(names); their keeper may be down",
        ja: "\(place)に、どのレプリカも揃っていると言えないシャードがある\(names)。レプリカを束ねるkeeperが止まっているかもしれない"))
  }

  private func listed(_ names: [String]) -> String {
    names.isEmpty ? "" : ": " + names.joined(separator: ", ")
  }

  /// Those that do not have all of a table that their shard has, or do not answer.
  private func behind(
    in table: String, _ server: RemoteServer, _ cancellation: Cancellation
  ) -> [String] {
    let local = "\(server.address.database), \(table)\(Definitions.localEnding)"
    let counts = told("toInt64(count())", of: local, server, cancellation)
    let most = Dictionary(counts.map { ($0.shard, $0.number ?? 0) }, uniquingKeysWith: max)
    return counts.filter { $0.number ?? -1 < most[$0.shard] ?? 0 }.map(\.name)
  }

  /// Those that have something to fetch, cannot know whether they have, or do not answer.
  private func late(_ server: RemoteServer, _ cancellation: Cancellation) -> [String] {
    let late = "toInt64(countIf(absolute_delay > 0 OR is_readonly))"
    return told(late, of: "system, replicas", server, cancellation)
      .filter { $0.number != 0 }.map(\.name)
  }

  /// What each replica tells of one of its tables.
  private func told(
    _ number: String, of table: String, _ server: RemoteServer, _ cancellation: Cancellation
  ) -> [(name: String, shard: Int, number: Int?)] {
    let sql =
      "SELECT concat(host_name, ':', toString(port)), toInt64(shard_num) FROM system.clusters WHERE cluster IN (\(server.cluster))"
    let replicas = (try? server.rows(sql, [.text, .count], cancellation)) ?? []
    return replicas.map { row in
      let name = row[0].asText ?? ""
      let sql = "SELECT \(number) FROM remote(\(SQLText.literal(name)), \(table))"
      return (
        name, row[1].asNumber ?? 0, server.number(sql, within: .milliseconds(500), cancellation)
      )
    }
  }
}

extension RemoteServer {
  /// The replicas of the tables; nil where each shard has one server.
  ///
  /// Throws where there are several and nothing has them hold the same.
  func replicas(_ cancellation: Cancellation) throws(RemoteError) -> ServerReplicas? {
    let shards =
      "SELECT shard_num, count() AS c FROM system.clusters WHERE cluster IN (\(cluster)) GROUP BY shard_num"
    let row = try rows(
      "SELECT toInt64(min(c)), toInt64(max(c)) FROM (\(shards))", [.count, .count], cancellation
    ).first
    guard let row, let fewest = row[0].asNumber, let most = row[1].asNumber, most > 1 else {
      return nil
    }
    let names = SQLText.list(
      ([BlockColumns.table] + FactTable.all.map(\.name)).map { $0 + Definitions.localEnding })
    let database = SQLText.literal(address.database)
    let others = try rows(
      "SELECT name FROM system.tables WHERE database = \(database) AND name IN \(names) AND NOT startsWith(engine, 'Replicated') ORDER BY name",
      [.text], cancellation)
    guard let table = others.first?.first?.asText else { return ServerReplicas(count: fewest) }
    throw .failed(
      LocalizedText(
        "\(address.text) has several replicas of each shard, and \(table) is not replicated: have its operator define the tables that 'tori ddl' prints with replicated=yes",
        ja:
          "\(address.text)のシャードにはレプリカが複数あるが、\(table)は複製されない。管理者がreplicated=yesをつけた'tori ddl'の出力で表を作る"
      ))
  }
}
