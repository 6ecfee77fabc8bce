import ToriText

/// All posts, or all blocks, in the order of the corpus.
package struct ScanStage: LogicalStage {
  package let kind: RowKind

  package init(_ kind: RowKind) { self.kind = kind }

  package func shape(of inputs: [RowShape]) -> RowShape { RowShape.rows(of: kind) ?? .posts }

  package func reading(of inputs: [LogicalNode], by explainer: Explainer) -> [LocalizedText] {
    [kind.wholeCorpus]
  }

  package func needles(of inputs: [LogicalNode]) -> [Needle] { [] }

  package func narrowing(_ wording: Wording) -> LocalizedText? { kind.plural }
}

extension RowKind {
  /// All rows of the kind that the corpus has.
  package var wholeCorpus: LocalizedText {
    LocalizedText("all \(plural) of the corpus", ja: "コーパスのすべての\(plural)")
  }
}
