import ToriSystem
import ToriText

/// What is looked at before a server is trusted with a question, or with rows.
struct RemoteHandshake {
  let server: RemoteServer
  let cancellation: Cancellation

  private var place: String { server.address.text }

  /// The server, as it is asked from then on; throws where it is too old, would leave out what it cannot reach, or has no
  /// tables of tori's.
  func checked() throws(RemoteError) -> RemoteServer {
    let told = try server.rows("SELECT version()", [.text], cancellation).first?.first?.asText ?? ""
    guard let version = ServerVersion(told), version >= .oldest else {
      let oldest = "\(ServerVersion.oldest.major).\(ServerVersion.oldest.minor)"
      throw .failed(
        LocalizedText(
          "\(place) is ClickHouse \(told); tori takes \(oldest) and later",
          ja: "\(place)はClickHouse \(told)。toriが使えるのは\(oldest)以降"))
    }
    let settings = try checkSettings()
    try checkTables()
    let replicas = try server.replicas(cancellation)
    guard let replicas else { return server }
    let takesSettings = settings["readonly"] != "1"
    if !takesSettings { try checkFreshness(settings) }
    return server.with(replicas, takesSettings: takesSettings)
  }

  /// What must be off, lest rows be left out, or counted otherwise, without a word. Servers know some of these each.
  private static let off = [
    "skip_unavailable_shards", "limit", "offset", "transform_null_in",
    "aggregate_functions_null_for_empty", "empty_result_for_aggregation_by_empty_set",
    "prefer_column_name_to_alias", "additional_table_filters",
  ]

  private func checkSettings() throws(RemoteError) -> [String: String] {
    let names = SQLText.list(
      Self.off + ["readonly", ServerReplicas.delay, ServerReplicas.fallback])
    let rows = try server.rows(
      "SELECT name, value FROM system.settings WHERE name IN \(names) OR name LIKE '%overflow_mode%'",
      [.text, .text], cancellation)
    let settings = Dictionary(rows.map { ($0[0].asText ?? "", $0[1].asText ?? "") }) { $1 }
    for (name, value) in settings.sorted(by: { $0.key < $1.key }) {
      let isFit =
        name.contains("overflow_mode")
        ? value == "throw" : !Self.off.contains(name) || ["0", "{}"].contains(value)
      if isFit { continue }
      throw .failed(
        LocalizedText(
          "\(place) may leave out rows without a word: \(name) is '\(value)' for this user; have its operator take that back",
          ja: "\(place)は行を黙って除くことがある: このユーザーの\(name)が'\(value)'。管理者に元に戻してもらう"))
    }
    return settings
  }

  /// Throws where a replica that lags may answer somebody who cannot forbid it.
  private func checkFreshness(_ settings: [String: String]) throws(RemoteError) {
    for (name, wanted) in ServerReplicas.fresh.sorted(by: { $0.key < $1.key }) {
      guard let value = settings[name], value != wanted else { continue }
      throw .failed(
        LocalizedText(
          "\(place) may let a replica answer that lags behind: \(name) is '\(value)' for this user, who may only read; have its operator make it \(wanted)",
          ja:
            "\(place)では遅れているレプリカが答えることがある: 読むだけのこのユーザーの\(name)が'\(value)'。管理者に\(wanted)にしてもらう"))
    }
  }

  private func checkTables() throws(RemoteError) {
    let tables =
      [(BlockColumns.table, BlockColumns.all.map(\.name))]
      + FactTable.all.map { ($0.name, $0.columns.map(\.name)) }
    let database = SQLText.literal(server.address.database)
    let rows = try server.rows(
      "SELECT table, name FROM system.columns WHERE database = \(database)", [.text, .text],
      cancellation)
    let there = Set(rows.map { ($0[0].asText ?? "") + "." + ($0[1].asText ?? "") })
    for (table, columns) in tables {
      guard let column = columns.first(where: { !there.contains(table + "." + $0) }) else {
        continue
      }
      throw .failed(
        LocalizedText(
          "\(place) has no \(table).\(column): have its operator run what 'tori ddl \(place)' prints",
          ja: "\(place)に\(table).\(column)がない。管理者が'tori ddl \(place)'の出力を実行する"))
    }
  }

  /// What is known of the corpus there; the last word on each.
  func facts() throws(RemoteError) -> CorpusFacts {
    let rows = try server.rows("SELECT name, value FROM facts", [.text, .text], cancellation)
    var facts: [String: Set<String>] = [:]
    for row in rows { facts[row[0].asText ?? "", default: []].insert(row[1].asText ?? "") }
    guard let torn = facts.first(where: { $0.value.count > 1 }) else {
      return CorpusFacts(values: facts.compactMapValues(\.first))
    }
    throw .failed(
      LocalizedText(
        "\(place) holds parts of different corpora: \(torn.key) is \(torn.value.sorted().joined(separator: ", ")); empty its tables and load one",
        ja:
          "\(place)に別々のコーパスの一部が混ざっている（\(torn.key): \(torn.value.sorted().joined(separator: ", "))）。表を空にして一つを入れ直す"
      ))
  }
}
