import ToriLanguage
import ToriStatistics
import ToriText

/// A figure of a word worked out: its table of two by two, and the formulas filled in.
struct WorkedExample {
  private let word: String
  private let table: ContingencyTable
  /// f(node); nil where two sets of posts are compared.
  private let node: Int?

  /// Lines on the row of an answer; nil where it is none of collocates or keywords.
  init?(_ answer: Answer, row: Int) throws(EngineError) {
    func place(_ name: String) -> Int? { answer.shape.columns.firstIndex { $0.name == name } }
    func number(_ name: String) throws(EngineError) -> Int? {
      guard let place = place(name),
        case .integer(let number) = try answer.value(row: row, column: place)
      else { return nil }
      return number
    }
    guard let place = place("word"),
      case .text(let word) = try answer.value(row: row, column: place)
    else { return nil }
    self.word = word
    if let observed = try number("observed"), let window = try number("window"),
      let count = try number("count"), let words = try number("words")
    {
      table = ContingencyTable(o11: observed, r1: window, c1: count, n: words)
      node = try number("node")
    } else if let count = try number("count"), let other = try number("other"),
      let words = try number("words"), let others = try number("other_words")
    {
      table = ContingencyTable(o11: count, r1: words, c1: count + other, n: words + others)
      node = nil
    } else {
      return nil
    }
  }

  var lines: [LocalizedText] { grid + formulas }

  // MARK: The table

  private var grid: [LocalizedText] {
    let (english, japanese) = (lines(of: .english), lines(of: .japanese))
    return zip(english, japanese).map { english, japanese in
      LocalizedText("\(english)", ja: "\(japanese)")
    }
  }

  private func lines(of language: SpokenLanguage) -> [String] {
    let isNear = node != nil
    let (here, there) =
      isNear
      ? (
        LocalizedText("in the windows", ja: "窓の中"), LocalizedText("elsewhere", ja: "それ以外")
      ) : (LocalizedText("here", ja: "こちら"), LocalizedText("there", ja: "比べる側"))
    let (others, all) = (LocalizedText("other words", ja: "ほかの語"), LocalizedText("all", ja: "計"))
    let rows: [[String]] = [
      ["", language == .japanese ? "「\(word)」" : word, others[language], all[language]],
      [here[language], "O11 = \(table.o11)", "O12 = \(table.o12)", "R1 = \(table.r1)"],
      [there[language], "O21 = \(table.o21)", "O22 = \(table.o22)", "R2 = \(table.r2)"],
      [all[language], "C1 = \(table.c1)", "C2 = \(table.c2)", "N = \(table.n)"],
    ]
    let widths = (0..<4).map { column in rows.map { displayWidth($0[column]) }.max() ?? 0 }
    return rows.map { row in
      let cells = row.enumerated().map { column, cell in
        let blank = String(repeating: " ", count: widths[column] - displayWidth(cell))
        return column == 0 ? cell + blank : blank + cell
      }
      return "  " + cells.joined(separator: "   ")
    }
  }

  // MARK: The formulas

  private var formulas: [LocalizedText] {
    var lines = [
      "  E11 = R1 · C1 / N = \(table.r1) · \(table.c1) / \(table.n) = \(text(table.expected))",
      "  log_likelihood = 2 Σ O ln(O / E) = 2 (\(terms)) = \(text(table.logLikelihood))",
    ]
    if let ratio = table.logRatio {
      let (a, c) = (half(table.o11), half(table.o21))
      lines.append(
        "  log_ratio = log₂((O11 / R1) / (O21 / R2)) = log₂((\(a) / \(table.r1)) / (\(c) / \(table.r2))) = \(text(ratio))"
      )
    }
    if let node {
      if let mi = table.mutualInformation {
        lines.append(
          "  mi = log₂(O11 / E11) = log₂(\(table.o11) / \(text(table.expected))) = \(text(mi))")
      }
      if let dice = table.logDice(node: node) {
        lines.append(
          "  log_dice = 14 + log₂(2 · O11 / (f(node) + C1)) = 14 + log₂(2 · \(table.o11) / (\(node) + \(table.c1))) = \(text(dice))"
        )
      }
    }
    return lines.map { LocalizedText(same: $0) }
  }

  private var terms: String {
    let cells = [
      (table.o11, table.r1, table.c1), (table.o12, table.r1, table.c2),
      (table.o21, table.r2, table.c1), (table.o22, table.r2, table.c2),
    ]
    return cells.filter { $0.0 > 0 }.map { observed, row, column in
      let expected = Double(row) * Double(column) / Double(table.n)
      return "\(observed) ln(\(observed) / \(text(expected)))"
    }.joined(separator: " + ")
  }

  /// A count of 0 is taken as 0.5.
  private func half(_ count: Int) -> String { count == 0 ? "0.5" : "\(count)" }

  private func text(_ value: Double) -> String { Figures.text(value) }
}

extension LogicalNode {
  /// The rows of collocates or keywords, as far as what follows leaves them as they are; nil where none are counted.
  var countedWords: LogicalNode? {
    switch operation {
    case .collocates, .keywords: self
    case .filter, .sort, .limit: inputs[0].countedWords.map { _ in self }
    case .select, .save, .expect, .sample: inputs[0].countedWords
    default: nil
    }
  }
}
