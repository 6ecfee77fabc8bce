import ToriLanguage

extension Diagnostic {
  /// Every diagnostic of what a query means, by code. Those of how it is written are ToriLanguage's.
  package static let analysisCatalogue: [CatalogueEntry] = names + types + things + doubtful

  private static let names = [
    CatalogueEntry(
      "E101", "a source that is not there",
      "A query begins with what it is about: posts, blocks, documents, threads, authors, links, or a query that let has named.",
      example: "post where deleted", corrected: "posts where deleted"),
    CatalogueEntry(
      "E102", "a field that these rows do not have",
      "Each kind of row has its own fields. describe posts lists those of posts, and what is in them.",
      example: "posts where autor = \"名無し\"", corrected: "posts where author = \"名無し\""),
    CatalogueEntry(
      "E103", "a document that is not there",
      "A document is called by the short name of its file. describe lists all of them.",
      example: "posts in 009", corrected: "posts in 004"),
    CatalogueEntry(
      "E104", "a condition that is not there",
      "A single word as a condition is a name that let gave. To look for a word in the text, write mentions before it.",
      example: "posts where sebed", corrected: "posts where mentions sebed"),
    CatalogueEntry(
      "E105", "a value that the field never has",
      "Some fields have one of a few values only, as kind has. describe kind lists them with their counts.",
      example: "posts where kind = replay", corrected: "posts where kind = reply"),
  ]

  private static let types = [
    CatalogueEntry(
      "E106", "rows that cannot be taken",
      "Each stage takes rows of a kind and gives rows of a kind. After count there are no posts any more in which a text could be found, so what needs posts goes before it.",
      example: "posts | count | kwic \"規制\"", corrected: "posts | kwic \"規制\" | count"),
    CatalogueEntry(
      "E107", "a value of another type",
      "A field is compared with a value of its own type: a number with a number, a time with a date, yes or no with true or false.",
      example: "posts where reposts > many", corrected: "posts where reposts > 5"),
    CatalogueEntry(
      "E108", "an order where there is none",
      "Kinds, documents and the like are the same or not; none is greater. They take = and !=.",
      example: "posts where kind > reply", corrected: "posts where kind = reply"),
    CatalogueEntry(
      "E109", "a field that is only shown",
      "Lines and bytes say where a block stands in its file. To find the block that holds a line, name it by its document and that line.",
      example: "posts where lines = 29", corrected: "posts where id = 000:29"),
    CatalogueEntry(
      "E110", "a date that is not in the calendar", "There is no such day, month or time of day.",
      example: "posts where time = 2026-02-30", corrected: "posts where time = 2026-02-28"),
    CatalogueEntry(
      "E111", "nothing to look for",
      "A text is looked for as it is compared: full-width as half-width, without marks that nobody sees. Of this one nothing is left.",
      example: "posts where mentions \"\""),
    CatalogueEntry(
      "E112", "a pattern that cannot be read",
      "Patterns are written as PCRE has them. A sign that means something in a pattern is taken as it stands with a backslash before it.",
      example: "posts where matches /(/", corrected: "posts where matches /\\(/"),
  ]

  private static let things = [
    CatalogueEntry(
      "E113", "an answer to what has no number",
      "Posts answer each other by number, so a block without one is never answered.",
      example: "posts where replies to 000:29", corrected: "posts where replies to 000#10"),
    CatalogueEntry(
      "E114", "a block that is not there",
      "A post with a number is called DOC#NUMBER, any block DOC:LINE by a line that it stands on.",
      example: "posts where id = 001#999", corrected: "posts where id = 001#11"),
    CatalogueEntry(
      "E115", "words, which tori cannot tell yet",
      "Japanese is written without spaces, so texts must be cut into words first. Strings of characters can be looked for without.",
      example: "posts where mentions word \"掘る\"",
      corrected: "posts where mentions any of \"掘る\", \"掘っ\", \"掘り\""),
    CatalogueEntry(
      "E117", "a figure of what is no number",
      "sum, mean and median take numbers; min and max take times as well.",
      example: "posts | mean author", corrected: "posts | count by author"),
    CatalogueEntry(
      "E118", "a name that stands for something else",
      "let names a condition, a query or a list of texts. A condition goes after where, a query at the beginning or in parentheses, a list after mentions any of.",
      example: "let gone = deleted; gone | count",
      corrected: "let gone = deleted; posts where gone | count"),
    CatalogueEntry(
      "E119", "names that hold too much",
      "Where a name holds another twice, what it stands for is twice as long; twenty such names hold a million conditions.",
      example: "let n0 = deleted or deleted; "
        + (1...16).map { "let n\($0) = n\($0 - 1) or n\($0 - 1)" }.joined(separator: "; ")),
  ]

  private static let doubtful = [
    CatalogueEntry(
      "W101", "a period without a day in it",
      "All clauses hold at once. If one ends before another begins, nothing can lie in both.",
      example: "posts since 2026 until 2025", corrected: "posts since 2025 until 2026"),
    CatalogueEntry(
      "W102", "a text without variants",
      "mentions variants of looks for all spellings that a set lists with the text. No set has this one, so only the text itself is looked for.",
      example: "posts where mentions variants of \"日本\"",
      corrected:
        "variants \"日本\", \"倭国\"; posts where mentions variants of \"日本\""),
    CatalogueEntry(
      "W103", "conditions that nothing meets",
      "Joined by and, or as clauses side by side, conditions all hold at once. Where a row may meet one or the other, they are joined by or.",
      example: "posts where kind = reply and kind = news",
      corrected: "posts where kind = reply or kind = news"),
    CatalogueEntry(
      "W104", "conditions that everything meets",
      "Whatever is not the one is the other. Rows that are neither are had with and.",
      example: "posts where kind != reply or kind != news",
      corrected: "posts where kind != reply and kind != news"),
  ]
}
