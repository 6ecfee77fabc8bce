import ToriLanguage
import ToriSystem
import ToriText

/// What there is where no text has a word: texts that hold its characters, and the words that these stand in.
struct NearWords {
  let session: Session
  let cancellation: Cancellation

  /// So many words are told.
  private static let shown = 5

  /// A note on a word that no post has; nil where some has it.
  func note(on needle: WordNeedle, _ wording: Wording) throws(EngineError) -> Note? {
    let posts = LogicalNode.scan(.posts)
    if try session.count(.filter(posts, .word(needle)), cancellation) > 0 { return nil }
    let none =
      needle.isExact
      ? LocalizedText(
        "no words are written \(wording.quoted(needle.text))",
        ja: "\(wording.quoted(needle.text))と書かれた語はない")
      : LocalizedText(
        "no word has the dictionary form \(wording.quoted(needle.text))",
        ja: "見出しの形が\(wording.quoted(needle.text))の語はない")
    for text in Self.texts(of: needle) {
      let characters = Needle(text)
      let holding = LogicalNode.filter(posts, .mentions(characters))
      let count = try session.count(holding, cancellation)
      if count == 0 { continue }
      let told = wording.quoted(text)
      if !needle.isExact, let word = try word(ofForm: characters, in: holding) {
        return Note(
          LocalizedText(
            "\(none): it is a form of \(word.words); write word \(wording.quoted(word.first)), or word exactly \(told)",
            ja:
              "\(none)。\(word.words)の活用形なので、word \(wording.quoted(word.first))か word exactly \(told) と書く"
          ))
      }
      let around = try words(holding: characters, in: holding)
      let inside =
        around.isEmpty
        ? LocalizedText(same: "")
        : LocalizedText(", inside \(around.listed())", ja: "、\(around.listed())の中に")
      return Note(
        LocalizedText(
          "\(none); \(told) stands as characters in \(count) post\(count == 1 ? "" : "s")\(inside)",
          ja: "\(none)。\(told)は文字としては\(count)件\(inside)ある"))
    }
    return Note(
      LocalizedText("\(none), nor do its characters stand anywhere", ja: "\(none)。文字としても現れない"))
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
  private func word(
    ofForm needle: Needle, in posts: LogicalNode
  ) throws(EngineError) -> (first: String, words: LocalizedText)? {
    let forms = LogicalNode(.words(WordsStage(by: .part(.form))), of: [posts])
    var words: [String] = []
    try forEachRow(of: forms, ["form", "word"]) { texts in
      if Needle(texts[0]).folded == needle.folded, !words.contains(texts[1]) {
        words.append(texts[1])
      }
    }
    guard let first = words.first else { return nil }
    return (first, words.prefix(Self.shown).map { LocalizedText(same: $0) }.listed())
  }

  /// The commonest words that hold the text, with how often they stand there.
  private func words(
    holding needle: Needle, in posts: LogicalNode
  ) throws(EngineError) -> [LocalizedText] {
    let all = LogicalNode(.words(WordsStage(by: .part(.word))), of: [posts])
    var found: [LocalizedText] = []
    try forEachRow(of: all, ["word", "count"]) { texts in
      let folded = Needle(texts[0]).folded
      if found.count < Self.shown, folded.count > needle.folded.count,
        !Proximity.occurrences(of: needle.folded, in: folded).isEmpty
      {
        found.append(LocalizedText(same: "\(texts[0]) \(texts[1])"))
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
  var wantedWords: [WordNeedle] {
    wantedLeaves.flatMap { leaf -> [WordNeedle] in
      switch leaf {
      case .word(let needle): [needle]
      case .nearby(let first, let second, _): [first, second].compactMap(\.word)
      case .words(let sequence):
        sequence.texts.map { WordNeedle($0.text, isExact: $0.part == .form) }
      default: []
      }
    }
  }
}
