import ToriText

/// `posts`: those that the documents, threads, authors or links at hand have, that the rows at hand are of,
/// or that are among blocks.
package struct MembersStage: LogicalStage {
  package func shape(of inputs: [RowShape]) -> RowShape {
    .blockRows(.posts, having: inputs[0].fields)
  }

  package func reading(of inputs: [LogicalNode], by explainer: Explainer) -> [LocalizedText] {
    explainer.reading(inputs) + [LocalizedText("then the posts of these", ja: "次に、これらの投稿")]
  }

  package func needles(of inputs: [LogicalNode]) -> [Needle] { [] }

  package func narrowing(_ wording: Wording) -> LocalizedText? { RowKind.posts.plural }
}
