import ToriText

/// What to do instead where a sign, or its lack, shows what was meant.
extension LocalizedText {
  static let allIsShown = LocalizedText(
    "without 'select', all is shown", ja: "'select'がなければすべて表示される")
  /// For a `by` with nothing behind it.
  static let someKeys = LocalizedText(
    "such as 'by doc' or 'by author'; counts also take a part of the time, 'by month'",
    ja: "例えば'by doc'、'by author'。数えるときは'by month'のような時の区切りも")

  /// `don't`
  static func quoted(_ word: String) -> LocalizedText {
    LocalizedText(
      "a text with an apostrophe stands in quotes: \"\(word)\"",
      ja: "アポストロフィのある文字列は引用符で囲む: \"\(word)\"")
  }

  static let patternBetweenSlashes = LocalizedText(
    "patterns stand between slashes: /[0-9]+/", ja: "パターンはスラッシュで囲む: /[0-9]+/")
  static let patternAfterMatches = LocalizedText(
    "a pattern stands after 'matches': matches /[0-9]+/",
    ja: "パターンは'matches'の後に書く: matches /[0-9]+/")
  static let patternAfterNotMatches = LocalizedText(
    "a pattern stands after 'not matches': not matches /[0-9]+/",
    ja: "パターンは'not matches'の後に書く: not matches /[0-9]+/")
  static let commentSign = LocalizedText("a comment begins with '--'", ja: "注釈は'--'で始める")
  static let comparisonSigns = LocalizedText(
    "fields are compared with signs: author = 名無し", ja: "項目は記号で比べる: author = 名無し")
  static let leavingOut = LocalizedText(
    "to leave something out, write 'and not …'", ja: "除くには'and not …'と書く")
  /// - Parameter format: what `.mode` was to be, if that was the command.
  static func shellCommands(_ format: String?) -> LocalizedText {
    if let format {
      return LocalizedText(
        "on the command line: --format \(format); '.mode' is for the prompt and files for .read",
        ja: "コマンドラインでは --format \(format)。'.mode'はプロンプトと、.readで読むファイルに書く")
    }
    return LocalizedText(
      "the shell's commands stand on lines of their own, at its prompt or in files for .read",
      ja: "シェルの命令は、プロンプトか.readで読むファイルの、それだけの行に書く")
  }
  static let partsOfWords = LocalizedText(
    "'mentions' finds parts of words by itself; patterns stand after 'matches'",
    ja: "'mentions'は語の一部にも当たる。パターンは'matches'の後に書く")
  static let statementEnd = LocalizedText(
    "a statement ends at its line's end", ja: "文は行末で終わる")
  static let roundParentheses = LocalizedText(
    "parentheses are round here", ja: "使える括弧は丸括弧だけ")
  static let parameterSign = LocalizedText(
    "a parameter is '$' and a name, given with --set name=value",
    ja: "パラメータは'$'と名前で書き、値は --set name=value で与える")
  static let helpWord = LocalizedText(
    "'help' says what can be asked", ja: "'help'で、何をどう問えるかが出る")
}
