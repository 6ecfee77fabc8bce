import ToriEngine
import ToriLanguage
import ToriRender
import ToriText

/// A command that sets up the shell itself: `.mode jsonl`, `.quit`. Not part of the language.
package enum DotCommand: String, CaseIterable {
  case help, mode, limit, width, timer, color, lang, fold, pager, output, save, plot, read, edit,
    open, undo, zone, history, quit

  /// What may stand behind it.
  var form: String {
    switch self {
    case .help: ".help [COMMAND]"
    case .mode: ".mode \(Format.allCases.map(\.rawValue).joined(separator: "|"))"
    case .limit: ".limit N|none"
    case .width: ".width N|auto"
    case .timer: ".timer on|off"
    case .color: ".color on|off|auto"
    case .lang: ".lang \(SpokenLanguage.allCases.map(\.rawValue).joined(separator: "|"))"
    case .fold: ".fold variants|usual"
    case .pager: ".pager on|off|PROGRAM"
    case .output: ".output [--replace] FILE|-"
    case .save: ".save [--replace] [--bom] FILE"
    case .plot: ".plot [--replace] FILE.svg [light|dark]"
    case .read: ".read FILE"
    case .edit: ".edit"
    case .open: ".open PATH…"
    case .undo: ".undo"
    case .zone: ".zone ZONE"
    case .history: ".history [N]"
    case .quit: ".quit"
    }
  }

  var summary: LocalizedText {
    switch self {
    case .help: LocalizedText("this list, or what one of them does", ja: "この一覧、または命令一つの説明")
    case .mode:
      LocalizedText(
        "how rows are written; table shows a single post as a card, cards every row",
        ja: "行の書式。tableは一件だけの投稿をカードで、cardsはどの行もカードで見せる")
    case .limit:
      LocalizedText("how many rows a table shows at most", ja: "表に出す行数の上限")
    case .width:
      LocalizedText("columns used instead of the terminal's", ja: "端末の幅の代わりに使う桁数")
    case .timer: LocalizedText("tell how long each statement took", ja: "文ごとにかかった時間を示す")
    case .color:
      LocalizedText(
        "colours; auto: on a terminal, unless NO_COLOR is set", ja: "色。autoは端末で、NO_COLORがなければ")
    case .lang: LocalizedText("the language that tori speaks", ja: "toriの話す言語")
    case .fold:
      LocalizedText(
        "variants: a kanji counts as those written for it, 高 as 髙; usual: width and case alone do not count",
        ja: "variantsは異体字も同じとみなす（高と髙）。usualは全角・半角や大文字・小文字だけを区別しない")
    case .pager:
      LocalizedText(
        "show long answers through a program: $PAGER, else less",
        ja: "長い答えを見せるプログラム。$PAGER、なければless")
    case .output:
      LocalizedText(
        "write rows to a file, as its name ends (.csv …); - is the screen",
        ja: "行をファイルに書く。書式は名前の終わり（.csvなど）のとおり。-で画面に戻す")
    case .save:
      LocalizedText(
        "the last answer into FILE.csv, .tsv, .json, .jsonl, .xlsx, .vrt, .md, .svg or .graphml; the statement is added to FILE.tq "
          + "or FILE. All but .xlsx is UTF-8; for Excel, save an .xlsx, or a .csv with --bom",
        ja: "最後の答えをFILE.csv、.tsv、.json、.jsonl、.xlsx、.vrt、.md、.svg、.graphmlに。文はFILE.tqかFILEに加える。"
          + ".xlsx以外はUTF-8。Excelには.xlsxか、--bomを付けた.csv")
    case .plot:
      LocalizedText("draw the figures of the last answer, for a paper", ja: "最後の答えの数値を論文用の図にする")
    case .read: LocalizedText("run a file of statements and dot commands", ja: "文とドット命令のファイルを実行する")
    case .edit:
      LocalizedText(
        "write the last statement anew in $VISUAL or $EDITOR, and run it",
        ja: "最後の文を$VISUALか$EDITORで書き直して実行する")
    case .open: LocalizedText("ask another corpus", ja: "別のコーパスを開く")
    case .undo:
      LocalizedText(
        "take back the last stage of the last query, or else its last clause, and ask again",
        ja: "最後の問い合わせの最後の段、なければ最後の節を取り消して問い直す")
    case .zone:
      LocalizedText(
        "read the corpus again, with stamps that name no zone in this one",
        ja: "時間帯のない日時をこの時間帯として、コーパスを読み直す")
    case .history: LocalizedText("the last statements", ja: "最近の文")
    case .quit: LocalizedText("leave (Ctrl-D does too)", ja: "終わる（Ctrl-Dでも）")
    }
  }

  /// The words that may stand behind it, for completion.
  var choices: [String] {
    switch self {
    case .help: Self.allCases.map(\.rawValue)
    case .mode: Format.allCases.map(\.rawValue)
    case .limit: ["none"]
    case .width: ["auto"]
    case .timer, .pager: ["on", "off"]
    case .lang: SpokenLanguage.allCases.map(\.rawValue)
    case .fold: Settings.foldings.keys.sorted()
    case .color: ["on", "off", "auto"]
    case .zone: ["Asia/Tokyo", "UTC"]
    case .plot: Shell.pictures.keys.sorted()
    case .output, .save, .read, .edit, .open, .undo, .history, .quit: []
    }
  }

  /// All of them; what each does stands beside its form, or below where there is no room.
  package static func list(columns: Int?) -> LocalizedText {
    let columns = columns ?? 80
    return LocalizedText { list(columns, in: $0) }
  }

  private static func list(_ columns: Int, in language: SpokenLanguage) -> String {
    let margin = columns >= 60 ? 26 : 4
    let lines = allCases.map { command in
      let form = "  \(command.form)"
      let isBeside = form.count <= margin - 2
      let flow = TextFlow(heading: isBeside ? form : "", margin: margin, width: columns)
      return (isBeside ? "" : "\(form)\n") + flow.lines(of: command.summary[language])
    }
    return String(lines.joined().dropLast())
  }
}

extension DotCommand {
  /// Whether what is typed is for the shell and not a statement.
  static func isLine(_ text: String) -> Bool {
    // An input method gives the last two for the first.
    let points: Set<Character> = [".", "．", "。"]
    let start = text.drop { $0.isWhitespace }
    // Several stand for something that was left out.
    return start.first.map { points.contains($0) } ?? false
      && !(start.dropFirst().first.map { points.contains($0) } ?? false)
  }

  /// `help .save`, and `help save` where no word of the language is called so: what is meant is
  /// `.help save`.
  static func helpLine(_ text: String) -> Line? {
    let words = text.split(whereSeparator: \.isWhitespace)
    guard words.count == 2, Line("." + words[0]).name == "help" else { return nil }
    let isDotted = isLine(String(words[1]))
    let name = Line("." + words[1].dropFirst(isDotted ? 1 : 0)).name
    guard isDotted || DotCommand(rawValue: name) != nil && !HelpTopic.isKnown(name) else {
      return nil
    }
    return Line(".help \(name)")
  }

  /// A line that begins with a dot.
  struct Line {
    /// Without the dot, folded.
    let name: String
    /// As they stand, without the quotes that a blank in one needs.
    let arguments: [String]

    init(_ text: String) {
      var words = Self.words(text)
      let name = words.isEmpty ? "" : words.removeFirst().dropFirst()
      self.name = Self.folded(String(name))
      arguments = words
    }

    var command: DotCommand? { DotCommand(rawValue: name) }

    /// All of the arguments as one, as for a setting.
    var setting: String? {
      arguments.isEmpty ? nil : Self.folded(arguments.joined(separator: " "))
    }

    private static func folded(_ text: String) -> String {
      String(decoding: Folding.fold(text).bytes, as: UTF8.self)
    }

    private static func words(_ text: String) -> [String] {
      var words: [String] = []
      var word: String?
      var isQuoted = false
      for character in text {
        if character == "\"" {
          isQuoted.toggle()
          word = word ?? ""
        } else if character.isWhitespace && !isQuoted {
          if let word { words.append(word) }
          word = nil
        } else {
          word = (word ?? "") + String(character)
        }
      }
      return words + (word.map { [$0] } ?? [])
    }
  }

  /// What may be typed at the end of a line that begins with a dot.
  static func completions(in text: String, at caret: Int) -> CompletionList {
    let head = String(decoding: text.utf8.prefix(caret), as: UTF8.self)
    let line = Line(head)
    let isName = !(head.last?.isWhitespace ?? true) && line.arguments.isEmpty
    if isName {
      let start = head.utf8.count - head.drop { $0.isWhitespace }.utf8.count
      let meant = allCases.filter { $0.rawValue.hasPrefix(line.name) }
      let candidates = meant.map { command in
        let takesMore = meant.count == 1 && command.form.contains(" ")
        return CompletionCandidate(
          "." + command.rawValue + (takesMore ? " " : ""), note: command.summary)
      }
      return CompletionList(replacing: start..<caret, with: candidates)
    }
    let typed = lastWord(of: head)
    // The ground of a picture stands behind its file, and options before it.
    let before = line.arguments.dropLast(typed.isEmpty ? 0 : 1).drop { $0.hasPrefix("--") }
    let isFirst = before.isEmpty
    guard let command = line.command, isFirst || command.takesMore else {
      return CompletionList(replacing: caret..<caret, with: [])
    }
    if isFirst && typed.hasPrefix("-") {
      let options = command.options.map(\.rawValue).filter { $0.hasPrefix(typed) }
      return CompletionList(
        replacing: caret - typed.utf8.count..<caret,
        with: options.map { CompletionCandidate($0 + (options.count == 1 ? " " : "")) })
    }
    let isSecond = !isFirst && command == .plot
    if command.namesFiles && !isSecond { return paths(at: typed, endingAt: caret) }
    let choices = command.choices
    return CompletionList(
      replacing: caret - typed.utf8.count..<caret,
      with: choices.filter { $0.hasPrefix(typed) }.map { CompletionCandidate($0) })
  }
}
