import Foundation
import FoundationNetworking
import ToriRemote

/// Three servers of Debian's `clickhouse-server` on this machine, each a shard of the cluster `tori`, as
/// `.ci/cluster` starts them.
///
/// They are stopped when the object goes.
final class ClickHouseCluster {
  static var isInstalled: Bool {
    FileManager.default.isExecutableFile(atPath: "/usr/sbin/clickhouse-server")
  }

  private let folder: URL
  /// By number; nil of one that was stopped.
  private var servers: [pid_t?] = []
  /// Of HTTP, one for each server.
  let ports: [Int]

  struct Problem: Error { let text: String }

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "tori-test-\(UUID())")
    // Below the ports that the system gives out by itself.
    let base = 12_001 + Int.random(in: 0..<2000) * 10
    ports = [base, base + 1, base + 2]
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Self.users.write(
      to: folder.appending(path: "users.xml"), atomically: true, encoding: .utf8)
    let script = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../.ci/cluster").standardizedFileURL
    let process = Process()
    process.executableURL = script
    process.arguments = ["start", folder.path, String(base)]
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Problem(text: "the servers do not start") }
    servers = try (0..<3).map { place in
      let text = try String(
        contentsOf: folder.appending(path: "\(place)/pid"), encoding: .utf8)
      return pid_t(text.trimmingCharacters(in: .whitespacesAndNewlines))
    }
  }

  deinit {
    for place in 0..<3 { stop(place) }
    try? FileManager.default.removeItem(at: folder)
  }

  /// At once, as a machine that fails.
  func stop(_ place: Int) {
    guard servers.indices.contains(place), let number = servers[place] else { return }
    kill(number, SIGKILL)
    // It is another's child: its port tells when it is gone.
    while (try? send("", to: place, path: "ping")) != nil { Thread.sleep(forTimeInterval: 0.01) }
    servers[place] = nil
  }

  /// Has it say nothing any more while its connections stand, as a machine that hangs; or go on.
  func hold(_ place: Int, isHeld: Bool) {
    if let number = servers[place] { kill(number, isHeld ? SIGSTOP : SIGCONT) }
  }

  private static let users: String = {
    let networks = "<networks><ip>::/0</ip></networks><quota>default</quota>"
    return """
      <yandex><profiles><default></default><reader><readonly>1</readonly></reader>
      <skipper><skip_unavailable_shards>1</skip_unavailable_shards></skipper></profiles><users>
      <default><password></password>\(networks)<profile>default</profile></default>
      <reader><password>a &amp; b</password>\(networks)<profile>reader</profile></reader>
      <skipper><password></password>\(networks)<profile>skipper</profile></skipper>
      </users><quotas><default></default></quotas></yandex>
      """
  }()

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
