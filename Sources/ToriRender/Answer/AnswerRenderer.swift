import ToriEngine
import ToriLanguage

/// The rows of an answer as text.
///
/// Rows are asked for, written and forgotten one by one, so an answer may be of any size. What is to
/// be said about them is `NoteRenderer`'s, since it goes elsewhere.
package enum AnswerRenderer {
  /// Writes the rows of `answer` and flushes `sink`, even where the rows end in an `EngineError`.
  ///
  /// - Returns: what the format could not hold as it is.
  /// - Throws: `UndrawableAnswer` where a picture is asked for that cannot be; nothing is written then.
  @discardableResult package static func render(
    _ answer: Answer, as format: Format, options: RenderOptions, to sink: inout TextSink
  ) throws -> [Note] {
    var notes: [Note] = []
    do {
      switch format {
      case .table, .cards:
        try renderForPeople(answer, as: format, options: options, to: &sink)
      case .jsonl: try JSONRows.render(answer, asArray: false, options: options, to: &sink)
      case .json: try JSONRows.render(answer, asArray: true, options: options, to: &sink)
      case .csv: try SeparatedRows.csv(answer, options: options, to: &sink)
      case .tsv: try SeparatedRows.tsv(answer, options: options, to: &sink)
      case .excel: notes = try SpreadsheetRows.render(answer, .excel, options: options, to: &sink)
      case .xlsx: notes = try WorkbookRows.render(answer, options: options, to: &sink)
      case .vrt: notes = try VerticalRows.render(answer, options: options, to: &sink)
      case .khCoder:
        notes = try SpreadsheetRows.render(answer, .khCoder, options: options, to: &sink)
      case .markdown: try MarkdownRows.render(answer, options: options, to: &sink)
      case .graphml: try GraphMLRows.render(answer, options: options, to: &sink)
      case .svg:
        try ChartRenderer.render(answer, theme: .light, options: options, to: &sink)
      case .svgDark:
        try ChartRenderer.render(answer, theme: .dark, options: options, to: &sink)
      }
    } catch let error as EngineError {
      try sink.flush()
      throw error
    }
    try sink.flush()
    return notes
  }

  private static func renderForPeople(
    _ answer: Answer, as format: Format, options: RenderOptions, to sink: inout TextSink
  ) throws {
    if answer.rowCount == 0 { return }
    switch answer.shape.kind {
    case .bytes: try WrittenBytes.render(answer, options: options, to: &sink)
    case .concordance where answer.shape.columns.count == ConcordanceLines.columnCount:
      try ConcordanceLines.render(answer, options: options, to: &sink)
    case .figures: try Table.render(answer, options: options, to: &sink)
    default:
      if format == .cards || options.isTerminal && answer.isSinglePost {
        try Cards.render(answer, options: options, to: &sink)
      } else {
        try Table.render(answer, options: options, to: &sink)
      }
    }
  }
}

extension Answer {
  /// Whether it is one post or block, with all that is known of it.
  fileprivate var isSinglePost: Bool { rowCount == 1 && shape.isBlockRows }
}

extension RenderOptions {
  /// How many of `count` rows a table shows.
  package func shownRows(of count: Int) -> Int {
    guard isTerminal, let limit, count > (isLimitSoft ? 2 * limit : limit) else { return count }
    return limit
  }
}
