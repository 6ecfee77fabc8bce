import ToriLanguage
import ToriRender
import ToriText
import ToriTime

/// How answers are shown; dot commands and the command line change it.
package struct Settings: Sendable {
  package var format: Format = .table
  /// Rows that a table on the screen shows at most; nil for all.
  package var rowLimit: Int? {
    didSet { isRowLimitSoft = false }
  }
  /// Whether nobody chose `rowLimit`, so that a table of not many more rows is whole.
  private(set) var isRowLimitSoft = false
  /// How the rows beyond that can be seen.
  var remedy = LocalizedText("'.limit none' shows all", ja: "'.limit none'ですべてを表示")
  /// The zone that times are written in; nil for the corpus's.
  package var shownZone: Zone?
  /// Columns that are used instead of the terminal's.
  package var width: Int?
  /// Whether there are colours; nil where the terminal says so.
  package var usesColour: Bool?
  /// Whether the time that each statement took is told.
  package var showsTime = false
  /// Whether a kanji counts as those that stand for it.
  package var foldsVariants = false
  /// Values of `$name`.
  package var parameters: [String: String] = [:]
  /// All values of those that hold several texts.
  package private(set) var parameterLists: [String: [String]] = [:]
  /// Those that a statement declared and nobody gave a value.
  package private(set) var usualParameters: Set<String> = []

  package init() {}

  /// What tables show where nobody chose how much.
  mutating func limitRows(usually count: Int) {
    if rowLimit != nil { return }
    rowLimit = count
    isRowLimitSoft = true
  }

  /// Keeps what a statement declared, for statements after it.
  mutating func take(_ declaration: ParameterDeclaration) {
    let name = declaration.name.value
    parameters[name] = declaration.values.first?.value
    if declaration.values == declaration.usual { usualParameters.insert(name) }
    parameterLists[name] = declaration.values.count > 1 ? declaration.values.map(\.value) : nil
  }
}
