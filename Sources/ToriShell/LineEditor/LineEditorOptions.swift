import ToriText

/// What an editor is told by the shell around it.
package struct LineEditorOptions {
  /// Plain text; what could steer the terminal is written out.
  package var prompt: String
  /// Before every line after the first.
  package var continuationPrompt: String
  package var promptStyle: LineStyle
  /// Nothing is kept beyond this session where it is `nil`.
  package var historyPath: String?
  /// The newest statements kept in memory and in the file.
  package var historySize: Int
  /// What the terminal makes of ※ ○ → and their like.
  package var ambiguous: AmbiguousWidth
  /// In which the editor's own words and the notes on candidates are shown.
  package var language: SpokenLanguage
  package var completer: ((_ text: String, _ caretUTF8: Int) -> CompletionList)?
  /// Ranges in Unicode scalars; a later one wins where two overlap.
  package var highlighter: ((_ text: String) -> [(range: Range<Int>, style: LineStyle)])?
  /// What Right, End or Ctrl-E at the end of `text`, which may be empty, would append; on an empty
  /// line Enter takes it too.
  package var hint: ((_ text: String) -> String?)?
  /// What is said behind the caret where there is no hint, such as what an unfinished text lacks; no key puts it in.
  package var remark: ((_ text: String) -> LocalizedText?)?
  /// Whether Enter starts a new line instead of handing the statement over; on an empty last line it
  /// hands over what there is.
  package var isIncomplete: (_ text: String) -> Bool
  /// Keys in the syntax of editrc(5), such as `^X^E`, and what they do; at most two.
  package var actions: [(key: String, perform: (LineEditor) -> Void)]

  package init(
    prompt: String, continuationPrompt: String, promptStyle: LineStyle = .plain,
    historyPath: String? = nil, historySize: Int = 10_000, ambiguous: AmbiguousWidth = .narrow,
    language: SpokenLanguage = .english,
    completer: ((_ text: String, _ caretUTF8: Int) -> CompletionList)? = nil,
    highlighter: ((_ text: String) -> [(range: Range<Int>, style: LineStyle)])? = nil,
    hint: ((_ text: String) -> String?)? = nil,
    isIncomplete: @escaping (_ text: String) -> Bool = { _ in false },
    actions: [(key: String, perform: (LineEditor) -> Void)] = []
  ) {
    precondition(actions.count <= 2, "as many actions as there are private keys for them")
    self.prompt = prompt
    self.continuationPrompt = continuationPrompt
    self.promptStyle = promptStyle
    self.historyPath = historyPath
    self.historySize = historySize
    self.ambiguous = ambiguous
    self.language = language
    self.completer = completer
    self.highlighter = highlighter
    self.hint = hint
    self.isIncomplete = isIncomplete
    self.actions = actions
  }
}

/// What may stand at the caret, best first.
package struct CompletionList: Sendable {
  /// The bytes of the text that every candidate replaces.
  package var replaced: Range<Int>
  package var candidates: [CompletionCandidate]

  package init(replacing replaced: Range<Int>, with candidates: [CompletionCandidate]) {
    self.replaced = replaced
    self.candidates = candidates
  }
}

/// What may be completed to, and what stands beside it.
package struct CompletionCandidate: Hashable, Sendable {
  package var text: String
  /// Beside it in the listing, such as a count or a line of help.
  package var note: LocalizedText?

  package init(_ text: String, note: LocalizedText? = nil) {
    self.text = text
    self.note = note
  }
}

/// How a piece of the line looks.
package struct LineStyle: Hashable, Sendable {
  package var colour: Colour?
  package var isBold: Bool
  package var isDim: Bool
  package var isUnderlined: Bool

  /// The terminal's own sixteen, by their codes.
  package enum Colour: Int, Sendable {
    case black = 30
    case red, green, yellow, blue, magenta, cyan, white
    case brightBlack = 90
    case brightRed, brightGreen, brightYellow, brightBlue, brightMagenta,
      brightCyan, brightWhite
  }

  package init(
    colour: Colour? = nil, isBold: Bool = false, isDim: Bool = false, isUnderlined: Bool = false
  ) {
    self.colour = colour
    self.isBold = isBold
    self.isDim = isDim
    self.isUnderlined = isUnderlined
  }

  package static let plain = LineStyle()
  package static let dim = LineStyle(isDim: true)
  package static let underlined = LineStyle(isUnderlined: true)

  /// The escape sequence that turns to this style from any other.
  var escape: String {
    var codes = "0"
    if isBold { codes += ";1" }
    if isDim { codes += ";2" }
    if isUnderlined { codes += ";4" }
    if let colour { codes += ";\(colour.rawValue)" }
    return "\u{1B}[\(codes)m"
  }
}
