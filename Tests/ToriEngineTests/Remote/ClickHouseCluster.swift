import Foundation
import FoundationNetworking
import ToriRemote

/// Servers of Debian's `clickhouse-server` on this machine, as `.ci/cluster` starts them: three, each a shard of the
/// cluster `tori`, or four, two replicas of each of two shards.
///
/// They are stopped when the object goes.
final class ClickHouseCluster {
  static var isInstalled: Bool {
    FileManager.default.isExecutableFile(atPath: "/usr/sbin/clickhouse-server")
  }

  /// What holds replicas together.
  static var hasKeeper: Bool {
    FileManager.default.fileExists(atPath: "/usr/share/java/zookeeper.jar")
      && FileManager.default.isExecutableFile(atPath: "/usr/bin/java")
  }

  private let folder: URL
  private let isReplicated: Bool
  private var keeper: pid_t?
  /// Whether the second server has a disk of its own, which can be filled.
  private(set) var canFill = false
  /// By number; nil of one that was stopped.
  private var servers: [pid_t?] = []
  /// Of HTTP, one for each server.
  let ports: [Int]
  /// By which others know it.
  func name(_ place: Int) -> String { "127.0.0.1:\(ports[place] + ports.count)" }

  struct Problem: Error { let text: String }

  init(replicas: Bool = false) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "tori-test-\(UUID())")
    isReplicated = replicas
    // Below the ports that the system gives out by itself.
    let base = 12_001 + Int.random(in: 0..<1000) * 20
    ports = (0..<(replicas ? 4 : 3)).map { base + $0 }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Self.users.write(
      to: folder.appending(path: "users.xml"), atomically: true, encoding: .utf8)
    if !replicas {
      try FileManager.default.createDirectory(at: disk, withIntermediateDirectories: true)
      canFill = Self.run("/bin/mount", ["-t", "tmpfs", "-o", "size=4g", "tmpfs", disk.path])
    }
    let script = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../.ci/cluster").standardizedFileURL
    let words = ["start", folder.path, String(base)] + (replicas ? ["--replicas"] : [])
    guard Self.run(script.path, words) else { throw Problem(text: "the servers do not start") }
    servers = ports.indices.map { number(of: "\($0)") }
    keeper = replicas ? number(of: "keeper") : nil
  }

  private func number(of name: String) -> pid_t? {
    let text = try? String(contentsOf: folder.appending(path: name + "/pid"), encoding: .utf8)
    return text.flatMap { pid_t($0.trimmingCharacters(in: .whitespacesAndNewlines)) }
  }

  deinit {
    for place in ports.indices { stop(place) }
    stopKeeper()
    if canFill { _ = Self.run("/bin/umount", ["-l", disk.path]) }
    try? FileManager.default.removeItem(at: folder)
  }

  /// Whether a program comes out well.
  private static func run(_ program: String, _ words: [String]) -> Bool {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = words
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }

  private var disk: URL { folder.appending(path: "1/data") }

  /// Leaves hardly any room on the disk of the second server, or as much as there was.
  func fill(_ isFull: Bool) throws {
    let facts = try FileManager.default.attributesOfFileSystem(forPath: disk.path)
    let all = (facts[.systemSize] as? NSNumber)?.intValue ?? 0
    let free = (facts[.systemFreeSize] as? NSNumber)?.intValue ?? 0
    let size = isFull ? "\((all - free + 65536) / 1024)k" : "4g"
    guard Self.run("/bin/mount", ["-o", "remount,size=\(size)", disk.path]) else {
      throw Problem(text: "the disk keeps its size")
    }
  }

  /// At once, as a machine that fails.
  func stop(_ place: Int) {
    guard servers.indices.contains(place), let number = servers[place] else { return }
    kill(number, SIGKILL)
    // It is another's child: its port tells when it is gone.
    while (try? send("", to: place, path: "ping")) != nil { Thread.sleep(forTimeInterval: 0.01) }
    servers[place] = nil
  }

  func stopKeeper() {
    if let keeper { kill(keeper, SIGKILL) }
    keeper = nil
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
    try Self.send(statement, to: "127.0.0.1:\(ports[place])", path: path)
  }

  @discardableResult private static func send(
    _ statement: String, to server: String, path: String = ""
  ) throws -> String {
    guard let url = URL(string: "http://\(server)/\(path)") else { return "" }
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
      "clickhouse://127.0.0.1:\(ports[0])/\(database)?cluster=tori"
        + (isReplicated ? "&replicated=yes" : ""))
    for statement in Self.statements(for: address, .oldest) {
      // What is said to one of replicas is taken to all.
      for place in isReplicated ? 0..<1 : ports.indices { try send(statement, to: place) }
    }
    return address
  }

  /// On any server that is alone, as one of its version has them.
  static func define(_ address: RemoteAddress) throws {
    let server = "\(address.host):\(address.port)"
    let version = try send("SELECT version()", to: server)
    for statement in statements(for: address, ServerVersion(version) ?? .ordinary) {
      try send(statement, to: server)
    }
  }

  private static func statements(
    for address: RemoteAddress, _ version: ServerVersion
  ) -> [String] {
    let lines = Definitions(for: address, version).text.split(separator: "\n")
    return lines.filter { !$0.hasPrefix("--") }.joined(separator: "\n").split(separator: ";")
      .map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }.filter { !$0.isEmpty }
  }
}
