import ToriLanguage
import ToriText

/// A comparison with a text: letter by letter, where texts that Unicode holds for the same are equal, or
/// folded.
package struct TextComparison: Codable, Hashable, Sendable {
  package let comparison: ComparisonOperator
  /// As it is written.
  package let value: String
  /// As it is compared.
  private let compared: String
  private let isFolded: Bool
  /// Whether kanji are equal to those that stand for them.
  package let foldsVariants: Bool

  package init(
    _ comparison: ComparisonOperator, _ value: String, isFolded: Bool, foldsVariants: Bool = false
  ) {
    (self.comparison, self.value, self.isFolded) = (comparison, value, isFolded)
    self.foldsVariants = foldsVariants
    compared = isFolded ? Folding.string(value) : value
  }

  /// Whether a text compares so; folded first where the comparison folds.
  package func holds(for text: String) -> Bool {
    let text = isFolded ? Folding.string(text) : text
    if foldsVariants, KanjiVariants.areSame(text, compared) {
      return comparison.holds(compared, compared)
    }
    return comparison.holds(text, compared)
  }

  /// Whether it holds for just the texts for which this one does not.
  package var opposite: TextComparison {
    TextComparison(
      comparison.opposite, value, isFolded: isFolded, foldsVariants: foldsVariants)
  }
}

extension ComparisonOperator {
  /// Whether `a` compares so with `b`.
  package func holds<T: Comparable>(_ a: T, _ b: T) -> Bool {
    switch self {
    case .equal: a == b
    case .notEqual: a != b
    case .less: a < b
    case .lessOrEqual: a <= b
    case .greater: a > b
    case .greaterOrEqual: a >= b
    }
  }

  /// What holds of two values just where this does not.
  package var opposite: ComparisonOperator {
    switch self {
    case .equal: .notEqual
    case .notEqual: .equal
    case .less: .greaterOrEqual
    case .lessOrEqual: .greater
    case .greater: .lessOrEqual
    case .greaterOrEqual: .less
    }
  }
}
