import ToriText

/// Where a corpus lies on servers: `clickhouse://[USER@]HOST[:PORT]/DATABASE`, over TLS with `clickhouses://`.
package struct RemoteAddress: Hashable, Sendable {
  package let isEncrypted: Bool
  package let host: String
  package let port: Int
  package let database: String
  /// As the address has it; a password never stands there.
  package let user: String?
  /// The cluster whose servers share the tables; only `tori ddl` asks for it.
  package let cluster: String?
  /// Whether each shard has several replicas, which a keeper holds together; only `tori ddl` asks for it.
  package let isReplicated: Bool

  /// Whether somebody means an address and no file.
  package static func isMeant(by text: String) -> Bool {
    ["clickhouse://", "clickhouses://"].contains { text.lowercased().hasPrefix($0) }
  }

  package init(_ text: String) throws(AddressProblem) {
    let isEncrypted = text.lowercased().hasPrefix("clickhouses://")
    guard Self.isMeant(by: text), let mark = text.firstRange(of: "://") else { throw .form }
    self.isEncrypted = isEncrypted
    let rest = text[mark.upperBound...]
    let (place, query) = Self.parts(rest, at: "?")
    let (authority, path) = Self.parts(place, at: "/")
    let (user, server) =
      authority.lastIndex(of: "@").map {
        (authority[..<$0], authority[authority.index(after: $0)...])
      } ?? ("", authority)
    if user.contains(":") { throw .password }
    self.user = user.isEmpty ? nil : String(user)
    (host, port) = try Self.server(server, isEncrypted: isEncrypted)
    database = path.isEmpty ? "tori" : String(path)
    guard Self.isName(database) else { throw .name(database) }
    var (cluster, isReplicated): (String?, Bool) = (nil, false)
    for setting in query.split(separator: "&") {
      let (name, value) = Self.parts(setting, at: "=")
      switch name {
      case "cluster":
        guard Self.isName(String(value)) else { throw .name(String(value)) }
        cluster = String(value)
      case "replicated":
        guard ["yes", "no"].contains(value) else { throw .setting("replicated=\(value)") }
        isReplicated = value == "yes"
      default: throw .setting(String(name))
      }
    }
    if isReplicated, cluster == nil { throw .setting("replicated=yes without cluster=NAME") }
    (self.cluster, self.isReplicated) = (cluster, isReplicated)
  }

  private static func server(
    _ text: Substring, isEncrypted: Bool
  ) throws(AddressProblem) -> (String, Int) {
    let ordinary = isEncrypted ? 8443 : 8123
    let colon = text.hasPrefix("[") && text.hasSuffix("]") ? nil : text.lastIndex(of: ":")
    let host = String(colon.map { text[..<$0] } ?? text)
    let signs = host.unicodeScalars.allSatisfy {
      $0.isASCII && ($0.properties.isAlphabetic || "0123456789.-_[]:".unicodeScalars.contains($0))
    }
    guard !host.isEmpty, signs else { throw .form }
    guard let colon else { return (host, ordinary) }
    guard let port = Int(text[text.index(after: colon)...]), 1...65535 ~= port else { throw .form }
    return (host, port)
  }

  private static func parts(_ text: Substring, at mark: Character) -> (Substring, Substring) {
    text.firstIndex(of: mark).map { (text[..<$0], text[text.index(after: $0)...]) } ?? (text, "")
  }

  /// Names that stand in SQL as they are.
  private static func isName(_ text: String) -> Bool {
    let scalars = text.unicodeScalars
    guard let first = scalars.first, first.isASCII, first == "_" || first.properties.isAlphabetic
    else { return false }
    return scalars.allSatisfy {
      $0.isASCII && ($0 == "_" || $0.properties.isAlphabetic || "0"..."9" ~= $0)
    }
  }

  /// `http://HOST:PORT/`
  var base: String { "\(isEncrypted ? "https" : "http")://\(host):\(port)/" }

  /// As one names it.
  package var text: String {
    "\(isEncrypted ? "clickhouses" : "clickhouse")://\(user.map { $0 + "@" } ?? "")\(host):\(port)/\(database)"
  }
}

/// What is wrong with an address.
package enum AddressProblem: Error, Hashable {
  case form
  case password
  case name(String)
  case setting(String)

  package var message: LocalizedText {
    switch self {
    case .form:
      LocalizedText(
        "an address is clickhouse://HOST:PORT/DATABASE, or clickhouses:// for TLS",
        ja: "アドレスはclickhouse://ホスト:ポート/データベースの形。TLSならclickhouses://")
    case .password:
      LocalizedText(
        "a password does not stand in an address, which others can read: set TORI_CLICKHOUSE_PASSWORD, or write 'HOST:PORT USER PASSWORD' in ~/.config/tori/clickhouse",
        ja:
          "パスワードは他人にも見えるアドレスには書かない。TORI_CLICKHOUSE_PASSWORDに入れるか、~/.config/tori/clickhouseに「ホスト:ポート ユーザー パスワード」と書く"
      )
    case .name(let name):
      LocalizedText(
        "'\(name)' is no name of a database or cluster: letters, digits and _",
        ja: "'\(name)'はデータベースやクラスタの名前にならない。英字、数字、_を使う")
    case .setting(let name):
      LocalizedText(
        "an address has no '\(name)'; it may have cluster=NAME and replicated=yes",
        ja: "アドレスに'\(name)'は書けない。書けるのはcluster=名前とreplicated=yes")
    }
  }
}
