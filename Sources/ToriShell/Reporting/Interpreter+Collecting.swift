import ToriEngine
import ToriLanguage
import ToriRender
import ToriSystem
import ToriText
import ToriTime

/// Answers that go to a page instead of where rows go.
extension Interpreter {
  /// Makes ready for what the statements of a text show, where that goes to a page.
  mutating func beginReport(
    of parsed: Parsed, _ actions: [Analyzer.Action], _ text: String, file: String?
  ) {
    guard report != nil else { return }
    // With another clock the same is asked, unless a date counts from it.
    var later = session
    later.setClock(Instant(milliseconds: session.environment.now.milliseconds + Self.someTime))
    report?.begin(
      parsed,
      ReportedScripts.Script(
        name: file?.lastPart ?? "tori", folder: folder.map(Self.fromRoot), text: text), actions,
      usesClock: later.analyze(parsed.script).actions != actions)
  }

  /// So long that no date named from the end of it is one named from its beginning.
  private static let someTime: Int64 = 400 * 86_400_000

  /// Keeps what a statement came to for the page, and saves what it saves.
  mutating func collect(
    _ outcome: Session.Outcome, _ place: Int, of statement: Statement, in text: String,
    _ cancellation: Cancellation
  ) -> ExitStatus {
    var shown: [Report.Shown] = []
    var status = ExitStatus.done
    switch outcome {
    case .nothing, .tour: break
    case .expectedCorpus(let text, let identity):
      status = expectCorpus(text, is: identity)
      shown = [.remark(.asExpected)]
    case .help(let topic):
      let help = Help(
        language: console.language, columns: Self.drawingWidth, fields: session.catalogue.fields)
      shown = [.text(help.page(on: topic))]
    case .explanation(let explanation):
      guard case .explain(let query, analyze: _) = statement.kind else { break }
      let text = ExplanationRenderer.render(
        explanation.untimed, of: query, in: text, options: drawingOptions)
      shown = [.text(text)]
    case .description(let answer, let picture):
      shown = described(answer, as: picture)
    case .asExpected(let saved, let answer):
      status = save(saved, of: statement, in: text, cancellation)
      shown = saved.flatMap(remarks) + [.remark(.asExpected)] + notes(of: answer)
    case .saved(let saved, let then, let needles):
      status = save(saved, of: statement, in: text, cancellation)
      shown = saved.flatMap(remarks)
      if let then {
        shown.append(rows(then, needles))
      } else {
        shown += saved.filter { !$0.stage.format.isPicture }.flatMap { notes(of: $0.answer) }
      }
    case .answer(let answer, let needles): shown = [rows(answer, needles)]
    }
    report?.add(shown, of: place, in: text, statement.span)
    return status
  }

  private func rows(_ answer: Answer, _ needles: [Needle]) -> Report.Shown {
    .rows(answer, marking: needles.flatMap(\.spellings).map { String(decoding: $0, as: UTF8.self) })
  }

  /// A picture is shown as it was saved; of other files it is said that they were written.
  private func remarks(_ saved: SavedRows) -> [Report.Shown] {
    let stage = saved.stage
    if stage.format.isPicture { return [.picture(saved.answer, title: stage.title)] }
    return [.remark(.written(saved.answer.rowCount, to: stage.path))]
  }

  /// What is to be said of rows that the page does not show.
  private func notes(of answer: Answer) -> [Report.Shown] {
    answer.notes.map { .remark($0.message) }
  }

  private func described(_ answer: Answer, as picture: Picture?) -> [Report.Shown] {
    guard let picture else { return [.rows(answer, marking: [])] }
    let drawing = PictureRenderer.render(picture, options: drawingOptions)
    let shown: [Report.Shown] = [.text(drawing.text)]
    if drawing.isLed { return shown + [.rows(answer, marking: [])] }
    return shown + drawing.notes.map { .remark(LocalizedText(same: $0)) } + notes(of: answer)
  }

  /// As wide as a page, whatever terminal there is.
  private static let drawingWidth = 96
  /// Lines of a drawing.
  private static let drawingLimit = 400

  private var drawingOptions: RenderOptions {
    RenderOptions(
      width: Self.drawingWidth, isTerminal: true, zone: shownZone, limit: Self.drawingLimit,
      language: console.language)
  }
}

extension LocalizedText {
  static let asExpected = LocalizedText("as expected", ja: "期待どおり")
}
