import ToriText

/// The fields of a block below its picture: mark, name, where it comes from, value.
struct FieldTable {
  struct Row {
    let sign: MarkedLine.Sign?
    let name: String
    let value: ScreenText
    let origin: String
  }

  let rows: [Row]
  let options: RenderOptions

  private static let gap = 2
  /// Where values would get less than this, they are shown without where they come from.
  private static let narrowestValue = 10

  var lines: [ScreenText] {
    let nameWidth = rows.map { displayWidth($0.name, ambiguous: options.ambiguous) }.max() ?? 0
    let originWidth = rows.map { displayWidth($0.origin, ambiguous: options.ambiguous) }.max() ?? 0
    let room = options.width.map { $0 - 2 - nameWidth - originWidth - 2 * Self.gap }
    let showsOrigins = room.map { $0 >= Self.narrowestValue } ?? true
    return rows.map { row in
      var line = ScreenText(on: options.ambiguous)
      line.append(row.sign.map { String($0.letter) } ?? " ", ink: row.sign?.ink ?? .plain)
      line.append(spaces: 1)
      line.append(text(row.name, .heading).padded(to: nameWidth + Self.gap))
      if showsOrigins {
        line.append(text(row.origin, .faint).padded(to: originWidth + Self.gap))
      }
      line.append(row.value)
      return line
    }
  }

  private func text(_ text: String, _ ink: Ink) -> ScreenText {
    ScreenText(text, ink: ink, on: options.ambiguous)
  }
}
