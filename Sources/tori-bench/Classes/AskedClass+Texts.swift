extension AskedClass {
  /// Questions about what texts hold.
  static func texts(_ subject: ClassSubject) -> [AskedClass] {
    [
      both("matches /中国/", "matches /中国/", "regexp_matches(text, '中国')", "match(text, '中国')"),
      both(
        "matches /レアアース(泥|鉱)/", "matches /レアアース(泥|鉱)/",
        "regexp_matches(text, 'レアアース(泥|鉱)')", "match(text, 'レアアース(泥|鉱)')"),
      both(
        "matches /(?<=中国)の/", "matches /(?<=中国)の/", "regexp_matches(text, '中国の')",
        "match(text, '中国の')"),
      both(
        "matches /[0-9]+万トン/", "matches /[0-9]+万トン/", "regexp_matches(text, '[0-9]+万トン')",
        "match(text, '[0-9]+万トン')"),
      both(
        "mentions exactly \"A\"", "mentions exactly \"A\"", "contains(text, 'A')",
        "position(text, 'A') > 0"),
      both(
        "mentions exactly \"の\"", "mentions exactly \"の\"", "contains(text, 'の')",
        "position(text, 'の') > 0"),
      both(
        "mentions \"の\" and mentions \"中国\"", "mentions \"の\" and mentions \"中国\"",
        "contains(folded, 'の') and contains(folded, '中国')",
        "position(folded, 'の') > 0 and position(folded, '中国') > 0"),
      // tori counts characters as they are written and seen, the others what folding made of them.
      both(
        tolerance: 1e-3, "mentions \"の\" near \"は\" within 20",
        "mentions \"の\" near \"は\" within 20",
        "regexp_matches(folded, '(?s)の.{0,20}は|は.{0,20}の')",
        "match(folded, '(?s)の.{0,20}は|は.{0,20}の')"),
      both(
        "text = \"…\"", "text = \(literal(subject.text))", "text = \(sql(subject.text))",
        "text = \(sql(subject.text))"),
      AskedClass(
        "kwic \"の\" | limit 20", "posts | kwic \"の\" | limit 20 | select match",
        "select 'の' from posts where folded like '%の%' limit 20"),
    ]
  }

  private static func both(
    tolerance: Double = 1e-9, _ name: String, _ condition: String, _ duckDB: String,
    _ clickHouse: String
  ) -> AskedClass {
    var asked = AskedClass(
      name, "posts where \(condition) | count",
      duckDB: "select count(*) from posts where \(duckDB)",
      clickHouse: "select count(*) from posts where \(clickHouse)")
    asked.tolerance = tolerance
    return asked
  }

  private static func literal(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  private static func sql(_ text: String) -> String { "'" + text.replacing("'", with: "''") + "'" }
}
