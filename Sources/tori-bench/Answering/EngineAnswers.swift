import ToriEmbedded
import ToriEngine
import ToriIndex
import ToriLanguage
import ToriSystem
import ToriTime

/// tori as it is used: the text of a query in, how many rows and the first ten out.
struct EngineAnswers: InProcessAnswerer {
  private var session: Session
  let name = "tori"
  let building: Building?

  init(_ index: Index, building: Building) {
    session = Session(index: index, now: Instant(milliseconds: 0))
    self.building = building
  }

  func canAnswer(_ question: Question) -> Bool { true }

  mutating func answer(_ question: Question, withRows: Bool) throws -> Reply {
    guard let answer = try session.answer(to: Self.query(question)) else {
      throw Mismatch(description: "no answer to: \(Self.query(question))")
    }
    switch question {
    case .monthly, .sources:
      let rows = try (0..<answer.rowCount).map { row in
        (try answer.value(row: row, column: 0), try answer.value(row: row, column: 1))
      }
      guard withRows else { return Reply(count: try Self.sum(of: rows.map(\.1)), rows: nil) }
      return question == .sources
        ? try Self.figures(rows, count: BenchCorpus.sourceCount) { Int($0.dropFirst(5)) }
        : try Self.figures(rows, count: BenchPosts.monthCount, at: Self.month)
    default:
      let identifiers = try answer.firstIdentifiers(10)
      // The places of a concordance that fold alike are in an order of its own.
      if case .concordance = question { return Reply(count: answer.rowCount, rows: nil) }
      // What the identifiers mean is for the check alone.
      let rows =
        withRows
        ? identifiers.map { id in
          UInt32(id.split(separator: "#").last ?? "").map { $0 - 1 } ?? .max
        } : nil
      return Reply(count: answer.rowCount, rows: rows)
    }
  }

  private static func sum(of figures: [Value]) throws -> Int {
    try figures.reduce(0) { sum, figure in
      guard case .integer(let figure) = figure else {
        throw Mismatch(description: "a count that is no number")
      }
      return sum + figure
    }
  }

  /// Counts by what the first value names, each at the place that the name means.
  private static func figures(
    _ rows: [(Value, Value)], count: Int, at place: (String) -> Int?
  ) throws -> Reply {
    var counts = Array(repeating: UInt32(0), count: count)
    for (name, figure) in rows {
      guard case .text(let name) = name, case .integer(let figure) = figure,
        let place = place(name), counts.indices ~= place
      else { throw Mismatch(description: "a count by something else") }
      counts[place] = UInt32(figure)
    }
    return PlainScan.figures(counts)
  }

  /// `2024-05` as a number of months.
  private static func month(_ name: String) -> Int? {
    let parts = name.split(separator: "-").compactMap { Int($0) }
    return parts.count == 2 ? (parts[0] - BenchPosts.firstYear) * 12 + parts[1] - 1 : nil
  }

  static func query(_ question: Question) -> String {
    func mentions(_ needle: [UInt8]) -> String { "mentions \(literal(needle))" }
    switch question {
    case .containing(let needle): return "posts where \(mentions(needle))"
    case .combined(let first, let combination, let second):
      let word =
        switch combination {
        case .both: "and"
        case .either: "or"
        case .firstAlone: "and not"
        }
      return "posts where \(mentions(first)) \(word) \(mentions(second))"
    case .during(let needle, let period):
      return "posts where \(mentions(needle)) since \(period.firstDay) until \(period.lastDay)"
    case .monthly(let needle?): return "posts where \(mentions(needle)) | count by month"
    case .monthly(nil): return "posts | count by month"
    case .sources: return "posts | count by source"
    case .top(let needle):
      return "posts where \(mentions(needle)) | sort by reposts desc | limit 10"
    case .concordance(let needle):
      return "posts where \(mentions(needle)) | kwic \(literal(needle)) width 20 | sort by right"
    }
  }

  private static func literal(_ text: [UInt8]) -> String {
    let scalars = String(decoding: text, as: UTF8.self).unicodeScalars.map { scalar in
      switch scalar {
      case "\"", "\\": "\\\(scalar)"
      case "\n": "\\n"
      case "\t": "\\t"
      default: "\(scalar)"
      }
    }
    return "\"" + scalars.joined() + "\""
  }
}

extension Session {
  /// The rows of the last statement in `text` that has any; throws what is wrong with the query.
  mutating func answer(to text: String) throws -> Answer? {
    let parsed = Parser.parse(text)
    let (actions, found) = analyze(parsed.script)
    if let mistake = (parsed.diagnostics + found).first(where: { $0.severity == .error }) {
      throw QueryMistake(description: mistake.message.english)
    }
    var last: Answer?
    for action in actions {
      if case .answer(let answer, _) = try run(
        action, explainingNothing: false, cancellation: Cancellation())
      {
        last = answer
      }
    }
    return last
  }
}

struct QueryMistake: Error, CustomStringConvertible {
  let description: String
}

extension Answer {
  /// The identifiers of the first rows, of documents their names; none if rows have none.
  func firstIdentifiers(_ limit: Int) throws -> [String] {
    let name = shape.kind == .documents ? "doc" : "id"
    guard let column = shape.columns.firstIndex(where: { $0.name == name }) else { return [] }
    return try (0..<min(limit, rowCount)).map { row in
      switch try value(row: row, column: column) {
      case .text(let id), .identifier(let id, _): id
      default: ""
      }
    }
  }
}
