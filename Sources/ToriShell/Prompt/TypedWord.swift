import ToriEngine
import ToriLanguage

/// The word before the caret, and what may stand in its place.
struct TypedWord {
  let caret: Int
  /// Where what is typed begins, behind the opening quote if there is one.
  let start: Int
  /// Without its opening quote.
  var typed: String
  private let quote: Character?
  /// What stands before it.
  let before: String
  let candidates: [Completion]
  let subject: Subject
  /// Whether a query of blocks stands before it.
  let isOfBlocks: Bool

  /// What a text in this place is about.
  enum Subject {
    /// A value of this field.
    case field(Field)
    /// What the posts say.
    case text
    /// What words of posts have as that part of theirs.
    case word(WordPart)
    /// A part of a time, such as a month.
    case part(TimePart)
    /// Where links lead.
    case host
    case other
  }

  var isQuoted: Bool { quote != nil }

  /// Whether it is the value of a field.
  var wantsValue: Bool {
    switch subject {
    case .field, .part, .host: true
    case .text, .word, .other: false
    }
  }

  /// `fields` are those that posts of the corpus have.
  init(_ text: String, upTo caret: Int, fields: [Field]) {
    let found = Vocabulary.completions(in: text, at: caret)
    let word = String(decoding: Array(text.utf8)[found.span.start..<caret], as: UTF8.self)
    quote = word.first.flatMap { Self.closings[$0] != nil ? $0 : nil }
    typed = quote == nil ? word : String(word.dropFirst())
    start = caret - typed.utf8.count
    self.caret = caret
    candidates = found.candidates
    before = String(decoding: text.utf8.prefix(found.span.start), as: UTF8.self)
    subject = Self.subject(after: before, found.candidates, fields)
    isOfBlocks = Parser.parse(before).tokens.contains { $0.keyword == .blocks }
  }

  /// The place behind a text.
  init(_ text: String, fields: [Field]) {
    self.init(text, upTo: text.utf8.count, fields: fields)
  }

  private static func subject(
    after text: String, _ candidates: [Completion], _ fields: [Field]
  ) -> Subject {
    if candidates.contains(.author) { return Field.named("author").map { .field($0) } ?? .other }
    // Where only a document is meant, what could follow one is offered too, and is no help.
    if candidates.contains(.name(.document)), !candidates.contains(.name(.field)) {
      return Field.named("doc").map { .field($0) } ?? .other
    }
    for case .wordValue(let part) in candidates { return .word(part) }
    if candidates.contains(.word) { return .word(.word) }
    guard candidates.contains(.text) else { return .other }
    let tokens = Parser.parse(text).tokens.filter { !$0.isTrivia }
    guard let last = tokens.last else { return .text }
    if last.kind == .sign, ComparisonOperator(rawValue: last.value) != nil, tokens.count > 1 {
      let name = tokens[tokens.count - 2].value
      if let field = fields.field(named: name) { return .field(field) }
      return TimePart(rawValue: name.lowercased()).map { .part($0) } ?? .other
    }
    switch last.keyword {
    case .tagged: return Field.named("hashtags").map { .field($0) } ?? .other
    case .to:
      let isLink = tokens.count > 1 && tokens[tokens.count - 2].keyword == .links
      return isLink ? .host : .other
    default: return .text
    }
  }

  /// `value` with the quotes that it needs, or with some `always`, but for one that is typed already; nil where the
  /// quotes that were begun cannot hold it.
  func closing(_ value: String, always: Bool = false) -> String? {
    guard let quote else {
      return always ? Self.quoted(value) : Self.written(value)
    }
    guard let end = Self.closings[quote] else { return nil }
    if Self.escaping.contains(quote) { return Self.escaped(value) + String(end) }
    return value.contains(end) ? nil : value + String(end)
  }

  /// `value` as a query writes it, with quotes where it needs them.
  static func written(_ value: String) -> String {
    isPlain(value) ? value : quoted(value)
  }

  static func quoted(_ value: String) -> String { "\"" + escaped(value) + "\"" }

  /// Whether a text can stand without quotes.
  private static func isPlain(_ value: String) -> Bool {
    let text = "posts by \(value)"
    let tokens = Parser.parse(text).tokens.filter { !$0.isTrivia }
    return tokens.count == 3 && tokens[2].kind == .word && tokens[2].keyword == nil
      && tokens[2].value == value
  }

  private static func escaped(_ value: String) -> String {
    value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
  }

  private static let closings: [Character: Character] = [
    "\"": "\"", "'": "'", "＂": "＂", "＇": "＇", "「": "」", "『": "』", "“": "”", "”": "”", "‘": "’",
  ]
  private static let escaping: Set<Character> = ["\""]
}
