import ToriLanguage
import ToriText

/// `share by KEY`: for each value of the key, these rows, all posts there, and the share.
package struct ShareStage: LogicalStage {
  package let key: GroupKey

  package func shape(of inputs: [RowShape]) -> RowShape {
    RowShape(
      kind: .figures,
      columns: [
        key.column, Column(name: "count", type: .integer),
        Column(name: "all", type: .integer), Column(name: "share", type: .number),
      ], isTimeline: key.isLine)
  }

  package func reading(of inputs: [LogicalNode], by explainer: Explainer) -> [LocalizedText] {
    explainer.reading(inputs) + [
      LocalizedText(
        "how many for each \(key.name), and what share of all posts that have it",
        ja: "\(key.name)の値ごとの件数と、その値を持つ全投稿に占める割合")
    ]
  }

  package func needles(of inputs: [LogicalNode]) -> [Needle] { [] }

  package func narrowing(_ wording: Wording) -> LocalizedText? { nil }
}

extension Analyzer {
  mutating func share(_ name: Name, _ stage: Stage, of input: LogicalNode) -> LogicalNode? {
    // What is no post's has no share of all posts.
    guard posts(stage, input), let origin = input.shape.origin,
      let key = key(name, in: .blockRows(origin, having: input.shape.fields))
    else { return nil }
    return LogicalNode(.share(ShareStage(key: key)), of: [input])
  }
}
