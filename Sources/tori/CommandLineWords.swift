import ToriText

/// What the library that reads command lines says by itself, in the language that tori speaks.
///
/// It speaks English alone, a line at a time; what a user filled in stands in it as it is.
enum CommandLineWords {
  /// `message` in the language; lines that are not known stay as they are.
  static func said(_ message: String, in language: SpokenLanguage) -> String {
    guard language == .japanese else { return message }
    return message.split(separator: "\n", omittingEmptySubsequences: false)
      .map { japanese(String($0)) }.joined(separator: "\n")
  }

  private static func japanese(_ line: String) -> String {
    for (english, japanese) in lines {
      guard var pieces = Self.pieces(of: line, in: english) else { continue }
      // Behind a colon stands a sentence of its own.
      if english.hasSuffix(": …"), let last = pieces.popLast() {
        pieces.append(self.japanese(last))
      }
      return filled(japanese, with: pieces)
    }
    return ends.reduce(line) { line, end in
      line.hasSuffix(end.english)
        ? String(line.dropLast(end.english.count)) + end.japanese : line
    }.replacing("(default)", with: "（既定） ")
  }

  /// What stands at each `…` of `pattern`; nil where `line` is none of it.
  private static func pieces(of line: String, in pattern: String) -> [String]? {
    let fixed = pattern.split(separator: "…", omittingEmptySubsequences: false)
    guard let first = fixed.first, line.hasPrefix(first) else { return nil }
    var rest = line.dropFirst(first.count)
    var pieces: [String] = []
    for (place, text) in fixed.dropFirst().enumerated() {
      let isLast = place + 2 == fixed.count
      guard !(isLast && text.isEmpty) else {
        pieces.append(String(rest))
        rest = ""
        break
      }
      guard let found = isLast ? rest.ranges(of: text).last : rest.firstRange(of: text) else {
        return nil
      }
      pieces.append(String(rest[..<found.lowerBound]))
      rest = rest[found.upperBound...]
    }
    return rest.isEmpty ? pieces : nil
  }

  private static func filled(_ pattern: String, with pieces: [String]) -> String {
    var rest = pieces[...]
    return pattern.split(separator: "…", omittingEmptySubsequences: false).enumerated()
      .map { place, text in (place > 0 ? rest.popFirst() ?? "" : "") + text }.joined()
  }

  /// The longer before those that begin as they do.
  private static let lines: [(english: String, japanese: String)] = [
    ("OVERVIEW: …", "概要: …"), ("USAGE: …", "使い方: …"), ("Usage: …", "使い方: …"),
    ("ARGUMENTS:", "引数:"), ("OPTIONS:", "オプション:"), ("SUBCOMMANDS:", "命令:"),
    ("  See '…' for detailed help.", "  詳しい説明は'…'で出る。"),
    ("  See '…' for more information.", "  詳しい説明は'…'で出る。"),
    ("Error: …", "エラー: …"), ("Help:  …", "説明:  …"),
    ("   or: Missing value for '…' in '…'", "   または: '…'の値がない（'…'の中）"),
    ("Unknown option '…'. Did you mean '…'?", "'…'という指定はない。'…'のことでは？"),
    ("Unknown option '…'", "'…'という指定はない"),
    ("Missing value for '…'", "'…'の値がない"),
    ("Missing expected argument '…'", "引数'…'が必要"),
    ("Missing one of: '…'", "このどれかが必要: '…'"),
    ("Unexpected argument '…'", "余分な引数'…'"),
    ("… unexpected arguments: '…'", "余分な引数が…個: '…'"),
    (
      "The option '…' does not take any value, but '…' was specified.",
      "'…'は値を取らないが、'…'が与えられた。"
    ),
    ("The value '…' is invalid for '…'", "'…'という値は'…'に使えない"),
    ("Can't generate completion scripts for '…'.", "'…'のための補完スクリプトは作れない。"),
    ("Can't autodetect a supported shell.", "シェルの種類がわからない。"),
    (
      "Please use --generate-completion-script=<shell> with one of:",
      "--generate-completion-script=<shell>に次のどれかを指定する:"
    ),
    ("Invalid option: …", "使えない指定: …"),
  ]

  /// What options of the library itself are for, at the end of their lines.
  private static let ends: [(english: String, japanese: String)] = [
    ("Show the version.", "版を表示する。"),
    ("Show help information.", "この説明を表示する。"),
    ("Show subcommand help information.", "命令の説明を表示する。"),
  ]
}
