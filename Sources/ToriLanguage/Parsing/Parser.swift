import ToriText

/// Reads a text of the language into a tree.
///
/// Recursive descent over the rules of `grammar/tori.ebnf`: a method is named after its rule. Total:
/// it gives a tree and diagnostics for any text, in linear time, and never nests deeper than
/// `nestingLimit`.
package struct Parser: ItemLookup {
  /// How a text came: as a file, where an unfinished end is an error, or from a prompt, which can
  /// ask for more.
  package enum Mode: Sendable { case script, prompt }

  /// - Parameters:
  ///   - parameters: the values of `$name`s.
  ///   - lists: all values of those that hold several.
  ///   - usual: those that were declared before, and stand for what they are where nothing is given.
  package static func parse(
    _ text: String, parameters: [String: String] = [:], lists: [String: [String]] = [:],
    usual: Set<String> = [], mode: Mode = .script
  ) -> Parsed {
    var parser = Parser(text, parameters: parameters)
    parser.lists = lists
    parser.usualParameters = usual
    let script = parser.script()
    return parser.parsed(script, mode: mode)
  }

  static let nestingLimit = 200
  /// How many stages a statement may have, those of its sub-queries included.
  static let stageLimit = 200
  /// Beyond so many, more would help nobody.
  package static let diagnosticLimit = 100

  /// The shell's commands that take something and begin nothing else.
  package static let shellCommands: Set<String> = [
    "save", "plot", "output", "mode", "read", "open", "timer", "pager", "zone",
  ]

  let bytes: [UInt8]
  private(set) var layout: Layout
  var parameters: [String: String]
  /// All values of parameters that hold several.
  var lists: [String: [String]] = [:]
  /// Those that stand for what `param` said before, and may be declared anew.
  var usualParameters: Set<String> = []
  /// What `param` has said of parameters so far.
  var declaredTypes: [String: ParameterType] = [:]
  /// What a parameter holds behind its first text, which are items of a list of their own.
  var queued: [Text] = []
  /// Whether a parameter here may hold several texts.
  var takesSeveral = false
  private(set) var tokens: [Token]
  /// The index of the current item.
  private(set) var index = 0
  private(set) var diagnostics: [Diagnostic]
  /// What could stand at the end of the text, if it is wanted.
  private(set) var expectations: [Completion] = []
  var nesting = 0
  /// How the condition read last begins, up to its text: `links to `.
  var lead = Self.mentionsLead
  static let mentionsLead = "mentions "
  /// The texts that the statement at hand mentions, as they stand there, each once.
  private(set) var mentioned: [String] = []
  /// The deepest nesting of the statement at hand, and its stages so far.
  var deepest = 0
  var stageCount = 0
  private let endsOpen: Bool
  private let expects: Bool
  private var lastErrorIndex = -1
  /// Where quotes and patterns begin that have no end.
  let openings: Set<Int>

  /// - Parameter expects: whether to note what could stand at the end of the text.
  init(_ text: String, parameters: [String: String], expects: Bool = false) {
    let lexer = Lexer.lex(text)
    bytes = lexer.bytes
    layout = Layout(lexer)
    tokens = lexer.tokens
    diagnostics = lexer.diagnostics
    endsOpen = lexer.endsOpen
    openings = Set(
      lexer.diagnostics.lazy.filter { $0.code == "E001" || $0.code == "E002" }.map(\.span.start))
    self.parameters = parameters
    self.expects = expects
  }

  private func parsed(_ script: Script, mode: Mode) -> Parsed {
    var diagnostics = diagnostics
    // A doubt about a tree with errors in it may be about the errors.
    if diagnostics.isEmpty { diagnostics = Doubts.about(script, bytes: bytes) }
    return Parsed(
      script: script,
      diagnostics: Array(
        diagnostics.sorted { ($0.span.start, $0.code) < ($1.span.start, $1.code) }
          .prefix(Self.diagnosticLimit)),
      tokens: tokens,
      isIncomplete: mode == .prompt && (endsOpen || layout.endsUnfinished))
  }
}

// MARK: Looking

extension Parser {
  /// What shows what was meant here.
  var recovery: Recovery { Recovery(bytes: bytes, layout: layout, index: index) }

  /// Whether what may stand here is to be noted.
  var expectsHere: Bool { expects && isAtEndOfText }

  /// Whether it was reported that something must stand here, so that what comes after it may not yet.
  private var lacksSomething: Bool { lastErrorIndex == index }

  /// Notes what may stand here, if the text ends here.
  mutating func expecting(_ completions: Completion...) {
    if expects, isAtEndOfText, !lacksSomething { expectations += completions }
  }

  mutating func expecting(words kinds: Vocabulary.Kind...) {
    guard expects, isAtEndOfText, !lacksSomething else { return }
    for kind in kinds { expectations += Vocabulary.keywords(kind).map { .keyword($0) } }
  }

  mutating func at(_ keyword: Keyword) -> Bool {
    if expects, isAtEndOfText { expecting(.keyword(keyword)) }
    return current.keyword == keyword && current.kind == .word
  }

  mutating func at(_ kind: Vocabulary.Kind) -> Bool {
    if expects, isAtEndOfText { expecting(words: kind) }
    return Vocabulary.isKeyword(current.keyword, kind)
  }

  mutating func at(sign: String) -> Bool {
    if expects, isAtEndOfText { expecting(.sign(sign)) }
    return current.isSign(sign)
  }
}

// MARK: Going on

extension Parser {
  /// Takes the current item for what `role` says; stays at the end of a statement.
  @discardableResult
  mutating func take(_ role: Token.Role?) -> Token {
    let token = current
    let origin = layout.origins[index]
    if origin >= 0, let role { tokens[origin].role = role }
    if !isAtEnd { index += 1 }
    return token
  }

  mutating func eat(_ keyword: Keyword) -> Bool {
    guard at(keyword) else { return false }
    take(.keyword)
    return true
  }

  mutating func eat(sign: String) -> Bool {
    guard at(sign: sign) else { return false }
    take(nil)
    return true
  }

  /// Reads the word here as `keyword` from now on.
  mutating func correct(to keyword: Keyword) {
    layout.replaceItem(
      at: index,
      with: Token(kind: .word, span: here, value: keyword.spelling, keyword: keyword))
  }

  /// Whether the parser took the item before the current one for what `role` says.
  func follows(_ role: Token.Role) -> Bool {
    guard previous != nil, layout.origins[index - 1] >= 0 else { return false }
    return tokens[layout.origins[index - 1]].role == role
  }

  /// Leaves the statement's end behind.
  mutating func passEnd() {
    mentioned = []
    if isAtEnd, !isAtEndOfText { index += 1 }
  }

  /// Notes the texts among the items from `start` to the current one as mentioned.
  mutating func noteTexts(from start: Int) {
    for position in start..<index where layout.origins[position] >= 0 {
      let token = tokens[layout.origins[position]]
      let isText = token.role == .text || token.role == .name
      let text = lead(to: position, from: start) + written(token.span)
      if isText, mentioned.count < Self.diagnosticLimit, !mentioned.contains(text) {
        mentioned.append(text)
      }
    }
  }

  /// `word ` or `word exactly `, where that stands before the text at the item.
  private func lead(to position: Int, from start: Int) -> String {
    func isLead(_ place: Int, _ keyword: Keyword) -> Bool {
      place >= start && layout.origins[place] >= 0
        && tokens[layout.origins[place]].role == .keyword && layout.items[place].keyword == keyword
    }
    if isLead(position - 1, .word) { return "word " }
    return isLead(position - 1, .exactly) && isLead(position - 2, .word) ? "word exactly " : ""
  }

  /// Skips to the first item that `stops`, or to the end of the statement or parenthesis or the next
  /// stage; parentheses are skipped whole.
  mutating func skip(until stops: (Token) -> Bool = { _ in false }) {
    while !isAtEnd, !current.isSign("|"), !current.isSign(")"), !stops(current) {
      index = (current.isSign("(") ? layout.partner(of: index) : nil) ?? index
      index += 1
    }
  }

  /// Passes what begins before the byte at `offset`, of the statement at hand.
  mutating func pass(to offset: Int) {
    while !isAtEnd, here.start < offset { index += 1 }
  }

  /// Skips the rest of the statement, parentheses and stages and all.
  mutating func skipStatement() {
    while !isAtEnd { index += 1 }
  }

  /// Skips the contents of the parenthesis that has just been opened.
  mutating func skipParenthesis() {
    if let partner = layout.partner(of: index - 1) { index = partner } else { skipStatement() }
  }
}

// MARK: Reporting

extension Parser {
  /// Reports what is wrong here, unless something already is.
  mutating func report(_ diagnostic: Diagnostic) {
    // A quote that is never closed has been reported as that.
    if lastErrorIndex == index || openings.contains(diagnostic.span.start) { return }
    lastErrorIndex = index
    add(diagnostic)
  }

  /// Reports what is wrong elsewhere than here.
  mutating func add(_ diagnostic: Diagnostic) {
    if !hasReportedEnough { diagnostics.append(diagnostic) }
  }

  /// Reports that something else belongs here, in the words of the habit that shows, if one does.
  mutating func reportExpected(
    _ expected: Expected, hint: LocalizedText? = nil, fix: Diagnostic.Fix? = nil
  ) {
    if recovery.isEllipsis {
      let span = current.value == "." ? here.union(item(after: 2).span) : here
      return report(.leftOut(written(span), at: span, expected: expected))
    }
    report(
      recovery.habit() ?? .unexpected(found(), at: here, expected: expected, hint: hint, fix: fix))
  }
}
