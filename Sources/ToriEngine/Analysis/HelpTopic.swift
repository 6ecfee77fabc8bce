import ToriLanguage

/// What `help` has pages on.
package enum HelpTopic {
  /// Words of the language, fields, parts of a time, the host of a link, and codes of diagnostics.
  package static let names: [String] =
    Vocabulary.entries.map(\.keyword.spelling) + Field.all.map(\.name)
    + TimePart.allCases.map(\.rawValue) + ["host"] + diagnostics.map(\.code)

  package static let diagnostics = Diagnostic.catalogue + Diagnostic.analysisCatalogue

  /// Whether there is a page on `name`, in lower case; fields may be named in one, too.
  static func isKnown(_ name: String) -> Bool { known.contains(name) }

  private static let known = Set(names.map { $0.lowercased() } + Field.all.compactMap(\.singular))
}
