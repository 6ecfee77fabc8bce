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
