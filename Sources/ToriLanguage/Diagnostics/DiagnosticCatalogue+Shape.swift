import ToriText

extension Diagnostic {
  static let shape = [
    CatalogueEntry(
      "E030", LocalizedText("a condition without a source", ja: "対象のない条件"),
      LocalizedText(
        "A query first says what to look at: posts, blocks, documents, threads, authors, links or words.",
        ja: "問い合わせはまず何を見るかを言います: posts、blocks、documents、threads、authors、links、words。"),
      example: "mentions \"日本\"", corrected: "posts where mentions \"日本\""),
    CatalogueEntry(
      "E031", LocalizedText("a stage without a source", ja: "対象のない段"),
      LocalizedText(
        "A stage works on the rows that come to it through a |.", ja: "段は | を通って来る行に働きます。"),
      example: "count by doc", corrected: "posts | count by doc"),
    CatalogueEntry(
      "E032", LocalizedText("where is missing", ja: "where がない"),
      LocalizedText("Conditions follow the word where.", ja: "条件は where の後に書きます。"),
      example: "posts mentions \"日本\"", corrected: "posts where mentions \"日本\""),
    CatalogueEntry(
      "E033", LocalizedText("and or or is missing", ja: "and か or がない"),
      LocalizedText(
        "Between two conditions stands and, or or.", ja: "二つの条件の間には and か or を書きます。"),
      example: "posts where has link has quote", corrected: "posts where has link and has quote"),
    CatalogueEntry(
      "E034", LocalizedText("| is missing", ja: "| がない"),
      LocalizedText("Before each stage stands a |.", ja: "段の前には必ず | を書きます。"),
      example: "posts count", corrected: "posts | count"),
    CatalogueEntry(
      "E035", LocalizedText("a parenthesis without its end", ja: "閉じていない括弧"),
      LocalizedText(
        "Every ( has its ) within the same statement.", ja: "( にはみな、同じ文の中に対になる ) が要ります。"),
      example: "posts where (has link", corrected: "posts where (has link)"),
    CatalogueEntry(
      "E036", LocalizedText("a parenthesis without its beginning", ja: "始まりのない括弧"),
      LocalizedText("This ) has no ( before it.", ja: "この ) の前に対になる ( がありません。"),
      example: "posts)", corrected: "posts"),
    CatalogueEntry(
      "E037", LocalizedText("nested too deep", ja: "深すぎる入れ子"),
      LocalizedText(
        "Parentheses, not and queries within queries go 200 levels deep. A part that let names starts anew.",
        ja: "括弧、not、問い合わせの中の問い合わせは、200段まで入れ子にできます。let で名前を付けた部分は数え直しになります。"),
      example: "posts where " + String(repeating: "not ", count: 201) + "deleted"),
    CatalogueEntry(
      "E038", LocalizedText("a word of the language as a name", ja: "名前にした言語の語"),
      LocalizedText(
        "let gives new names; a word that means something already cannot get another meaning.",
        ja: "let は新しい名前を付けます。すでに意味のある語に別の意味は与えられません。"),
      example: "let posts = has link"),
    CatalogueEntry(
      "E039", LocalizedText("a condition that goes on as a query", ja: "問い合わせのように続く条件"),
      LocalizedText(
        "let names a condition or a query. Only a query, which begins with its source, has clauses and stages.",
        ja: "let は条件か問い合わせに名前を付けます。節や段を持つのは、対象から始まる問い合わせだけです。"),
      example: "let x = has link | count", corrected: "let x = posts where has link | count"),
    CatalogueEntry(
      "E040",
      LocalizedText("a query within a query without parentheses", ja: "問い合わせの中の、括弧のない問い合わせ"),
      LocalizedText(
        "Parentheses show where the inner query ends.", ja: "内側の問い合わせがどこで終わるかを括弧で示します。"),
      example: "posts | union posts in 001", corrected: "posts | union (posts in 001)"),
    CatalogueEntry(
      "E041", LocalizedText("a single spelling", ja: "一つだけの表記"),
      LocalizedText(
        "variants says that two spellings or more mean the same.",
        ja: "variants は、二つ以上の表記が同じものを指すことを言います。"),
      example: "variants \"日本\"", corrected: "variants \"日本\", \"倭国\""),
    CatalogueEntry(
      "E042", LocalizedText("a bracket without its end", ja: "閉じていない角括弧"),
      LocalizedText(
        "In a pattern of words each word stands in brackets: [word = \"中国\"], and [] for any.",
        ja: "語のパターンでは、語を一つずつ角括弧に入れます: [word = \"中国\"]。どの語でもよければ []。"),
      example: "posts | kwic [word = \"中国\"",
      corrected: "posts | kwic [word = \"中国\"]"),
  ]

  static let mixtures = [
    CatalogueEntry(
      "E061", LocalizedText("two sources", ja: "二つの対象"),
      LocalizedText(
        "A query looks at one kind of rows; the rows of another query are added with union.",
        ja: "一つの問い合わせが見るのは一種類の行です。別の問い合わせの行は union で加えます。"),
      example: "posts, blocks", corrected: "posts | union (blocks)"),
    CatalogueEntry(
      "E062", LocalizedText("a chain of comparisons", ja: "連ねた比較"),
      LocalizedText(
        "Each comparison is a condition, joined by and.", ja: "比較は一つずつが条件で、and でつなぎます。"),
      example: "posts where reposts > 5 < 10", corrected: "posts where reposts > 5 and reposts < 10"
    ),
    CatalogueEntry(
      "E063", LocalizedText("within, without near", ja: "near のない within"),
      LocalizedText(
        "Two texts stand near each other: mentions, the one, near, the other, within, how many characters.",
        ja: "二つの文字列の近さは、mentions 一つ目 near 二つ目 within 文字数、と書きます。"),
      example: "posts where mentions \"a\" within 5 of \"b\"",
      corrected: "posts where mentions \"a\" near \"b\" within 5"),
    CatalogueEntry(
      "E064", LocalizedText("a list to compare with", ja: "比べる相手の並び"),
      LocalizedText(
        "A field is compared with each value by itself, joined by or.",
        ja: "項目は値の一つ一つと比べ、or でつなぎます。"),
      example: "posts where number in (1, 2)", corrected: "posts where number = 1 or number = 2"),
    CatalogueEntry(
      "E065", LocalizedText("texts alone", ja: "文字列だけ"),
      LocalizedText(
        "A query says what to look at before what to look for: posts where mentions all of, or any of.",
        ja: "問い合わせは、何を探すかの前に何を見るかを言います: posts where mentions all of、または any of。"),
      example: "南鳥島 中国", corrected: "posts where mentions all of 南鳥島, 中国"),
    CatalogueEntry(
      "E066", LocalizedText("a list without a comma", ja: "コンマのない並び"),
      LocalizedText(
        "The items of a list have commas between them; 、 will do as well.",
        ja: "並びの項目の間にはコンマを置きます。、でも構いません。"),
      example: "posts where mentions any of \"日本\" \"中国\"",
      corrected: "posts where mentions any of \"日本\", \"中国\""),
    CatalogueEntry(
      "E067", LocalizedText("any of elsewhere than after mentions", ja: "mentions 以外の後の any of"),
      LocalizedText(
        "any of and all of stand after mentions. by and in take a list as it is; other conditions are joined by or.",
        ja: "any of と all of は mentions の後に書きます。by と in は並びをそのまま取り、ほかの条件は or でつなぎます。"),
      example: "posts where links to any of \"t.co\", \"reuters.com\"",
      corrected: "posts where (links to \"t.co\" or links to \"reuters.com\")"),
    CatalogueEntry(
      "E068", LocalizedText("a format or a file as a stage", ja: "段の場所にある形式やファイル"),
      LocalizedText(
        "Stages say which rows come; how they are written is said outside of the query, or by save where they go to a file.",
        ja: "段はどの行を出すかを言います。行の書き方は問い合わせの外で、ファイルに書くときは save で言います。"),
      example: "posts > out.csv", corrected: "posts | save \"out.csv\""),
    CatalogueEntry(
      "E069", LocalizedText("a comparison with nothing", ja: "null との比較"),
      LocalizedText(
        "has author asks whether a field is there; not has author, whether it is not.",
        ja: "項目があるかどうかは、has author や not has author のように調べます。"),
      example: "posts where author is null", corrected: "posts where not has author"),
  ]

  static let doubts = [
    CatalogueEntry(
      "W002", LocalizedText("or within quotes", ja: "引用符の中の or"),
      LocalizedText(
        "What stands in quotes is looked for letter by letter, and and or included.",
        ja: "引用符の中は、and や or も含めて文字どおりに探されます。"),
      example: "posts where mentions \"日本 or 中国\"",
      corrected: "posts where mentions any of \"日本\", \"中国\""),
    CatalogueEntry(
      "W003", LocalizedText("a condition that holds for everything", ja: "何にでも成り立つ条件"),
      LocalizedText(
        "It is true of every row, so it could as well be left out.",
        ja: "どの行でも成り立つので、書かないのと同じです。"),
      example: "posts where has link or not has link"),
    CatalogueEntry(
      "W004", LocalizedText("a condition that holds for nothing", ja: "何にも成り立たない条件"),
      LocalizedText(
        "It contradicts itself, so no row can meet it.", ja: "それ自体が矛盾しているので、満たす行はありません。"),
      example: "posts where has link and not has link"),
    CatalogueEntry(
      "W006", LocalizedText("full-width letters without quotes", ja: "引用符のない全角文字"),
      LocalizedText(
        "Outside of quotes full-width letters are read as half-width ones, which matters after exactly.",
        ja: "引用符の外の全角英数字は半角として読まれます。exactly の後ではその違いが効きます。"),
      example: "posts where mentions exactly ＥＵ",
      corrected: "posts where mentions exactly \"ＥＵ\""),
    CatalogueEntry(
      "W007", LocalizedText("the same twice", ja: "同じものが二つ"),
      LocalizedText("Saying it once means the same.", ja: "一度書けば同じ意味になります。"),
      example: "posts where mentions any of \"日本\", \"日本\"",
      corrected: "posts where mentions \"日本\""),
    CatalogueEntry(
      "W008", LocalizedText("a pattern in quotes", ja: "引用符の中のパターン"),
      LocalizedText(
        "In a pattern of words a value in quotes is the whole word, letter by letter; a regular expression stands between slashes.",
        ja: "語のパターンで引用符に入れた値は、その文字どおりの語の全体です。正規表現はスラッシュで囲みます。"),
      example: "posts | kwic [word = \"中.*\"]", corrected: "posts | kwic [word = /中.*/]"),
  ]
}
