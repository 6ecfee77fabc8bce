import ToriEngine
import ToriText

/// Figures as lengths: the largest as long as there is room for, in eighths of a column.
struct Bars {
  private let largest: Double
  private let width: Int
  private let ambiguous: AmbiguousWidth

  private static let widest = 40
  /// Shorter than this, bars tell nothing that the figures do not.
  private static let narrowest = 8

  /// `nil` where there is nothing to compare, or no room to do it in.
  init?(largest: Double, width: Int, on ambiguous: AmbiguousWidth) {
    let width = min(width, Self.widest) / displayWidth("█" as Character, ambiguous: ambiguous)
    guard largest > 0, width >= Self.narrowest else { return nil }
    self.largest = largest
    self.width = width
    self.ambiguous = ambiguous
  }

  /// To the left of an axis for what is below 0, else to its right, each side half as wide; nil for what is no figure.
  func bothSides(for value: Value) -> ScreenText? {
    guard case .number(let figure) = value, figure.isFinite else { return nil }
    // Between the two stands the axis.
    let half = max(1, (width - 1) / 2)
    let length = min(half, Int((abs(figure) / largest * Double(half)).rounded()))
    let blank = String(repeating: " ", count: figure < 0 ? half - length : half)
    let bar = String(repeating: "█", count: length)
    let text = figure < 0 ? blank + bar + "│" : blank + "│" + bar
    return ScreenText(text, ink: .bar, on: ambiguous)
  }

  /// At least a sliver for what is not zero; `nil` for what is no figure.
  func bar(for value: Value) -> ScreenText? {
    let figure: Double
    switch value {
    case .integer(let integer): figure = Double(integer)
    case .number(let number): figure = number
    default: return nil
    }
    guard figure > 0, figure.isFinite else { return nil }
    let eighths = max(1, Int((min(figure / largest, 1) * Double(width * 8)).rounded()))
    let sliver = eighths % 8 == 0 ? "" : String(Array("▏▎▍▌▋▊▉")[eighths % 8 - 1])
    return ScreenText(String(repeating: "█", count: eighths / 8) + sliver, ink: .bar, on: ambiguous)
  }
}
