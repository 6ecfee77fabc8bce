/// The words by which intents are told, in English and Japanese.
extension ProseIntent {
  static let replies = [
    "返信", "返事", "レスした", "レスして", "レスする", "レスを", "answers", "answer", "answered", "replies",
    "replied", "reply",
    "responds",
  ]
  static let posts = ["投稿", "書き込み", "レス", "posts", "messages"]
  static let whose = ["誰", "だれ", "している", "投稿者", "who", "whose"]
  static let times = ["時刻", "日時", "日付", "時間", "time", "times", "date", "timestamp"]
  static let absences = [
    "ない", "無い", "なし", "なく", "ません", "不明", "わから", "分から", "no", "not", "without", "unknown", "missing",
    "lack", "lacks",
  ]
  static let shares = [
    "割合", "比率", "パーセント", "何割", "注目", "関心", "全体に", "share", "percentage", "proportion",
    "percent", "relative",
    "attention",
  ]
  static let months = [
    "月別", "月ごと", "月毎", "毎月", "推移", "month", "monthly", "over time", "trend", "trends",
  ]
  struct Marked: Sendable {
    let marks: [String]
    /// What is written for it.
    let key: String
  }

  /// What posts are counted by.
  static let keys = [
    Marked(
      marks: [
        "per document", "by document", "each document", "per file", "文書別", "文書ごと", "資料別", "資料ごと",
        "ファイル別",
        "ファイルごと",
      ], key: "doc"),
    Marked(marks: ["種類別", "種類ごと"], key: "kind"),
    Marked(marks: ["投稿者別", "投稿者ごと", "人別", "per author", "by author"], key: "author"),
    Marked(marks: ["年別", "年ごと", "per year", "by year"], key: "year"),
    Marked(marks: ["日別", "日ごと", "per day", "by day"], key: "day"),
    Marked(marks: ["曜日別", "曜日ごと"], key: "weekday"),
    Marked(marks: ["時間別", "時間帯", "時間ごと"], key: "hour"),
  ]

  /// What posts are put in the order of.
  static let orders = [
    Marked(marks: ["いいね", "likes"], key: "likes desc"),
    Marked(
      marks: ["リツイート", "リポスト", "再投稿", "拡散", "reposts", "retweets", "reposted"], key: "reposts desc"),
    Marked(marks: ["返信", "返事", "replies"], key: "replies desc"),
    Marked(marks: ["新しい", "最新", "newest", "latest"], key: "time desc"),
    Marked(marks: ["古い", "oldest"], key: "time"),
    Marked(marks: ["長い", "longest"], key: "length desc"),
  ]
  /// What a mean is taken of.
  static let averages = [
    Marked(marks: ["長さ", "文字数", "length"], key: "length"),
    Marked(marks: ["いいね", "likes"], key: "likes"),
    Marked(marks: ["リツイート", "再投稿", "reposts"], key: "reposts"),
    Marked(marks: ["返信", "replies"], key: "replies"),
  ]
  static let pictures = [
    "画像", "png", "svg", "picture", "グラフ", "図を", "図と", "図に", "図も", "図で", "chart", "figure", "graph",
    "plot",
  ]
  static let tables = [
    "エクセル", "excel", "xlsx", "spreadsheet", "table", "表に", "表を", "表で", "表と", "表も",
  ]
  static let firsts = ["first", "earliest", "最初", "初めて", "初出"]
  static let mosts = ["most", "more often", "最も", "一番", "いちばん", "ランキング", "多い", "active"]
  static let collocations = [
    "go with", "goes with", "together with", "collocates", "collocate", "collocations",
    "collocation", "near", "around", "beside", "next to", "共起", "一緒に", "いっしょに", "近く", "周り", "まわり",
  ]
  static let documents = ["文書", "ファイル", "資料", "document", "documents", "files"]
  static let quantities = [
    "何件", "いくつ", "何個", "件数", "種類", "一覧", "の数", "数は", "数を", "総数", "投稿数", "文書数", "言及数", "何人", "何通",
    "how many", "kinds", "number of",
  ]

  /// Nouns that say what is asked, and are not looked for.
  static let words: Set<String> = [
    "文書", "投稿", "返信", "返事", "引用", "誰", "投稿者", "時刻", "日時", "日付", "時間", "不明", "無",
    "理由", "位置", "箇所", "何回", "回数", "出現", "頻度", "割合", "比率", "注目", "注目度", "関心", "関心度", "月別", "月",
    "月毎", "毎月", "推移", "何件", "何個", "種類", "一覧", "数", "件数", "何", "何人", "何通", "全",
    "画像", "図", "保存", "言及", "言及数", "表記", "全体", "対", "番", "番目", "件", "回", "各", "別",
    "話題", "ブロック", "ファイル", "バイト", "パーセント", "エクセル", "グラフ", "レス", "資料", "本文",
    "中", "語", "単語", "日時不明", "人", "年", "日", "投稿数", "リンク", "リンク先", "平均", "スレッド", "違", "それぞれ", "全部",
    "合計", "関係", "内容", "意味", "結果", "表", "方", "私", "コーパス", "データ", "検索", "どれ", "なに",
    "投稿内", "件数", "種", "順", "いいね", "リツイート", "リポスト", "再投稿", "拡散", "新", "古", "長", "先", "用例", "特徴語",
    "種類別", "投稿者別",
    "曜日別", "時間別", "時間帯", "日別", "両方", "一部", "番号", "資料別", "ファイル別", "最初", "初", "初出", "最", "一番", "多",
    "共起", "共起語", "一緒", "文書別", "年別", "検索結果", "言葉", "比較", "比", "ランキング", "投稿者ランキング", "頻出語", "差", "何割",
    "書", "形", "特", "文書数", "使", "言", "何種", "不確", "不確実", "発言", "他", "特徴", "特徴的", "文脈", "共起ネットワーク",
    "ネットワーク",
    "共起関係", "共起図", "コンコーダンス", "コロケーション", "周", "近", "名", "関連語",
  ]
}
