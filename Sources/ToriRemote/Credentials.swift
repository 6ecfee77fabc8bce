import ToriSystem
import ToriText

/// Who asks a server: as its address says, else from the environment, else from a file that nobody else can read.
package struct Credentials: Sendable {
  package var user: String?
  package var password: String?

  package init(user: String? = nil, password: String? = nil) {
    (self.user, self.password) = (user, password)
  }

  /// `TORI_CLICKHOUSE_USER` and `TORI_CLICKHOUSE_PASSWORD`, else the line of the server in
  /// `~/.config/tori/clickhouse`: `HOST:PORT USER PASSWORD`.
  ///
  /// - Parameter variable: the environment.
  package static func found(
    for address: RemoteAddress,
    in variable: (String) -> String? = { ProcessSurroundings.variable($0) }
  ) throws(CredentialsProblem) -> Credentials {
    var found = Credentials(user: address.user ?? variable("TORI_CLICKHOUSE_USER"))
    if let password = variable("TORI_CLICKHOUSE_PASSWORD") {
      found.password = password
      return found
    }
    guard let path = path(variable), let status = FileStatus(path) else { return found }
    guard status.permissions & 0o077 == 0 else { throw .readable(path) }
    guard let bytes = try? fileBytes(atPath: path) else { return found }
    return found.completed(
      by: String(decoding: bytes, as: UTF8.self), for: "\(address.host):\(address.port)")
  }

  /// With what the file says of the server.
  func completed(by text: String, for server: String) -> Credentials {
    var found = self
    for line in text.split(whereSeparator: \.isNewline) where !line.hasPrefix("#") {
      let parts = line.split(separator: " ", maxSplits: 2).map(String.init)
      guard parts.count >= 2, parts[0] == server, user == nil || user == parts[1] else { continue }
      found.user = parts[1]
      found.password = parts.count > 2 ? parts[2] : nil
      return found
    }
    return found
  }

  private static func path(_ variable: (String) -> String?) -> String? {
    let given = variable("XDG_CONFIG_HOME").flatMap { $0.hasPrefix("/") ? $0 : nil }
    return (given ?? variable("HOME").map { $0 + "/.config" }).map {
      $0 + "/tori/clickhouse"
    }
  }

  /// As the server wants them.
  var headers: [String] {
    // What a line of HTTP cannot hold would end it.
    func clean(_ text: String) -> String { text.filter { !$0.isNewline && $0 != "\0" } }
    return [
      user.map { "X-ClickHouse-User: " + clean($0) },
      password.map { "X-ClickHouse-Key: " + clean($0) },
    ].compactMap(\.self)
  }
}

/// Why credentials are not taken.
package enum CredentialsProblem: Error, Hashable {
  /// Others can read the file.
  case readable(String)

  package var message: LocalizedText {
    switch self {
    case .readable(let path):
      LocalizedText(
        "others can read '\(path)', which holds passwords: chmod 600 '\(path)'",
        ja: "パスワードのある'\(path)'をほかの人も読める: chmod 600 '\(path)'")
    }
  }
}
