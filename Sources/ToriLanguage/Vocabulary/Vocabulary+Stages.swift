import ToriText

extension Vocabulary {
  static let stages: [Entry] = [
    Entry(
      .sort, .stage, "sort by FIELD [asc|desc], …", "puts the rows in order", ja: "行を並べ替えます",
      "posts | sort by reposts desc, time | limit 5"),
    Entry(
      .limit, .stage, "limit N [by KEY, …]",
      "keeps the first N rows, in all or of each value of the key: 'limit 1 by text' leaves out copies",
      ja: "先頭のN行を残します。全体で、またはキーの値ごとに。'limit 1 by text'なら写しを除きます",
      "posts | limit 3", "posts | sort by time | limit 1 by doc"),
    Entry(
      .sample, .stage, "sample N [seed S]",
      "keeps N rows drawn at random: the same for the same seed, others for another",
      ja: "無作為に選んだN行を残します。seed が同じなら同じ行、違えば別の行です",
      "posts | sample 5",
      "posts | sample 5 seed 1"),
    Entry(
      .select, .stage, "select FIELD, …",
      "shows these columns; of rows of posts, the other fields can still be named",
      ja: "これらの列を示します。投稿の行なら、ほかの項目もまだ名前で使えます",
      "posts | select id, time, text", "posts | select id, text | sort by time"),
    Entry(
      .count, .stage, "count [distinct FIELD] [by KEY, …]",
      "counts the rows, or the different values of a field; in all or for each value of the key",
      ja: "行を、または項目の異なる値を数えます。全体で、またはキーの値ごとに",
      "posts | count", "posts | count by doc, month", "posts | count distinct author_id by doc"),
    Entry(
      .sum, .stage, "sum FIELD [by KEY, …]", "adds up", ja: "合計します", "posts | sum reposts by doc"),
    Entry(
      .mean, .stage, "mean FIELD [by KEY, …]", "the arithmetic mean", ja: "算術平均",
      "posts | mean length by doc"),
    Entry(
      .median, .stage, "median FIELD [by KEY, …]", "the value in the middle", ja: "中央値",
      "posts | median length by kind"),
    Entry(
      .min, .stage, "min FIELD [by KEY, …]", "the smallest value", ja: "最も小さい値",
      "posts | min length"),
    Entry(
      .max, .stage, "max FIELD [by KEY, …]", "the largest value", ja: "最も大きい値",
      "posts | max reposts by doc"),
    Entry(
      .timeline, .stage, "timeline by UNIT",
      "counts over time, gaps included; a table folds long ones into a line",
      ja: "時間に沿って数えます。何もない期間も含み、表では長く続けば1行にまとめます",
      "posts | timeline by month"),
    Entry(
      .share, .stage, "share by KEY", "for each value, these as a share of all posts that have it",
      ja: "値ごとに、その値を持つ全投稿のうち、これらの占める割合",
      "posts where mentions \"中国\" | share by month"),
    Entry(
      .kwic, .stage, "kwic TEXT [width N]",
      "every occurrence in its context, aligned; a line has the fields of its post too",
      ja: "コンコーダンス（文脈付き用例）。現れる所をすべて、文脈とともに揃えて示します。行の投稿の項目も使えます",
      "posts | kwic \"規制\"", "posts | kwic \"規制\" width 12 | sort by right",
      "posts | kwic \"規制\" | count by doc"),
    Entry(
      .kwic, .stage, "kwic word TEXT [width N] | kwic [TEST] … [within sentence]",
      "every form of a word, or all that a pattern of words meets; previous and next are the words beside it",
      ja: "語のどの活用形も、または語のパターンに当たる所をすべて。previous と next はその隣の語です",
      "posts | kwic word \"困る\" | count by match",
      "posts | kwic [word = \"中国\"] []{0,3} [tag = \"名詞-サ変接続\"]",
      "posts | kwic word \"倭国\" | count by next"),
    Entry(
      .kwic, .stage,
      "kwic any of TEXT, … | kwic variants of TEXT | kwic exactly TEXT | kwic /PATTERN/",
      "every place of any of them, the longest where several begin, none overlapping; 'count by month, match' is their trend",
      ja: "どれかが現れる所をすべて。同じ所で始まれば最も長いもので、重なりません。'count by month, match' でその推移が出ます",
      "posts | kwic any of \"中国\", word \"言う\"", "posts | kwic /レアアース[^、。]*泥/",
      "posts | kwic any of \"日本\", \"倭国\" | count by month, match"),
    Entry(
      .words, .stage, "words [by FIELD]",
      "the words of these posts, by dictionary form, with counts; by form, reading, tag, or for each value of a field; "
        + "where content keeps words that say something, where pos = noun (verb, adj, propn) those of a sort; "
        + "a line of the file FOLDER.compounds beside the corpus is one word, one of FOLDER.stop is left out and counted",
      ja:
        "これらの投稿の語を、辞書の見出しの形ごとに数えます。by で form、reading、tag ごと、または項目の値ごと。where content で内容語だけ、where pos = noun（verb、adj、propn）でその品詞だけ。コーパスの隣の FOLDER.compounds の各行は一語とみなし、FOLDER.stop の各行は除いてその数を示します",
      "posts | words | where content | limit 20", "posts in 003 | words by form",
      "posts | words by month | where word = \"倭国\""),
    Entry(
      .ngrams, .stage, "ngrams N [to N]", "words that stand beside each other, N at a time",
      ja: "隣り合うN語の並び", "posts | ngrams 2 to 3 | limit 20"),
    Entry(
      .compounds, .stage, "compounds",
      "runs of nouns, as terms mostly are, with how readily their parts combine (flr)",
      ja: "名詞の連なり。用語はたいていこの形です。flr は部分の結び付きやすさ", "posts | compounds | limit 20"),
    Entry(
      .collocates, .stage, "collocates of TEXT [within N | left N right N] [within sentence]",
      "the words that stand near it, those most bound to it first; of all that kwic takes",
      ja: "その近くに現れる語。結び付きの強いものから示します。kwic に書けるものは何でも書けます",
      "posts | collocates of word \"中国\" within 5",
      "posts | collocates of word \"中国\" left 0 right 2 | where content",
      "posts | collocates of any of word \"日本\", word \"倭国\" | where content"),
    Entry(
      .keywords, .stage, "keywords against (QUERY) [at least N] | keywords by FIELD [at least N]",
      "the words used more than there, or than by the others; those used less come last",
      ja: "そこより、またはほかより多く使われる語。少なく使われる語は最後に来ます",
      "posts in 001 | keywords against (posts not in 001) | limit 20",
      "posts | keywords by doc | limit 10 by doc"),
    Entry(
      .dispersion, .stage, "dispersion of TEXT [by FIELD]",
      "how evenly a word is spread over documents, or over the values of a field, a row each",
      ja: "語が文書の間でどれだけ均等に現れるか。by を付けると項目の値ごとに一行",
      "posts | dispersion of word \"レアアース\"", "posts | dispersion of word \"レアアース\" by doc"),
    Entry(
      .network, .stage,
      "network of THING [at least N]",
      "pairs, those most bound first: words, hashtags or hosts in one post, documents with the same authors; or who answers whom (authors), who mentions whom (handles)",
      ja:
        "組を、結び付きの強い順に。words、hashtags、hosts は同じ投稿にあるもの、documents は同じ投稿者のいるもの、authors は誰が誰に返信したか、handles は誰が誰に言及したか",
      "posts | network of words | limit 40",
      "posts in 001 | network of words at least 5 | limit 20",
      "posts | network of authors"),
    Entry(
      .replies, .stage, "replies", "the posts that answer these", ja: "これらへの返信",
      "posts in 001 where number = 44 | replies"),
    Entry(
      .parents, .stage, "parents", "the posts that these answer", ja: "これらの返信先の投稿",
      "posts in 001 | parents"),
    Entry(
      .thread, .stage, "thread", "the whole threads that these stand in", ja: "これらのあるスレッドの全体",
      "posts where mentions \"南鳥島\" | thread | count by doc"),
    Entry(
      .around, .stage, "around N", "these, and what stands within N posts of them",
      ja: "これらと、その前後N件以内にあるもの",
      "posts where mentions \"掘削\" | around 1"),
    Entry(
      .authors, .stage, "authors", "the authors of these posts", ja: "これらの投稿の投稿者",
      "posts in 001 | authors"),
    Entry(
      .links, .stage, "links", "the links in these posts", ja: "これらの投稿にあるリンク",
      "posts | links | count by host"),
    Entry(
      .documents, .stage, "documents",
      "the documents that these stand in; 'posts' counts these, 'blocks' all of the document",
      ja: "これらのある文書。postsはこれらの数、blocksは文書全体の数",
      "posts where mentions \"南鳥島\" | documents"),
    Entry(
      .posts, .stage, "posts", "the posts of these", ja: "これらの投稿", "documents | posts | count",
      "posts | kwic \"規制\" | posts"),
    Entry(
      .cite, .stage, "cite",
      "where each row came from: file, bytes, lines, and a checksum of those bytes",
      ja: "各行の出典。ファイル、バイト、行、そのバイト列のチェックサム",
      "posts where mentions \"南鳥島\" | cite"),
    Entry(
      .raw, .stage, "raw", "the source bytes, as they stand", ja: "原文のバイト列そのまま",
      "posts in 003 | limit 1 | raw"),
    Entry(
      .union, .stage, "union (QUERY)", "these and those, each once", ja: "両方を合わせます。重なる行は一度だけです",
      "posts in 001 | union (posts in 002) | count"),
    Entry(
      .minus, .stage, "minus (QUERY)", "these without those, or without what is of those",
      ja: "問い合わせの行と、その投稿の行を除きます",
      "posts where mentions \"中国\" | minus (posts in 001) | count"),
    Entry(
      .intersect, .stage, "intersect (QUERY)", "those among these", ja: "問い合わせの結果にもある行だけを残します",
      "posts in 001 | intersect (posts where has link)"),
    Entry(
      .expect, .stage, "expect rows = N | expect all CONDITION | expect any CONDITION",
      "fails, with what was seen, unless it holds; the rows go on",
      ja: "成り立たなければ、何があったかを示して失敗します。行はそのまま先へ進みます", "documents | expect rows = 5",
      "posts since 2026 | expect all not undated"),
    Entry(
      .save, .stage, "save \"FILE\" [as FORM] [titled TEXT] [replacing]",
      "writes the rows, with every column, to a file as its name ends: .csv .tsv .json .jsonl .xlsx .vrt .md .svg .graphml; "
        + "beside it FILE.meta.json says where they came from",
      ja:
        "行を全列ともファイルに書きます。形式は名前の終わり（.csv .tsv .json .jsonl .xlsx .vrt .md .svg .graphml）のとおり。隣のFILE.meta.jsonが出所を示します",
      "posts in 003 | save \"news.csv\"",
      "posts | count by doc | save \"documents.csv\" as excel titled \"文書ごとの投稿数\"",
      "posts where mentions \"規制\" | save \"kisei.jsonl\" | count by doc"),
  ]

  static let statements: [Entry] = [
    Entry(
      .let, .statement, "let NAME = CONDITION | let NAME = QUERY | let NAME = TEXT, …",
      "names a condition, a query or a list of texts", ja: "条件、問い合わせ、文字列の並びに名前を付けます",
      "let seabed = mentions any of \"海底\", \"深海\"; posts where seabed",
      "let recent = posts since 2026-01; recent | count"),
    Entry(
      .param, .statement, "param $NAME [text|texts|number|date|document] [= VALUE]",
      "declares a value that --set NAME=VALUE gives, of what type it is, and what it is where nothing is given",
      ja: "--set NAME=VALUE で与える値を宣言します。型と、与えられないときの値も書けます",
      "param $since date = 2026-01; posts since $since | count",
      "param $names texts = \"海底\", \"深海\"; posts where mentions any of $names"),
    Entry(
      .variants, .statement, "variants TEXT, TEXT, …", "says which spellings mean the same",
      ja: "どの表記が同じものを指すかを言います",
      "variants \"日本\", \"倭国\", \"Japan\""),
    Entry(
      .explain, .statement, "explain QUERY | explain analyze QUERY",
      "says how a query is read and run, without running it; with `analyze`, runs it too",
      ja: "問い合わせがどう読まれ、どう実行されるかを、実行せずに示します。`analyze` を付けると実行もします",
      "explain posts where mentions \"南鳥島\" since 2026-01"),
    Entry(
      .analyze, .connective, "explain analyze QUERY", "runs the query and says what it met",
      ja: "問い合わせを実行し、何に出会ったかを示します",
      "explain analyze posts | count"),
    Entry(
      .describe, .statement, "describe [DOC | FIELD | POST | thread DOC | variants TEXT]",
      "draws what the corpus is made of, a document, a post in its source bytes, who answers whom",
      ja: "コーパスの成り立ち、文書の輪郭、原文の中の投稿、返信の木などを図で示します", "describe",
      "describe 001", "describe reposts", "describe 001#11", "describe thread 001"),
    Entry(
      .expect, .statement, "expect corpus = TEXT",
      "fails where the corpus is another than this checksum, or the file that FILE.meta.json tells of, was made from",
      ja: "コーパスが、このチェックサムのもの、または FILE.meta.json のファイルのもとになったものと違えば失敗します",
      "expect corpus = \"16a3109a8a86d106\""),
    Entry(
      .corpus, .connective, "expect corpus = TEXT",
      "the corpus, by the checksum that 'describe' tells",
      ja: "describe の示すチェックサムで言うコーパス", "expect corpus = \"16a3109a8a86d106\""),
    Entry(
      .help, .statement, "help [WORD]", "explains a word, with examples", ja: "語を例とともに説明します",
      "help", "help mentions", "help dates"),
    Entry(
      .tour, .statement, "tour [N]",
      "lessons on this corpus, each with a question: from the start, where you left, or the Nth",
      ja: "このコーパスを使ったレッスン。最初から、前回の続きから、またはN番から始めます", "tour", "tour 3"),
  ]

  static let dates: [Entry] =
    [
      Entry(.today, .date, "today", "this day", ja: "今日", "posts on today"),
      Entry(
        .yesterday, .date, "yesterday", "the day before today", ja: "昨日", "posts since yesterday"),
      Entry(
        .last, .date, "last UNIT", "the day, week, month or year before this", ja: "昨日、先週、先月、昨年",
        "posts on last month"
      ),
      Entry(
        .this, .date, "this UNIT", "the day, week, month or year that is now", ja: "今日、今週、今月、今年",
        "posts on this year"),
      Entry(
        .ago, .date, "N UNITS ago", "that far back from today", ja: "今日からそれだけさかのぼった時",
        "posts since 7 days ago"),
    ]
    + [.hour, .day, .week, .month, .year].map { unit($0) }
    + [.hours, .days, .weeks, .months, .years].map { units($0) }

  private static func unit(_ keyword: Keyword) -> Entry {
    Entry(
      keyword, .date, "last \(keyword) | this \(keyword)", "a unit of time", ja: "時の単位",
      "posts since last \(keyword)")
  }

  private static func units(_ keyword: Keyword) -> Entry {
    Entry(
      keyword, .date, "N \(keyword) ago", "units of time", ja: "時の単位",
      "posts since 3 \(keyword) ago")
  }
}
