import ToriEngine
import ToriText

/// The stretches of a line of time in which nothing lies: long runs of them say nothing one by one.
struct EmptyStretches {
  /// Rows of the answer, in order.
  let runs: [Range<Int>]
  /// How many rows a table shows, each run as one of those that the limit allows.
  let shownRows: Int
  private let unit: String
  /// Whether there may be something after all, as not all could be put in its stretch.
  private let isInDoubt: Bool

  /// Shorter runs stand as they are.
  private static let shortest = 4

  init(of answer: Answer, options: RenderOptions) throws(EngineError) {
    unit = answer.shape.columns.first?.name ?? ""
    isInDoubt = answer.shape.isInDoubt
    runs = try Self.runs(in: answer)
    var row = 0
    var next = runs[...]
    for _ in 0..<options.shownRows(of: answer.rowCount) {
      if row == answer.rowCount { break }
      row = next.first?.lowerBound == row ? next.removeFirst().upperBound : row + 1
    }
    shownRows = row
  }

  /// Goes through what is shown in order: rows, and runs in the place of theirs.
  func forEachLine(row: (Int) throws -> Void, run: (Range<Int>) throws -> Void) rethrows {
    var next = runs[...]
    var place = 0
    while place < shownRows {
      if let first = next.first, first.lowerBound == place {
        try run(next.removeFirst())
        place = first.upperBound
      } else {
        try row(place)
        place += 1
      }
    }
  }

  private static func runs(in answer: Answer) throws(EngineError) -> [Range<Int>] {
    guard answer.shape.isTimeline else { return [] }
    var runs: [Range<Int>] = []
    var start: Int?
    let figures = Array(answer.shape.columns.indices.dropFirst())
    var window = CellWindow(answer, columns: figures)
    for row in 0..<answer.rowCount {
      if try isEmpty(row, figures, in: &window) {
        start = start ?? row
      } else {
        if let start, row - start >= shortest { runs.append(start..<row) }
        start = nil
      }
    }
    if let start, answer.rowCount - start >= shortest { runs.append(start..<answer.rowCount) }
    return runs
  }

  /// Whether every figure of the row is 0 or missing.
  private static func isEmpty(
    _ row: Int, _ figures: [Int], in window: inout CellWindow
  ) throws(EngineError) -> Bool {
    for column in figures {
      let value = try window.value(row: row, column: column)
      if !value.isAbsent && value != .integer(0) && value != .number(0) { return false }
    }
    return true
  }

  /// What stands for a run: `… 212 days with none`.
  func words(for run: Range<Int>) -> LocalizedText {
    if isInDoubt {
      return LocalizedText(
        "… \(run.count) \(unit)s with none for certain",
        ja: "… 確かな該当のない\(japaneseUnit): \(run.count)")
    }
    return LocalizedText(
      "… \(run.count) \(unit)s with none", ja: "… 該当のない\(japaneseUnit): \(run.count)")
  }

  private var japaneseUnit: String {
    ["year": "年", "month": "月", "week": "週", "day": "日", "hour": "時間帯"][unit] ?? unit
  }
}
