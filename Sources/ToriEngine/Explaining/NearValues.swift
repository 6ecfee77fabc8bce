import ToriIndex
import ToriLanguage
import ToriText

/// A value that a field of text was to have and that no post has.
struct NearValues {
  /// Where the value may stand; the first is the field that the condition is about.
  let columns: [TextColumn]
  let value: String

  /// Values that are looked at; more would take longer than a person waits for a hint.
  private static let valueLimit = 100_000
  private static let shown = 3

  /// The values next to it that there are, those first that hold it or that it holds; nil where posts
  /// have the value itself, and it was another condition that left none.
  func found(
    in index: Index, cancellation: Cancellation
  ) throws(EngineError) -> [String]? {
    let needle = Needle(value).folded
    var values: Set<String> = []
    var isThere = false
    do throws(IndexError) {
      for column in columns {
        _ = try index.blocks(where: column, among: index.posts, cancellation: cancellation) {
          if Needle($0).folded == needle { isThere = true }
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
    return Array((alike.sorted() + [near].compactMap(\.self)).prefix(Self.shown))
  }
}

extension Filter {
  /// The values of fields of text that a row must or may have.
  var wantedValues: [NearValues] {
    switch self {
    case .and(let parts), .or(let parts): parts.flatMap(\.wantedValues)
    case .text(let column, let text) where text.comparison == .equal:
      [NearValues(columns: [column], value: text.value)]
    case .author(let needles):
      needles.map { NearValues(columns: [.author, .authorID], value: $0.text) }
    default: []
    }
  }
}
