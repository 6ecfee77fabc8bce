/// The version of a server, as far as it decides how tables are defined there.
package struct ServerVersion: Comparable, Hashable, Sendable {
  package let major: Int
  package let minor: Int

  package init(_ major: Int, _ minor: Int) { (self.major, self.minor) = (major, minor) }

  /// Of `24.8.4.13` or `24.8`; nil of what is no version.
  package init?(_ text: String) {
    let parts = text.split(separator: ".").prefix(2).map { Int($0) }
    guard let major = parts.first ?? nil else { return nil }
    self.init(major, (parts.count > 1 ? parts[1] : 0) ?? 0)
  }

  package static func < (a: ServerVersion, b: ServerVersion) -> Bool {
    (a.major, a.minor) < (b.major, b.minor)
  }

  /// The oldest that is known to do.
  package static let oldest = ServerVersion(18, 16)
  /// What is defined where nobody says: it does on every server since, newer indexes aside.
  package static let ordinary = ServerVersion(22, 8)

  /// Whether columns may have codecs and few values be numbered.
  var hasCodecs: Bool { self >= ServerVersion(19, 17) }
  /// Whether there are indexes of n-grams.
  var hasIndexes: Bool { self >= ServerVersion(20, 3) }
  /// Whether there are indexes of texts.
  var hasTextIndexes: Bool { self >= ServerVersion(26, 2) }
}
