/// A regular expression as written, with the letters after its closing slash.
package struct Pattern: Codable, Hashable, Sendable {
  /// Between the slashes, as the query has it.
  package let source: String
  /// The letters behind them.
  package let flags: String

  package init(source: String, flags: String) {
    self.source = source
    self.flags = flags
  }

  /// Between slashes, as a query has it: those within it behind a backslash.
  package var written: String {
    var text = "/"
    var isEscaped = false
    for scalar in source.unicodeScalars {
      if scalar == "/" && !isEscaped { text += "\\" }
      isEscaped = scalar == "\\" && !isEscaped
      text.unicodeScalars.append(scalar)
    }
    return text + "/" + flags
  }
}
