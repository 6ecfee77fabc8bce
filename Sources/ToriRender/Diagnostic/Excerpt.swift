import ToriText

/// A line of a query with marks below places in it, as wide as there is room for.
///
/// Marks are placed by the columns of what is shown, so they stand under wide characters too. A line
/// that is too long is shown around the place.
struct Excerpt {
  let source: ScreenText
  /// What stands below each column of `source`; `nil` for nothing.
  private var below: [Mark?] = []
  /// The line in the text, if nothing of it is cut off.
  private let whole: Range<Int>?
  private let width: Int

  struct Mark: Equatable {
    let sign: Character
    let ink: Ink
  }

  /// Bytes read to each side of a place for each column there is room for: marks and signs without
  /// width take bytes but no columns.
  private static let bytesPerColumn = 16

  /// Shows `place`, a part of `line`, with a mark below it; an empty one is marked by one column.
  init(
    _ map: SourceMap, line: Range<Int>, place: Range<Int>, mark: Mark, width: Int,
    ambiguous: AmbiguousWidth
  ) {
    self.width = width
    let reach = width * Self.bytesPerColumn
    let end = min(place.upperBound, place.lowerBound + reach)
    let context = map.scalars(
      in: max(line.lowerBound, place.lowerBound - reach)..<min(line.upperBound, end + reach))
    let text = map.text(context)
    let marked = text.characters(
      covering: place.lowerBound - context.lowerBound..<end - context.lowerBound)
    let before = text[..<marked.lowerBound]
    let after = end < place.upperBound ? "" : text[marked.upperBound...]

    var left = ScreenText(before, upTo: width, on: ambiguous)
    var middle = ScreenText(text[marked], upTo: width, on: ambiguous)
    var right = ScreenText(after, upTo: width, on: ambiguous)
    let fits =
      context == line && left.width + max(1, middle.width) + right.width <= width
    if !fits {
      // A third of the room for what stands around the place, if it needs that much.
      middle = middle.cut(to: max(1, width - min(width / 3, left.width + right.width)))
      let room = max(0, width - max(1, middle.width))
      let leftRoom = min(left.width, max(room / 2, room - right.width))
      left = ScreenText(endOf: before, upTo: leftRoom, on: ambiguous)
      right = right.cut(to: room - left.width)
    }
    whole = fits ? line : nil
    let markWidth = max(1, middle.width)
    let column = left.width
    left.append(middle)
    left.append(right)
    source = left
    put(mark, at: column, columns: markWidth)
  }

  /// Marks `place` as well, if it is shown and nothing is marked there.
  mutating func mark(_ place: Range<Int>, in map: SourceMap, with mark: Mark) -> Bool {
    guard let whole, whole.lowerBound <= place.lowerBound, place.upperBound <= whole.upperBound
    else { return false }
    let text = map.text(whole)
    let marked = text.characters(
      covering: place.lowerBound - whole.lowerBound..<place.upperBound - whole.lowerBound)
    let column = ScreenText(text[..<marked.lowerBound], on: source.ambiguous).width
    let columns = max(1, ScreenText(text[marked], on: source.ambiguous).width)
    let taken = below.dropFirst(column).prefix(columns)
    guard column + columns <= width, taken.allSatisfy({ $0 == nil }) else { return false }
    put(mark, at: column, columns: columns)
    return true
  }

  private mutating func put(_ mark: Mark, at column: Int, columns: Int) {
    let missing = max(0, column + columns - below.count)
    below.append(contentsOf: repeatElement(nil, count: missing))
    for index in column..<column + columns { below[index] = mark }
  }

  var marks: ScreenText {
    var marks = ScreenText(on: source.ambiguous)
    for mark in below { marks.append(String(mark?.sign ?? " "), ink: mark?.ink ?? .plain) }
    return marks
  }
}
