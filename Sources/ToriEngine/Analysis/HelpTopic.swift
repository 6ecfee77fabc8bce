import ToriCorpus
import ToriLanguage

/// What `help` has pages on.
package enum HelpTopic {
  /// Kinds of words, by what people call them.
  package static let kinds: [String: Vocabulary.Kind] = [
    "dates": .date, "date": .date, "日付": .date, "stages": .stage, "stage": .stage, "段": .stage,
    "conditions": .predicate, "condition": .predicate, "条件": .predicate,
    "statements": .statement, "statement": .statement, "文": .statement,
    "sources": .source, "clauses": .clause, "connectives": .connective,
  ]

  /// What people call the figures of words, all together.
  package static let measures: Set = ["measures", "measure", "statistics", "指標", "統計"]

  /// What a corpus is read by, under each name that people try.
  package enum Reading: String, CaseIterable {
    /// How the posts of a page are told apart.
    case shapes
    /// Which columns and keys of data become fields.
    case profiles
    /// What reads which files.
    case readers
    /// What blocks are on their pages.
    case kinds

    package var names: [String] {
      switch self {
      case .shapes: [rawValue, "shape", "形"]
      case .profiles: [rawValue, "profile", "map", "プロファイル"]
      case .readers: [rawValue, "reader", "読み方", "リーダー"]
      case .kinds: [rawValue, "kind", "種類"]
      }
    }

    package init?(named name: String) {
      guard let found = Self.allCases.first(where: { $0.names.contains(name) }) else { return nil }
      self = found
    }
  }

  /// What people look up by another name than the one that there is a page on, in English and Japanese.
  package static let otherNames: [String: String] = [
    "search": "mentions", "find": "mentions", "検索": "mentions", "探す": "mentions",
    "regex": "matches", "pattern": "matches", "正規表現": "matches", "filter": "where",
    "絞り込み": "where", "検索条件": "conditions",
    "ファイル": "documents",
    "著者": "authors", "ハッシュタグ": "tagged",
    "期間": "dates", "日時": "dates",
    "ソート": "sort", "order": "sort", "group": "count", "集計": "count",
    "件数": "count", "average": "mean",
    "比率": "share", "percent": "share", "trend": "timeline",
    "コンコーダンス": "kwic", "concordance": "kwic", "文脈": "kwic",
    "語": "words", "単語": "words", "共起": "collocates",
    "引用": "quotes", "出典": "cite", "random": "sample",
    "書き出し": "save", "export": "save", "excel": "save", "csv": "save",
    "chart": "plot", "graph": "plot", "figure": "plot", "図": "plot", "グラフ": "plot",
    "lesson": "tour", "lessons": "tour", "tutorial": "tour", "説明": "describe",
    "表記": "variants", "異表記": "variants",
    "exit": "quit", "終了": "quit", "終わり": "quit", "履歴": "history",
    "色": "color", "colour": "color", "言語": "lang",
    "key": "keys", "キー": "keys", "keyboard": "keys", "shortcuts": "keys", "editing": "keys",
    "編集": "keys", "補完": "keys", "completion": "keys", "field": "fields", "項目": "fields",
    "columns": "fields", "列": "fields", "command": "commands",
    "命令": "commands",
    "report": "reports", "html": "reports", "markdown": "reports", "make": "reports",
    "makefile": "reports", "page": "reports", "paper": "reports", "報告": "reports",
    "報告書": "reports", "レポート": "reports", "論文": "reports",
    "対象": "sources", "clause": "clauses", "節": "clauses",
    "頻度": "words", "頻出語": "words", "抽出語": "words", "frequency": "words", "ストップワード": "words",
    "stopwords": "words", "共起ネットワーク": "network", "cooccurrence": "network",
    "関連語": "collocates", "コロケーション": "collocates", "collocation": "collocates",
    "keyness": "keywords", "散布": "dispersion",
    "抽出語リスト": "words", "kwicコンコーダンス": "kwic", "occurrences": "kwic", "occurrence": "kwic",
    "回数": "kwic",
    "spellings": "variants", "spelling": "variants", "picture": "plot", "pictures": "plot",
    "figures": "plot", "svg": "plot", "png": "plot", "xlsx": "save", "fragments": "kinds",
    "paragraphs": "kinds",
    "pos": "words", "content": "words", "品詞": "words", "内容語": "words", "ttr": "words",
    "mattr": "words", "type-token": "words",
  ]

  /// What the shell explains itself: the keys of its line, its commands, and each of these, the fields of a corpus, and
  /// pages that scripts become.
  package static let ofShell: [String] =
    ["keys", "commands", "fields", "reports"] + shellCommands

  /// The commands of the shell, without their dots.
  package static let shellCommands = [
    "help", "mode", "limit", "width", "timer", "color", "lang", "fold", "pager", "output", "save",
    "plot", "read", "edit", "open", "undo", "zone", "history", "quit",
  ]

  /// The name that there is a page on, for one that people may look up.
  package static func named(_ name: String) -> String {
    let bare = name.hasPrefix(".") ? String(name.dropFirst()) : name
    if name != bare, shellCommands.contains(bare) { return bare }
    if own.contains(name) { return name }
    if let meant = otherNames[name] ?? glosses[name] { return meant }
    if BlockKind(name: name) != nil { return Reading.kinds.rawValue }
    if ReaderName(rawValue: name) != nil { return Reading.readers.rawValue }
    return own.contains(name + "s") ? name + "s" : name
  }

  /// Words of the language by what they say in Japanese, where that is one word's alone.
  private static let glosses: [String: String] = Dictionary(
    grouping: Set(Vocabulary.entries.map(\.keyword)), by: \.japanese
  ).compactMapValues { $0.count == 1 ? $0[0].spelling : nil }

  /// Words of the language, kinds of them, fields, parts of a time, the host of a link, what a corpus is read by, figures
  /// of words, and codes of diagnostics.
  package static let names: [String] =
    Vocabulary.entries.map(\.keyword.spelling) + Field.all.map(\.name)
    + TimePart.allCases.map(\.rawValue) + ["host"] + Reading.allCases.flatMap(\.names)
    + kinds.keys.sorted() + measures.sorted() + MeasureEntry.all.map(\.name)
    + diagnostics.map(\.code) + ofShell

  package static let diagnostics = Diagnostic.catalogue + Diagnostic.analysisCatalogue

  /// Whether there is a page on `name`, in lower case; fields may be named in one, too.
  package static func isKnown(_ name: String) -> Bool { own.contains(named(name)) }

  private static let own = Set(names.map { $0.lowercased() } + Field.all.compactMap(\.singular))
}
