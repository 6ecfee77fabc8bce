import ToriText

/// What would have been right at a place, as messages name it: `a text after 'mentions'`.
struct Expected {
  let words: LocalizedText

  private init(_ english: LocalizedText.Phrase, ja japanese: LocalizedText.Phrase) {
    words = LocalizedText(english, ja: japanese)
  }

  private init(_ words: LocalizedText) { self.words = words }
}

// Words and signs.
extension Expected {
  static let end = Expected("the end", ja: "文末")

  static func word(_ word: String) -> Expected { Expected(LocalizedText(same: "'\(word)'")) }

  /// One of these, or the end, which within parentheses is their own.
  static func oneOf(_ words: [String], orEndWithin nesting: Int) -> Expected {
    let end = nesting > 0 ? LocalizedText(same: "')'") : Expected.end.words
    let list = words.map { LocalizedText(same: "'\($0)'") }.listed()
    return Expected("\(list) or \(end)", ja: "\(list)または\(end)")
  }

  static let keywordsReference = Expected(
    "'against' or 'by' after 'keywords'", ja: "'keywords'の後に'against'か'by'")
  static let secondAnd = Expected("'and' with the second date", ja: "'and'と二つ目の日付")
  static let withinAfterTexts = Expected("'within' after the texts", ja: "文字列の後に'within'")
  static let equalAfterName = Expected("'=' after the name", ja: "名前の後に'='")
  static let corpusAfterExpect = Expected("'corpus' after 'expect'", ja: "'expect'の後に'corpus'")
  static let equalAfterCorpus = Expected("'=' after 'corpus'", ja: "'corpus'の後に'='")
  static let variantsBeforeText = Expected("'variants' before a text", ja: "文字列の前に'variants'")
  static let analyzeOrQuery = Expected("'analyze' or a query", ja: "'analyze'か問い合わせ")
  static let expectation = Expected(
    "'rows', 'all' or 'any' after 'expect'", ja: "'expect'の後に'rows'、'all'または'any'")
}

// Things.
extension Expected {
  static func text(after word: String) -> Expected {
    Expected("a text after '\(word)'", ja: "'\(word)'の後に文字列")
  }

  static func value(after sign: String) -> Expected {
    Expected("a value after '\(sign)'", ja: "'\(sign)'の後に値")
  }

  static func number(after word: String) -> Expected {
    Expected("a number after '\(word)'", ja: "'\(word)'の後に数")
  }

  static func date(after word: String) -> Expected {
    Expected("a date after '\(word)'", ja: "'\(word)'の後に日付")
  }

  static func unit(such example: Keyword) -> Expected {
    Expected("a unit such as '\(example.spelling)'", ja: "'\(example.spelling)'などの単位")
  }

  static func field(after word: String) -> Expected {
    Expected("a field after '\(word)'", ja: "'\(word)'の後に項目")
  }

  static func field(before sign: String) -> Expected {
    Expected("a field before '\(sign)'", ja: "'\(sign)'の前に項目")
  }

  static let networkSubject = Expected(
    "authors, handles, hashtags, hosts, documents or words after 'of'",
    ja: "'of'の後にauthors、handles、hashtags、hosts、documentsまたはwords")
  static let form = Expected("a form such as csv or jsonl after 'as'", ja: "'as'の後にcsvやjsonlなどの形式")
  static let document = Expected("a document after 'in'", ja: "'in'の後に文書")
  static let pattern = Expected("a pattern after 'matches'", ja: "'matches'の後にパターン")
  static let comparison = Expected(
    "a comparison such as '=' after 'rows'", ja: "'rows'の後に'='などの比較")
  static let wordElement = Expected(
    "a word such as [word = \"…\"], [] or \"…\"", ja: "[word = \"…\"]、[]、\"…\"などの語")
  static let wordPart = Expected(
    "form, word, pos, tag, reading or content", ja: "form、word、pos、tag、readingまたはcontent")
  static let bracketEnd = Expected("'and', 'or' or ']'", ja: "'and'、'or'または']'")

  static func wordComparison(_ part: WordPart) -> Expected {
    Expected("'=' or '!=' after '\(part.rawValue)'", ja: "'\(part.rawValue)'の後に'='か'!='")
  }

  static let name = Expected("a name after 'let'", ja: "'let'の後に名前")
  static let parameterType = Expected(
    "text, texts, number, date or document, or '='",
    ja: "text、texts、number、date、documentのどれか、または'='")
  static let subject = Expected("a document, a field or a post", ja: "文書、項目または投稿")
  static let answered = Expected(
    "a post's number, or a query in parentheses, after 'to'",
    ja: "'to'の後に投稿の番号か、括弧に入れた問い合わせ")
}

// Parts of a query.
extension Expected {
  static let condition = Expected("a condition", ja: "条件")
  static let someCondition = Expected(
    "a condition such as 'mentions', 'has' or 'since'", ja: "'mentions'、'has'、'since'などの条件")
  static let stage = Expected(
    "a stage such as 'count' or 'sort' after '|'", ja: "'|'の後に'count'や'sort'などの段")
  static let source = Expected("a source such as 'posts'", ja: "'posts'などの対象")
  static let query = Expected("a query such as 'posts where …'", ja: "'posts where …'などの問い合わせ")
  static let statement = Expected("a query or a statement", ja: "問い合わせか文")

  static func subquery(after word: String) -> Expected {
    Expected("a query in parentheses after '\(word)'", ja: "'\(word)'の後に括弧に入れた問い合わせ")
  }
}

/// What stands at a place instead.
struct Found {
  let words: LocalizedText
  /// Whether nothing more of the statement stands there.
  let isEnd: Bool

  static let end = Found(words: Expected.end.words, isEnd: true)
  static let semicolon = Found(words: LocalizedText(same: "';'"), isEnd: true)

  static func written(_ text: String) -> Found {
    Found(words: LocalizedText(same: Diagnostic.quoted(text)), isEnd: false)
  }
}
