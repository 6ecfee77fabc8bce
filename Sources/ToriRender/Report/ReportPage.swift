import ToriEngine
import ToriSystem
import ToriText

/// The parts of a report in order, whatever it is written as; what a form makes of them is its `ReportWriter`'s.
package enum ReportPage {
  /// Writes the page and flushes `sink`.
  ///
  /// - Returns: what each statement showed.
  /// - Throws: the `EngineError` that rows end in, or what the sink throws.
  @discardableResult package static func render(
    _ report: Report, as form: Report.Form, options: RenderOptions, to sink: inout TextSink
  ) throws -> [Report.Trace] {
    var answers: [ReportAnswer] = []
    var number = 0
    var passages: [(prose: Prose?, answer: Int?)] = []
    for passage in report.passages {
      switch passage {
      case .prose(let text): passages.append((Prose(text), nil))
      case .asked(let asked):
        let answer = try ReportAnswer(asked, number: number + 1, options: options)
        if answer.isNumbered { number += 1 }
        passages.append((nil, answers.count))
        answers.append(answer)
      }
    }
    let posts = try ReportPosts(
      namedBy: answers.flatMap { answer in answer.tables.map { (answer.number, $0) } }, of: report,
      options: options)
    let title = passages.first?.prose?.title
    let writer: any ReportWriter =
      switch form {
      case .html: HTMLReport(language: options.language, posts: posts)
      case .markdown: MarkdownReport(language: options.language, posts: posts)
      }
    let heading = title.map { ProsePiece.pieces(of: $0) } ?? [.text(report.name)]
    try sink.put(writer.beginning(heading, generator: report.colophon.generator))
    var traces: [Report.Trace] = []
    for (place, passage) in passages.enumerated() {
      if let prose = passage.prose {
        let blocks = place == 0 && title != nil ? prose.blocks.dropFirst() : prose.blocks[...]
        try sink.put(writer.prose(Array(blocks)))
      } else if let place = passage.answer {
        let text = writer.answer(answers[place])
        // Whichever answer it is of the page, and whichever posts the page has room for.
        let plain = MarkdownReport(language: options.language, posts: ReportPosts())
        var digest = MessageDigest()
        digest.take(Array(plain.answer(answers[place].unnumbered).utf8))
        traces.append(
          Report.Trace(
            query: answers[place].line, rows: answers[place].rowCount,
            sha256: digest.hexadecimal()))
        try sink.put(text)
      }
    }
    try sink.put(writer.postSection())
    try sink.put(writer.colophon(report.colophon))
    try sink.flush()
    return traces
  }
}

/// How the parts of a report are written.
protocol ReportWriter {
  func beginning(_ title: [ProsePiece], generator: String) -> String
  func prose(_ blocks: [Prose.Block]) -> String
  func answer(_ answer: ReportAnswer) -> String
  func postSection() -> String
  /// What all depends on, and the end of the page.
  func colophon(_ colophon: Report.Colophon) -> String
}
