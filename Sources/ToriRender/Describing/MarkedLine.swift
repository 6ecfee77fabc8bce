import ToriText

/// A line with marks below places in it, in as many rows of the screen as it takes.
struct MarkedLine {
  struct Mark {
    /// In the UTF-8 of the line.
    let utf8: Range<Int>
    let sign: Sign
  }

  /// How a place is marked: by a letter where it begins, and by colour.
  struct Sign: Hashable {
    let letter: Character
    let ink: Ink
  }

  /// The rows, below each the marks of places in it.
  private(set) var rows: [ScreenText] = []

  private struct Cell {
    let offset: Int
    let text: String
    let width: Int
  }

  /// `width` in columns; nil where nothing is broken.
  init(_ text: String, places: [Mark], width: Int?, on ambiguous: AmbiguousWidth) {
    let layers = Self.layers(of: places)
    for cells in Self.broken(text, width: width, ambiguous) {
      var row = ScreenText(on: ambiguous)
      for cell in cells {
        let place = places.last { $0.utf8.contains(cell.offset) }
        row.append(cell.text, ink: place?.sign.ink ?? .plain)
      }
      rows.append(row)
      for layer in layers {
        let marks = Self.marks(layer, below: cells, ambiguous)
        if marks.width > 0 { rows.append(marks) }
      }
    }
  }

  /// The places in as few sets as they need in which none overlaps another.
  private static func layers(of places: [Mark]) -> [[Mark]] {
    var layers: [[Mark]] = []
    for place in places {
      let free = layers.firstIndex { layer in !layer.contains { $0.utf8.overlaps(place.utf8) } }
      if let free { layers[free].append(place) } else { layers.append([place]) }
    }
    return layers
  }

  /// The characters in lines that end as `LineBreaking` has it, all blanks kept that have room.
  private static func broken(
    _ text: String, width: Int?, _ ambiguous: AmbiguousWidth
  ) -> [ArraySlice<Cell>] {
    var cells: [Cell] = []
    var offset = 0
    for character in text {
      let shown = String(character).visible(newline: " ", tab: " ")
      let size = displayWidth(shown, ambiguous: ambiguous)
      cells.append(Cell(offset: offset, text: shown, width: size))
      offset += character.utf8.count
    }
    guard let width else { return [cells[...]] }
    let lines = LineBreaking.lines(of: Array(text), widths: cells.map(\.width), upTo: width)
    let ends = lines.dropFirst().map(\.lowerBound) + [cells.count]
    return zip(lines, ends).map { line, end in
      var columns = 0
      return cells[line.lowerBound..<end].prefix { cell in
        columns += cell.width
        return columns <= width
      }
    }
  }

  private static func marks(
    _ places: [Mark], below cells: ArraySlice<Cell>, _ ambiguous: AmbiguousWidth
  ) -> ScreenText {
    var line = ScreenText(on: ambiguous)
    var gap = 0
    for cell in cells {
      guard let place = places.first(where: { $0.utf8.contains(cell.offset) }) else {
        gap += cell.width
        continue
      }
      line.append(spaces: gap)
      gap = 0
      let isFirst = cell.offset == place.utf8.lowerBound && cell.width > 0
      let rule = String(repeating: "─", count: max(0, cell.width - (isFirst ? 1 : 0)))
      line.append((isFirst ? String(place.sign.letter) : "") + rule, ink: place.sign.ink)
    }
    return line
  }
}
