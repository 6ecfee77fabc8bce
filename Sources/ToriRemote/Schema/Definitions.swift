import ToriText

/// The statements that an operator runs before a corpus is loaded: tori never defines or changes a table by itself.
package struct Definitions {
  private let address: RemoteAddress
  private let version: ServerVersion

  /// What stands behind the name of a table of which each server of a cluster has its part.
  static let localEnding = "_local"

  package init(for address: RemoteAddress, _ version: ServerVersion) {
    (self.address, self.version) = (address, version)
  }

  /// All of them, with comments that say what may be set otherwise.
  package var text: String {
    var parts = [head, "CREATE DATABASE IF NOT EXISTS \(address.database)\(onCluster);"]
    parts += [blocks]
    parts += FactTable.all.map { small($0) }
    return parts.joined(separator: "\n\n") + "\n"
  }

  private var onCluster: String {
    guard let cluster = address.cluster, address.isReplicated else { return "" }
    return " ON CLUSTER '\(cluster)'"
  }

  private var head: String {
    let server = "\(version.major).\(version.minor)"
    var lines = [
      "-- Tables of tori, scheme \(FactTable.scheme), for ClickHouse \(server) and later.",
      "-- tori needs SELECT on \(address.database).*, SELECT on system.columns, settings, tables and clusters, and INSERT to load.",
    ]
    if let cluster = address.cluster {
      lines +=
        address.isReplicated
        ? [
          "-- Run once: ON CLUSTER takes them to every server of '\(cluster)', whose macros {shard} and {replica} tell them apart.",
          "-- Let internal_replication be true there. A load waits until every replica has all (insert_quorum), so all must be up; asking takes one of each shard.",
          "-- A replica that lags is not asked: \(settings), which tori says itself but for users of readonly = 1; set both in their profile.",
        ]
        : [
          "-- Run on every server of the cluster '\(cluster)': nothing here takes them from one to the others.",
          "-- Where a shard has several replicas tori takes replicated tables alone: replicated=yes.",
        ]
      lines += [
        "-- All blocks of a document are on one shard, so replies and threads never cross shards.",
        "-- Leave skip_unavailable_shards at 0 and …_overflow_mode at throw: tori asks nothing of a server that would leave out rows.",
      ]
    }
    return lines.joined(separator: "\n")
  }

  /// By which no replica answers that lags.
  private var settings: String {
    ServerReplicas.fresh.sorted { $0.key > $1.key }.map { "\($0.key) = \($0.value)" }
      .joined(separator: ", ")
  }

  private var blocks: String {
    var lines = BlockColumns.all.map { "  \($0.name) \(type($0))" }
    if version.hasTextIndexes {
      lines.append("  INDEX body_ix body_fold TYPE text(tokenizer = ngrams(2))")
    } else if version.hasIndexes {
      lines.append("  INDEX body_ix body_fold TYPE ngrambf_v1(2, 65536, 2, 0) GRANULARITY 1")
    }
    if version.hasIndexes {
      lines.append("  INDEX time_ix time_from TYPE minmax GRANULARITY 4")
    }
    return [
      blocksComment,
      table(
        BlockColumns.table, lines, order: "n", shardedBy: "cityHash64(doc)", granularity: 1024),
    ].joined(separator: "\n")
  }

  private var blocksComment: String {
    var lines = [
      "-- A row for each block. body_fold is the only text that is searched: folded by tori, never by SQL.",
      "-- index_granularity 1024: a search skips so many rows at a time, or reads them; 512 to 1024 is best with an index, 8192 without.",
    ]
    if version.hasCodecs {
      lines.append(
        "-- Codecs: LZ4 where columns are looked through, which ZSTD makes half as fast; ZSTD where they are only shown."
      )
    }
    if version.hasTextIndexes {
      lines.append(
        "-- body_ix: words of two characters and more are found by it; it takes about as much room as the texts. Without it every search reads body_fold."
      )
    } else if version.hasIndexes {
      lines.append(
        "-- body_ix: passes over what cannot hold a text, for little room. On 26.2 and later 'tori ddl --server 26.2' prints a better one."
      )
    }
    return lines.joined(separator: "\n")
  }

  private func type(_ column: StoredColumn) -> String {
    guard version.hasCodecs else { return column.type.sql }
    switch column.purpose {
    case .fewValues: return "LowCardinality(String)"
    case .shown: return column.type.sql + " CODEC(ZSTD(3))"
    case .asked:
      return column.name == "body_fold" ? column.type.sql + " CODEC(LZ4)" : column.type.sql
    }
  }

  private func small(_ facts: FactTable) -> String {
    table(
      facts.name, facts.columns.map { "  \($0.name) \($0.type.sql)" }, order: facts.columns[0].name,
      shardedBy: "cityHash64(\(facts.columns[0].name))", granularity: nil)
  }

  /// The table itself, and on a cluster also the one that reaches those of all shards.
  private func table(
    _ name: String, _ lines: [String], order: String, shardedBy key: String, granularity: Int?
  ) -> String {
    let database = address.database
    let local = address.cluster == nil ? name : name + Self.localEnding
    let engine =
      address.isReplicated && address.cluster != nil
      ? "ReplicatedMergeTree('/clickhouse/tables/{shard}/\(database)/\(local)', '{replica}')"
      : "MergeTree()"
    let settings = granularity.map { "\nSETTINGS index_granularity = \($0)" } ?? ""
    var text = """
      CREATE TABLE IF NOT EXISTS \(database).\(local)\(onCluster)
      (
      \(lines.joined(separator: ",\n"))
      )
      ENGINE = \(engine)
      ORDER BY \(order)\(settings);
      """
    if let cluster = address.cluster {
      text += """


        CREATE TABLE IF NOT EXISTS \(database).\(name)\(onCluster) AS \(database).\(local)
        ENGINE = Distributed('\(cluster)', '\(database)', '\(local)', \(key));
        """
    }
    return text
  }
}
