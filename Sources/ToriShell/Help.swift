import ToriEngine
import ToriLanguage

/// What `help` says, made from the tables of words and fields.
enum Help {
  /// A page on a word, a field or a diagnostic's code; an overview without one.
  static func page(on topic: String?) -> String {
    guard let topic else { return overview }
    var sections = Vocabulary.entries(for: topic).map(section)
    if let field = Field.named(topic) {
      sections.append("\(field.name)\n  a field of posts: \(field.summary)\n")
    }
    if sections.isEmpty { return unknown(topic) }
    return sections.joined(separator: "\n")
  }

  private static func section(_ entry: Vocabulary.Entry) -> String {
    var text = "\(entry.form)\n  \(entry.summary)\n"
    for example in entry.examples { text += "    \(example)\n" }
    return text
  }

  private static func unknown(_ topic: String) -> String {
    let words = Vocabulary.entries.map(\.keyword.spelling) + Field.all.map(\.name)
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
  private static func list(_ heading: String, _ words: [String]) -> String {
    let margin = String(repeating: " ", count: 14)
    var lines = [heading.padded(to: 14)]
    for word in words {
      if lines[lines.count - 1].count + word.count > 76 { lines.append(margin) }
      lines[lines.count - 1] += word + "  "
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
