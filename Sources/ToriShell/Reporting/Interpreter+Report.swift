import ToriCorpus
import ToriEngine
import ToriRender
import ToriSystem
import ToriText
import ToriTime

/// Pages that are made of what was collected.
extension Interpreter {
  /// What was collected, as a page.
  ///
  /// - Parameter cancellation: stops the reading of posts that the page names.
  func collectedReport(_ draft: ReportDraft, _ cancellation: Cancellation) -> Report {
    let session = session
    return Report(
      name: draft.scripts.first?.title ?? "tori", passages: draft.passages,
      colophon: colophon(of: draft)
    ) { (identifiers) throws(EngineError) in
      try session.blocks(named: identifiers, cancellation)
    }
  }

  /// How pages are written, whatever the terminal.
  var pageOptions: RenderOptions {
    RenderOptions(zone: shownZone, language: console.language)
  }

  /// Writes every page that was asked for.
  mutating func writeReports() -> ExitStatus {
    guard let draft = report else { return .done }
    let cancellation = Cancellation()
    let page = collectedReport(draft, cancellation).stopping(with: cancellation)
    var status = ExitStatus.done
    for path in draft.paths {
      guard let form = Report.Form(ofFile: path) else { continue }
      var ended = ExitStatus.interrupted
      _ = InterruptHandler.shared.during(stop: cancellation.cancel) {
        ended = write(page, of: draft, as: form, to: path)
      }
      status = max(status, ended)
    }
    return status
  }

  private mutating func write(
    _ page: Report, of draft: ReportDraft, as form: Report.Form, to path: String
  ) -> ExitStatus {
    let former = Sidecar.beside(path)
    let file = FileDraft(path, isDigested: true)
    do {
      var sink = TextSink(write: file.take)
      let traces = try ReportPage.render(page, as: form, options: pageOptions, to: &sink)
      try session.engine.check()
      let written = try file.settled()
      let scripts = ReportedScripts(scripts: draft.scripts, form: form, answers: traces)
      if written.isRegular {
        let about = Sidecar.File(
          name: path.lastPart, format: form.rawValue, title: nil,
          rows: traces.compactMap(\.rows).reduce(0, +), columns: [], size: file.size,
          sha256: file.ended())
        var sidecar = sidecar(
          about, query: draft.scripts.map(\.text), save: 0, asksForWords: draft.asksForWords)
        sidecar.report = scripts
        try sidecar.write(beside: path)
      }
      console.say(.reported(scripts.answers, to: path))
      if let former, let old = former.report {
        let changes = ReportChanges(from: old, to: scripts)
        for line in changes.words { console.say(line) }
        for line in CorpusChanges(from: former.corpus, to: session.identity).words {
          console.say(LocalizedText("  \(line)", ja: "  \(line)"))
        }
      }
      return .done
    } catch let error as EngineError {
      return report(error)
    } catch let problem as UndrawableAnswer {
      return report(problem)
    } catch let error as ClosedPipe where error.wasInterrupted {
      return .interrupted
    } catch {
      console.complain(.cannotBeWritten(path, Self.reason(of: error)))
      return .unreadable
    }
  }
}

extension LocalizedText {
  static func reported(_ answers: [Report.Trace], to path: String) -> LocalizedText {
    let count = answers.count { $0.rows != nil }
    return LocalizedText(
      "\(count) answer\(count == 1 ? "" : "s") written to \(path)", ja: "\(path)に答え\(count)件を書いた")
  }
}
