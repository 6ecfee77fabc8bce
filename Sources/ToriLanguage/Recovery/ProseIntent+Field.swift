import ToriText

/// What is asked in the words of the field: of words and what stands beside them, of who uses them, of what quotes.
extension ProseIntent {
  /// They come before those that people ask in any words.
  static let fieldIntents: [Intent] = [
    Intent(marks: [["違い", "違う", "の差", "difference", "different", "differ", "differs"]]) { asked in
      asked.topic.map { "help \($0)" }
    },
    Intent(
      marks: [
        [
          "共起ネットワーク", "共起図", "語のネットワーク", "co occurrence network", "cooccurrence network",
          "network of words", "word network",
        ]
      ],
      query: { asked in
        let whole = "posts\(asked.place) | network of words"
        if asked.isBare { return whole }
        guard asked.texts.count == 1, let text = asked.anyText else { return nil }
        return whole + networkTail(of: text)
      }),
    Intent(
      marks: [["不確か", "不確実", "uncertain", "not certain"]],
      hint: { query, _ in
        LocalizedText(
          "the month or day is not certain of posts whose source only says between which times they are; write '\(query)'",
          ja: "月や日が不確かなのは、いつからいつの間かしか原文から分からない投稿。'\(query)'と書く")
      },
      query: { asked in
        asked.texts.isEmpty && asked.numbers.isEmpty
          ? asked.posts.first.map { "describe \($0)" }
            ?? "posts\(asked.place) where basis = bounded"
          : nil
      }),
    Intent(marks: [
      [
        "特徴語", "特徴的", "特徴づけ", "特徴付け", "だけによく", "だけに出", "keyness", "keywords", "characteristic",
        "typical",
        "distinctive", "mark", "marks",
      ]
    ]) { asked in
      guard asked.textsBesideSorts.isEmpty, asked.numbers.isEmpty, asked.posts.isEmpty,
        let tail = asked.sortOfWords
      else { return nil }
      if let document = asked.document, asked.period.isEmpty {
        return "posts in \(document) | keywords against (posts not in \(document))\(tail)"
      }
      return "posts\(asked.place) | keywords by doc\(tail) | limit 10 by doc"
    },
    Intent(
      marks: [collocations],
      form: { asked in
        asked.textsBesideSorts.isEmpty && asked.isBareBesideSorts
          ? "posts\(asked.place) | collocates of \"…\"" : nil
      },
      query: { asked in
        guard asked.textsBesideSorts.count == 1, asked.isBareBesideSorts,
          let tail = asked.sortOfWords
        else { return nil }
        return "posts\(asked.place) | collocates of \(asked.textsBesideSorts[0])\(tail)"
      }),
    Intent(
      marks: [uses],
      hint: { query, asked in
        guard asked.has(people), let text = asked.anyText else { return .write(query) }
        let second = "posts\(asked.place) where mentions \(text) | count by author"
        return LocalizedText(
          "write '\(query)'; for who: \(second)", ja: "'\(query)'と書く。誰がかは: \(second)")
      },
      query: { asked in asked.anyText.map { "posts\(asked.place) | kwic \($0)" } }),
    Intent(marks: [
      people,
      [
        "uses", "use", "used", "using", "says", "使っている", "使って", "使う", "使った", "使いますか", "使っています",
      ],
    ]) { asked in
      asked.anyText.map { "posts\(asked.place) where mentions \($0) | count by author" }
    },
    Intent(marks: [["引用", "quotes", "quoted", "quote", "quoting"]]) { asked in
      asked.isBare && !asked.has(whose) && !asked.has(quantities)
        ? "posts\(asked.place) where has quotes" : nil
    },
    Intent(marks: [["種類ごと", "種類別", "by kind", "per kind"], ["文書", "documents"]]) { asked in
      asked.isBare && asked.place.isEmpty ? "documents | count by reader" : nil
    },
    Intent(marks: [["words of", "words in", "語の一覧", "単語の一覧"]]) { asked in
      asked.isBare && asked.document != nil ? "posts\(asked.place) | words" : nil
    },
    Intent(marks: [["post", "番の投稿", "番目の投稿"]]) { asked in
      guard asked.texts.isEmpty, asked.numbers.count == 1, asked.posts.isEmpty,
        asked.period.isEmpty, !asked.has(replies)
      else { return nil }
      return asked.document.map { "describe \($0)#\(asked.numbers[0])" }
    },
  ]

  /// What a network of words is narrowed down to one word by.
  static func networkTail(of text: String) -> String {
    " | where from = \(text) or to = \(text) | limit 30"
  }

  private static let uses = [
    "使われて", "使われ方", "使われる", "使い方", "用例", "文脈", "コンコーダンス", "is used", "are used", "usage", "how is",
    "how are", "context", "contexts", "concordance",
  ]
  private static let people = ["who", "whom", "誰", "だれ", "投稿者", "人"]

  // MARK: Whether it is a sentence

  /// Whether a text says how it is asked: with words of the field, or with particles of a sentence. It is never looked
  /// for as it stands.
  package static func isSentence(_ text: String) -> Bool {
    let lower = text.lowercased()
    let endings = ["？", "?", "ですか", "ますか", "だろうか", "でしょうか", "たい", "です", "ます", "ください", "教えて"]
    if endings.contains(where: text.hasSuffix), text.count > 4 { return true }
    if fieldWords.contains(where: {
      $0.utf8.allSatisfy { $0 < 0x80 } ? lower == $0 : lower.contains($0)
    }) {
      return true
    }
    let runs = SentenceRun.runs(of: text)
    return runs.indices.dropFirst().dropLast().contains { place in
      runs[place].sort == .kana && particles.contains(runs[place].text)
        && !runs[place - 1].parts && !runs[place + 1].parts
    }
  }

  /// What holds nouns of a sentence together; a `の` alone may stand in a name.
  private static let particles: Set<String> = [
    "を", "が", "は", "に", "へ", "も", "から", "まで", "だけ", "より", "について", "では", "には", "とは", "での",
    "だけを", "だけで", "として", "による",
  ]

  static let fieldWords = [
    "特徴語", "共起", "用例", "投稿者", "コンコーダンス", "頻出語", "コロケーション", "関連語", "言及数", "trend", "trends",
    "collocation", "collocations", "collocate", "collocates", "context", "contexts", "concordance",
    "keywords", "keyness", "characteristic", "distinctive", "spelling", "spellings", "variants",
    "quotes", "co-occurrence", "cooccurrence", "co-occurrences", "cooccurrences",
  ]

  /// What to read, where no query is known: the pages on what it names.
  package static func pages(on sentence: String) -> LocalizedText {
    let asked = AskedThings(sentence)
    let named = topics.filter { asked.has($0.marks) }.prefix(3).map { "help \($0.key)" }
    let list = (named.isEmpty ? ["help", "tour"] : named).joined(separator: ", ")
    return LocalizedText(
      "what can be asked: \(list); what is looked for in the texts stands in quotes: \"…\"",
      ja: "書き方は: \(list)。本文から探す語句は\"…\"で囲む")
  }

  private static let topics = [
    Marked(marks: ["特徴語", "特徴的", "keywords", "characteristic", "typical"], key: "keywords"),
    Marked(marks: ["ネットワーク", "network"], key: "network"),
    Marked(marks: ["共起", "近く", "collocations", "collocates", "near"], key: "collocates"),
    Marked(
      marks: ["用例", "文脈", "使い方", "context", "contexts", "concordance", "usage"], key: "kwic"),
    Marked(
      marks: ["表記", "呼び方", "書き方", "spellings", "spelling", "variants"], key: "variants"),
    Marked(marks: ["頻出語", "語の", "単語", "words"], key: "words"),
    Marked(marks: shares, key: "share"), Marked(marks: months, key: "timeline"),
    Marked(marks: ["投稿者", "誰", "だれ", "who", "authors"], key: "authors"),
    Marked(marks: ["引用", "quotes", "quote"], key: "has"),
    Marked(marks: times, key: "dates"), Marked(marks: quantities, key: "count"),
  ]
}

extension AskedThings {
  /// Sorts of words by which words are narrowed down; what is looked for is the rest.
  var textsBesideSorts: [String] {
    texts.filter { text in !Self.sorts.contains { text == $0.name } }
  }

  /// Whether nothing else stands there but texts and sorts of words.
  var isBareBesideSorts: Bool {
    numbers.isEmpty && posts.isEmpty
      && (sortOfWords?.isEmpty == false || !has(ProseIntent.absences))
  }

  /// The stage that keeps words of the sort that is named; empty where none is, nil where it is not certain.
  var sortOfWords: String? {
    if has([
      "助詞を除", "助詞以外", "助詞なし", "助詞抜き", "助詞は除", "内容語", "without particles", "no particles",
      "content words",
    ]) {
      return " | where content"
    }
    let named = Self.sorts.filter { sort in
      texts.contains(sort.name)
        || has([sort.name + "だけ", sort.name + "のみ", sort.english + " only", "only " + sort.english])
    }
    if named.isEmpty { return "" }
    guard named.count == 1, has(["だけ", "のみ", "に限", "only"]), let pos = named[0].pos else {
      return nil
    }
    return " | where pos = \(pos)"
  }

  private static let sorts: [(name: String, english: String, pos: String?)] = [
    ("名詞", "nouns", "noun"), ("動詞", "verbs", "verb"), ("形容詞", "adjectives", "adj"),
    ("助詞", "particles", nil), ("助動詞", "auxiliaries", nil), ("副詞", "adverbs", nil),
  ]
}
