import ToriEngine

/// The answers of several statements as one JSON value: an array with an element for each, `null` for
/// one that failed.
extension Interpreter {
  /// Writes all answers that `body` comes to into one array, if that is asked for by the format.
  package mutating func listing(
    _ body: (inout Interpreter) throws(ClosedPipe) -> ExitStatus
  ) throws(ClosedPipe) -> ExitStatus {
    guard settings.format == .json, listed == nil else { return try body(&self) }
    listed = 0
    defer { listed = nil }
    let status = try body(&self)
    try write(listed == 0 ? "[]\n" : "]\n")
    return status
  }

  /// What stands before an answer.
  mutating func separate() throws(ClosedPipe) {
    guard let count = listed else { return }
    try write(count == 0 ? "[\n" : ",\n")
    listed = count + 1
  }

  /// What stands for an answer that failed where there is one value for every answer.
  mutating func writeNull() throws(ClosedPipe) {
    guard settings.format == .json else { return }
    try separate()
    try write("null\n")
  }
}

extension Analyzer.Action {
  /// Whether rows come of it.
  var hasRows: Bool {
    switch self {
    case .answer(let node, _): !node.endsInSave && !node.endsInExpectation
    case .explain, .describe: true
    case .bind, .variants, .help, .tour, .expectCorpus, .parameter: false
    }
  }

  /// Whether statements after it may use what it names.
  var givesName: Bool {
    switch self {
    case .bind, .variants: true
    case .answer, .explain, .describe, .help, .tour, .expectCorpus, .parameter: false
    }
  }
}
