/// A text that a terminal may be given.
///
/// Of what comes from outside, all that would steer the terminal stands in it in its visible form: what is
/// filled in is made so, and what is `drawn` has been.
package struct TerminalText: ExpressibleByStringInterpolation {
  /// Without anything that would steer a terminal, but for what was drawn.
  package let text: String

  package init(stringLiteral literal: String) { text = literal }

  package init(stringInterpolation pieces: Pieces) { text = pieces.text }

  /// What a renderer or the line editor has drawn: they make visible what they are given, and mean every
  /// sequence that is left.
  package init(drawn text: String) { self.text = text }

  package struct Pieces: StringInterpolationProtocol {
    fileprivate var text = ""

    package init(literalCapacity: Int, interpolationCount: Int) {}

    package mutating func appendLiteral(_ literal: String) { text += literal }

    package mutating func appendInterpolation(_ piece: some StringProtocol) {
      text += piece.visible()
    }
  }
}
