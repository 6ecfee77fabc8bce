/// A class of queries that people type, and the same asked in the SQL of two engines over the same columns.
///
/// Both have a table `posts` with `row`, `id`, `doc`, `kind`, `source`, `author`, `time` as clocks in the
/// corpus's zone showed it, `reposts`, `text` and `links`; and what tori compares, folded: `source_name`,
/// `author_name` and `folded`, the text.
struct AskedClass {
  let name: String
  /// In tori's language.
  let query: String
  /// `nil` where the engine has no way to say it that a person would take.
  let duckDB: String?
  let clickHouse: String?
  /// What the bar is, as a share of the better peer's time.
  let bar: Double
  /// How far numbers may differ, as a share of them: sums depend on their order.
  var tolerance = 1e-9

  /// Asked of both in the same words.
  init(_ name: String, _ query: String, _ sql: String, bar: Double = 1) {
    self.init(name, query, duckDB: sql, clickHouse: sql, bar: bar)
  }

  init(_ name: String, _ query: String, duckDB: String?, clickHouse: String?, bar: Double = 1) {
    self.name = name
    self.query = query
    self.duckDB = duckDB
    self.clickHouse = clickHouse
    self.bar = bar
  }
}

extension AskedClass {
  /// All of them; texts that are asked about are cut from `posts`.
  static func all(_ subject: ClassSubject) -> [AskedClass] {
    figures + groups + fields(subject) + orders + texts(subject) + gathered
  }

  private static let half = 0.5

  private static let figures = [
    AskedClass("mean reposts", "posts | mean reposts", "select avg(reposts) from posts", bar: half),
    AskedClass(
      "mean reposts by source", "posts | mean reposts by source | limit 20",
      "select any_value(source), avg(reposts) from posts group by source_name "
        + "order by count(*) desc, 1 limit 20", bar: half),
    AskedClass(
      "mean reposts by author", "posts | mean reposts by author | limit 20",
      "select any_value(author), avg(reposts) from posts group by author_name "
        + "order by count(*) desc, 1 limit 20", bar: half),
    byTime(
      "sum reposts by month", "posts | sum reposts by month", ["month"], "sum(reposts)"),
  ]

  private static let groups = [
    byTime("count by weekday, hour", "posts | count by weekday, hour", ["weekday", "hour"]),
    AskedClass(
      "count by kind, source", "posts | count by kind, source | limit 20",
      "select kind, any_value(source), count(*) n from posts group by kind, source_name "
        + "order by n desc, 1, 2 limit 20", bar: half),
    byTime(
      "count by source, month", "posts | count by source, month | limit 20", ["source", "month"],
      limit: 20),
    byTime(
      "count by author, month", "posts | count by author, month | limit 20", ["author", "month"],
      limit: 20),
    AskedClass(
      "count by host", "posts where has link | count by host",
      duckDB: "select h, count(*) n from (select unnest(list_distinct(list_transform(links, "
        + "lambda u: lower(regexp_extract(u, '://([^/:?#]+)', 1))))) h from posts) "
        + "group by h order by n desc, h",
      clickHouse: "select h, count(*) n from (select arrayJoin(arrayDistinct(arrayMap("
        + "u -> \(clickHouseHost), links))) h from posts) group by h order by n desc, h", bar: half),
    AskedClass(
      "count by text", "posts | count by text | limit 20",
      "select text, count(*) n from posts group by text order by n desc, text limit 20", bar: half),
  ]

  /// The host of `u`; what ClickHouse takes for none, such as `localhost`, is read as the others read it.
  private static let clickHouseHost =
    "lower(if(domain(u) != '', domain(u), extract(u, '://([^/:?#]+)')))"

  /// In the order of time, of which the engines show the parts as tori names them.
  private static func byTime(
    _ name: String, _ query: String, _ keys: [String], _ figure: String = "count(*)",
    limit: Int? = nil
  ) -> AskedClass {
    func sql(_ parts: [String: (value: String, order: String)]) -> String {
      let columns = keys.map { key in
        parts[key] ?? (value: "any_value(\(key))", order: "\(key)_name")
      }
      let orders = columns.map(\.order).joined(separator: ", ")
      // Texts stand in the order of what is shown of them.
      let shown = columns.map { $0.order.hasSuffix("_name") ? $0.value : $0.order }
      return "select \(columns.map(\.value).joined(separator: ", ")), \(figure) from posts "
        + "group by \(orders) order by \(shown.joined(separator: ", "))"
        + (limit.map { " limit \($0)" } ?? "")
    }
    let days = "['Mon','Tue','Wed','Thu','Fri','Sat','Sun']"
    return AskedClass(
      name, query,
      duckDB: sql([
        "month": ("strftime(date_trunc('month', time), '%Y-%m')", "date_trunc('month', time)"),
        "weekday": ("\(days)[isodow(time)]", "isodow(time)"),
        "hour": ("printf('%02d', hour(time))", "hour(time)"),
      ]),
      clickHouse: sql([
        "month": ("formatDateTime(toStartOfMonth(time), '%Y-%m')", "toStartOfMonth(time)"),
        "weekday": ("\(days)[toDayOfWeek(time)]", "toDayOfWeek(time)"),
        "hour": ("leftPad(toString(toHour(time)), 2, '0')", "toHour(time)"),
      ]), bar: half)
  }

  private static func fields(_ subject: ClassSubject) -> [AskedClass] {
    func links(_ name: String, _ host: String) -> AskedClass {
      let pattern = "^[a-z]+://([^/?#]*[.])?\(host)([:/?#]|$)".replacing(".", with: "[.]")
        .replacing("[[.]]", with: "[.]")
      return AskedClass(
        name, "posts where links to \"\(host)\" | count",
        duckDB: "select count(*) from posts where len(list_filter(links, "
          + "lambda u: regexp_matches(lower(u), '\(pattern)'))) > 0",
        clickHouse: "select count(*) from posts where arrayExists("
          + "u -> \(clickHouseHost) = '\(host)' or endsWith(\(clickHouseHost), '.\(host)'), links)")
    }
    return [
      AskedClass(
        "hour >= 22", "posts where hour >= 22 | count",
        duckDB: "select count(*) from posts where hour(time) >= 22",
        clickHouse: "select count(*) from posts where toHour(time) >= 22", bar: half),
      AskedClass(
        "weekday = Sat", "posts where weekday = Sat | count",
        duckDB: "select count(*) from posts where isodow(time) = 6",
        clickHouse: "select count(*) from posts where toDayOfWeek(time) = 6", bar: half),
      AskedClass(
        "has link", "posts where has link | count",
        duckDB: "select count(*) from posts where len(links) > 0",
        clickHouse: "select count(*) from posts where notEmpty(links)"),
      links("links to a host", subject.host),
      links("links to no host", "absent.example.org"),
    ]
  }

  private static let orders = [
    order("reposts desc, time", "reposts desc, time, row"),
    order("source", "source, row"),
    order("author", "author, row"),
    order("text", "text, row", bar: 1),
  ]

  private static func order(_ terms: String, _ sql: String, bar: Double = half) -> AskedClass {
    AskedClass(
      "sort by \(terms) | limit 20", "posts | sort by \(terms) | limit 20 | select id",
      "select id from posts order by \(sql) limit 20", bar: bar)
  }

  private static let gathered = [
    AskedClass(
      "authors", "authors | limit 20 | select author, posts",
      "select any_value(author), count(*) from posts group by author_name order by min(row) limit 20"
    ),
    AskedClass(
      "links", "links | limit 20 | select url, posts",
      duckDB: "select u, count(distinct row) from (select unnest(links) u, row, "
        + "generate_subscripts(links, 1) place from posts) group by u "
        + "order by min(row * 1000 + place) limit 20",
      clickHouse: "select u, uniqExact(row) from (select arrayJoin(arrayEnumerate(links)) place, "
        + "links[place] u, row from posts) group by u order by min(row * 1000 + place) limit 20"),
    AskedClass(
      "threads", "threads | count", duckDB: nil, clickHouse: nil),
    AskedClass(
      "documents", "documents | select doc, posts",
      "select doc, count(*) from posts group by doc order by min(row)"),
  ]
}
