import ToriLanguage
import ToriText

/// `union (QUERY)`, `minus (QUERY)`, `intersect (QUERY)`: the rows with, without or only with the posts of
/// another query.
package struct CombineStage: LogicalStage {
  package let operation: SetOperation

  package func shape(of inputs: [RowShape]) -> RowShape {
    // Blocks among posts make blocks of all.
    operation == .union && inputs[1].origin == .blocks
      ? .blockRows(.blocks, having: inputs[0].fields) : inputs[0]
  }

  package func reading(of inputs: [LogicalNode], by explainer: Explainer) -> [LocalizedText] {
    explainer.reading(inputs) + [operation.joining(explainer.reading(inputs[1]).listed())]
  }

  package func needles(of inputs: [LogicalNode]) -> [Needle] {
    operation == .minus ? inputs[0].needles : inputs[0].needles + inputs[1].needles
  }

  package func narrowing(_ wording: Wording) -> LocalizedText? {
    LocalizedText(same: "\(operation.rawValue) (…)")
  }
}

package enum SetOperation: String, Codable, Hashable, Sendable {
  case union, minus, intersect

  /// What it does with the rows that `others` says.
  fileprivate func joining(_ others: LocalizedText) -> LocalizedText {
    switch self {
    case .union: LocalizedText("together with: \(others)", ja: "次と合わせて: \(others)")
    case .minus: LocalizedText("without: \(others)", ja: "次を除いて: \(others)")
    case .intersect:
      LocalizedText("only those also among: \(others)", ja: "次にもあるものだけ: \(others)")
    }
  }
}

extension Analyzer {
  mutating func combine(
    _ input: LogicalNode, _ operation: SetOperation, _ query: Query, _ stage: Stage
  ) -> LogicalNode? {
    guard let other = self.query(query) else { return nil }
    // What is neither post nor block has no place among posts.
    let isFit = operation == .union ? input.shape.isBlockRows : input.shape.origin != nil
    guard isFit, other.shape.origin != nil else {
      let isOther = isFit
      report(
        .needsPosts(
          stage: operation.rawValue, got: (isOther ? other : input).shape.kind, at: stage.span,
          taking: isOther ? Self.takingPosts(of: query) : Self.takingPosts(before: stage)))
      return nil
    }
    return LogicalNode(.combine(CombineStage(operation: operation)), of: [input, other])
  }
}
