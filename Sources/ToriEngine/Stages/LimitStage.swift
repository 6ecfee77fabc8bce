import ToriLanguage
import ToriText

/// `limit N`: the first rows; `limit N by KEY`: those of each group, in the order at hand.
package struct LimitStage: LogicalStage {
  package let count: Int
  /// None for the first rows of all.
  package let keys: [GroupKey]

  package init(_ count: Int, by keys: [GroupKey] = []) { (self.count, self.keys) = (count, keys) }

  package func shape(of inputs: [RowShape]) -> RowShape { inputs[0] }

  package func reading(of inputs: [LogicalNode], by explainer: Explainer) -> [LocalizedText] {
    explainer.reading(inputs) + [words]
  }

  package var words: LocalizedText {
    if keys.isEmpty { return LocalizedText("the first \(count)", ja: "先頭の\(count)件") }
    let names = keys.map { LocalizedText(same: $0.name) }
      .joined(separator: LocalizedText(" and ", ja: "と"))
    return LocalizedText("the first \(count) of each \(names)", ja: "\(names)の値ごとに先頭の\(count)件")
  }

  package func needles(of inputs: [LogicalNode]) -> [Needle] { inputs[0].needles }

  package func narrowing(_ wording: Wording) -> LocalizedText? { LocalizedText(same: written) }

  /// As a query has it.
  package var written: String {
    "limit \(count)" + (keys.isEmpty ? "" : " by " + keys.map(\.name).joined(separator: ", "))
  }
}

extension Analyzer {
  mutating func limit(_ count: Int, by names: [Name], of input: LogicalNode) -> LogicalNode? {
    keys(names, in: input.shape).map {
      LogicalNode(.limit(LimitStage(count, by: $0)), of: [input])
    }
  }
}
