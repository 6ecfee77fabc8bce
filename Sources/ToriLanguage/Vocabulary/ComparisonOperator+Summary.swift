import ToriText

extension ComparisonOperator {
  /// What it asks, in a word or two.
  package var summary: LocalizedText {
    switch self {
    case .equal: LocalizedText("is", ja: "である")
    case .notEqual: LocalizedText("is not", ja: "でない")
    case .less: LocalizedText("less, or earlier", ja: "より小さい、より前")
    case .lessOrEqual: LocalizedText("at most, or until", ja: "以下、まで")
    case .greater: LocalizedText("more, or later", ja: "より大きい、より後")
    case .greaterOrEqual: LocalizedText("at least, or since", ja: "以上、以後")
    }
  }
}
