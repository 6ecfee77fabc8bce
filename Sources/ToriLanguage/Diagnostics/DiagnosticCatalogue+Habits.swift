import ToriText

extension Diagnostic {
  static let habits = [
    CatalogueEntry(
      "E050", LocalizedText("SELECT … FROM", ja: "SELECT … FROM という書き方"),
      LocalizedText(
        "A query reads from left to right: the source, its conditions, then what to do with the rows.",
        ja: "問い合わせは左から右へ読みます。対象、条件、それから行をどうするかの順です。"),
      example: "select id from posts", corrected: "posts | select id"),
    CatalogueEntry(
      "E051", LocalizedText("a command from elsewhere", ja: "よその命令"),
      LocalizedText(
        "Looking for a text is a condition: posts where mentions \"…\".",
        ja: "文字列を探すのは条件です: posts where mentions \"…\"。"),
      example: "grep 南鳥島", corrected: "posts where mentions 南鳥島"),
    CatalogueEntry(
      "E052", LocalizedText("a search with a prefix", ja: "接頭辞による検索"),
      LocalizedText(
        "What engines on the web write with a colon is a clause or a condition here: by, links to, since, until, in.",
        ja: "ウェブの検索でコロンを付けて書くものは、ここでは節か条件です: by、links to、since、until、in。"),
      example: "posts where from:名無し", corrected: "posts where by 名無し"),
    CatalogueEntry(
      "E053", LocalizedText("a sign for a word", ja: "語の代わりの記号"),
      LocalizedText(
        "Conditions are joined by words: and, or, not.", ja: "条件は語でつなぎます: and、or、not。"),
      example: "posts where has link && has quote",
      corrected: "posts where has link and has quote"),
    CatalogueEntry(
      "E054", LocalizedText("a comparison from elsewhere", ja: "よその比較"),
      LocalizedText("Comparisons are = != < <= > >=.", ja: "比較は = != < <= > >= です。"),
      example: "posts where kind == reply", corrected: "posts where kind = reply"),
    CatalogueEntry(
      "E055", LocalizedText("ORDER BY and GROUP BY", ja: "ORDER BY と GROUP BY"),
      LocalizedText(
        "Sorting and counting are stages, after a |.", ja: "並べ替えや集計は段で、| の後に書きます。"),
      example: "posts order by time", corrected: "posts | sort by time"),
    CatalogueEntry(
      "E056", LocalizedText("a word from elsewhere", ja: "よその語"),
      LocalizedText("The language has another word for it.", ja: "この言語では別の語を使います。"),
      example: "posts where contains \"日本\"", corrected: "posts where mentions \"日本\""),
    CatalogueEntry(
      "E057", LocalizedText("a comparison in words", ja: "語による比較"),
      LocalizedText(
        "Fields are compared with signs; mentions and matches look at the text by themselves.",
        ja: "項目は記号で比べます。mentions と matches は項目を書かなくても本文を見ます。"),
      example: "posts where text contains \"日本\"", corrected: "posts where mentions \"日本\""),
    CatalogueEntry(
      "E058", LocalizedText("a bare hashtag", ja: "ハッシュタグだけ"),
      LocalizedText(
        "tagged \"…\" finds the posts that carry a hashtag.",
        ja: "ハッシュタグの付いた投稿は tagged \"…\" で探します。"),
      example: "posts where #南鳥島", corrected: "posts where tagged #南鳥島"),
    CatalogueEntry(
      "E059", LocalizedText("a word too many", ja: "余分な語"),
      LocalizedText("The condition says it without that word.", ja: "その語がなくても条件になります。"),
      example: "posts where is deleted", corrected: "posts where deleted"),
    CatalogueEntry(
      "E060", LocalizedText("has no", ja: "has no という書き方"),
      LocalizedText("not goes before the condition.", ja: "not は条件の前に書きます。"),
      example: "posts where has no link", corrected: "posts where not has link"),
  ]
}
