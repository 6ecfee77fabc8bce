import ToriText

/// What somebody asks for who writes a sentence, as people ask each other.
///
/// A table of intents, the first of which fits: each has marks that stand in such a sentence, and makes a query of what
/// else stands there. Where no query can be certain, it says what to write instead.
package struct ProseIntent {
  /// What to write; nil where the sentence tells too little, or more than a query would hold.
  package let query: String?
  let hint: LocalizedText

  /// Nil where the sentence asks for none of what is known.
  package init?(_ sentence: String) {
    let asked = AskedThings(sentence)
    for intent in Self.intents where intent.marks.allSatisfy(asked.has) {
      let query = intent.query(asked)
      guard let text = query ?? intent.form?(asked) else { continue }
      (self.query, hint) = (query, intent.hint?(text) ?? .write(text))
      return
    }
    return nil
  }

  private struct Intent: Sendable {
    /// Of each list, one stands in the sentence.
    let marks: [[String]]
    /// What to write in general, where there is no query; nil where that would be of no help.
    var form: (@Sendable (AskedThings) -> String?)?
    /// What to say of a query besides that it can be written.
    var hint: (@Sendable (String) -> LocalizedText)?
    let query: @Sendable (AskedThings) -> String?
  }

  private static let intents: [Intent] = [
    Intent(marks: [replies]) { asked in
      if let post = asked.posts.first { return "posts where replies to \(post)" }
      guard asked.numbers.count == 1 else { return nil }
      return "posts\(asked.place) where replies to \(asked.numbers[0])"
    },
    Intent(marks: [["引用", "quotes", "quoted", "quote"], whose]) { asked in
      asked.texts.isEmpty
        ? "posts\(asked.place) where has quotes | select id, author, author_id, quotes" : nil
    },
    Intent(
      marks: [times, absences],
      hint: { query in
        query.hasPrefix("describe")
          ? .write(query)
          : LocalizedText(
            "write '\(query)'; 'describe ID' says why a post has none",
            ja: "'\(query)'と書く。それぞれの理由は'describe ID'で分かる")
      },
      query: { asked in
        asked.posts.first.map { "describe \($0)" } ?? "posts\(asked.place) where undated"
      }),
    Intent(marks: [["どこ", "バイト", "位置", "箇所", "where", "byte", "bytes", "located"]]) {
      $0.posts.first.map { "describe \($0)" }
    },
    Intent(
      marks: [["表記", "書き方", "spellings", "spelling", "variants"]],
      form: { asked in
        let first = asked.texts.first ?? "\"…\""
        return "posts\(asked.place) | kwic any of \(first), \"…\" | count by match"
      },
      hint: {
        LocalizedText(
          "list the spellings: \($0)", ja: "表記を並べて書く: \($0)")
      },
      query: { asked in
        asked.texts.count > 1
          ? asked.anyText.map { "posts\(asked.place) | kwic \($0) | count by match" } : nil
      }),
    Intent(
      marks: [["何回", "回数", "出現", "頻度", "how often", "how many times", "frequency"]],
      form: { "posts\($0.place) | kwic any of \"…\", \"…\" | count by match" },
      query: { asked in
        asked.anyText.map { "posts\(asked.place) | kwic \($0) | count by match" }
      }),
    Intent(
      marks: [shares], form: { "posts\($0.place) where mentions \"…\" | share by month" },
      query: { asked in
        let isOfDocument = asked.document != nil || asked.has(documents)
        let key = isOfDocument && !asked.has(months) ? "doc" : "month"
        return asked.anyText.map { "posts\(asked.place) where mentions \($0) | share by \(key)" }
      }),
    Intent(marks: [months]) { asked in
      if let text = asked.anyText {
        return "posts\(asked.place) where mentions \(text) | timeline by month"
      }
      return asked.isBare ? "posts\(asked.place) | timeline by month" : nil
    },
    Intent(marks: [documents, quantities]) { asked in asked.isBare ? "documents" : nil },
    Intent(marks: [["スレッド", "threads"], quantities]) { $0.isBare ? "threads" : nil },
    Intent(marks: [["投稿者", "authors"], quantities]) { asked in
      asked.isBare ? "posts\(asked.place) | count distinct author" : nil
    },
    Intent(
      marks: [["投稿", "書き込み", "レス", "posts", "messages"], quantities]
    ) { asked in
      if let text = asked.anyText { return "posts\(asked.place) where mentions \(text) | count" }
      return asked.isBare ? "posts\(asked.place) | count" : nil
    },
    Intent(marks: [quantities]) { asked in
      asked.anyText.map { "posts\(asked.place) where mentions \($0) | count" }
    },
    Intent(marks: [["とは", "何ですか", "なんですか", "って何", "違い", "what", "difference", "mean"]]) {
      $0.topic.map { "help \($0)" }
    },
    Intent(
      marks: [["画像", "png", "svg", "picture", "グラフ", "図を", "図に", "chart", "figure"]],
      form: { _ in ".plot FILE.svg" },
      query: { _ in nil }),
    Intent(
      marks: [["エクセル", "excel", "xlsx", "に保存", "を保存", "書き出", "spreadsheet"]],
      form: { _ in ".save FILE.xlsx" },
      query: { _ in nil }),
    Intent(
      marks: [["言及しない", "言及していない", "含まない", "触れない", "触れていない", "言わない"]]
    ) { asked in
      asked.texts.count == 1 && asked.numbers.isEmpty
        ? "posts\(asked.place) where not mentions \(asked.texts[0])" : nil
    },
    Intent(
      marks: [
        whose + [
          "について", "教えて", "見せて", "見たい", "知りたい", "ください", "探", "言及", "含む", "出てき", "いつ", "何を", "どんな",
          "ますか", "ですか", "ましたか", "でしょうか", "when", "why", "which", "what", "how", "did", "does",
        ]
      ]
    ) { asked in
      asked.texts.count == 1
        ? asked.anyText.map { "posts\(asked.place) where mentions \($0)" } : nil
    },
  ]

  private static let replies = [
    "返信", "返事", "レスした", "レスを", "answers", "answer", "answered", "replies", "replied", "reply",
    "responds",
  ]
  private static let whose = ["誰", "だれ", "している", "投稿者", "who", "whose"]
  private static let times = ["時刻", "日時", "日付", "時間", "time", "times", "date", "timestamp"]
  static let absences = [
    "ない", "無い", "なし", "なく", "ません", "不明", "わから", "分から", "no", "not", "without", "unknown", "missing",
    "lack", "lacks",
  ]
  private static let shares = [
    "割合", "比率", "パーセント", "注目", "全体に", "share", "percentage", "proportion", "percent", "relative",
    "attention",
  ]
  private static let months = ["月別", "月ごと", "月毎", "毎月", "推移", "month", "monthly", "over time"]
  private static let documents = ["文書", "ファイル", "資料", "document", "documents", "files"]
  private static let quantities = [
    "何件", "いくつ", "何個", "件数", "種類", "一覧", "の数", "数は", "数を", "総数", "投稿数", "文書数", "言及数", "何人", "何通",
    "how many", "kinds", "number of",
  ]

  /// Nouns that say what is asked, and are not looked for.
  static let words: Set<String> = [
    "文書", "投稿", "返信", "返事", "引用", "誰", "投稿者", "時刻", "日時", "日付", "時間", "不明", "無",
    "理由", "位置", "箇所", "何回", "回数", "出現", "頻度", "割合", "比率", "注目", "注目度", "月別", "月",
    "月毎", "毎月", "推移", "何件", "何個", "種類", "一覧", "数", "件数", "何", "何人", "何通", "全",
    "画像", "図", "保存", "言及", "言及数", "表記", "全体", "対", "番", "番目", "件", "回", "各", "別",
    "話題", "ブロック", "ファイル", "バイト", "パーセント", "エクセル", "グラフ", "レス", "資料", "本文",
    "中", "語", "単語", "日時不明", "人", "年", "日", "投稿数", "スレッド", "違", "それぞれ", "全部",
    "合計", "関係", "内容", "意味", "結果", "表", "方", "私", "コーパス", "データ", "検索", "どれ", "なに",
    "投稿内", "文書別", "年別", "検索結果", "書", "形", "文書数",
  ]
}

extension AskedThings {
  /// Whether nothing is looked for, and nothing else stands there that a query would have to hold.
  var isBare: Bool { texts.isEmpty && numbers.isEmpty && !has(ProseIntent.absences) }
}
