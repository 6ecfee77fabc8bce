import ToriText

/// Where a link may lead: a host, and the beginning of a path if one is given.
package struct URLPattern: Codable, Hashable, Sendable {
  /// As written: `reuters.com`, `reuters.com/world`, `https://www.reuters.com/world`.
  package let text: String
  /// Folded.
  package let host: String
  /// With its slash; empty for any.
  private let beginning: Substring

  package init(_ text: String) {
    self.text = text
    let rest = text.firstRange(of: "://").map { text[$0.upperBound...] } ?? text[...]
    host = URLHost.folded(String(rest.prefix { !"/?#:".contains($0) }))
    beginning = rest.drop { $0 != "/" }
  }

  /// Whether a host, folded, is this one or ends in `.` and this.
  package func matches(host other: String) -> Bool { other == host || other.hasSuffix("." + host) }

  /// How the path of a URL begins, with its slash; nil where any does.
  package var path: String? {
    beginning.isEmpty || beginning == "/" ? nil : String(beginning)
  }

  /// Whether the path of a URL begins as this one's; nil where any does.
  package var isPath: ((String) -> Bool)? {
    guard let path else { return nil }
    return { url in
      let rest = url.firstRange(of: "://").map { url[$0.upperBound...] } ?? url[...]
      return rest.drop { $0 != "/" }.hasPrefix(path)
    }
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
