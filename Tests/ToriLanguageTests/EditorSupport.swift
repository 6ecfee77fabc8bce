import ToriLanguage

/// Files that teach editors the words of the language, made from the one table.
enum EditorSupport {
  /// The words by what they are in a query. A word with several uses is where it stands first.
  private static let groups: [(kind: Vocabulary.Kind, vim: String, scope: String)] = [
    (.source, "Type", "storage.type"), (.statement, "Statement", "keyword.control"),
    (.clause, "Keyword", "keyword.other.clause"), (.stage, "Function", "support.function"),
    (.predicate, "Conditional", "keyword.other.predicate"),
    (.connective, "Operator", "keyword.operator.word"), (.date, "Constant", "constant.language"),
  ]

  private static func words(_ kind: Vocabulary.Kind) -> [String] {
    let earlier = groups.prefix { $0.kind != kind }.flatMap { Vocabulary.keywords($0.kind) }
    return Vocabulary.keywords(kind).filter { !earlier.contains($0) }.map(\.spelling)
  }

  static var vim: String {
    let keywords = groups.map { group in
      let name = "tori" + group.kind.rawValue.capitalizedFirst
      return """
        syntax keyword \(name) \(words(group.kind).joined(separator: " "))
        highlight default link \(name) \(group.vim)

        """
    }
    return """
      " Vim syntax file for query files of tori (*.tq). Made from the table of words.
      if exists("b:current_syntax")
        finish
      endif
      syntax case ignore

      \(keywords.joined())
      syntax match toriNumber /\\<\\d[-0-9:.T\\/]*\\>/
      syntax match toriParameter /\\$\\w\\+/
      syntax match toriOperator /[|=<>]\\|!=/
      syntax match toriPattern /\\(matches\\s*\\)\\@<=\\/\\(\\\\.\\|[^\\/]\\)*\\/[imsx]*/
      syntax region toriText start=/"/ skip=/\\\\./ end=/"/
      syntax region toriText start=/'/ skip=/\\\\./ end=/'/
      syntax region toriText start=/「/ end=/」/
      syntax region toriText start=/『/ end=/』/
      syntax region toriText start=/“/ end=/”/
      syntax match toriComment /--.*$/
      syntax match toriComment /\\%^#!.*$/
      highlight default link toriNumber Number
      highlight default link toriParameter Identifier
      highlight default link toriOperator Operator
      highlight default link toriPattern Special
      highlight default link toriText String
      highlight default link toriComment Comment

      let b:current_syntax = "tori"

      """
  }

  static var textMate: String {
    var patterns = [
      match("--.*$", "comment.line.double-dash"), match("\\\\A#!.*$", "comment.line.shebang"),
      match("(?<=matches)\\\\s*/(\\\\\\\\.|[^/])*/[imsx]*", "string.regexp"),
    ]
    for (opening, closing) in [("\\\"", "\\\""), ("'", "'")] {
      patterns.append(
        """
            { "name": "string.quoted.tori", "begin": "\(opening)", "end": "\(closing)",
              "patterns": [{ "match": "\\\\\\\\(u\\\\{[0-9a-fA-F]+\\\\}|.)", "name": "constant.character.escape.tori" }] }
        """)
    }
    for (opening, closing) in [("「", "」"), ("『", "』"), ("“", "”")] {
      patterns.append(
        "    { \"name\": \"string.quoted.other.tori\", \"begin\": \"\(opening)\", \"end\": \"\(closing)\" }"
      )
    }
    patterns += [
      match("\\\\$\\\\w+", "variable.parameter"),
      match("\\\\b\\\\d[-0-9:.T/]*\\\\b", "constant.numeric"),
    ]
    patterns += groups.map {
      match("(?i)\\\\b(\(words($0.kind).joined(separator: "|")))\\\\b", $0.scope)
    }
    patterns.append(match("[|=<>]|!=", "keyword.operator"))
    return """
      {
        "name": "tori",
        "scopeName": "source.tori",
        "fileTypes": ["tq"],
        "patterns": [
      \(patterns.joined(separator: ",\n"))
        ]
      }

      """
  }

  private static func match(_ pattern: String, _ scope: String) -> String {
    "    { \"match\": \"\(pattern)\", \"name\": \"\(scope).tori\" }"
  }
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
