import ToriEngine
import ToriText

/// What `describe` draws, as text.
package enum PictureRenderer {
  /// A picture, drawn.
  package struct Drawing {
    package let text: String
    /// Said below: what was left out, and how to see it.
    package let notes: [String]
    /// Whether rows follow the picture, which only leads to them.
    package let isLed: Bool
  }

  package static func render(_ picture: Picture, options: RenderOptions) -> Drawing {
    var lines: [ScreenText]
    var notes: [String] = []
    var isLed = false
    switch picture {
    case .block(let block):
      let drawing = BlockDrawing(of: block, options: options)
      lines = drawing.lines()
      notes = drawing.notes
    case .outline(let outline):
      let drawing = TreeDrawing(
        of: outline.forest, options: options, cells: OutlineWords(outline, options).cells)
      lines = [OutlineWords(outline, options).heading] + drawing.lines
      notes = drawing.notes
    case .thread(let thread):
      let words = ThreadWords(thread, options)
      let drawing = TreeDrawing(of: thread.forest, options: options, cells: words.cells)
      lines = [words.heading] + drawing.lines
      notes = drawing.notes
    case .model(let model):
      var all = options
      all.limit = nil
      lines =
        TreeDrawing(
          of: ModelWords(model, options).tree, isRooted: true, numbers: 1, options: all
        ) { $0 }.lines
      lines.append(ScreenText(on: options.ambiguous))
      isLed = true
    }
    let text = lines.map { line in
      let line = options.width.map { line.cut(to: $0) } ?? line
      return line.trimmed().rendered(colour: options.colour) + "\n"
    }
    return Drawing(text: text.joined(), notes: notes, isLed: isLed)
  }
}

extension RenderOptions {
  /// That only so much of all there is was drawn; nil if it was everything.
  func cutNote(shown: Int, of count: Int) -> String? {
    guard shown < count else { return nil }
    let part = LocalizedText(
      "showing \(shown) of \(count) lines", ja: "\(count)行のうち\(shown)行を表示")
    guard let remedy else { return part[language] }
    return LocalizedText("\(part); \(remedy)", ja: "\(part)。\(remedy)")[language]
  }
}
