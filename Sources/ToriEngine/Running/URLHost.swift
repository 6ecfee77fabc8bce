/// The host of a URL.
enum URLHost {
  /// In lower case, without user, port or path; nil if there is none.
  static func of(_ url: String) -> String? {
    guard let scheme = url.firstRange(of: "://") else { return nil }
    let authority = url[scheme.upperBound...].prefix { !"/?#".contains($0) }
    let host = (authority.split(separator: "@").last ?? "").prefix { $0 != ":" }
    return host.isEmpty ? nil : host.lowercased()
  }
}

/// Where a link may lead: a host, and the beginning of a path if one is given.
package struct URLPattern: Hashable, Sendable {
  /// As written: `reuters.com`, `reuters.com/world`, `https://www.reuters.com/world`.
  let text: String
  private let host: String
  /// With its slash; empty for any.
  private let path: Substring

  init(_ text: String) {
    self.text = text
    let rest = text.firstRange(of: "://").map { text[$0.upperBound...] } ?? text[...]
    host = rest.prefix { !"/?#:".contains($0) }.lowercased()
    path = rest.drop { $0 != "/" }
  }

  /// Whether the URL's host is this one or ends in `.` and this, and its path begins as this.
  func matches(_ url: String) -> Bool {
    guard let other = URLHost.of(url), other == host || other.hasSuffix("." + host) else {
      return false
    }
    if path.isEmpty || path == "/" { return true }
    let rest = url.firstRange(of: "://").map { url[$0.upperBound...] } ?? url[...]
    return rest.drop { $0 != "/" }.hasPrefix(path)
  }
}
