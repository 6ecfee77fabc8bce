import ToriEngine
import ToriText

/// A report as a page of HTML that needs nothing else: no script, no file beside it, no address of the web.
struct HTMLReport: ReportWriter {
  let language: SpokenLanguage
  let posts: ReportPosts

  init(language: SpokenLanguage, posts: ReportPosts) {
    (self.language, self.posts) = (language, posts)
  }

  /// What a browser may take into the page, whatever got into it: its own styles.
  private static let policy = "default-src 'none'; style-src 'unsafe-inline'"

  func beginning(_ title: [ProsePiece], generator: String) -> String {
    let name = HTMLText.escaped(title.map(\.plainText).joined())
    return """
      <!DOCTYPE html>
      <html lang="\(language.rawValue)">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(Self.policy)">
      <meta name="referrer" content="no-referrer">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta name="generator" content="\(HTMLText.escaped(generator))">
      <title>\(name)</title>
      <style>
      \(HTMLStyle.text)</style>
      </head>
      <body>
      <main>
      <h1>\(HTMLProse.inline(title))</h1>

      """
  }

  func prose(_ blocks: [Prose.Block]) -> String { HTMLProse.text(of: blocks) }

  func answer(_ answer: ReportAnswer) -> String {
    let name = answer.isNumbered ? " id=\"answer-\(answer.number)\"" : ""
    var text = "<section class=\"answer\"\(name)>\n"
    text +=
      "<pre class=\"query\"><code>\(HTMLText.escaped(answer.statement))</code></pre>\n"
    for part in answer.parts {
      switch part {
      case .picture(let picture, let table, let title):
        text += "<figure aria-label=\"\(HTMLText.escaped(title ?? answer.line))\">\n\(picture)"
        if table != nil {
          let words = ReportWords.picture(title, answer: answer.number)[language]
          text += "<figcaption>\(HTMLText.escaped(words))</figcaption>\n"
        }
        text += "</figure>\n"
      case .table(let table): text += self.table(table, of: answer)
      case .text(let drawing):
        text += "<pre class=\"drawing\">\(HTMLText.escaped(drawing))</pre>\n"
      case .remark(let remark):
        text += "<p class=\"remark\">\(HTMLText.escaped(remark[language]))</p>\n"
      case .notes(let notes):
        text += "<ul class=\"notes\">\n"
        for note in notes { text += "<li>\(HTMLText.escaped(note))</li>\n" }
        text += "</ul>\n"
      }
    }
    return text + "</section>\n"
  }

  private func table(_ table: ReportTable, of answer: ReportAnswer) -> String {
    let count = ReportWords.count(of: table, answer: answer.number)[language]
    let heading = "<p class=\"count\">\(HTMLText.escaped(count))</p>\n"
    if table.rows.isEmpty { return heading }
    var text = heading + "<div class=\"table\">\n<table>\n"
    if table.isCard {
      text += "<tbody>\n"
      for (column, cell) in zip(table.columns, table.rows[0]) where !cell.isBlank {
        text += "<tr><th scope=\"row\">\(HTMLText.escaped(column.name))</th>"
        text += self.cell(cell, column, isBelowName: false) + "</tr>\n"
      }
    } else {
      text += "<thead>\n<tr>"
      for column in table.columns {
        let side = column.isNumeric ? " class=\"n\"" : column.isLeft ? " class=\"left\"" : ""
        text += "<th scope=\"col\"\(side)>\(HTMLText.escaped(column.name))</th>"
      }
      text += "</tr>\n</thead>\n<tbody>\n"
      for row in table.rows {
        let cells = zip(row, table.columns).map { cell($0, $1) }
        text += "<tr>" + cells.joined() + "</tr>\n"
      }
    }
    text += "</tbody>\n</table>\n</div>\n"
    if !table.others.isEmpty {
      let words = ReportWords.identifiers(of: table)[language]
      text += "<p class=\"count\">\(HTMLText.escaped(words))</p>\n<p class=\"ids\">"
      text += table.others.map { HTMLText.escaped($0) }.joined(separator: " ") + "</p>\n"
    }
    return text
  }

  private func cell(
    _ cell: ReportTable.Cell, _ column: ReportTable.Column, isBelowName: Bool = true
  ) -> String {
    let text = HTMLText.lines(cell.lines)
    if column.isNumeric { return "<td\(isBelowName ? " class=\"n\"" : "")>\(text)</td>" }
    if column.isStrip { return "<td class=\"strip\">\(text)</td>" }
    if column.isWhole { return "<td class=\"id\">\(text)</td>" }
    if let target = cell.target {
      guard posts.has(target) else { return "<td class=\"id\">\(text)</td>" }
      return "<td class=\"id\"><a href=\"#\(HTMLText.anchor(target))\">\(text)</a></td>"
    }
    let kind =
      column.isPost
      ? " class=\"t\""
      : column.isLeft ? " class=\"left\"" : column.isMatch ? " class=\"match\"" : ""
    // What is written from right to left is so within its cell alone.
    let shown = cell.link.map { HTMLProse.link(text, to: $0) } ?? text
    return "<td\(kind) dir=\"auto\">\(shown)</td>"
  }
}
