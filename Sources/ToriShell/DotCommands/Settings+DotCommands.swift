import ToriLanguage
import ToriRender

extension Settings {
  /// Changes the setting that `command` is about; false if it cannot be `value`.
  mutating func set(_ command: DotCommand, to value: String) -> Bool {
    switch command {
    case .mode:
      guard let format = Format(rawValue: value) else { return false }
      self.format = format
    case .limit:
      guard let limit = Self.number(value, none: "none") else { return false }
      rowLimit = limit
    case .width:
      guard let width = Self.number(value, none: "auto") else { return false }
      self.width = width
    case .timer:
      guard let shows = Self.switches[value] else { return false }
      showsTime = shows
    case .color:
      guard value == "auto" || Self.switches[value] != nil else { return false }
      usesColour = Self.switches[value]
    case .fold:
      guard let folds = Self.foldings[value] else { return false }
      foldsVariants = folds
    default: return false
    }
    return true
  }

  /// What the setting is, in the words that set it.
  func value(of command: DotCommand) -> String? {
    switch command {
    case .mode: format.rawValue
    case .limit: rowLimit.map { "\($0)" } ?? "none"
    case .width: width.map { "\($0)" } ?? "auto"
    case .timer: showsTime ? "on" : "off"
    case .color: usesColour.map { $0 ? "on" : "off" } ?? "auto"
    case .fold: foldsVariants ? "variants" : "usual"
    default: nil
    }
  }

  /// What texts can be compared as, and whether kanji then count as their variants.
  static let foldings = ["variants": true, "usual": false]

  private static let switches = ["on": true, "off": false]

  /// A number above 0, or the word for no number; nil if it is neither.
  private static func number(_ text: String, none: String) -> Int?? {
    if text == none { return .some(nil) }
    return Int(text).flatMap { $0 > 0 ? .some($0) : nil }
  }
}
