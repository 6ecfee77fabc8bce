import ToriText

extension Diagnostic {
  /// The code of a `$name` that no value was given for: whether that is wrong depends on who reads.
  package static let missingParameter = "E007"

  /// Every diagnostic of the language itself, by code. Those of a query's meaning (E100 and up) are
  /// listed where they are made.
  package static let catalogue: [CatalogueEntry] =
    characters + words + values + shape + habits + mixtures + doubts

  private static let characters = [
    CatalogueEntry(
      "E001", LocalizedText("a quote without its end", ja: "閉じていない引用符"),
      LocalizedText(
        "A text in quotes ends with the quote that belongs to the one it began with: \"…\", 「…」, 『…』, “…”, '…'.",
        ja: "引用符で囲んだ文字列は、始まりと対になる引用符で終わります: \"…\"、「…」、『…』、“…”、'…'。"),
      example: "posts where mentions \"日本", corrected: "posts where mentions \"日本\""),
    CatalogueEntry(
      "E002", LocalizedText("a pattern without its end", ja: "閉じていないパターン"),
      LocalizedText(
        "A pattern stands between slashes, on one line. A slash within it is written \\/.",
        ja: "パターンはスラッシュで囲み、一行に書きます。中のスラッシュは \\/ と書きます。"),
      example: "posts where matches /日本", corrected: "posts where matches /日本/"),
    CatalogueEntry(
      "E003", LocalizedText("an escape that means nothing", ja: "意味のないエスケープ"),
      LocalizedText(
        "In plain quotes a backslash begins one of \\\" \\' \\\\ \\n \\t \\u{5357}. In 「…」 a backslash is a backslash.",
        ja: "普通の引用符の中では、バックスラッシュは \\\" \\' \\\\ \\n \\t \\u{5357} のどれかの始まりです。「…」の中ではただのバックスラッシュです。"
      ),
      example: "posts where mentions \"\\q\"", corrected: "posts where mentions \"\\\\q\""),
    CatalogueEntry(
      "E004", LocalizedText("an escape that names no character", ja: "文字を指さないエスケープ"),
      LocalizedText(
        "\\u{…} takes the hexadecimal number of a Unicode character, up to 10FFFF, surrogates excepted.",
        ja: "\\u{…} には Unicode の符号位置を16進で書きます。10FFFF までで、サロゲートは除きます。"),
      example: "posts where mentions \"\\u{110000}\""),
    CatalogueEntry(
      "E005", LocalizedText("a flag that patterns do not have", ja: "パターンにないフラグ"),
      LocalizedText(
        "After its last slash a pattern takes i (case does not matter), m (^ and $ at each line), s (. takes line breaks too) and x (blanks do not count).",
        ja: "パターンの最後のスラッシュの後に書けるのは、i（大文字と小文字を区別しない）、m（^ と $ が各行に当たる）、s（. が改行にも当たる）、x（空白を数えない）です。"
      ),
      example: "posts where matches /日本/q"),
    CatalogueEntry(
      "E006", LocalizedText("a sign that means nothing", ja: "意味のない記号"),
      LocalizedText(
        "The signs of the language are | , ( ) ; = != < <= > >= and quotes.",
        ja: "この言語の記号は | , ( ) ; = != < <= > >= と引用符です。"),
      example: "posts where mentions 日*"),
    CatalogueEntry(
      "E007", LocalizedText("a parameter without a value", ja: "値のないパラメータ"),
      LocalizedText(
        "$name stands for a value that is given from outside, with --set name=value.",
        ja: "$name は外から --set name=値 で与える値を表します。"),
      example: "posts where mentions $x"),
    CatalogueEntry(
      "E008", LocalizedText("a comment within an identifier", ja: "識別子の中のコメント"),
      LocalizedText(
        "Two hyphens begin a comment, also where an identifier of data holds them; in quotes, an identifier may hold any sign.",
        ja: "ハイフンが二つ続くと、データの識別子の中でもコメントになります。引用符で囲めば、識別子はどんな記号を含んでもかまいません。"),
      example: "posts where replies to yt#Ugx--a",
      corrected: "posts where replies to \"yt#Ugx--a\""),
  ]

  private static let words = [
    CatalogueEntry(
      "E010", LocalizedText("something else was expected", ja: "必要なものと違うもの"),
      LocalizedText(
        "The message says what may stand at the place and what was found there.",
        ja: "メッセージは、そこに書けるものと、実際に見つかったものを言います。"),
      example: "posts where mentions"),
    CatalogueEntry(
      "E011", LocalizedText("a mistyped word", ja: "打ち間違えた語"),
      LocalizedText(
        "A word stands here that is none of those that may, but nearly is one.",
        ja: "ここに書ける語ではありませんが、その一つによく似た語があります。"),
      example: "posts where mentons \"日本\"", corrected: "posts where mentions \"日本\""),
    CatalogueEntry(
      "E012", LocalizedText("a word is missing", ja: "足りない語"),
      LocalizedText(
        "Some words always go with another: any of, all of, replies to, sort by, keywords against.",
        ja: "いつも組になる語があります: any of、all of、replies to、sort by、keywords against。"),
      example: "posts where mentions any \"日本\"", corrected: "posts where mentions any of \"日本\""),
    CatalogueEntry(
      "E013", LocalizedText("another word is used here", ja: "ここで使うのは別の語"),
      LocalizedText(
        "`between` has `and` between its two dates; a period stands after `on`, a document after `in`.",
        ja: "`between` の二つの日付の間には `and` を書きます。期間は `on`、文書は `in` の後に書きます。"),
      example: "posts between 2025 to 2026", corrected: "posts between 2025 and 2026"),
    CatalogueEntry(
      "E014", LocalizedText("a word of the language where a text belongs", ja: "文字列の場所にある言語の語"),
      LocalizedText(
        "A text may stand without quotes unless it is a word that shapes a query, such as since or and. In quotes any text may stand.",
        ja: "文字列は引用符なしでも書けますが、since や and のように問い合わせを形づくる語は別です。引用符の中にはどんな文字列も書けます。"),
      example: "posts where mentions since 2026",
      corrected: "posts where mentions \"since\" since 2026"),
    CatalogueEntry(
      "E015", LocalizedText("several words without quotes", ja: "引用符のない数語"),
      LocalizedText(
        "A single word needs no quotes; a text with spaces does.",
        ja: "一語なら引用符は要りませんが、空白のある文字列には要ります。"),
      example: "posts where mentions rare earth",
      corrected: "posts where mentions \"rare earth\""),
    CatalogueEntry(
      "E016", LocalizedText("several texts after mentions", ja: "mentions の後の数個の文字列"),
      LocalizedText(
        "Say whether one of them is enough (any of) or every one must be there (all of).",
        ja: "一つあればよいか（any of）、すべて必要か（all of）を書きます。"),
      example: "posts where mentions \"日本\", \"中国\"",
      corrected: "posts where mentions any of \"日本\", \"中国\""),
    CatalogueEntry(
      "E017", LocalizedText("a text where a condition belongs", ja: "条件の場所にある文字列"),
      LocalizedText(
        "A text by itself says nothing of a post: mentions \"…\", by \"…\", tagged \"…\" do.",
        ja: "文字列だけでは投稿について何も言いません。mentions \"…\"、by \"…\"、tagged \"…\" のように書きます。"),
      example: "posts where mentions \"日本\" or \"中国\"",
      corrected: "posts where mentions \"日本\" or mentions \"中国\""),
    CatalogueEntry(
      "E018", LocalizedText("near without within", ja: "within のない near"),
      LocalizedText(
        "near needs a number: how many characters may lie between the two at most.",
        ja: "near には数が要ります。二つの間にあってよい文字の数です。"),
      example: "posts where mentions \"中国\" near \"規制\"",
      corrected: "posts where mentions \"中国\" near \"規制\" within 20"),
    CatalogueEntry(
      "E019", LocalizedText("a list in parentheses", ja: "括弧に入れた並び"),
      LocalizedText(
        "The items of a list stand with commas between them, without parentheses.",
        ja: "並びはコンマで区切り、括弧は付けません。"),
      example: "posts where mentions any of (\"日本\", \"中国\")",
      corrected: "posts where mentions any of \"日本\", \"中国\""),
  ]

  private static let values = [
    CatalogueEntry(
      "E020", LocalizedText("not a date", ja: "日付でないもの"),
      LocalizedText(
        "Dates are written 2026, 2026-01, 2026-01-13, 2026-01-13T10:32, 2026/01/13, 2026年1月13日, 令和8年1月, today, yesterday, 7 days ago, last month, this year.",
        ja:
          "日付は 2026、2026-01、2026-01-13、2026-01-13T10:32、2026/01/13、2026年1月13日、令和8年1月、today、yesterday、7 days ago、last month、this year のように書きます。"
      ),
      example: "posts since winter"),
    CatalogueEntry(
      "E021", LocalizedText("a date that no calendar has", ja: "暦にない日付"),
      LocalizedText(
        "The month has no such day, or the day no such hour.", ja: "その月にその日、またはその日にその時刻はありません。"),
      example: "posts on 2026-02-30"),
    CatalogueEntry(
      "E022", LocalizedText("a date without its year", ja: "年のない日付"),
      LocalizedText(
        "Which year is meant cannot be told from a query; write it.",
        ja: "どの年のことかは問い合わせからは分かりません。年も書いてください。"),
      example: "posts on 1月12日", corrected: "posts on 2026年1月12日"),
    CatalogueEntry(
      "E023", LocalizedText("a number that does not fit", ja: "範囲にない数"),
      LocalizedText("Counts and widths are whole numbers, 0 or more.", ja: "件数や幅は0以上の整数です。"),
      example: "posts | limit -1"),
    CatalogueEntry(
      "E024", LocalizedText("a date by itself", ja: "日付だけ"),
      LocalizedText(
        "A clause says what the date is: on, since, until.", ja: "日付が何なのかは on、since、until の節で言います。"),
      example: "posts 2026-01", corrected: "posts on 2026-01"),
    CatalogueEntry(
      "E025", LocalizedText("a parameter of another type", ja: "型の違うパラメータ"),
      LocalizedText(
        "What param calls a number or a date must be one, whether it is given with --set or stands in the script.",
        ja: "param で number や date とした値は、--set で与えるときもスクリプトに書くときも、その型でなければなりません。"),
      example: "param $least number = 多い", corrected: "param $least number = 5"),
  ]
}
