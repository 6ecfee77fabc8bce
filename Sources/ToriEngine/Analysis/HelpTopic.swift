import ToriLanguage

/// What `help` has pages on.
package enum HelpTopic {
  /// Kinds of words, by what people call them.
  package static let kinds: [String: Vocabulary.Kind] = [
    "dates": .date, "date": .date, "日付": .date, "stages": .stage, "stage": .stage, "段": .stage,
    "conditions": .predicate, "condition": .predicate, "条件": .predicate,
    "statements": .statement, "statement": .statement, "文": .statement,
  ]

  /// What people call the figures of words, all together.
  package static let measures: Set = ["measures", "measure", "statistics", "指標", "統計"]

  /// What a corpus is read by, under each name that people try.
  package enum Reading: String, CaseIterable {
    /// How the posts of a page are told apart.
    case shapes
    /// Which columns and keys of data become fields.
    case profiles

    package var names: [String] {
      switch self {
      case .shapes: [rawValue, "shape", "形"]
      case .profiles: [rawValue, "profile", "map", "プロファイル"]
      }
    }

    package init?(named name: String) {
      guard let found = Self.allCases.first(where: { $0.names.contains(name) }) else { return nil }
      self = found
    }
  }

  /// Words of the language, kinds of them, fields, parts of a time, the host of a link, what a corpus is read by, figures
  /// of words, and codes of diagnostics.
  package static let names: [String] =
    Vocabulary.entries.map(\.keyword.spelling) + Field.all.map(\.name)
    + TimePart.allCases.map(\.rawValue) + ["host"] + Reading.allCases.flatMap(\.names)
    + kinds.keys.sorted() + measures.sorted() + MeasureEntry.all.map(\.name)
    + diagnostics.map(\.code)

  package static let diagnostics = Diagnostic.catalogue + Diagnostic.analysisCatalogue

  /// Whether there is a page on `name`, in lower case; fields may be named in one, too.
  package static func isKnown(_ name: String) -> Bool { known.contains(name) }

  private static let known = Set(names.map { $0.lowercased() } + Field.all.compactMap(\.singular))
}
