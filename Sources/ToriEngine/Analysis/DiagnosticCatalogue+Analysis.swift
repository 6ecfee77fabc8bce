import ToriLanguage
import ToriText

extension Diagnostic {
  /// Every diagnostic of what a query means, by code. Those of how it is written are ToriLanguage's.
  package static let analysisCatalogue: [CatalogueEntry] =
    names + types + things + ofWords + doubtful

  private static let names = [
    CatalogueEntry(
      "E101", LocalizedText("a source that is not there", ja: "存在しない対象"),
      LocalizedText(
        "A query begins with what it is about: posts, blocks, documents, threads, authors, links, or a query that let has named.",
        ja: "問い合わせはまず何を見るかを言います: posts、blocks、documents、threads、authors、links、または let で名前を付けた問い合わせ。"
      ),
      example: "post where deleted", corrected: "posts where deleted"),
    CatalogueEntry(
      "E102", LocalizedText("a field that these rows do not have", ja: "その行にない項目"),
      LocalizedText(
        "Each kind of row has its own fields. describe posts lists those of posts, and what is in them.",
        ja: "行の種類ごとに項目が違います。describe posts で、投稿の項目とその中身が分かります。"),
      example: "posts where autor = \"名無し\"", corrected: "posts where author = \"名無し\""),
    CatalogueEntry(
      "E103", LocalizedText("a document that is not there", ja: "存在しない文書"),
      LocalizedText(
        "A document is called by the short name of its file. describe lists all of them.",
        ja: "文書はファイルの短い名前で呼びます。describe ですべての文書が出ます。"),
      example: "posts in 009", corrected: "posts in 004"),
    CatalogueEntry(
      "E104", LocalizedText("a condition that is not there", ja: "存在しない条件"),
      LocalizedText(
        "A single word as a condition is a name that let gave. To look for a word in the text, write mentions before it.",
        ja: "条件の場所に一語だけあれば、let で付けた名前です。本文から語を探すには、前に mentions と書きます。"),
      example: "posts where sebed", corrected: "posts where mentions sebed"),
    CatalogueEntry(
      "E105", LocalizedText("a value that the field never has", ja: "その項目にない値"),
      LocalizedText(
        "Some fields have one of a few values only, as kind has. describe kind lists them with their counts.",
        ja: "kind のように、決まった値のどれかしか取らない項目があります。describe kind で値とその数が分かります。"),
      example: "posts where kind = replay", corrected: "posts where kind = reply"),
  ]

  private static let types = [
    CatalogueEntry(
      "E106", LocalizedText("rows that cannot be taken", ja: "受け取れない行"),
      LocalizedText(
        "Each stage takes rows of a kind and gives rows of a kind. Posts, and rows that are each of a post as lines of kwic are, go through all; after count there are no posts any more in which a text could be found, so what needs posts goes before it.",
        ja:
          "段はそれぞれ、ある種類の行を受け取り、ある種類の行を出します。投稿と、kwic の行のようにそれぞれ一つの投稿の行であるものは、どの段にも渡せます。count の後にはもう本文を探せる投稿がないので、投稿の要る段はその前に書きます。"
      ),
      example: "posts | count | kwic \"規制\"", corrected: "posts | kwic \"規制\" | count"),
    CatalogueEntry(
      "E107", LocalizedText("a value of another type", ja: "型の違う値"),
      LocalizedText(
        "A field is compared with a value of its own type: a number with a number, a time with a date, yes or no with true or false.",
        ja: "項目は同じ型の値と比べます。数は数と、日時は日付と、yes か no は true か false と。"),
      example: "posts where reposts > many", corrected: "posts where reposts > 5"),
    CatalogueEntry(
      "E108", LocalizedText("an order where there is none", ja: "順序のない値の大小"),
      LocalizedText(
        "Kinds, documents and the like are the same or not; none is greater. They take = and !=.",
        ja: "種類や文書などは、同じかどうかだけで、大小はありません。= と != を使います。"),
      example: "posts where kind > reply", corrected: "posts where kind = reply"),
    CatalogueEntry(
      "E109", LocalizedText("a field that is only shown", ja: "見るだけの項目"),
      LocalizedText(
        "Lines and bytes say where a block stands in its file. To find the block that holds a line, name it by its document and that line.",
        ja: "lines と bytes は、ブロックがファイルのどこにあるかを言います。ある行を含むブロックは、文書とその行で指します。"),
      example: "posts where lines = 29", corrected: "posts where id = 000:29"),
    CatalogueEntry(
      "E110", LocalizedText("a date that is not in the calendar", ja: "暦にない日付"),
      LocalizedText(
        "There is no such day, month or time of day.",
        ja: "そのような日、月、時刻はありません。"),
      example: "posts where time = 2026-02-30", corrected: "posts where time = 2026-02-28"),
    CatalogueEntry(
      "E111", LocalizedText("nothing to look for", ja: "探すものがない"),
      LocalizedText(
        "A text is looked for as it is compared: full-width as half-width, without marks that nobody sees. Of this one nothing is left.",
        ja: "文字列は比べるときの形で探します。全角英数字は半角に、目に見えない印は除いて。この文字列からは何も残りません。"),
      example: "posts where mentions \"\""),
    CatalogueEntry(
      "E112", LocalizedText("a pattern that cannot be read", ja: "読めないパターン"),
      LocalizedText(
        "Patterns are written as PCRE has them. A sign that means something in a pattern is taken as it stands with a backslash before it.",
        ja: "パターンは PCRE の書き方です。パターンで意味を持つ記号をそのまま探すには、前にバックスラッシュを書きます。"),
      example: "posts where matches /(/", corrected: "posts where matches /\\(/"),
  ]

  private static let things = [
    CatalogueEntry(
      "E113", LocalizedText("an answer to what has no number", ja: "番号のないものへの返信"),
      LocalizedText(
        "Posts answer each other by number, so a block without one is never answered.",
        ja: "投稿どうしは番号で返信するので、番号のないブロックへの返信はありません。"),
      example: "posts where replies to 000:29", corrected: "posts where replies to 000#10"),
    CatalogueEntry(
      "E114", LocalizedText("a block that is not there", ja: "存在しないブロック"),
      LocalizedText(
        "A post with a number is called DOC#NUMBER, any block DOC:LINE by a line that it stands on.",
        ja: "番号のある投稿は DOC#番号、どのブロックも、それのある行で DOC:行 と呼びます。"),
      example: "posts where id = 001#999", corrected: "posts where id = 001#11"),
    CatalogueEntry(
      "E117", LocalizedText("a figure of what is no number", ja: "数でないものの数値"),
      LocalizedText(
        "sum, mean and median take numbers; min and max take times as well.",
        ja: "sum、mean、median は数に使います。min と max は日時にも使えます。"),
      example: "posts | mean author", corrected: "posts | count by author"),
    CatalogueEntry(
      "E118", LocalizedText("a name that stands for something else", ja: "別のものを指す名前"),
      LocalizedText(
        "let names a condition, a query or a list of texts. A condition goes after where, a query at the beginning or in parentheses, a list after mentions any of.",
        ja: "let は条件、問い合わせ、文字列の並びに名前を付けます。条件は where の後に、問い合わせは初めか括弧の中に、並びは mentions any of の後に書きます。"
      ),
      example: "let gone = deleted; gone | count",
      corrected: "let gone = deleted; posts where gone | count"),
    CatalogueEntry(
      "E119", LocalizedText("names that hold too much", ja: "大きすぎる名前"),
      LocalizedText(
        "Where a name holds another twice, what it stands for is twice as long; twenty such names hold a million conditions.",
        ja: "名前が別の名前を二度含むと、その指すものは二倍の長さになります。そうした名前が二十あれば、条件は百万に達します。"),
      example: "let n0 = deleted or deleted; "
        + (1...16).map { "let n\($0) = n\($0 - 1) or n\($0 - 1)" }.joined(separator: "; ")),
    CatalogueEntry(
      "E120", LocalizedText("nothing to say about a word", ja: "説明のない語"),
      LocalizedText(
        "help tells of the words of the language, fields and codes of messages; describe of what is in the corpus.",
        ja: "help で説明が出るのは言語の語、項目、メッセージの番号です。コーパスの中身は describe で分かります。"),
      example: "help mentoins", corrected: "help mentions"),
    CatalogueEntry(
      "E121", LocalizedText("a text with too many spellings", ja: "表記の多すぎる文字列"),
      LocalizedText(
        "With --fold variants a text is looked for in each spelling that the corpus may have: each kanji as itself and as those written for it. Of a long text in a corpus that mixes them, these are too many.",
        ja:
          "異体字も同じとみなすときは、コーパスにありうる表記のそれぞれを、漢字ごとに異体字も含めて探します。異体字の混じるコーパスで長い文字列を探すと、表記が多くなりすぎます。"
      ),
      example: "posts where mentions \"国学国学国学国学国学国学\"",
      corrected: "posts where mentions \"国学国学\""),
    CatalogueEntry(
      "E122", LocalizedText("a file in no form", ja: "形式のわからないファイル"),
      LocalizedText(
        "Rows are written as the name of the file ends, or as said behind as.",
        ja: "行は、ファイルの名前の終わり、または as の後に書いた形式で書きます。"),
      example: "posts | save \"news\"", corrected: "posts | save \"news.csv\""),
    CatalogueEntry(
      "E123", LocalizedText("saving within a query", ja: "問い合わせの中での保存"),
      LocalizedText(
        "A file is written by the pipe of a statement, so that it is seen when; a query in parentheses or one that let names may be used any number of times.",
        ja: "ファイルは文のパイプで書きます。括弧の中や let で名前を付けた問い合わせは、何度使われるかわかりません。"),
      example: "let recent = posts since 2026-01 | save \"recent.csv\"",
      corrected: "let recent = posts since 2026-01; recent | save \"recent.csv\""),
    CatalogueEntry(
      "E124", LocalizedText("a file that is not to be lost", ja: "失われてはならないファイル"),
      LocalizedText(
        "What tori itself wrote and nobody changed is written anew; any other file only with replacing, and a source of the corpus never.",
        ja: "tori自身が書いてそのままのファイルは書き直します。ほかのファイルは replacing と書いたときだけ、コーパスの原文は決して置き換えません。"),
      example: "posts | save \"seeds/000.csv\"", corrected: "posts | save \"news.csv\""),
  ]

  private static let doubtful = [
    CatalogueEntry(
      "W101", LocalizedText("a period without a day in it", ja: "一日もない期間"),
      LocalizedText(
        "All clauses hold at once. If one ends before another begins, nothing can lie in both.",
        ja: "節はみな同時に成り立ちます。一方の始まる前にもう一方が終われば、両方に入るものはありません。"),
      example: "posts since 2026 until 2025", corrected: "posts since 2025 until 2026"),
    CatalogueEntry(
      "W102", LocalizedText("a text without variants", ja: "別の表記のない文字列"),
      LocalizedText(
        "mentions variants of looks for all spellings that a set lists with the text. No set has this one, so only the text itself is looked for.",
        ja: "mentions variants of は、その文字列と同じ組にあるすべての表記を探します。この文字列はどの組にもないので、それ自体だけを探します。"),
      example: "posts where mentions variants of \"日本\"",
      corrected:
        "variants \"日本\", \"倭国\"; posts where mentions variants of \"日本\""),
    CatalogueEntry(
      "W103", LocalizedText("conditions that nothing meets", ja: "何も満たさない条件"),
      LocalizedText(
        "Joined by and, or as clauses side by side, conditions all hold at once. Where a row may meet one or the other, they are joined by or.",
        ja: "and でつないだ条件や並べた節は、みな同時に成り立ちます。どちらかを満たせばよいなら or でつなぎます。"),
      example: "posts where kind = reply and kind = news",
      corrected: "posts where kind = reply or kind = news"),
    CatalogueEntry(
      "W104", LocalizedText("conditions that everything meets", ja: "何でも満たす条件"),
      LocalizedText(
        "Whatever is not the one is the other. Rows that are neither are had with and.",
        ja: "一方でないものは、もう一方に当たります。どちらでもない行は and で得られます。"),
      example: "posts where kind != reply or kind != news",
      corrected: "posts where kind != reply and kind != news"),
    CatalogueEntry(
      "W105", LocalizedText("dates in texts instead of times", ja: "日時でなく本文の日付"),
      LocalizedText(
        "dates are the dates that a text speaks of; when a post was posted is its time. Written dates, it is certain that the former are meant.",
        ja: "dates は本文に書かれた日付で、投稿された日時は time です。本文の日付のことなら dates と書けば確かです。"),
      example: "posts | sort by date", corrected: "posts | sort by time"),
    CatalogueEntry(
      "W106", LocalizedText("a name that is a word of the texts", ja: "本文にもある名前"),
      LocalizedText(
        "A bare word behind mentions is the text itself, unless let made it a name. Where the corpus has that word, what is found may not be what is meant; quoted, it is always the word.",
        ja: "mentions の後の引用符のない語は、let で付けた名前なら、名付けたもののことです。語そのものを探すには引用符で囲みます。"),
      example: "let 中国 = \"米国\"", corrected: "let america = \"米国\""),
    CatalogueEntry(
      "W107", LocalizedText("a time that clocks skip", ja: "時計の飛ばした時刻"),
      LocalizedText(
        "Where clocks go forward, as in Japan in the springs of 1948 to 1951, they never show the times between, and nothing can be posted then. Times that they show twice when they go back belong to the hour both times.",
        ja: "時計が進むとき（日本では1948〜51年の春）、その間の時刻は示されず、投稿もありえません。時計が戻って二度示す時刻は、二度ともその時間に属します。"),
      example: "posts on 1949-04-03T00", corrected: "posts on 1949-04-03T01"),
    CatalogueEntry(
      "W109", LocalizedText("an identifier as a number", ja: "番号として書いた識別子"),
      LocalizedText(
        "number is how a page numbers its posts, or the position of one; the identifiers that data give are texts, however many digits they have: source_id.",
        ja: "number はページが投稿に付けた番号か、何番目かです。データの識別子は、何桁の数字でも文字列で、source_id です。"),
      example: "posts where number = 1998700000000000001",
      corrected: "posts where source_id = \"1998700000000000001\""),
  ]
}
