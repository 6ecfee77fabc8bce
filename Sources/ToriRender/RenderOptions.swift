import ToriText
import ToriTime

/// What the place that a rendering goes to can show, and what is wanted there.
package struct RenderOptions: Sendable {
  /// Columns of the terminal; `nil` where nothing is to be cut, as in a file or a pipe.
  package var width: Int?
  /// Whether rows go to a screen.
  package var isTerminal: Bool
  /// Whether colours are wanted.
  package var colour: Bool
  /// The zone in which times are written.
  package var zone: Zone
  /// Columns of the characters that some terminals draw in two.
  package var ambiguous: AmbiguousWidth
  /// How many rows a table on a terminal shows at most; `nil` for all. Elsewhere all are written.
  package var limit: Int?
  /// Whether nobody chose `limit`: then a table of up to twice so many rows is whole.
  package var isLimitSoft = false
  /// Folded needles that tables mark in the texts of posts.
  package var highlights: [String]
  /// How the rows that `limit` held back can be seen, as a clause: `.limit none shows them all`.
  package var remedy: LocalizedText?
  /// What a picture is called: the query.
  package var title = ""
  /// Whether the title was chosen, and is not the query itself.
  package var isTitled = false
  /// What a file that says when it was made says, in seconds since 1970: so that the same rows make the same file,
  /// it is no clock's.
  package var made = 1
  /// What is said besides the rows, and the words of tori's own in tables, are in this language.
  package var language: SpokenLanguage

  package init(
    width: Int? = nil, isTerminal: Bool = false, colour: Bool = false, zone: Zone = .tokyo,
    ambiguous: AmbiguousWidth = .narrow, limit: Int? = nil, highlights: [String] = [],
    remedy: LocalizedText? = nil, language: SpokenLanguage = .english
  ) {
    self.width = width
    self.isTerminal = isTerminal
    self.colour = colour
    self.zone = zone
    self.ambiguous = ambiguous
    self.limit = limit
    self.highlights = highlights
    self.remedy = remedy
    self.language = language
  }
}
