/// How much of a corpus a page holds, so that a browser opens it and a person reads it; what is beyond is said.
enum ReportLimits {
  /// Of an answer, in its table.
  static let rows = 2000
  /// Of posts, with their texts, in the whole page.
  static let posts = 2000
  /// Of the rows of an answer behind those in its table, called by their identifiers.
  static let identifiers = 20_000
  /// Of a text in a table whose row leads to the whole, in lines, in characters and in columns.
  static let cellLines = 10
  static let cellCharacters = 400
  static let cellColumns = 600
  /// Of a post's text, in characters: as much as a cell of a spreadsheet holds.
  static let text = 32_767
  /// Of the documents of a corpus.
  static let documents = 500
}
