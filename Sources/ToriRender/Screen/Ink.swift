/// What a piece of text is, where colour may say so as well.
///
/// The sixteen colours that every terminal lets its user set, and of these only ones that can be
/// read on light and dark ground. Nothing is told by colour alone: place or words say it too.
enum Ink: Hashable {
  case plain, heading, faint, match, bar, error, warning, hint
  /// One of several parts that are told from each other, from 0.
  case part(Int)

  /// The parameters of the SGR sequence that turns it on; `nil` for none.
  var parameters: String? {
    switch self {
    case .plain: nil
    case .heading: "1"
    case .faint: "2"
    case .match: "1;31"
    case .bar: "36"
    case .error: "1;31"
    case .warning: "1;35"
    case .hint: "32"
    case .part(let number): Self.partColours[number % Self.partColours.count]
    }
  }

  private static let partColours = ["36", "35", "32", "34", "33", "31"]

  /// `text` in this ink, or as it is without colour.
  func colouring(_ text: String, if colour: Bool) -> String {
    guard colour, let parameters, !text.isEmpty else { return text }
    return "\u{1B}[\(parameters)m\(text)\u{1B}[0m"
  }
}
