import ToriText

/// The host of a URL.
package enum URLHost {
  /// Folded, without user, port or path; nil if there is none.
  package static func of(_ url: String) -> String? {
    guard let scheme = url.firstRange(of: "://") else { return nil }
    let authority = url[scheme.upperBound...].prefix { !"/?#".contains($0) }
    let host = (authority.split(separator: "@").last ?? "").prefix { $0 != ":" }
    return host.isEmpty ? nil : folded(host)
  }
}

extension URLHost {
  /// As names of hosts are compared.
  /// Source: RFC 3491 (nameprep), which folds them as `Folding` does.
  fileprivate static func folded(_ host: Substring) -> String {
    host.utf8.allSatisfy { $0 < 0x80 } ? host.lowercased() : Folding.string(String(host))
  }
}

/// Where a link may lead: a host, and the beginning of a path if one is given.
package struct URLPattern: Codable, Hashable, Sendable {
  /// As written: `reuters.com`, `reuters.com/world`, `https://www.reuters.com/world`.
  package let text: String
  private let host: String
  /// With its slash; empty for any.
  private let path: Substring

  package init(_ text: String) {
    self.text = text
    let rest = text.firstRange(of: "://").map { text[$0.upperBound...] } ?? text[...]
    host = URLHost.folded(rest.prefix { !"/?#:".contains($0) })
    path = rest.drop { $0 != "/" }
  }

  /// Whether the URL's host is this one or ends in `.` and this, and its path begins as this.
  package func matches(_ url: String) -> Bool {
    guard let other = URLHost.of(url), other == host || other.hasSuffix("." + host) else {
      return false
    }
    if path.isEmpty || path == "/" { return true }
    let rest = url.firstRange(of: "://").map { url[$0.upperBound...] } ?? url[...]
    return rest.drop { $0 != "/" }.hasPrefix(path)
  }
}

extension URLPattern {
  package init(from decoder: any Decoder) throws {
    self.init(try decoder.singleValueContainer().decode(String.self))
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
