import ToriEngine
import ToriLanguage
import ToriRender
import ToriSystem

/// What scripts showed so far, in place of rows on a screen, for pages.
struct ReportDraft {
  /// Where pages go.
  let paths: [String]
  /// Whether what a script saves is left as it is, as where it is only asked again.
  let savesNothing: Bool
  private(set) var scripts: [ReportedScripts.Script] = []
  private(set) var passages: [Report.Passage] = []
  /// Whether texts were cut into words for it.
  private(set) var asksForWords = false
  /// Whether it counts dates from today.
  private(set) var usesClock = false
  /// Of the script at hand, what was not reached.
  private var ahead: [Passage] = []

  init(paths: [String], savesNothing: Bool = false) {
    (self.paths, self.savesNothing) = (paths, savesNothing)
  }

  mutating func begin(
    _ parsed: Parsed, _ script: ReportedScripts.Script, _ actions: [Analyzer.Action],
    usesClock: Bool
  ) {
    scripts.append(script)
    ahead = parsed.passages(of: script.text)
    self.usesClock = self.usesClock || usesClock
    for case .answer(let plan, _) in actions where plan.asksForWords { asksForWords = true }
  }

  /// What the statement of that place showed.
  mutating func add(_ shown: [Report.Shown], of place: Int, in text: String, _ span: SourceSpan) {
    while let passage = ahead.first {
      ahead.removeFirst()
      switch passage {
      case .prose(let text): passages.append(.prose(text))
      case .statement(let number, let written):
        if number < place { continue }
        passages.append(
          .asked(Report.Asked(written, line: text.line(of: span), shown: shown)))
        return
      }
    }
  }

  /// What stands behind the last statement.
  mutating func end() {
    for case .prose(let text) in ahead { passages.append(.prose(text)) }
    ahead = []
  }
}

extension Report {
  /// The same, whose rows end once `cancellation` is cancelled.
  func stopping(with cancellation: Cancellation) -> Report {
    let passages = passages.map { passage -> Passage in
      guard case .asked(let asked) = passage else { return passage }
      let shown = asked.shown.map { shown -> Shown in
        switch shown {
        case .rows(let answer, let needles):
          .rows(answer.stopping(with: cancellation), marking: needles)
        case .picture(let answer, let title):
          .picture(answer.stopping(with: cancellation), title: title)
        case .text, .remark: shown
        }
      }
      return .asked(Asked(asked.statement, line: asked.line, shown: shown))
    }
    return Report(name: name, passages: passages, colophon: colophon, blocks: blocks)
  }
}
