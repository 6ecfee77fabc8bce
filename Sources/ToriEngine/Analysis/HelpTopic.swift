import ToriLanguage

/// What `help` has pages on.
package enum HelpTopic {
  /// Kinds of words, by what people call them.
  package static let kinds: [String: Vocabulary.Kind] = [
    "dates": .date, "date": .date, "日付": .date, "stages": .stage, "stage": .stage, "段": .stage,
    "conditions": .predicate, "condition": .predicate, "条件": .predicate,
    "statements": .statement, "statement": .statement, "文": .statement,
  ]

  /// Words of the language, kinds of them, fields, parts of a time, the host of a link, and codes of diagnostics.
  package static let names: [String] =
    Vocabulary.entries.map(\.keyword.spelling) + Field.all.map(\.name)
    + TimePart.allCases.map(\.rawValue) + ["host"] + kinds.keys.sorted() + diagnostics.map(\.code)

  package static let diagnostics = Diagnostic.catalogue + Diagnostic.analysisCatalogue

  /// Whether there is a page on `name`, in lower case; fields may be named in one, too.
  package static func isKnown(_ name: String) -> Bool { known.contains(name) }

  private static let known = Set(names.map { $0.lowercased() } + Field.all.compactMap(\.singular))
}
