import ToriText

/// A shape by which a stretch of a page was read, and how well it fits.
package struct UsedShape: Codable, Hashable, Sendable {
  /// The shape as a text of shapes, which is read back to the same.
  package var source: String
  /// How many heads it explained.
  package var headCount: Int
  /// The share of the stretch's lines that its posts take, in percent.
  package var coverage: Int
  package var origin: Shape.Origin

  package init(source: String, headCount: Int, coverage: Int, origin: Shape.Origin) {
    (self.source, self.headCount) = (source, headCount)
    (self.coverage, self.origin) = (coverage, origin)
  }

  /// The shape's name.
  package var name: String {
    let words = source.split(separator: " ", maxSplits: 2)
    return words.count > 1 ? String(words[1].prefix { !$0.isNewline }) : ""
  }
}

extension ShapedPage {
  /// The shapes of its runs, each once.
  var used: [UsedShape] {
    var used: [UsedShape] = []
    for run in runs where !used.contains(where: { $0.source == run.shape.source }) {
      used.append(
        UsedShape(
          source: run.shape.source, headCount: run.headCount,
          coverage: Int((run.coverage * 100).rounded()), origin: run.shape.origin))
    }
    return used
  }
}

extension ShapeSet {
  /// The shapes that a page was read by, and no others.
  convenience init(used: [UsedShape]) {
    self.init(
      used.flatMap { used in
        (try? ShapeFile.read(
          used.source, file: used.name, origin: used.origin)) ?? []
      })
  }
}
