import ToriEngine
import ToriText

/// What a statement came to, read and laid out, so that a page need only be written.
struct ReportAnswer {
  let statement: String
  let line: String
  /// Among those that show something, from 1.
  private(set) var number: Int
  private(set) var parts: [Part] = []

  enum Part {
    case table(ReportTable)
    /// What stands for it in a text, where the statement asked for the picture alone, and what it is called.
    case picture(String, instead: ReportTable?, title: String?)
    case text(String)
    case remark(LocalizedText)
    case notes([String])
  }

  init(_ asked: Report.Asked, number: Int, options: RenderOptions) throws {
    (statement, line, self.number) = (asked.statement, asked.line, number)
    for shown in asked.shown { try add(shown, options) }
  }

  var tables: [ReportTable] {
    parts.compactMap { if case .table(let table) = $0 { table } else { nil } }
  }

  /// Of the last rows that it has, drawn or not.
  var rowCount: Int? {
    let counts = parts.compactMap { part -> Int? in
      switch part {
      case .table(let table), .picture(_, instead: let table?, title: _): table.rowCount
      case .picture, .text, .remark, .notes: nil
      }
    }
    return counts.last
  }

  /// Whether it shows rows or a picture, so that a text may refer to it.
  var isNumbered: Bool {
    parts.contains {
      switch $0 {
      case .table, .picture: true
      case .text, .remark, .notes: false
      }
    }
  }

  /// The same, whatever stands before it.
  var unnumbered: ReportAnswer {
    var answer = self
    answer.number = 0
    return answer
  }

  private mutating func add(_ shown: Report.Shown, _ options: RenderOptions) throws {
    switch shown {
    case .rows(let answer, let needles):
      if let picture = try Self.picture(of: answer, options) {
        parts.append(.picture(picture, instead: nil, title: nil))
      }
      parts.append(.table(try ReportTable(of: answer, marking: needles, options: options)))
      let notes = answer.notes.map { $0.message[options.language] }
      if !notes.isEmpty { parts.append(.notes(notes)) }
    case .picture(let answer, let title):
      let picture = try Self.drawn(answer, options)
      let table = try ReportTable(of: answer, marking: [], options: options)
      parts.append(.picture(picture, instead: table, title: title))
      let notes = answer.notes.map { $0.message[options.language] }
      if !notes.isEmpty { parts.append(.notes(notes)) }
    case .text(let text): parts.append(.text(text))
    case .remark(let remark): parts.append(.remark(remark))
    }
  }

  /// A picture of figures where there are several of them; nil of other rows, and of what cannot be drawn.
  private static func picture(of answer: Answer, _ options: RenderOptions) throws -> String? {
    let shape = answer.shape
    let isDrawn = shape.kind == .figures || shape.drawing != nil || shape.ties != nil
    guard isDrawn, answer.rowCount > 1 else { return nil }
    do {
      return try drawn(answer, options)
    } catch is UndrawableAnswer {
      return nil
    }
  }

  /// Without a title and notes, which stand around it.
  private static func drawn(_ answer: Answer, _ options: RenderOptions) throws -> String {
    var options = options
    options.title = ""
    return try ChartRenderer.element(of: answer.withoutNotes, theme: .light, options: options)
  }
}
