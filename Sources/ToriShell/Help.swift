import ToriEngine
import ToriLanguage

/// What `help` says, made from the tables of words and fields.
package enum Help {
  /// A page on a word, a field or a diagnostic's code, in letters of any case; an overview without one.
  package static func page(on topic: String?) -> String {
    guard let topic = topic?.lowercased() else { return overview }
    let code = topic.uppercased()
    if let entry = diagnostics.first(where: { $0.code == code }) { return page(on: entry) }
    var sections = Vocabulary.entries(for: topic).map(section)
    if let field = Field.named(topic) {
      sections.append("\(field.name)\n  a field of posts: \(field.summary)\n")
    }
    if let part = TimePart(rawValue: topic) {
      sections.append("\(topic)\n  a part of a time, to count by or to ask for: \(part.summary)\n")
    }
    if topic == "host" { sections.append("host\n  to count by: \(GroupKey.hostSummary)\n") }
    if sections.isEmpty { return unknown(topic) }
    return sections.joined(separator: "\n")
  }

  private static let diagnostics = Diagnostic.catalogue + Diagnostic.analysisCatalogue

  private static func page(on entry: CatalogueEntry) -> String {
    var text = "\(entry.code): \(entry.title)\n"
    text += list("", entry.explanation.split(separator: " ").map(String.init), margin: 2, gap: 1)
    text += "\n    \(entry.example)\n"
    if let corrected = entry.corrected { text += "  rather:\n    \(corrected)\n" }
    return text
  }

  private static func section(_ entry: Vocabulary.Entry) -> String {
    var text = "\(entry.form)\n  \(entry.summary)\n"
    for example in entry.examples { text += "    \(example)\n" }
    return text
  }

  private static func unknown(_ topic: String) -> String {
    let words =
      Vocabulary.entries.map(\.keyword.spelling) + Field.all.map(\.name)
      + diagnostics.map(\.code)
    let near = nearest(to: topic, in: words).map { "; did you mean 'help \($0)'?" } ?? ""
    return "there is no help on '\(topic)'\(near)\n"
  }

  private static var overview: String {
    var text = """
      A query says what, which of them, and what to do with them:

        posts where mentions "南鳥島" since 2026-01
        posts where reposts >= 5 | sort by reposts desc | select id, reposts
        posts where mentions "規制" | kwic "規制" width 12


      """
    for kind in Vocabulary.Kind.allCases {
      text += list(kind.heading, Vocabulary.keywords(kind).map(\.spelling))
    }
    text += list("fields", Field.all.map(\.name))
    text +=
      "\nhelp WORD says more of each; describe shows the corpus; .help lists the shell's own.\n"
    return text
  }

  /// The words under a heading, in lines of a width that fits any terminal.
  private static func list(
    _ heading: String, _ words: [String], margin: Int = 14, gap: Int = 2
  ) -> String {
    let spaces = String(repeating: " ", count: gap)
    var lines = [heading.padded(to: margin)]
    for word in words {
      if lines[lines.count - 1].count + word.count > 76 { lines.append("".padded(to: margin)) }
      lines[lines.count - 1] += word + spaces
    }
    return lines.map { $0.trimmedAtEnd + "\n" }.joined()
  }
}

extension Vocabulary.Kind {
  fileprivate var heading: String {
    switch self {
    case .source: "what"
    case .clause: "which"
    case .predicate: "conditions"
    case .connective: "joined by"
    case .stage: "after a |"
    case .statement: "statements"
    case .date: "dates"
    }
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(1, width - count))
  }

  fileprivate var trimmedAtEnd: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
