import ToriLanguage
import ToriText

/// `expect …`: the same rows; it fails with what was seen instead.
package struct ExpectStage: LogicalStage {
  package let expectation: TypedExpectation

  package init(_ expectation: TypedExpectation) { self.expectation = expectation }

  package func shape(of inputs: [RowShape]) -> RowShape { inputs[0] }

  package func reading(of inputs: [LogicalNode], by explainer: Explainer) -> [LocalizedText] {
    explainer.reading(inputs) + [words(explainer.wording)]
  }

  package func words(_ wording: Wording) -> LocalizedText {
    switch expectation {
    case .rows(let comparison, let count):
      return LocalizedText(
        "expected: rows \(comparison.rawValue) \(count)",
        ja: "期待: rows \(comparison.rawValue) \(count)")
    case .all(let filter, let written):
      let condition = Self.condition(filter, written, wording)
      return LocalizedText("expected of all: \(condition)", ja: "すべてに期待: \(condition)")
    case .any(let filter, let written):
      let condition = Self.condition(filter, written, wording)
      return LocalizedText(
        "expected of one at least: \(condition)", ja: "少なくとも一つに期待: \(condition)")
    }
  }

  /// As the query writes it; what it was bound to says no more.
  private static func condition(
    _ filter: Filter, _ written: String, _ wording: Wording
  ) -> LocalizedText {
    written.isEmpty ? wording.words(filter) : LocalizedText(same: written)
  }

  package func needles(of inputs: [LogicalNode]) -> [Needle] { inputs[0].needles }

  package func narrowing(_ wording: Wording) -> LocalizedText? { nil }
}

extension LogicalNode {
  /// Whether the rows were only held to what was expected of them, so that nobody need see them.
  package var endsInExpectation: Bool { if case .expect = operation { true } else { false } }
}

package indirect enum TypedExpectation: Codable, Hashable, Sendable {
  case rows(ComparisonOperator, Int)
  /// A condition, and how the query writes it.
  case all(Filter, written: String)
  case any(Filter, written: String)
}

extension Analyzer {
  mutating func expect(
    _ expectation: Expectation, on input: LogicalNode
  ) -> LogicalNode? {
    let typed: TypedExpectation? =
      switch expectation {
      case .rows(let comparison, let count): .rows(comparison, count.value)
      case .all(let condition, let written):
        filter(condition, on: input.shape).map { .all($0, written: written) }
      case .any(let condition, let written):
        filter(condition, on: input.shape).map { .any($0, written: written) }
      }
    return typed.map { LogicalNode(.expect(ExpectStage($0)), of: [input]) }
  }
}
