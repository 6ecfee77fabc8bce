import ToriLanguage
import ToriText

/// `sort by …`: rows without a value come last, ties keep the order that they had.
package struct SortStage: LogicalStage {
  package let terms: [SortTerm]

  package init(terms: [SortTerm]) { self.terms = terms }

  package func shape(of inputs: [RowShape]) -> RowShape { inputs[0] }

  package func reading(of inputs: [LogicalNode], by explainer: Explainer) -> [LocalizedText] {
    explainer.reading(inputs) + [
      LocalizedText("in the order of \(terms.words)", ja: "\(terms.words)の順")
    ]
  }

  package func needles(of inputs: [LogicalNode]) -> [Needle] { inputs[0].needles }

  package func narrowing(_ wording: Wording) -> LocalizedText? { nil }
}

package struct SortTerm: Codable, Hashable, Sendable {
  package let column: ColumnReference
  package let descending: Bool
}

extension [SortTerm] {
  package var words: LocalizedText {
    map { term in
      let name = term.column.name
      return term.descending
        ? LocalizedText("\(name), largest first", ja: "\(name)（大きい方から）") : LocalizedText(same: name)
    }.joined(separator: LocalizedText(", then ", ja: "、次に"))
  }
}

extension Analyzer {
  mutating func sort(_ keys: [SortKey], on input: LogicalNode) -> LogicalNode? {
    let shape = input.shape
    let terms = keys.compactMap { key in
      doubt(dates: key.field, in: shape)
      return column(key.field, in: shape).map { SortTerm(column: $0, descending: key.descending) }
    }
    guard terms.count == keys.count else { return nil }
    return LogicalNode(.sort(SortStage(terms: terms)), of: [input])
  }
}
