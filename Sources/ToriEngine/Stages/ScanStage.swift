import ToriText

/// All posts, or all blocks, in the order of the corpus.
package struct ScanStage: LogicalStage {
  package let kind: RowKind
  /// The fields that they have beside the model's.
  package let own: [Field]

  package init(_ kind: RowKind, own: [Field] = []) { (self.kind, self.own) = (kind, own) }

  package func shape(of inputs: [RowShape]) -> RowShape {
    .blockRows(kind, having: own.isEmpty ? Field.all : Field.all + own)
  }

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
