import ToriEngine
import ToriText

/// A report as Markdown: the comments as they stand, statements and drawings in fences, tables of pipes.
struct MarkdownReport: ReportWriter {
  let language: SpokenLanguage
  let posts: ReportPosts

  init(language: SpokenLanguage, posts: ReportPosts) {
    (self.language, self.posts) = (language, posts)
  }

  func beginning(_ title: [ProsePiece], generator: String) -> String { "# \(inline(title))\n\n" }

  func prose(_ blocks: [Prose.Block]) -> String {
    blocks.map { block in
      switch block {
      case .heading(let level, let text):
        return String(repeating: "#", count: max(2, level)) + " \(text)\n\n"
      case .paragraph(let text): return text + "\n\n"
      case .list(let number, let items):
        return items.enumerated().map { place, item in
          (number.map { "\($0 + place). " } ?? "- ") + item + "\n"
        }.joined() + "\n"
      case .quote(let text): return "> \(text)\n\n"
      case .code(let text): return fenced(text, as: "")
      case .rule: return "---\n\n"
      }
    }.joined()
  }

  private func inline(_ pieces: [ProsePiece]) -> String {
    pieces.map { piece in
      switch piece {
      case .text(let text): MarkdownRows.escaped(text)
      case .code(let text): "`\(text)`"
      case .emphasis(let pieces): "*\(inline(pieces))*"
      case .strong(let pieces): "**\(inline(pieces))**"
      case .link(let pieces, to: let address):
        pieces == [.text(address)] ? address : "[\(inline(pieces))](\(address))"
      }
    }.joined()
  }

  func answer(_ answer: ReportAnswer) -> String {
    var text = fenced(answer.statement, as: "tori")
    for part in answer.parts {
      switch part {
      // There is no picture in a text; the figures stand in a table.
      case .picture(_, let table, let title):
        guard let table else { continue }
        if let title { text += "**\(MarkdownRows.escaped(title))**\n\n" }
        text += self.table(table, of: answer)
      case .table(let table): text += self.table(table, of: answer)
      case .text(let drawing): text += fenced(drawing.visible(newline: nil, tab: nil), as: "")
      case .remark(let remark): text += MarkdownRows.escaped(remark[language]) + "\n\n"
      case .notes(let notes):
        text += notes.map { "- \(MarkdownRows.escaped($0))\n" }.joined() + "\n"
      }
    }
    return text
  }

  /// A fence longer than any that stands in the text.
  private func fenced(_ text: String, as language: String) -> String {
    var fence = "```"
    while text.contains(fence) { fence += "`" }
    return "\(fence)\(language)\n\(text)\(text.hasSuffix("\n") ? "" : "\n")\(fence)\n\n"
  }

  private func table(_ table: ReportTable, of answer: ReportAnswer) -> String {
    var text = ReportWords.count(of: table, answer: answer.number)[language] + "\n\n"
    if table.rows.isEmpty { return text }
    if table.isCard {
      text += MarkdownRows.line(["", ""]) + MarkdownRows.line(["---", "---"])
      for (column, cell) in zip(table.columns, table.rows[0]) where !cell.isBlank {
        text += MarkdownRows.line([MarkdownRows.escaped(column.name), self.cell(cell)])
      }
      return text + "\n"
    }
    text += MarkdownRows.line(table.columns.map { MarkdownRows.escaped($0.name) })
    text += MarkdownRows.line(table.columns.map { $0.isNumeric || $0.isLeft ? "---:" : "---" })
    for row in table.rows {
      text += MarkdownRows.line(zip(row, table.columns).map { cell($0, isMatch: $1.isMatch) })
    }
    text += "\n"
    if !table.others.isEmpty {
      text += ReportWords.identifiers(of: table)[language] + "\n\n"
      text += table.others.map { MarkdownRows.escaped($0) }.joined(separator: " ") + "\n\n"
    }
    return text
  }

  private func cell(_ cell: ReportTable.Cell, isMatch: Bool = false) -> String {
    let text = MarkdownRows.escaped(cell.text)
    if let target = cell.target, posts.has(target) {
      return "[\(text)](#\(HTMLText.anchor(target)))"
    }
    return isMatch && !text.isEmpty ? "**\(text)**" : text
  }

  func postSection() -> String {
    if posts.posts.isEmpty { return "" }
    var text = "## \(ReportWords.posts[language])\n\n"
    for words in ReportWords.opening(of: posts) { text += words[language] + "\n\n" }
    for post in posts.posts {
      let heading = ([post.identifier] + post.heading).map { MarkdownRows.escaped($0) }
      text += "### <a id=\"\(HTMLText.anchor(post.identifier))\"></a>"
      text += heading.joined(separator: " · ") + "\n\n"
      let lines = post.text.map { $0.runs.map(\.text).joined() }
      if !lines.isEmpty {
        // A blank line of what is quoted does not end it.
        text += lines.map { "> \(Self.line($0))  \n" }.joined() + "\n"
      }
      if post.leftOut > 0 { text += ReportWords.leftOut(post.leftOut)[language] + "\n\n" }
      var facts = post.facts.map {
        "\(MarkdownRows.escaped($0.name)) \(MarkdownRows.escaped($0.value))"
      }
      facts.append(MarkdownRows.escaped(ReportWords.place(of: post)[language]))
      if let sum = post.sha256 { facts.append("SHA-256 `\(sum)`") }
      let answers = post.answers.map(String.init).joined(separator: ", ")
      facts.append("\(ReportWords.inAnswers[language]) \(answers)")
      text += facts.joined(separator: " · ") + "\n\n"
    }
    return text
  }

  /// A line of a text, which begins no heading, list or code.
  private static func line(_ text: String) -> String {
    let indent = text.prefix { $0 == " " || $0 == "\t" }
    var line = MarkdownRows.escaped(String(text.dropFirst(indent.count)))
    let digits = line.prefix { $0.isASCII && $0.isNumber }
    if let sign = line.first, "#+-=>".contains(sign) {
      line = "\\" + line
    } else if !digits.isEmpty, let sign = line.dropFirst(digits.count).first, ".)".contains(sign) {
      line = digits + "\\" + line.dropFirst(digits.count)
    }
    return String(repeating: "\u{A0}", count: indent.count) + line
  }

  func colophon(_ colophon: Report.Colophon) -> String {
    var text =
      "## \(ReportWords.made[language])\n\n" + MarkdownRows.line(["", ""])
      + MarkdownRows.line(["---", "---"])
    for fact in colophon.facts {
      let value = MarkdownRows.escaped(fact.value[language])
      text += MarkdownRows.line([fact.name[language], fact.isCode ? "`\(value)`" : value])
    }
    text += "\n"
    for remark in colophon.remarks { text += MarkdownRows.escaped(remark[language]) + "\n\n" }
    let rows = ReportWords.documents(colophon.documents)
    text += MarkdownRows.line(ReportWords.documentColumns.map { $0.name[language] })
    text += MarkdownRows.line(ReportWords.documentColumns.map { $0.isNumeric ? "---:" : "---" })
    for row in rows { text += MarkdownRows.line(row.map { MarkdownRows.escaped($0) }) }
    text += "\n"
    if let more = ReportWords.moreDocuments(than: rows.count, of: colophon.documents) {
      text += more[language] + "\n\n"
    }
    return text
  }
}
