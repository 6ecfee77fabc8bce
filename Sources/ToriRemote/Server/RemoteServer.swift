import Synchronization
import ToriEngine
import ToriSystem

/// The server that a session talks to: one and the same throughout, so that a query can be stopped where it runs.
package struct RemoteServer: Sendable {
  package let address: RemoteAddress
  private let credentials: Credentials
  /// How long somebody waits for an answer; nil for as long as the server is alive.
  private var patience: Duration?

  private let asked: AskedQueries?
  private var replicas: ServerReplicas?
  /// Whether the user may say how a query is carried out.
  private var takesSettings = false

  /// - Parameter asked: where every query is noted.
  package init(
    _ address: RemoteAddress, _ credentials: Credentials, noting asked: AskedQueries? = nil
  ) {
    (self.address, self.credentials, self.asked) = (address, credentials, asked)
  }

  /// The same server, asked by somebody who waits no longer than that.
  func waiting(_ patience: Duration) -> RemoteServer {
    var server = self
    server.patience = patience
    return server
  }

  /// The same server, of whose shards each has several replicas.
  func with(_ replicas: ServerReplicas, takesSettings: Bool) -> RemoteServer {
    var server = self
    (server.replicas, server.takesSettings) = (replicas, takesSettings)
    return server
  }

  /// The rows of a query whose columns are of these types.
  ///
  /// Waits for the end of the query before it takes anything (`wait_end_of_query`), so that an error on the way is an
  /// error and never the end of rows that look whole.
  func rows(
    _ sql: String, _ types: [StoredType], _ cancellation: Cancellation
  ) throws(RemoteError) -> [[StoredValue]] {
    asked?.note(sql)
    let fresh = replicas != nil && takesSettings ? ServerReplicas.fresh : [:]
    let body: [UInt8]
    do {
      body = try send("\(sql) FORMAT RowBinary", fresh, cancellation)
    } catch {
      throw replicas?.named(error, self, cancellation) ?? error
    }
    var reader = RowReader(body)
    var rows: [[StoredValue]] = []
    do {
      while !reader.isAtEnd {
        rows.append(try types.map { (type) throws(RowReader.Overrun) in try reader.value(type) })
      }
    } catch {
      throw .garbled(at: address)
    }
    return rows
  }

  /// The same, failing as an engine does.
  func asked(
    _ sql: String, _ types: [StoredType], _ cancellation: Cancellation
  ) throws(EngineError) -> [[StoredValue]] {
    do {
      return try rows(sql, types, cancellation)
    } catch {
      throw error.asEngineError
    }
  }

  /// Adds rows to a table, in the form `RowBinary`; what is sent is there when it returns.
  func insert(
    _ rows: [UInt8], into table: String, _ columns: [String], _ cancellation: Cancellation
  ) throws(RemoteError) {
    let names = columns.joined(separator: ", ")
    // The name that it has since 22.x is unknown to older ones, which the old one is not to newer ones.
    let parameters = [
      "query": "INSERT INTO \(table) (\(names)) FORMAT RowBinary", "insert_distributed_sync": "1",
    ]
    do {
      _ = try send(rows, parameters.merging(replicas?.whole ?? [:]) { $1 }, cancellation)
    } catch {
      throw replicas?.named(error, of: table, self, cancellation) ?? error
    }
  }

  func send(
    _ sql: String, _ parameters: [String: String], _ cancellation: Cancellation
  ) throws(RemoteError) -> [UInt8] {
    try send(Array(sql.utf8), parameters, cancellation)
  }

  private func send(
    _ body: [UInt8], _ parameters: [String: String], _ cancellation: Cancellation
  ) throws(RemoteError) -> [UInt8] {
    let identifier = Self.nextIdentifier()
    var parameters = parameters
    parameters["database"] = address.database
    parameters["wait_end_of_query"] = "1"
    parameters["query_id"] = identifier
    let request = HTTPRequest(
      url: address.base + "?" + Self.written(parameters), headers: credentials.headers, body: body,
      limit: patience)
    let response: HTTPResponse
    do {
      response = try HTTPDoor.send(request, isAlive: { pulse(cancellation) }, cancellation)
    } catch {
      if error == .interrupted || error == .silent || patience != nil { kill(identifier) }
      if error == .silent { throw .silent(silentServers(cancellation), at: address) }
      throw RemoteError(error, at: address)
    }
    guard response.status == 200 else {
      throw RemoteError(status: response.status, response.body, at: address)
    }
    return response.body
  }

  // MARK: Silence

  /// What is asked for while an answer is late: servers that live answer it at once, or say that they cannot. The table
  /// is on every shard.
  private func pulse(_ cancellation: Cancellation) -> Bool {
    answers("SELECT count() FROM \(FactTable.facts.name)", within: .seconds(5), cancellation)
  }

  /// A number that is told within some time; nil where none is.
  func number(_ sql: String, within limit: Duration, _ cancellation: Cancellation) -> Int? {
    var server = waiting(limit)
    // Whatever it has, of whomever it is.
    server.replicas = nil
    let rows = try? server.rows(sql, [.count], cancellation)
    return rows?.first?.first?.asNumber
  }

  /// Whether there is an answer, of whatever kind.
  private func answers(
    _ sql: String, within limit: Duration, _ cancellation: Cancellation
  ) -> Bool {
    let request = HTTPRequest(
      url: address.base + "?" + Self.written(["database": address.database]),
      headers: credentials.headers, body: Array(sql.utf8), limit: limit)
    return (try? HTTPDoor.send(request, cancellation)) != nil
  }

  /// Which of the servers behind this one do not answer it; all of them, where it does not say, or may not be asked.
  private func silentServers(_ cancellation: Cancellation) -> [String] {
    let sql =
      "SELECT concat(host_name, ':', toString(port)) FROM system.clusters WHERE cluster IN (\(cluster)) AND is_local = 0"
    let request = HTTPRequest(
      url: address.base, headers: credentials.headers, body: Array((sql + " FORMAT TSV").utf8),
      limit: .seconds(1))
    guard let answer = try? HTTPDoor.send(request, cancellation), answer.status == 200 else {
      return []
    }
    let others = String(decoding: answer.body, as: UTF8.self).split(separator: "\n").map {
      String($0)
    }
    let silent = others.filter { other in
      let sql = "SELECT 1 FROM remote(\(SQLText.literal(other)), system.one)"
      return !answers(sql, within: .milliseconds(1500), cancellation)
    }
    return silent.isEmpty ? others : silent
  }

  /// A query for the name of the cluster on whose servers the tables lie; for nothing where they lie on this one.
  var cluster: String {
    let table = SQLText.literal(FactTable.facts.name)
    let database = SQLText.literal(address.database)
    return
      "SELECT extract(engine_full, 'Distributed\\\\([^A-Za-z0-9_]*([A-Za-z0-9_]+)') FROM system.tables WHERE database = \(database) AND name = \(table)"
  }

  /// Has the servers stop a query of ours, which one that may only read may as well.
  private func kill(_ identifier: String) {
    let sql = "KILL QUERY WHERE query_id = \(SQLText.literal(identifier)) ASYNC"
    let request = HTTPRequest(
      url: address.base + "?" + Self.written(["database": address.database]),
      headers: credentials.headers, body: Array(sql.utf8), limit: patience ?? .seconds(2))
    _ = try? HTTPDoor.send(request, Cancellation())
  }

  private static let counter = Atomic(0)

  /// One that no other session has.
  private static func nextIdentifier() -> String {
    let number = counter.wrappingAdd(1, ordering: .relaxed).newValue
    return "tori-\(session)-\(number)"
  }

  private static let session: String = {
    let now = ProcessSurroundings.now
    let random = UInt64.random(in: 0...UInt64.max)
    return "\(now.tv_sec)-\(String(random, radix: 16))"
  }()

  /// As a URL has them, each byte that is no letter or digit by its number.
  private static func written(_ parameters: [String: String]) -> String {
    func escaped(_ text: String) -> String {
      text.utf8.map { byte in
        let scalar = Unicode.Scalar(byte)
        if byte < 0x80, scalar.properties.isAlphabetic || 0x30...0x39 ~= byte || byte == 0x5F {
          return String(scalar)
        }
        let digits = String(byte, radix: 16, uppercase: true)
        return "%" + (digits.utf8.count < 2 ? "0" : "") + digits
      }.joined()
    }
    return parameters.sorted { $0.key < $1.key }.map { escaped($0.key) + "=" + escaped($0.value) }
      .joined(separator: "&")
  }
}
