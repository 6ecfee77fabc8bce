import ToriLanguage
import ToriText

/// `documents`, `threads`, `authors`, `links`: those that the posts at hand have.
package struct GroupsStage: LogicalStage {
  package let kind: RowKind

  package init(_ kind: RowKind) { self.kind = kind }

  package func shape(of inputs: [RowShape]) -> RowShape {
    (RowShape.rows(of: kind) ?? .posts).having(inputs[0].fields)
  }

  package func reading(of inputs: [LogicalNode], by explainer: Explainer) -> [LocalizedText] {
    if case .scan? = inputs.first?.operation { return [kind.wholeCorpus] }
    return explainer.reading(inputs) + [
      LocalizedText("then their \(kind.plural)", ja: "次に、その\(kind.plural)")
    ]
  }

  package func needles(of inputs: [LogicalNode]) -> [Needle] { [] }

  package func narrowing(_ wording: Wording) -> LocalizedText? { kind.plural }
}

extension Analyzer {
  /// `| documents`, `| authors` and the like, or `| posts`: the posts of these.
  mutating func rows(_ name: Name, _ stage: Stage, of input: LogicalNode) -> LogicalNode? {
    guard let kind = RowKind(rawValue: name.value) else { return nil }
    let shape = input.shape
    if kind == .posts && shape.kind == .posts { return input }
    let members = LogicalNode(.members(MembersStage()), of: [input])
    if kind == .posts && shape.isGroups { return members }
    guard posts(stage, input) else { return nil }
    return kind == .posts ? members : .groups(kind, of: input)
  }
}
