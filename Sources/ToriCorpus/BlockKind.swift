/// What a block is on its page. The kinds that somebody said or published are posts.
package enum BlockKind: UInt8, CaseIterable, Sendable {
  case opening, reply, fragment, xpost, news, paragraph, citation
  case title, metadata, headline, notice, navigation

  /// Whether somebody said or published it; the other kinds are what surrounds posts on the page.
  package var isPost: Bool { rawValue <= Self.citation.rawValue }

  /// The name that queries use.
  package var name: String { "\(self)" }
}
