import ToriLanguage
import ToriText

/// What fields are called that a corpus brings.
///
/// As their data call them, but for signs that no bare word of a query holds. A name that the model, a column made
/// of rows or a word that leads a clause has gets `_2`, and so does the second of two that are alike but for case.
package struct OwnFieldNames {
  private var used: Set<String> = Self.known

  package init() {}

  private static let known: Set<String> = {
    let shapes = [
      RowShape.documents, .threads, .authors, .links, .concordance, .citations, .bytes,
    ]
    return Set(
      Field.all.map(\.name) + Field.all.compactMap(\.singular)
        + TimePart.allCases.map(\.rawValue) + ["host", "count", "share", "all", "posts", "blocks"]
        + shapes.flatMap { $0.columns.map(\.name) }
        + [.clause, .connective, .predicate].flatMap(Vocabulary.keywords)
        .filter { !$0.mayBeField }.map(\.spelling))
  }()

  /// The name of the next field; no other has it.
  package mutating func name(for written: String) -> String {
    let plain = Vocabulary.bareWord(for: written)
    var (name, nth) = (plain, 1)
    while !used.insert(name.lowercased()).inserted {
      nth += 1
      name = "\(plain)_\(nth)"
    }
    return name
  }
}

extension Field {
  /// Whether its name says another thing than its data's does: it was taken.
  package var isRenamed: Bool {
    written.map { Vocabulary.bareWord(for: $0) != name } ?? false
  }
}
