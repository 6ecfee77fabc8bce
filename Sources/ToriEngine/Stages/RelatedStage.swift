import ToriLanguage
import ToriText

/// `replies`, `parents`, `thread`, `around N`: posts that stand so to those at hand.
package struct RelatedStage: LogicalStage {
  package let relation: Relation

  package init(relation: Relation) { self.relation = relation }

  package func shape(of inputs: [RowShape]) -> RowShape {
    .blockRows(inputs[0].origin ?? .posts, having: inputs[0].fields)
  }

  package func reading(of inputs: [LogicalNode], by explainer: Explainer) -> [LocalizedText] {
    explainer.reading(inputs) + [relation.words]
  }

  package func needles(of inputs: [LogicalNode]) -> [Needle] { [] }

  package func narrowing(_ wording: Wording) -> LocalizedText? {
    switch relation {
    case .replies, .parents: LocalizedText(same: relation.keyword)
    case .thread, .around: nil
    }
  }
}

/// How posts of a document stand to each other.
package enum Relation: Codable, Hashable, Sendable {
  case replies, parents, thread
  case around(Int)

  /// The stage that asks for it.
  package var keyword: String {
    switch self {
    case .replies: "replies"
    case .parents: "parents"
    case .thread: "thread"
    case .around(let count): "around \(count)"
    }
  }

  fileprivate var words: LocalizedText {
    switch self {
    case .replies: LocalizedText("then the posts that answer them", ja: "次に、それらへの返信")
    case .parents: LocalizedText("then the posts that they answer", ja: "次に、それらの返信先の投稿")
    case .thread: LocalizedText("then all posts of their threads", ja: "次に、そのスレッドのすべての投稿")
    case .around(let count):
      count == 1
        ? LocalizedText("with the post before and after each", ja: "それぞれの前後1件の投稿とともに")
        : LocalizedText(
          "with the \(count) posts before and after each", ja: "それぞれの前後\(count)件の投稿とともに")
    }
  }
}

extension Analyzer {
  mutating func related(
    _ relation: Relation, _ stage: Stage, of input: LogicalNode
  ) -> LogicalNode? {
    guard posts(stage, input) else { return nil }
    return LogicalNode(.related(RelatedStage(relation: relation)), of: [input])
  }
}
