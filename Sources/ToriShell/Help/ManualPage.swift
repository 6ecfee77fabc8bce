import ToriEngine
import ToriLanguage
import ToriText

/// The manual page, made from the tables that help is made from, in the notation of man(7).
///
/// Source: *groff_man(7)*, GNU roff; what it calls its macros stands at the start of lines.
package struct ManualPage {
  private let language: SpokenLanguage
  private let commands: [Command]

  /// A command as its help shows it.
  package struct Command {
    /// As it is called: `tori index`.
    let name: String
    /// Its help, a line for each option: the lines of `ArgumentParser` on a terminal wide enough.
    let help: String

    package init(name: String, help: String) { (self.name, self.help) = (name, help) }
  }

  package init(language: SpokenLanguage, commands: [Command]) {
    (self.language, self.commands) = (language, commands)
  }

  /// The page's source.
  package var source: String {
    var page = Roff()
    page.title("TORI", section: 1, version: "tori \(Invocation.version)")
    page.section(said("Name", ja: "名前"))
    page.paragraph("tori \\- " + Roff.text(said("asks a corpus of posts", ja: "投稿のコーパスに問う")))
    page.section(said("Synopsis", ja: "書式"))
    for form in [
      "tori [CORPUS…]", "tori CORPUS -c 'QUERY' [--format FORM]",
      "tori CORPUS -f FILE [--set NAME=VALUE]", "tori CORPUS -f FILE --report PAGE.html",
      "tori index PATH… -o FILE.tori",
      "tori check|format|verify|rerun FILE…",
    ] { page.line(form) }
    for command in commands { add(command, to: &page) }
    addLanguage(to: &page)
    page.section(said("Keys", ja: "キー"))
    for entry in KeyHelp.entries { page.item(entry.keys, entry.summary[language]) }
    page.section(said("Commands of the shell", ja: "シェルの命令"))
    for command in DotCommand.allCases { page.item(command.form, command.summary[language]) }
    page.section(said("Environment", ja: "環境変数"))
    for (name, words) in Self.environment { page.item(name, words[language]) }
    page.section(said("Files", ja: "ファイル"))
    for (name, words) in Self.files { page.item(name, words[language]) }
    page.section(said("Exit status", ja: "終了状態"))
    for (status, words) in Self.statuses { page.item("\(status.rawValue)", words[language]) }
    return page.text
  }

  private func said(_ english: LocalizedText.Phrase, ja: LocalizedText.Phrase) -> String {
    LocalizedText(english, ja: ja)[language]
  }

  /// What the help of a command says, its options as items.
  private func add(_ command: Command, to page: inout Roff) {
    page.section(command.name)
    var lines = command.help.split(separator: "\n", omittingEmptySubsequences: false)[...]
    while let line = lines.popFirst() {
      let isItem = line.hasPrefix("  ") && !line.hasPrefix("   ")
      guard isItem else {
        if !line.isEmpty, line.last != ":" { page.line(String(line)) }
        continue
      }
      let item = line.dropFirst(2)
      let end = item.firstRange(of: "  ")?.lowerBound ?? item.endIndex
      var words = item[end...].drop { $0 == " " }
      if words.isEmpty, let next = lines.first, next.hasPrefix("      ") {
        words = next.drop { $0 == " " }
        lines.removeFirst()
      }
      page.item(String(item[..<end]), String(words))
    }
  }

  private func addLanguage(to page: inout Roff) {
    for kind in Vocabulary.Kind.allCases {
      let heading = kind.heading[language]
      page.section(said("Language", ja: "言語") + ": " + heading)
      for entry in Vocabulary.entries where entry.kind == kind && entry.keyword.unit == nil {
        page.item(entry.form, entry.summary[language], examples: entry.examples)
      }
    }
  }

  private static let environment: [(String, LocalizedText)] = [
    ("NO_COLOR", LocalizedText("no colours, if it is not empty", ja: "空でなければ色を使わない")),
    (
      "PAGER, LESS",
      LocalizedText("the program for long answers, and its options", ja: "長い答えを見せるプログラムと、その指定")
    ),
    (
      "VISUAL, EDITOR",
      LocalizedText(
        "the editor that Ctrl-X Ctrl-E and .edit start", ja: "Ctrl-X Ctrl-Eと.editの使うエディター")
    ),
    (
      "LC_ALL, LC_MESSAGES, LANG",
      LocalizedText(
        "the language that tori speaks, unless --lang says", ja: "--langがなければ、toriの話す言語")
    ),
    ("EDITRC", LocalizedText("in the place of ~/.editrc", ja: "~/.editrcの代わりのファイル")),
  ]

  private static let files: [(String, LocalizedText)] = [
    (
      "~/.config/tori/torirc",
      LocalizedText("read when the shell starts", ja: "シェルの始まりに読むファイル")
    ),
    (
      "~/.config/tori/shapes/",
      LocalizedText("shapes of pages of your own", ja: "自分で書いたページの形")
    ),
    (
      "~/.local/state/tori/history",
      LocalizedText("what was typed at the prompt", ja: "プロンプトで打った文")
    ),
    (
      "~/.cache/tori/",
      LocalizedText("indexes that tori keeps by itself", ja: "toriが自分で残す索引")
    ),
    ("~/.editrc", LocalizedText("keys, as editrc(5) says", ja: "キーの設定。書き方はeditrc(5)")),
  ]

  private static let statuses: [(ExitStatus, LocalizedText)] = [
    (.done, LocalizedText("done", ja: "済んだ")),
    (.unexpected, LocalizedText("an expectation failed", ja: "期待が外れた")),
    (
      .wrong,
      LocalizedText("the query or the command line is wrong", ja: "問い合わせかコマンド行が誤り")
    ),
    (
      .unreadable,
      LocalizedText("the corpus or a part of it cannot be read", ja: "コーパスかその一部を読めない")
    ),
    (.interrupted, LocalizedText("interrupted", ja: "中断した")),
  ]
}

/// Lines of a manual page; whatever text comes in stands there as it is.
private struct Roff {
  private(set) var text = ""

  mutating func title(_ name: String, section: Int, version: String) {
    text += ".TH \(name) \(section) \"\" \"\(version)\"\n.ad l\n"
  }

  mutating func section(_ name: String) { text += ".SH \"\(Self.text(name))\"\n" }

  /// Ready-made lines.
  mutating func paragraph(_ source: String) { text += source + "\n" }

  /// A line that is not joined to its neighbours.
  mutating func line(_ words: String) { text += Self.breakable(Self.text(words)) + "\n.br\n" }

  mutating func item(_ heading: String, _ words: String, examples: [String] = []) {
    text += ".TP\n.B \"\(Self.text(heading))\"\n"
    text += words.isEmpty ? "\\&\n" : Self.breakable(Self.text(words)) + "\n"
    if examples.isEmpty { return }
    text += ".RS\n.nf\n" + examples.map { Self.text($0) + "\n" }.joined() + ".fi\n.RE\n"
  }

  /// Between letters of Japanese a row may end, which roff does not know by itself.
  private static func breakable(_ text: String) -> String {
    let closing: Set<Unicode.Scalar> = ["、", "。", "）", "」", "…", "ー"]
    var scalars = String.UnicodeScalarView()
    var isAfterJapanese = false
    for scalar in text.unicodeScalars {
      let isJapanese = 0x3000..<0xA000 ~= scalar.value || 0xFF00..<0xFF70 ~= scalar.value
      if isJapanese, isAfterJapanese, !closing.contains(scalar) {
        scalars.append(contentsOf: "\\:".unicodeScalars)
      }
      scalars.append(scalar)
      isAfterJapanese = isJapanese && scalar != "「" && scalar != "（"
    }
    return String(scalars)
  }

  /// No letter of it is a request or an escape.
  static func text(_ text: String) -> String {
    let escaped = text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
      .replacing("\"", with: "\\(dq").replacing("'", with: "\\(aq").replacing("`", with: "\\(ga")
    return escaped.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.hasPrefix(".") ? "\\&" + $0 : String($0) }.joined(separator: "\n")
  }
}
