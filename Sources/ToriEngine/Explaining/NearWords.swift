import ToriLanguage
import ToriSystem
import ToriText

/// What there is where no text has a word: texts that hold its characters, and the words that these stand in.
struct NearWords {
  let session: Session
  let cancellation: Cancellation

  /// So many words are told.
  private static let shown = 5

  /// What is said of a word that no post has; nil where some has it.
  func absent(_ needle: WordNeedle) throws(EngineError) -> WordFact.AbsentWord? {
    let posts = LogicalNode.scan(.posts)
    if try session.count(.filter(posts, .word(needle)), cancellation) > 0 { return nil }
    var absent = WordFact.AbsentWord(
      text: needle.text, isExact: needle.isExact, instead: .nothing)
    for text in needle.isExact ? [needle.text] : Self.texts(of: needle) {
      let characters = Needle(text)
      let holding = LogicalNode.filter(posts, .mentions(characters))
      let count = try session.count(holding, cancellation)
      if count == 0 { continue }
      let forms = try needle.isExact ? [] : words(ofForm: characters, in: holding)
      absent.instead =
        forms.isEmpty
        ? .characters(text, posts: count, inside: try words(holding: characters, in: holding))
        : .form(of: forms)
      break
    }
    return absent
  }

  /// The text, and where it ends in hiragana what stands before: 掘 of 掘る.
  private static func texts(of needle: WordNeedle) -> [String] {
    func isHiragana(_ scalar: Unicode.Scalar) -> Bool { (0x3041...0x309F).contains(scalar.value) }
    let scalars = needle.text.unicodeScalars
    let stem = String(
      String.UnicodeScalarView(scalars.reversed().drop(while: isHiragana).reversed()))
    return stem.isEmpty || stem == needle.text ? [needle.text] : [needle.text, stem]
  }

  /// The dictionary forms of words that are written so.
  private func words(
    ofForm needle: Needle, in posts: LogicalNode
  ) throws(EngineError) -> [String] {
    let forms = LogicalNode(.words(WordsStage(by: .part(.form))), of: [posts])
    var words: [String] = []
    try forEachRow(of: forms, ["form", "word"]) { texts in
      if Needle(texts[0]).folded == needle.folded, !words.contains(texts[1]) {
        words.append(texts[1])
      }
    }
    return Array(words.prefix(Self.shown))
  }

  /// The commonest words that hold the text, with how often they stand there.
  private func words(
    holding needle: Needle, in posts: LogicalNode
  ) throws(EngineError) -> [Note.Counted] {
    let all = LogicalNode(.words(WordsStage(by: .part(.word))), of: [posts])
    var found: [Note.Counted] = []
    try forEachRow(of: all, ["word", "count"]) { texts in
      let folded = Needle(texts[0]).folded
      if found.count < Self.shown, folded.count > needle.folded.count,
        !Proximity.occurrences(of: needle.folded, in: folded).isEmpty
      {
        found.append(Note.Counted(texts[0], Int(texts[1]) ?? 0))
      }
    }
    return found
  }

  private func forEachRow(
    of node: LogicalNode, _ names: [String], _ body: ([String]) -> Void
  ) throws(EngineError) {
    let answer = try session.answer(node, cancellation)
    let columns = names.compactMap { name in
      answer.shape.columns.firstIndex { $0.name == name }
    }
    var window = CellWindow(answer, columns: columns)
    for row in 0..<answer.rowCount {
      if cancellation.isCancelled { throw .interrupted }
      var texts: [String] = []
      for column in columns {
        switch try window.value(row: row, column: column) {
        case .text(let text): texts.append(text)
        case .integer(let number): texts.append("\(number)")
        default: texts.append("")
        }
      }
      body(texts)
    }
  }
}

extension Filter {
  /// The words that must or may stand in its rows.
  package var wantedWords: [WordNeedle] {
    wantedLeaves.flatMap { leaf -> [WordNeedle] in
      switch leaf {
      case .word(let needle): [needle]
      case .nearby(let first, let second, _):
        [first, second].compactMap { sought in
          if case .word(let needle) = sought { needle } else { nil }
        }
      case .words(let sequence):
        sequence.texts.map { WordNeedle($0.text, isExact: $0.part == .form) }
      default: []
      }
    }
  }
}
