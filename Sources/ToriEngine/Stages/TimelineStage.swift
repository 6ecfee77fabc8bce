import ToriLanguage
import ToriText

/// `timeline by PERIOD`: a count for each period of time that was asked for, else from the first that holds something to
/// the last, empty ones too.
package struct TimelineStage: LogicalStage {
  package let part: TimePart
  /// Every period of it has a row.
  package let asked: AskedPeriod

  package func shape(of inputs: [RowShape]) -> RowShape {
    RowShape(
      kind: .figures,
      columns: [
        Column(name: part.rawValue, type: .text), Column(name: "count", type: .integer),
      ], isTimeline: true)
  }

  package func reading(of inputs: [LogicalNode], by explainer: Explainer) -> [LocalizedText] {
    explainer.reading(inputs) + [
      LocalizedText(
        "how many for each \(part.words), from the first \(asked.start == nil ? "" : "asked for ")to the last\(asked.end == nil ? "" : " asked for")",
        ja:
          "\(asked.start == nil ? "最初" : "尋ねた最初")から\(asked.end == nil ? "最後" : "尋ねた最後")まで、\(part.words)ごとの件数"
      )
    ]
  }

  package func needles(of inputs: [LogicalNode]) -> [Needle] { [] }

  package func narrowing(_ wording: Wording) -> LocalizedText? { nil }
}

extension Analyzer {
  mutating func timeline(_ name: Name, _ stage: Stage, of input: LogicalNode) -> LogicalNode? {
    guard posts(stage, input) else { return nil }
    let parts = TimePart.onLine
    guard let part = TimePart(rawValue: name.value), parts.contains(part) else {
      report(.unknownPeriod(name.value, at: name.span, known: parts.map(\.rawValue)))
      return nil
    }
    return LogicalNode(.timeline(TimelineStage(part: part, asked: input.askedPeriod)), of: [input])
  }
}
