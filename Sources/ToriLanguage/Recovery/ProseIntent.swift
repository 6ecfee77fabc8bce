import ToriText

/// What somebody asks for who writes a sentence, as people ask each other.
///
/// A table of intents, the first of which fits: each has marks that stand in such a sentence, and makes a query of what
/// else stands there. Where no query can be certain, it says what to write instead.
package struct ProseIntent {
  /// What to write; nil where the sentence tells too little, or more than a query would hold.
  package let query: String?
  let hint: LocalizedText

  /// Nobody asks for so much at once, in bytes: what is longer is a text that came there by mistake.
  private static let longest = 1000

  /// Nil where the sentence asks for none of what is known.
  package init?(_ sentence: String) {
    guard sentence.utf8.count <= Self.longest else { return nil }
    let asked = AskedThings(sentence)
    for intent in Self.fieldIntents + Self.intents where intent.marks.allSatisfy(asked.has) {
      let query = intent.query(asked).map { $0 + Self.saves(of: $0, asked) }
      guard let text = query ?? intent.form?(asked) else { continue }
      (self.query, hint) = (query, intent.hint?(text, asked) ?? .write(text))
      return
    }
    return nil
  }

  /// What keeps the answer as the picture and the table that the sentence asks for besides; empty where it asks for
  /// none, or the answer is nothing to draw.
  private static func saves(of query: String, _ asked: AskedThings) -> String {
    guard query.hasPrefix("posts") || query.hasPrefix("documents") else { return "" }
    let isDrawn = ["| timeline", "| share", "| count by", "| network", "| keywords"].contains {
      query.contains($0)
    }
    return (isDrawn && asked.has(pictures) ? " | save \"figure.svg\"" : "")
      + (asked.has(tables) ? " | save \"table.xlsx\"" : "")
  }

  struct Intent: Sendable {
    /// Of each list, one stands in the sentence.
    let marks: [[String]]
    /// What to write in general, where there is no query; nil where that would be of no help.
    var form: (@Sendable (AskedThings) -> String?)?
    /// What to say of a query besides that it can be written.
    var hint: (@Sendable (String, AskedThings) -> LocalizedText)?
    let query: @Sendable (AskedThings) -> String?
  }

  private static let intents: [Intent] = [
    Intent(marks: [
      [
        "what can i", "what can you", "what can be", "how do i use", "how does this work",
        "how to use", "where do i start", "何ができ", "何が聞け", "何を聞け", "できること", "使い方を",
      ]
    ]) { _ in "help" },
    Intent(marks: [["誰が誰に", "who replies to whom", "who answers whom", "who talks to whom"]]) {
      asked in
      asked.isBare ? "posts\(asked.place) | network of authors" : nil
    },
    Intent(marks: [replies]) { asked in
      if let post = asked.posts.first { return "posts where replies to \(post)" }
      guard asked.numbers.count == 1 else { return nil }
      return "posts\(asked.place) where replies to \(asked.numbers[0])"
    },
    Intent(marks: [["引用", "quotes", "quoted", "quote"], whose]) { asked in
      asked.isBare
        ? "posts\(asked.place) where has quotes | select id, author, author_id, quotes" : nil
    },
    Intent(
      marks: [times, absences],
      hint: { query, _ in
        query.hasPrefix("describe")
          ? .write(query)
          : LocalizedText(
            "write '\(query)'; 'describe ID' says why a post has none",
            ja: "'\(query)'と書く。それぞれの理由は'describe ID'で分かる")
      },
      query: { asked in
        asked.posts.first.map { "describe \($0)" } ?? "posts\(asked.place) where undated"
      }),
    Intent(marks: [
      [
        "frequent words", "common words", "word frequency", "word frequencies", "頻出語", "語の頻度",
        "よく使われる語", "よく使う語",
      ]
    ]) { asked in
      asked.isBare ? "posts\(asked.place) | words | limit 20" : nil
    },
    Intent(marks: [["どこ", "バイト", "位置", "箇所", "where", "byte", "bytes", "located"]]) {
      $0.posts.first.map { "describe \($0)" }
    },
    Intent(
      marks: [["表記", "書き方", "呼び方", "呼び名", "spellings", "spelling", "variants"]],
      form: { asked in
        let first = asked.texts.first ?? "\"…\""
        return "posts\(asked.place) | kwic any of \(first), \"…\" | count by match"
      },
      hint: { query, _ in
        LocalizedText("list the spellings: \(query)", ja: "表記を並べて書く: \(query)")
      },
      query: { asked in
        asked.texts.count > 1
          ? asked.anyText.map { "posts\(asked.place) | kwic \($0) | count by match" } : nil
      }),
    Intent(marks: [["比較", "比べ", "compare", "versus", "vs"]]) { asked in
      let key = asked.has(documents) || asked.has(["文書別", "文書ごと"]) ? "doc, match" : "match"
      return asked.texts.count > 1
        ? asked.anyText.map { "posts\(asked.place) | kwic \($0) | count by \(key)" } : nil
    },
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
    Intent(marks: [keys.flatMap(\.marks)]) { asked in
      guard let key = keys.first(where: { asked.has($0.marks) })?.key else { return nil }
      if let text = asked.anyText {
        return "posts\(asked.place) where mentions \(text) | count by \(key)"
      }
      return asked.isBare ? "posts\(asked.place) | count by \(key)" : nil
    },
    Intent(marks: [firsts]) { asked in
      asked.anyText.map { "posts\(asked.place) where mentions \($0) | sort by time | limit 1" }
    },
    Intent(marks: [
      orders.flatMap(\.marks), mosts + ["順", "newest", "oldest", "longest", "latest"],
    ]) { asked in
      guard asked.isBare else { return nil }
      return orders.first { asked.has($0.marks) }.map { "posts\(asked.place) | sort by \($0.key)" }
    },
    Intent(marks: [whose, mosts]) { asked in
      if let text = asked.anyText {
        return "posts\(asked.place) where mentions \(text) | count by author"
      }
      return asked.isBare ? "posts\(asked.place) | count by author" : nil
    },
    Intent(marks: [documents, quantities]) { asked in asked.isBare ? "documents" : nil },
    Intent(marks: [["リンク", "links", "urls"], quantities]) { $0.isBare ? "links" : nil },
    Intent(marks: [["スレッド", "threads"], quantities]) { $0.isBare ? "threads" : nil },
    Intent(marks: [["投稿者", "authors"], quantities]) { asked in
      asked.isBare ? "posts\(asked.place) | count distinct author" : nil
    },
    Intent(
      marks: [posts, quantities]
    ) { asked in
      if let text = asked.anyText { return "posts\(asked.place) where mentions \(text) | count" }
      return asked.isBare ? "posts\(asked.place) | count" : nil
    },
    Intent(marks: [quantities]) { asked in
      asked.anyText.map { "posts\(asked.place) where mentions \($0) | count" }
    },
    Intent(marks: [["平均", "average", "mean"]]) { asked in
      guard asked.texts.allSatisfy({ ["文字数", "長", "長さ"].contains($0) }) else { return nil }
      let key = averages.first { asked.has($0.marks) }?.key
      return key.map { "posts\(asked.place) | mean \($0)" }
    },
    Intent(marks: [["どんな", "what is", "とは", "概要", "about"]]) { asked in
      asked.isBare ? asked.document.map { "describe \($0)" } : nil
    },
    Intent(marks: [["とは", "何ですか", "なんですか", "って何", "what", "mean"]]) {
      $0.topic.map { "help \($0)" }
    },
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
      // What is asked in the field's words is no text to look for.
      if asked.has(fieldWords) { return nil }
      return asked.mention.map { "posts\(asked.place) where mentions \($0)" }
    },
    Intent(marks: [posts]) { asked in
      if asked.has(fieldWords) { return nil }
      if asked.isBare, !asked.place.isEmpty { return "posts\(asked.place)" }
      return asked.mention.map { "posts\(asked.place) where mentions \($0)" }
    },
    Intent(
      marks: [pictures, tables],
      form: { _ in "_ | save \"figure.svg\" | save \"table.xlsx\"" },
      hint: { form, _ in
        LocalizedText(
          "of the answer before, write '\(form)'", ja: "直前の答えからは'\(form)'と書く")
      },
      query: { _ in nil }),
    Intent(
      marks: [pictures],
      form: { _ in ".plot figure.svg" },
      hint: { form, _ in
        LocalizedText(
          "'\(form)' draws the answer before", ja: "'\(form)'で直前の答えを図にする")
      },
      query: { _ in nil }),
    Intent(
      marks: [
        tables + ["csv", "tsv", "に保存", "を保存", "で保存", "書き出", "に出力"]
      ],
      form: { asked in
        ".save FILE.\(["csv", "tsv", "json", "md"].first { asked.has([$0]) } ?? "xlsx")"
      },
      query: { _ in nil }),
    Intent(marks: []) { asked in
      asked.posts.count == 1 && asked.texts.allSatisfy { ["全文", "中身"].contains($0) }
        ? "posts where id = \(asked.posts[0])" : nil
    },
  ]
}

extension AskedThings {
  /// What `mentions` is followed by: a text, or several that are to stand together or any of them; nil where that is not
  /// told.
  var mention: String? {
    guard let any = anyText, texts.count > 1 else { return anyText }
    if has(["または", "あるいは", "もしくは", "どちらか", "いずれか", "or", "either"]) { return any }
    guard has(["両方", "ともに", "と", "かつ", "and", "both"]) else { return nil }
    return "all of " + texts.joined(separator: ", ")
  }

  /// Whether nothing is looked for, and nothing else stands there that a query would have to hold.
  var isBare: Bool {
    texts.isEmpty && numbers.isEmpty && posts.isEmpty && !has(ProseIntent.absences)
  }
}
