import Foundation
import FoundationNetworking
import ToriRemote

/// Three servers of Debian's `clickhouse-server` on this machine, each a shard of the cluster `tori`.
///
/// They are stopped when the object goes.
final class ClickHouseCluster {
  static let program = "/usr/sbin/clickhouse-server"
  static var isInstalled: Bool { FileManager.default.isExecutableFile(atPath: program) }

  private let folder: URL
  /// By number; nil of one that was stopped.
  private var servers: [pid_t?] = []
  /// Of HTTP, one for each server.
  let ports: [Int]

  struct Problem: Error { let text: String }

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "tori-test-\(UUID())")
    // Below the ports that the system gives out by itself.
    let base = 12_000 + Int.random(in: 0..<2000) * 10
    ports = [base + 1, base + 2, base + 3]
    for place in 0..<3 { try configure(place, base) }
    for place in 0..<3 { servers.append(try start(place)) }
    for place in 0..<3 { try waitUntilReady(place) }
  }

  deinit {
    for place in 0..<3 { stop(place) }
    try? FileManager.default.removeItem(at: folder)
  }

  /// At once, as a machine that fails.
  func stop(_ place: Int) {
    guard servers.indices.contains(place), let number = servers[place] else { return }
    kill(number, SIGKILL)
    var status: CInt = 0
    // SAFETY: the call writes the status.
    _ = unsafe waitpid(number, &status, 0)
    servers[place] = nil
  }

  /// Not by Foundation, whose watch over children waits for one while another has ended.
  private func start(_ place: Int) throws -> pid_t {
    let words = [Self.program, "--config-file=\(folder.path)/n\(place)/config.xml"]
    var arguments = unsafe words.map { unsafe strdup($0) } + [nil]
    var actions = unsafe posix_spawn_file_actions_t()
    var number = pid_t()
    // SAFETY: what is handed over lives until the end, and is freed there; the child has its own copy.
    defer { for place in words.indices { unsafe free(arguments[place]) } }
    _ = unsafe posix_spawn_file_actions_init(&actions)
    defer { _ = unsafe posix_spawn_file_actions_destroy(&actions) }
    for descriptor: CInt in [1, 2] {
      _ = unsafe posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_WRONLY, 0)
    }
    let failure = unsafe posix_spawn(&number, Self.program, &actions, nil, &arguments, environ)
    guard failure == 0 else { throw Problem(text: "no server: \(failure)") }
    return number
  }

  private func configure(_ place: Int, _ base: Int) throws {
    let own = folder.appending(path: "n\(place)")
    for name in ["data", "tmp", "uf", "fs"] {
      try FileManager.default.createDirectory(
        at: own.appending(path: name), withIntermediateDirectories: true)
    }
    let shards = (0..<3).map {
      "<shard><replica><host>127.0.0.1</host><port>\(base + 4 + $0)</port></replica></shard>"
    }.joined()
    let path = own.path
    let settings = """
      <yandex><logger><level>error</level><log>\(path)/s.log</log><errorlog>\(path)/e.log</errorlog></logger>
      <http_port>\(base + 1 + place)</http_port><tcp_port>\(base + 4 + place)</tcp_port>
      <interserver_http_port>\(base + 7 + place)</interserver_http_port>
      <interserver_http_host>127.0.0.1</interserver_http_host><listen_host>127.0.0.1</listen_host>
      <timezone>UTC</timezone><mark_cache_size>67108864</mark_cache_size>
      <uncompressed_cache_size>0</uncompressed_cache_size>
      <path>\(path)/data/</path><tmp_path>\(path)/tmp/</tmp_path>
      <user_files_path>\(path)/uf/</user_files_path><format_schema_path>\(path)/fs/</format_schema_path>
      <users_config>users.xml</users_config><default_profile>default</default_profile>
      <default_database>default</default_database>
      <remote_servers><tori>\(shards)</tori></remote_servers></yandex>
      """
    let networks = "<networks><ip>::/0</ip></networks><quota>default</quota>"
    let users = """
      <yandex><profiles><default></default><reader><readonly>1</readonly></reader>
      <skipper><skip_unavailable_shards>1</skip_unavailable_shards></skipper></profiles><users>
      <default><password></password>\(networks)<profile>default</profile></default>
      <reader><password>a &amp; b</password>\(networks)<profile>reader</profile></reader>
      <skipper><password></password>\(networks)<profile>skipper</profile></skipper>
      </users><quotas><default></default></quotas></yandex>
      """
    try settings.write(
      to: own.appending(path: "config.xml"), atomically: true, encoding: .utf8)
    try users.write(to: own.appending(path: "users.xml"), atomically: true, encoding: .utf8)
  }

  private func waitUntilReady(_ place: Int) throws {
    let end = Date.now + 30
    while Date.now < end {
      if let answer = try? send("", to: place, path: "ping"), answer.hasPrefix("Ok") { return }
      Thread.sleep(forTimeInterval: 0.05)
    }
    throw Problem(text: "server \(place) does not come up")
  }

  /// Runs a statement on one of the servers; throws what it says where it does not.
  @discardableResult func send(_ statement: String, to place: Int, path: String = "") throws
    -> String
  {
    guard let url = URL(string: "http://127.0.0.1:\(ports[place])/\(path)") else { return "" }
    var request = URLRequest(url: url, timeoutInterval: 20)
    if path.isEmpty {
      request.httpMethod = "POST"
      request.httpBody = Data(statement.utf8)
    }
    final class Outcome: @unchecked Sendable { var result = Result<String, any Error>.success("") }
    let outcome = Outcome()
    let done = DispatchSemaphore(value: 0)
    URLSession.shared.dataTask(with: request) { data, response, error in
      let text = String(decoding: data ?? Data(), as: UTF8.self)
      let status = (response as? HTTPURLResponse)?.statusCode
      outcome.result =
        error.map { .failure($0) }
        ?? (status == 200 ? .success(text) : .failure(Problem(text: text)))
      done.signal()
    }.resume()
    done.wait()
    return try outcome.result.get()
  }

  /// A database with tori's tables on all servers.
  func address(ofNew database: String) throws -> RemoteAddress {
    let address = try RemoteAddress(
      "clickhouse://127.0.0.1:\(ports[0])/\(database)?cluster=tori")
    let text = Definitions(for: address, .oldest).text
    let lines = text.split(separator: "\n").filter { !$0.hasPrefix("--") }
    for statement in lines.joined(separator: "\n").split(separator: ";") {
      let statement = statement.trimmingCharacters(in: .whitespacesAndNewlines)
      for place in 0..<3 where !statement.isEmpty { try send(statement, to: place) }
    }
    return address
  }
}
