import ToriLanguage
import ToriSystem
import ToriText

/// A value that a field of text was to have and that no post has.
struct NearValues {
  /// The condition that asks for it.
  let condition: Filter
  /// Where the value may stand; the first is the field that the condition is about.
  let fields: [Field]
  let value: String

  /// Values that are looked at; more would take longer than a person waits for a hint.
  private static let valueLimit = 100_000
  private static let shown = 3

  /// The values next to it that there are, first those that are the same folded, then those that hold it or
  /// that it holds; nil where posts have the value itself, and it was another condition that left none.
  func found(
    in session: Session, _ cancellation: Cancellation
  ) throws(EngineError) -> [String]? {
    let having = LogicalNode.filter(.scan(.posts), condition)
    if try session.answer(having, cancellation).rowCount > 0 { return nil }
    let needle = Needle(value).folded
    var values: Set<String> = []
    for field in fields {
      values.formUnion(
        try session.engine.spellings(
          of: field, limit: Self.valueLimit, cancellation: cancellation))
    }
    let alike = values.filter { other in
      let folded = Needle(other).folded
      return folded.count > 1 && (folded.contains(needle) || needle.contains(folded))
    }
    let near = nearest(to: value, in: values.subtracting(alike).sorted())
    let same = alike.filter { isSame($0) }.sorted()
    let others = alike.subtracting(same).sorted() + [near].compactMap(\.self)
    return Array((same + others).prefix(Self.shown))
  }

  /// Whether another value is the same folded, so that a clause which folds finds it.
  func isSame(_ other: String) -> Bool { Needle(other).folded == Needle(value).folded }
}

extension Filter {
  /// The values of fields of text that a row must or may have.
  var wantedValues: [NearValues] {
    wantedLeaves.flatMap { leaf -> [NearValues] in
      switch leaf {
      case .text(let field, let text) where text.comparison == .equal:
        [NearValues(condition: leaf, fields: [field], value: text.value)]
      case .author(let needles):
        needles.map {
          NearValues(
            condition: .author([$0]),
            fields: [Field.of(.text(.author)), Field.of(.text(.authorID))].compactMap(\.self),
            value: $0.text)
        }
      default: []
      }
    }
  }
}
