extension Explanation {
  /// The steps as rows, for programs; how the query is read is said below them.
  package var answer: Answer {
    let columns = [
      Column(name: "depth", type: .integer), Column(name: "step", type: .text),
      Column(name: "rows_at_most", type: .integer), Column(name: "tried", type: .integer),
      Column(name: "found", type: .integer), Column(name: "bytes_read", type: .integer),
      Column(name: "ms", type: .number),
    ]
    let cells = steps.map { step -> [Value] in
      func number(_ number: Int?) -> Value { number.map { .integer($0) } ?? .none }
      return [
        .integer(step.depth), .words(step.words), number(step.expectedRows),
        number(step.triedRows), number(step.foundRows), number(step.touchedByteCount),
        step.duration.map { .number(Double($0.microseconds) / 1000) } ?? .none,
      ]
    }
    return Answer(
      shape: RowShape(kind: .columns, columns: columns, isTold: true), rowCount: cells.count,
      notes: (reading + (summary.map { [$0] } ?? [])).map { Note(.words($0)) }
    ) { cells[$0][$1] }
  }
}

extension Duration {
  fileprivate var microseconds: Int {
    Int(components.seconds) * 1_000_000 + Int(components.attoseconds / 1_000_000_000_000)
  }
}
