import ToriEngine
import ToriText

/// What stands below the answers: the posts that they name, and what all of it depends on.
extension HTMLReport {
  func postSection() -> String {
    if posts.posts.isEmpty { return "" }
    var text = "<section class=\"posts\" id=\"posts\">\n"
    text += "<h2>\(ReportWords.posts[language])</h2>\n"
    for words in ReportWords.opening(of: posts) {
      text += "<p class=\"count\">\(HTMLText.escaped(words[language]))</p>\n"
    }
    for post in posts.posts { text += self.post(post) }
    return text + "</section>\n"
  }

  private func post(_ post: ReportPosts.Post) -> String {
    let anchor = HTMLText.anchor(post.identifier)
    var text = "<article id=\"\(anchor)\">\n<h3>"
    text += "<a href=\"#\(anchor)\">\(HTMLText.escaped(post.identifier))</a>"
    for part in post.heading { text += " <span dir=\"auto\">\(HTMLText.markupless(part))</span>" }
    text += "</h3>\n"
    if !post.text.isEmpty {
      text += "<p class=\"text\" dir=\"auto\">\(HTMLText.lines(post.text))</p>\n"
    }
    if post.leftOut > 0 {
      text +=
        "<p class=\"count\">\(HTMLText.escaped(ReportWords.leftOut(post.leftOut)[language]))</p>\n"
    }
    if !post.facts.isEmpty {
      let facts = post.facts.map { fact in
        "<span><b>\(HTMLText.escaped(fact.name))</b> <bdi>\(HTMLText.markupless(fact.value))</bdi></span>"
      }
      text += "<p class=\"facts\">\(facts.joined(separator: " · "))</p>\n"
    }
    text += "<p class=\"facts\">\(HTMLText.escaped(ReportWords.place(of: post)[language]))"
    if let sum = post.sha256 { text += " · SHA-256 <code>\(HTMLText.escaped(sum))</code>" }
    let answers = post.answers.map { "<a href=\"#answer-\($0)\">\($0)</a>" }
    text += " · \(ReportWords.inAnswers[language]) \(answers.joined(separator: ", "))</p>\n"
    return text + "</article>\n"
  }

  func colophon(_ colophon: Report.Colophon) -> String {
    var text = "<section class=\"colophon\" id=\"made\">\n"
    text += "<h2>\(ReportWords.made[language])</h2>\n<div class=\"table\">\n<table>\n<tbody>\n"
    for fact in colophon.facts {
      let value = HTMLText.escaped(fact.value[language])
      text += "<tr><th scope=\"row\">\(HTMLText.escaped(fact.name[language]))</th>"
      text += "<td>\(fact.isCode ? "<code>\(value)</code>" : value)</td></tr>\n"
    }
    text += "</tbody>\n</table>\n</div>\n"
    for remark in colophon.remarks {
      text += "<p class=\"count\">\(HTMLText.escaped(remark[language]))</p>\n"
    }
    let rows = ReportWords.documents(colophon.documents)
    text += "<div class=\"table\">\n<table>\n<thead>\n<tr>"
    for (name, isNumeric) in ReportWords.documentColumns {
      text += "<th scope=\"col\"\(isNumeric ? " class=\"n\"" : "")>\(name[language])</th>"
    }
    text += "</tr>\n</thead>\n<tbody>\n"
    for row in rows {
      text += "<tr>"
      for (cell, (_, isNumeric)) in zip(row, ReportWords.documentColumns) {
        text += "<td\(isNumeric ? " class=\"n\"" : " dir=\"auto\"")>\(HTMLText.escaped(cell))</td>"
      }
      text += "</tr>\n"
    }
    text += "</tbody>\n</table>\n</div>\n"
    if let more = ReportWords.moreDocuments(than: rows.count, of: colophon.documents) {
      text += "<p class=\"count\">\(HTMLText.escaped(more[language]))</p>\n"
    }
    return text + "</section>\n</main>\n</body>\n</html>\n"
  }
}
