import ToriEngine
import ToriText

/// What the lines of a document's outline say.
struct OutlineWords {
  private let picture: OutlinePicture
  private let options: RenderOptions

  /// More of a text than any terminal shows is not looked at.
  private static let textLimit = 400

  init(_ picture: OutlinePicture, _ options: RenderOptions) {
    self.picture = picture
    self.options = options
  }

  var heading: ScreenText {
    let document = picture.document
    var line = text(document.name, .heading)
    let blocks = document.blockCount
    line.append(
      "  "
        + LocalizedText(
          "\(blocks) block\(blocks == 1 ? "" : "s"), \(document.postCount) of them posts",
          ja: "ブロック\(blocks)個、うち投稿\(document.postCount)件")[options.language])
    return line
  }

  /// Lines, kind, identifier, text.
  func cells(_ node: OutlinePicture.Node) -> [ScreenText] {
    switch node {
    case .heading(let heading):
      return [text(""), text(""), text(""), text(heading, .heading)]
    case .block(let block):
      let (kind, blocks) = (picture.blocks.kind(block), picture.blocks)
      return [
        text(range(blocks.lines(block)), .faint),
        text(kind.name, kind.isPost ? .plain : .faint),
        text(kind.isPost ? blocks.identifier(block) : ""),
        body(blocks.text(block), kind.isPost),
      ]
    case .run(let run):
      let (first, blocks) = (run.lowerBound, picture.blocks)
      let end = blocks.lines(run.upperBound - 1).upperBound
      return [
        text(range(blocks.lines(first).lowerBound...end), .faint),
        text(blocks.kind(first).name, .faint), text("×\(run.count)", .faint),
        body(blocks.text(first), false),
      ]
    }
  }

  private func body(_ text: String, _ isPost: Bool) -> ScreenText {
    ScreenText(
      text, ink: isPost ? .plain : .faint, upTo: options.width ?? Self.textLimit,
      on: options.ambiguous)
  }

  private func range(_ lines: ClosedRange<Int>) -> String {
    lines.count == 1 ? "\(lines.lowerBound)" : "\(lines.lowerBound)–\(lines.upperBound)"
  }

  private func text(_ text: String, _ ink: Ink = .plain) -> ScreenText {
    ScreenText(text, ink: ink, on: options.ambiguous)
  }
}
