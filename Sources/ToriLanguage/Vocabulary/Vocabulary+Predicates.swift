import ToriText

extension Vocabulary {
  static let predicates: [Entry] = [
    Entry(
      .mentions, .predicate, "mentions TEXT",
      "the text holds it; case, width and other ways to write the same letters do not matter",
      ja: "本文に含まれます。大文字小文字、全角半角など、同じ文字の書き方の違いは問いません",
      "posts where mentions \"南鳥島\"", "posts where mentions レアアース and not mentions 中国"),
    Entry(
      .mentions, .predicate, "mentions any of TEXT, … | mentions all of TEXT, …",
      "the text holds at least one of them; every one of them",
      ja: "本文に少なくとも一つが含まれます。all of ならすべてが含まれます",
      "posts where mentions any of \"南鳥島\", \"レアアース泥\"",
      "posts where mentions all of \"日本\", \"中国\""),
    Entry(
      .mentions, .predicate, "mentions TEXT near TEXT within N",
      "the text holds both, at most N characters apart, in either order; of two words, one is within N words of the other",
      ja: "本文に両方が含まれ、間がN文字以内です。順は問いません。どちらも語なら、一方が他方の前後N語以内です",
      "posts where mentions \"中国\" near \"規制\" within 20",
      "posts where mentions word \"中国\" near word \"規制\" within 5"),
    Entry(
      .mentions, .predicate, "mentions exactly TEXT",
      "the text holds it letter by letter as written", ja: "本文に書いたとおりの文字で含まれます",
      "posts where mentions exactly \"G7\""),
    Entry(
      .mentions, .predicate, "mentions variants of TEXT",
      "the text holds it or a spelling that `variants` lists with it",
      ja: "本文に、それか `variants` で並べた別の表記が含まれます",
      "variants \"日本\", \"倭国\"; posts where mentions variants of \"日本\""),
    Entry(
      .mentions, .predicate, "mentions word TEXT | mentions word exactly TEXT",
      "the text holds the word of that dictionary form, however inflected; with exactly, whole words written so",
      ja: "本文に、辞書の見出しがその形の語が、どんな活用形でも含まれます。exactly を付けると、そう書かれた語だけです",
      "posts where mentions word \"言う\"", "posts where mentions word exactly \"している\"",
      "posts where mentions any of word \"言う\", word \"思う\""),
    Entry(
      .matches, .predicate, "matches /PATTERN/", "the text matches the regular expression",
      ja: "本文が正規表現に当たります",
      "posts where matches /[0-9]+万トン/", "posts where matches /eu|g7/i"),
    Entry(
      .matches, .predicate, "matches words [TEST] … [within sentence]",
      "words follow each other so, signs between them aside: [word = \"…\"], [pos = \"noun\" and not content], [] for any word, \"…\" for a form; ? * + {2,5} say how often, ( | ) which",
      ja:
        "語がそのように並びます（間の記号は数えません）。[word = \"…\"]、[pos = \"noun\" and not content]、何でもよい語は []、\"…\" は書かれた形。? * + {2,5} は回数、( | ) は選択です",
      "posts where matches words [pos = \"propn\"] \"の\" [word = \"輸出\"]",
      "posts where matches words [word = \"中国\"] []{0,3} [tag = /名詞-サ変.*/] within sentence"),
    Entry(
      .has, .predicate, "has FIELD", "the field is there and not empty", ja: "その項目があり、空ではありません",
      "posts where has link",
      "posts where has quote and not has date"),
    Entry(
      .replies, .predicate, "replies to N | replies to DOC#ID | replies to (QUERY)",
      "it answers that post, or one of those", ja: "その投稿、またはそれらのどれかへの返信です",
      "posts in 001 where replies to 44",
      "posts where replies to (posts where mentions \"中国\")"),
    Entry(
      .links, .predicate, "links to HOST", "it holds a link to that host or one below it",
      ja: "そのホストか、その下のホストへのリンクを含みます",
      "posts where links to \"reuters.com\""),
    Entry(
      .tagged, .predicate, "tagged TEXT", "it carries that hashtag", ja: "そのハッシュタグが付いています",
      "posts where tagged \"南鳥島のレアアース\""),
    Entry(
      .dated, .predicate, "dated DATE", "a date in its text lies in that period",
      ja: "本文中の日付がその期間に入ります",
      "posts where dated 2026-01"),
    Entry(
      .deleted, .predicate, "deleted", "the source says that it was deleted", ja: "出典に、削除されたとあります",
      "posts where deleted"),
    Entry(
      .undated, .predicate, "undated", "nothing is known of when it was posted",
      ja: "いつ投稿されたかがまったく分かりません",
      "posts where since 2026-01 or undated"),
  ]

  static let connectives: [Entry] = [
    Entry(
      .and, .connective, "CONDITION and CONDITION", "both hold; binds tighter than `or`",
      ja: "両方が成り立ちます。`or` より強く結び付きます",
      "posts where mentions \"日本\" and mentions \"中国\""),
    Entry(
      .or, .connective, "CONDITION or CONDITION", "one holds, or both", ja: "どちらか、または両方が成り立ちます",
      "posts where mentions \"日本\" or mentions \"倭国\""),
    Entry(
      .not, .connective, "not CONDITION | not in DOC, … | not by TEXT, …",
      "it does not hold; binds tightest", ja: "成り立ちません。最も強く結び付きます",
      "posts where not mentions \"中国\"", "posts not in 000, 001", "posts not by 名無し"),
    Entry(
      .any, .connective,
      "mentions any of TEXT, … | FIELD = any of VALUE, … | expect any CONDITION",
      "at least one of several texts or values (with != none of them); at least one row",
      ja: "並べた文字列や値の少なくとも一つ（!= ならどれでもない）。expect では少なくとも一行",
      "posts where mentions any of \"海底\", \"深海\"", "posts where kind = any of reply, opening",
      "posts where doc != any of 000, 001"),
    Entry(
      .all, .connective, "mentions all of TEXT, … | expect all CONDITION",
      "every one of several texts; every row", ja: "並べた文字列のすべて。expect ではすべての行",
      "posts where mentions all of \"海底\", \"泥\""),
    Entry(
      .of, .connective, "any of … | collocates of … | dispersion of … | network of …",
      "leads what it is about",
      ja: "後に、何についてかを書きます",
      "posts | collocates of \"中国\""),
    Entry(
      .near, .connective, "mentions TEXT near TEXT within N", "the two stand close together",
      ja: "二つが近くにあります",
      "posts where mentions \"米国\" near \"中国\" within 10"),
    Entry(
      .within, .connective,
      "near TEXT within N | collocates of TEXT within N | … within sentence",
      "how far apart: characters for `near` of texts, words for `near` of words and `collocates`; not over a sentence's end",
      ja: "どれだけ離れてよいか。文字列の `near` では文字数、語の `near` と `collocates` では語数。within sentence は文の終わりを越えません",
      "posts | collocates of word \"レアアース\" within 3"),
    Entry(
      .left, .connective, "collocates of TEXT left N right N", "how many words before it",
      ja: "その前の語数", "posts | collocates of word \"中国\" left 5 right 0"),
    Entry(
      .right, .connective, "collocates of TEXT left N right N", "how many words behind it",
      ja: "その後の語数", "posts | collocates of word \"中国\" left 0 right 3"),
    Entry(
      .sentence, .connective,
      "collocates of TEXT within sentence | matches words … within sentence",
      "not over the end of a sentence or line", ja: "文や行の終わりを越えません",
      "posts | collocates of word \"中国\" within 5 within sentence"),
    Entry(
      .exactly, .connective, "mentions exactly TEXT | word exactly TEXT",
      "letter by letter as written; of a word, only that form",
      ja: "書いたとおりの文字で。語なら、その形だけ",
      "posts where mentions exactly \"EU\""),
    Entry(
      .word, .connective, "mentions word TEXT | kwic word TEXT | collocates of word TEXT",
      "by dictionary form: all that 言う is inflected to", ja: "辞書の見出しの形で。言うの活用形はすべて当たります",
      "posts where mentions word \"言う\"", "posts | kwic word \"困る\""),
    Entry(
      .to, .connective, "replies to … | links to … | ngrams N to N",
      "leads what is answered or pointed to, or how long n-grams may be",
      ja: "後に、返信先やリンク先、またはn-gramの最大の長さを書きます",
      "posts in 001 where replies to 44"),
    Entry(
      .width, .connective, "kwic TEXT width N", "how many characters of context on either side",
      ja: "前後の文脈の文字数",
      "posts | kwic \"規制\" width 12"),
    Entry(
      .as, .connective, "save \"FILE\" as FORM",
      "says how the rows are written: csv, excel (CSV that Excel opens as it stands), khcoder, jsonl, …",
      ja: "行の書式を言います: csv、excel（Excelが値を変えずに開けるCSV）、khcoder、jsonlなど",
      "posts in 003 | save \"news.csv\" as excel"),
    Entry(
      .titled, .connective, "save \"FILE\" titled TEXT",
      "what the file is about: the title of a drawing",
      ja: "ファイルの題。図の題になります",
      "posts | count by doc | save \"documents.svg\" titled \"文書ごとの投稿数\""),
    Entry(
      .replacing, .connective, "save \"FILE\" replacing",
      "a file that is there, and that tori did not write, may be replaced; never a source of the corpus",
      ja: "toriの書いたものでないファイルがあっても置き換えます。コーパスの原文は決して置き換えません",
      "posts in 003 | save \"news.csv\" replacing"),
    Entry(
      .seed, .connective, "sample N seed S", "makes the same sample each time", ja: "毎回同じ標本になります",
      "posts | sample 5 seed 7"),
    Entry(
      .against, .connective, "keywords against (QUERY)", "leads what to compare with",
      ja: "後に、比べる相手を書きます",
      "posts in 002 | keywords against (posts in 001)"),
    Entry(
      .at, .connective, "keywords … at least N | network of THING at least N",
      "leaves out words seen less often, and counts them",
      ja: "それより少ない語を除き、その数を示します",
      "posts in 001 | keywords against (posts not in 001) at least 5"),
    Entry(
      .least, .connective, "keywords … at least N | network of THING at least N",
      "how often a word must occur, here and there together, or in how many posts; without it 3 of words, 1 of all else",
      ja: "語が両方で合わせて何回以上、network では何件以上の投稿に現れるか。書かなければ語は3、ほかは1です",
      "posts | keywords by doc at least 2"),
    Entry(
      .asc, .connective, "sort by FIELD asc", "smallest first, which is the rule",
      ja: "小さい順。書かなければこの順です",
      "posts | sort by length asc"),
    Entry(
      .desc, .connective, "sort by FIELD desc", "largest first", ja: "大きい順",
      "posts | sort by length desc"),
    Entry(
      .distinct, .connective, "count distinct FIELD [by KEY, …]", "each different value once",
      ja: "異なる値をそれぞれ一度だけ",
      "posts | count distinct author_id by day"),
    Entry(
      .rows, .connective, "expect rows = N", "how many rows there are", ja: "行の数",
      "documents | expect rows = 5"),
  ]
}
