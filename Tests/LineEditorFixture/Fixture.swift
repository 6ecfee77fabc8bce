import Glibc
import ToriShell
import ToriText

/// A line editor around nothing: says back what it read, for tests in a pseudo-terminal.
///
/// A statement with an open `(` is incomplete; `=` and a text on one line is answered by itself.
/// Ctrl-_ shows that every key before it has been drawn.
@main
struct Fixture {
  static func main() {
    let environment = { (name: String) in
      // SAFETY: nothing here changes the environment.
      unsafe getenv(name).map { unsafe String(cString: $0) }
    }
    let options = LineEditorOptions(
      prompt: environment("FIXTURE_PROMPT") ?? "鳥> ", continuationPrompt: " . ",
      historyPath: environment("FIXTURE_HISTORY"), completer: complete, highlighter: highlight,
      hint: { $0 == "posts" ? " since 2026" : nil },
      isIncomplete: { text in text.count { $0 == "(" } > text.count { $0 == ")" } },
      actions: [
        ("^_", { _ in say("\u{1B}]777;drawn\u{7}") }),
        ("^X^E", { editor in editor.withTerminal { say("outside\r\n") } }),
      ])
    if let editor = LineEditor(options: options, terminalType: environment("TERM")) {
      if editor.usesFallbackLocale { say("fallback\n") }
      converse(with: editor)
    } else {
      var reader = PlainLineReader()
      while let line = reader.next() { say("[\(line)]\n") }
    }
    say("bye\n")
  }

  private static func converse(with editor: LineEditor) {
    while true {
      switch editor.readStatement() {
      case .line("wait"): waitForInterrupt()
      case .line(let text):
        say("[\(text.replacing("\n", with: "␊"))]\n")
        do throws(HistoryError) {
          try editor.addToHistory(text)
        } catch {
          say("history: \(error.action.rawValue) \(error.code)\n")
        }
      case .interrupted: say("interrupted\n")
      case .endOfFile: return
      }
    }
  }

  /// Stands for a query that runs until it is stopped.
  private static func waitForInterrupt() {
    let stopped = Flag()
    let stop: @Sendable () -> Void = { stopped.raise() }
    let (_, wasInterrupted) = InterruptHandler.shared.during(stop: stop) {
      say("waiting\n")
      stopped.wait()
    }
    say("stopped \(wasInterrupted)\n")
  }

  private static func complete(_ text: String, caret: Int) -> CompletionList {
    let words: [CompletionCandidate] = [
      .init("南鳥島", note: LocalizedText(same: "13")), .init("南硫黄島", note: LocalizedText(same: "2")),
      .init("みかん"), .init("posts"),
      .init("👨‍👩‍👧家族"), .init("👨‍👩‍👦家族"),
    ]
    let before = String(decoding: text.utf8.prefix(caret), as: UTF8.self)
    let word = before.split(separator: " ", omittingEmptySubsequences: false).last ?? ""
    return CompletionList(
      replacing: caret - word.utf8.count..<caret, with: words.filter { $0.text.hasPrefix(word) })
  }

  /// `where` in bold blue.
  private static func highlight(_ text: String) -> [(range: Range<Int>, style: LineStyle)] {
    let scalars = Array(text.unicodeScalars)
    let word = Array("where".unicodeScalars)
    return scalars.indices.compactMap { start in
      scalars[start...].starts(with: word)
        ? (start..<start + word.count, LineStyle(colour: .blue, isBold: true)) : nil
    }
  }
}
