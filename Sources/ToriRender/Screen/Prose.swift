import ToriText

/// Running text in lines of a width, as people set English and Japanese.
package enum Prose {
  /// Lines break at blanks, and between characters of Japanese: not before what closes or after what
  /// opens. A piece that is longer than a line has a line of its own.
  package static func wrapped(
    _ text: String, width: Int, ambiguous: AmbiguousWidth = .narrow
  ) -> [String] {
    var lines: [String] = []
    var (line, columns) = ("", 0)
    for piece in pieces(of: text) {
      let size = displayWidth(piece, ambiguous: ambiguous)
      let bare = piece.last == " " ? size - 1 : size
      if columns + bare > width, columns > 0 {
        lines.append(line.trimmedAtEnd)
        (line, columns) = ("", 0)
      }
      line += piece
      columns += size
    }
    return lines + [line.trimmedAtEnd]
  }

  /// A heading or a question, where it can be set apart.
  package static func emphasized(_ text: String, if colour: Bool) -> String {
    Ink.heading.colouring(text, if: colour)
  }

  /// What is not broken: a Latin word with the blank behind it, a character of Japanese with what
  /// clings to it.
  private static func pieces(of text: String) -> [String] {
    var pieces: [String] = []
    var previous: Character = " "
    for character in text {
      let clings =
        closing.contains(character) || opening.contains(previous) || character == " "
        || !isWide(character) && !isWide(previous) && previous != " "
      if clings, !pieces.isEmpty {
        pieces[pieces.count - 1].append(character)
      } else {
        pieces.append(String(character))
      }
      previous = character
    }
    return pieces
  }

  private static func isWide(_ character: Character) -> Bool {
    displayWidth(character, ambiguous: .narrow) > 1
  }

  private static let closing: Set<Character> = Set(
    "、。，．・：；？！」』）］｝〉》】〕ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々)]},.;:!?")
  private static let opening: Set<Character> = Set("「『（［｛〈《【〔([{")
}

extension String {
  fileprivate var trimmedAtEnd: String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
