import ToriLanguage
import ToriText

/// `save "FILE"`: the same rows, which are written to a file when they come by.
///
/// An engine passes them on. Who runs a query asks for the rows of each of these stages, and writes them: see
/// `LogicalNode.saves`.
package struct SaveStage: LogicalStage {
  /// As the query writes it.
  package let path: String
  package let format: Format
  package let title: String?

  package init(path: String, format: Format, title: String?) {
    self.path = path
    self.format = format
    self.title = title
  }

  package func shape(of inputs: [RowShape]) -> RowShape { inputs[0] }

  package func reading(of inputs: [LogicalNode], by explainer: Explainer) -> [LocalizedText] {
    explainer.reading(inputs) + [
      LocalizedText(
        "written to \(path) as \(format.rawValue), \(columns(of: inputs[0]).count) columns",
        ja: "\(path)に\(format.rawValue)として書く。列は\(columns(of: inputs[0]).count)")
    ]
  }

  package func needles(of inputs: [LogicalNode]) -> [Needle] { inputs[0].needles }

  package func narrowing(_ wording: Wording) -> LocalizedText? { nil }
}

extension SaveStage {
  /// What is written of rows that come from `input`: all of their columns. Where a row is a line of cells, what
  /// a time spans stands in columns of its own too.
  package func written(of input: LogicalNode) -> LogicalNode {
    guard format.isOfCells, input.shape.isBlockRows else { return input }
    return .select(input, columns(of: input))
  }

  private func columns(of input: LogicalNode) -> [ColumnReference] {
    let shape = input.shape
    let parts =
      format.isOfCells && shape.isBlockRows
      ? shape.fields.filter { [.timeFrom, .timeTo, .precision, .basis].contains($0.access) } : []
    return shape.columns.flatMap { column -> [ColumnReference] in
      guard let reference = shape.column(named: column.name) else { return [] }
      return [reference] + (column.field?.access == .time ? parts.map { .field($0) } : [])
    }
  }
}

extension LogicalNode {
  /// The stages on the way to its rows that save what comes by, from the first.
  package var saves: [(stage: SaveStage, rows: LogicalNode)] {
    way.compactMap { node in
      guard case .save(let stage) = node.operation, let input = node.inputs.first else {
        return nil
      }
      return (stage, stage.written(of: input))
    }
  }

  /// Whether there are any; told without a look at what they are.
  var hasSaves: Bool {
    if case .save = operation { return true }
    return !inputs.isEmpty && inputs[0].hasSaves
  }

  /// The same rows, saved nowhere, and held to nothing at their end.
  package var rowsAlone: LogicalNode {
    endsInExpectation || endsInSave ? inputs[0].rowsAlone : withoutSaves
  }

  private var withoutSaves: LogicalNode {
    guard hasSaves else { return self }
    if case .save = operation { return inputs[0].withoutSaves }
    return LogicalNode(operation, of: [inputs[0].withoutSaves] + inputs.dropFirst())
  }

  /// Whether there are more steps on all ways to the rows.
  package func hasMoreNodes(than limit: Int) -> Bool {
    var open = [self]
    var count = 0
    while let node = open.popLast() {
      count += 1
      if count > limit { return true }
      open += node.inputs
    }
    return false
  }

  /// Whether its rows were saved, so that nobody need see them.
  package var endsInSave: Bool { if case .save = operation { true } else { false } }
}

extension Analyzer {
  mutating func save(_ file: SavedFile, _ stage: Stage, on input: LogicalNode) -> LogicalNode? {
    if isInner { report(.saveWithin(at: stage.span)) }
    guard let format = file.format?.value ?? Format(ofFile: file.path.value) else {
      report(.formUntold(file.path.value, at: file.path.span))
      return nil
    }
    if file.path.value.isEmpty { report(.emptyText(at: file.path.span)) }
    let save = SaveStage(path: file.path.value, format: format, title: file.title?.value)
    return LogicalNode(.save(save), of: [input])
  }
}
