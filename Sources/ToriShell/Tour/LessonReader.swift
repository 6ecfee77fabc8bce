import ToriText

/// Reads lessons: query files whose comments hold the prose, in both languages side by side.
///
/// `-- en: …` and `-- ja: …` are a paragraph above the statement that follows; `-- title en: …`, `none`,
/// `ask`, `hint` and `right` name other texts, and a comment line that is indented goes on with the line
/// above. `-- pick NAME` makes the statement that follows a choice, `-- choose NAME` chooses a frequent
/// text. The statement below the question answers it.
package struct LessonReader {
  /// What is wrong with the file, in words.
  package private(set) var problems: [String] = []
  package private(set) var lesson = Lesson()

  /// The texts that wait for a statement, or for their other language.
  private var texts: [(key: String, english: String, japanese: String)] = []
  private var pick: String?
  private var lastLanguage: SpokenLanguage?
  private var statement = ""

  private static let keys = ["title", "none", "", "ask", "hint", "right"]

  package init(_ text: String) {
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      read(line)
    }
    endStatement()
    settle()
    if lesson.steps.isEmpty || lesson.answer.isEmpty { problems.append("a lesson shows and asks") }
    if !lesson.picks.isEmpty && lesson.none == nil {
      problems.append("a lesson with picks has none")
    }
  }

  private mutating func read(_ line: Substring) {
    if line.hasPrefix("--") {
      endStatement()
      comment(line.dropFirst(2))
    } else if line.allSatisfy(\.isWhitespace) {
      endStatement()
    } else {
      statement += (statement.isEmpty ? "" : "\n") + line
    }
  }

  private mutating func comment(_ line: Substring) {
    if line.hasPrefix("   ") { return goOn(with: line) }
    let words = line.split(separator: " ", maxSplits: 2)
    guard let first = words.first else { return }
    if ["pick", "choose"].contains(first), words.count == 2 {
      settle()
      if first == "pick" {
        pick = String(words[1])
      } else {
        lesson.picks.append(Lesson.Pick(name: String(words[1]), statement: nil))
      }
      return
    }
    guard let colon = line.firstIndex(of: ":") else {
      return problems.append("what is this comment: \(line)")
    }
    let head = line[..<colon].split(separator: " ")
    let key = head.count == 2 ? String(head[0]) : ""
    guard let name = head.last, let language = SpokenLanguage(rawValue: String(name)),
      Self.keys.contains(key), head.count <= 2
    else { return problems.append("what is this comment: \(line)") }
    add(String(line[line.index(after: colon)...].drop { $0 == " " }), to: key, language)
  }

  private mutating func add(_ text: String, to key: String, _ language: SpokenLanguage) {
    lastLanguage = language
    switch language {
    case .english: texts.append((key, text, ""))
    case .japanese:
      guard let last = texts.indices.last, texts[last].key == key, texts[last].japanese.isEmpty
      else { return problems.append("Japanese without English: \(text)") }
      texts[last].japanese = text
    }
  }

  private mutating func goOn(with line: Substring) {
    guard let last = texts.indices.last else { return problems.append("nothing goes on: \(line)") }
    let text = line.drop { $0 == " " }
    if lastLanguage == .japanese {
      texts[last].japanese += text
    } else {
      texts[last].english += " " + text
    }
  }

  private mutating func endStatement() {
    guard !statement.isEmpty else { return }
    let statement = self.statement
    self.statement = ""
    if let name = pick {
      pick = nil
      lesson.picks.append(Lesson.Pick(name: name, statement: statement))
      return
    }
    let prose = texts.first { $0.key.isEmpty }
    settle()
    if let prose {
      lesson.steps.append(
        Lesson.Step(
          prose: LocalizedText("\(prose.english)", ja: "\(prose.japanese)"), statement: statement))
    } else if lesson.answer.isEmpty {
      lesson.answer = statement
    } else {
      problems.append("a statement without prose: \(statement)")
    }
  }

  /// Puts the texts where they belong.
  private mutating func settle() {
    for (key, english, japanese) in texts {
      if english.isEmpty || japanese.isEmpty { problems.append("in one language: \(english)") }
      let text = LocalizedText("\(english)", ja: "\(japanese)")
      switch key {
      case "title": lesson.title = text
      case "none": lesson.none = text
      case "ask": lesson.question = text
      case "hint": lesson.hints.append(text)
      case "right": lesson.conclusion = text
      default: break
      }
    }
    texts = []
  }
}
