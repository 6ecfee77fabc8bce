import ToriLanguage
import ToriText

/// `select FIELD, …`: the rows with these columns alone.
package struct SelectStage: LogicalStage {
  package let columns: [ColumnReference]

  package init(_ columns: [ColumnReference]) { self.columns = columns }

  package func shape(of inputs: [RowShape]) -> RowShape {
    let shape = RowShape(
      kind: .columns, columns: columns.map { inputs[0].chosen($0.shown) }, of: inputs[0].origin,
      fields: inputs[0].fields)
    // Rows are pairs as long as both ends are there.
    guard let ties = inputs[0].ties,
      ["from", "to"].allSatisfy({ end in columns.contains { $0.name == end } })
    else { return shape }
    return shape.tied(ties)
  }

  package func reading(of inputs: [LogicalNode], by explainer: Explainer) -> [LocalizedText] {
    explainer.reading(inputs) + [LocalizedText("of each, \(names)", ja: "それぞれの\(names)")]
  }

  package var names: LocalizedText { columns.map { LocalizedText(same: $0.name) }.listed() }

  package func needles(of inputs: [LogicalNode]) -> [Needle] { inputs[0].needles }

  package func narrowing(_ wording: Wording) -> LocalizedText? { nil }
}

extension Analyzer {
  mutating func select(_ names: [Name], of input: LogicalNode) -> LogicalNode? {
    let columns = names.compactMap { column($0, in: input.shape) }
    return columns.count == names.count ? .select(input, columns) : nil
  }
}
