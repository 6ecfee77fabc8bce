extension Vocabulary {
  static let predicates: [Entry] = [
    Entry(
      .mentions, .predicate, "mentions TEXT",
      "the text holds it; case, width and other ways to write the same letters do not matter",
      "posts where mentions \"南鳥島\"", "posts where mentions レアアース and not mentions 中国"),
    Entry(
      .mentions, .predicate, "mentions any of TEXT, … | mentions all of TEXT, …",
      "the text holds at least one of them; every one of them",
      "posts where mentions any of \"南鳥島\", \"レアアース泥\"",
      "posts where mentions all of \"日本\", \"中国\""),
    Entry(
      .mentions, .predicate, "mentions TEXT near TEXT within N",
      "the text holds both, at most N characters apart, in either order",
      "posts where mentions \"中国\" near \"規制\" within 20"),
    Entry(
      .mentions, .predicate, "mentions exactly TEXT",
      "the text holds it letter by letter as written",
      "posts where mentions exactly \"G7\""),
    Entry(
      .mentions, .predicate, "mentions variants of TEXT",
      "the text holds it or a spelling that `variants` lists with it",
      "variants \"日本\", \"倭国\"; posts where mentions variants of \"日本\""),
    Entry(
      .mentions, .predicate, "mentions word TEXT",
      "the text holds the word of that dictionary form, however inflected (not yet)",
      "posts where mentions word \"掘る\""),
    Entry(
      .matches, .predicate, "matches /PATTERN/", "the text matches the regular expression",
      "posts where matches /[0-9]+万トン/", "posts where matches /eu|g7/i"),
    Entry(
      .has, .predicate, "has FIELD", "the field is there and not empty", "posts where has link",
      "posts where has quote and not has date"),
    Entry(
      .replies, .predicate, "replies to N | replies to DOC#N | replies to (QUERY)",
      "it answers that post, or one of those", "posts in 001 where replies to 44",
      "posts where replies to (posts where mentions \"中国\")"),
    Entry(
      .links, .predicate, "links to HOST", "it holds a link to that host or one below it",
      "posts where links to \"reuters.com\""),
    Entry(
      .tagged, .predicate, "tagged TEXT", "it carries that hashtag",
      "posts where tagged \"南鳥島のレアアース\""),
    Entry(
      .dated, .predicate, "dated DATE", "a date in its text lies in that period",
      "posts where dated 2026-01"),
    Entry(
      .deleted, .predicate, "deleted", "the source says that it was deleted", "posts where deleted"),
    Entry(
      .undated, .predicate, "undated", "nothing is known of when it was posted",
      "posts where since 2026-01 or undated"),
  ]

  static let connectives: [Entry] = [
    Entry(
      .and, .connective, "CONDITION and CONDITION", "both hold; binds tighter than `or`",
      "posts where mentions \"日本\" and mentions \"中国\""),
    Entry(
      .or, .connective, "CONDITION or CONDITION", "one holds, or both",
      "posts where mentions \"日本\" or mentions \"倭国\""),
    Entry(
      .not, .connective, "not CONDITION", "it does not hold; binds tightest",
      "posts where not mentions \"中国\""),
    Entry(
      .any, .connective, "mentions any of TEXT, … | expect any CONDITION",
      "at least one of several texts; at least one row",
      "posts where mentions any of \"海底\", \"深海\""),
    Entry(
      .all, .connective, "mentions all of TEXT, … | expect all CONDITION",
      "every one of several texts; every row", "posts where mentions all of \"海底\", \"泥\""),
    Entry(
      .of, .connective, "any of … | collocates of …", "leads what it is about",
      "posts | collocates of \"中国\""),
    Entry(
      .near, .connective, "mentions TEXT near TEXT within N", "the two stand close together",
      "posts where mentions \"米国\" near \"中国\" within 10"),
    Entry(
      .within, .connective, "near TEXT within N | collocates of TEXT within N",
      "how far apart: characters for `near`, words for `collocates`",
      "posts | collocates of \"レアアース\" within 3"),
    Entry(
      .exactly, .connective, "mentions exactly TEXT", "letter by letter as written",
      "posts where mentions exactly \"EU\""),
    Entry(
      .word, .connective, "mentions word TEXT", "by dictionary form (not yet)",
      "posts where mentions word \"掘る\""),
    Entry(
      .to, .connective, "replies to … | links to …", "leads what is answered or pointed to",
      "posts in 001 where replies to 44"),
    Entry(
      .width, .connective, "kwic TEXT width N", "how many columns of context on either side",
      "posts | kwic \"規制\" width 12"),
    Entry(
      .seed, .connective, "sample N seed S", "makes the same sample each time",
      "posts | sample 5 seed 7"),
    Entry(
      .against, .connective, "keywords against (QUERY)", "leads what to compare with",
      "posts in 002 | keywords against (posts in 001)"),
    Entry(
      .asc, .connective, "sort by FIELD asc", "smallest first, which is the rule",
      "posts | sort by length asc"),
    Entry(.desc, .connective, "sort by FIELD desc", "largest first", "posts | sort by length desc"),
    Entry(
      .rows, .connective, "expect rows = N", "how many rows there are",
      "documents | expect rows = 5"),
  ]
}
