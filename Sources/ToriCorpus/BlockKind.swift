/// What a block is on its page. The kinds that somebody said or published are posts.
package enum BlockKind: UInt8, CaseIterable, Codable, Sendable {
  case opening, reply, comment, message, fragment, xpost, news, paragraph, citation
  case title, metadata, headline, notice, navigation
  /// Text of a page whose posts could not be told apart.
  case unclear

  /// Whether somebody said or published it; the other kinds are what surrounds posts on the page.
  package var isPost: Bool { Self.posts.contains(rawValue) }

  /// The raw values of the kinds that are posts.
  package static let posts = opening.rawValue...citation.rawValue

  /// The name that queries use.
  package var name: String { Self.names[Int(rawValue)] }

  /// The kind of that name.
  package init?(name: String) {
    guard let index = Self.names.firstIndex(of: name) else { return nil }
    self.init(rawValue: UInt8(index))
  }

  // Made once: describing a case looks its name up by reflection each time.
  private static let names = allCases.map { "\($0)" }
}
