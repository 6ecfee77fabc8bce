import ToriIndex
import ToriLanguage
import ToriText

/// A value that a field of text was to have and that no post has.
struct NearValues {
  /// Where the value may stand; the first is the field that the condition is about.
  let columns: [TextColumn]
  let value: String
  /// Whether it is compared as it is spelt, not folded.
  let isExact: Bool

  /// Values that are looked at; more would take longer than a person waits for a hint.
  private static let valueLimit = 100_000
  private static let shown = 3

  /// The values next to it that there are, first those that are the same folded, then those that hold it or
  /// that it holds; nil where posts have the value itself, and it was another condition that left none.
  func found(
    in index: Index, cancellation: Cancellation
  ) throws(EngineError) -> [String]? {
    let needle = Needle(value).folded
    var values: Set<String> = []
    var isThere = false
    do throws(IndexError) {
      for column in columns {
        _ = try index.blocks(where: column, among: index.posts, cancellation: cancellation) {
          if isExact ? $0 == value : Needle($0).folded == needle { isThere = true }
          if values.count < Self.valueLimit { values.insert($0) }
          return false
        }
      }
    } catch {
      throw EngineError(error)
    }
    if isThere { return nil }
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
      case .text(let column, let text) where text.comparison == .equal:
        [NearValues(columns: [column], value: text.value, isExact: !column.isFolded)]
      case .author(let needles):
        needles.map { NearValues(columns: [.author, .authorID], value: $0.text, isExact: false) }
      default: []
      }
    }
  }
}
