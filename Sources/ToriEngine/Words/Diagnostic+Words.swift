import ToriLanguage
import ToriText
import ToriWords

/// What can be wrong with words and what is counted of them. Above each, the smallest query that causes it.
extension Diagnostic {
  /// `posts | words by pos`
  static func wordsByClass(at span: SourceSpan) -> Diagnostic {
    let right = "words | sum count by pos"
    return Diagnostic(
      code: "E102",
      message: LocalizedText(
        "'pos' is a column of words, by which they are not listed", ja: "'pos'は語の列で、語の一覧の区分ではない"),
      span: span, hint: .write(right), fix: Fix(span: span, replacement: right))
  }

  /// `posts | kwic []*`
  static func emptyWordPattern(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: "E125",
      message: LocalizedText(
        "this pattern is met where there is no word at all", ja: "このパターンは、語が一つもない所に当たる"),
      span: span,
      hint: LocalizedText(
        "some word of it must be there: + for one or more, {1,3} for one to three",
        ja: "少なくとも一語は必要。+ は一回以上、{1,3} は一回から三回"))
  }

  /// `posts | kwic []{3,1}`
  static func emptyRange(from least: Int, to most: Int, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: "E126",
      message: LocalizedText(
        "at least \(least) and at most \(most) is never", ja: "\(least)以上\(most)以下になることはない"),
      span: span, hint: .write("{\(most),\(least)}"))
  }

  /// `posts | kwic []{5000}`
  static func tooManyRepetitions(limit: Int, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: "E126",
      message: LocalizedText(
        "a word may be asked for \(limit) times at most", ja: "語の繰り返しは\(limit)回まで"), span: span)
  }

  /// `posts | kwic [pos = "nouns"]`
  static func unknownWordClass(_ found: String, at span: SourceSpan) -> Diagnostic {
    let names = WordClass.allCases.map(\.name)
    let near = nearest(to: found, in: names)
    return Diagnostic(
      code: "E127",
      message: LocalizedText(
        "there is no part of speech \(quoted(found))", ja: "\(quoted(found))という品詞はない"),
      span: span,
      hint: near.map { .didYouMean($0) }
        ?? LocalizedText(
          "there are \(names.joined(separator: ", ")), and the dictionary's own, such as 名詞",
          ja: "使えるのは\(names.joined(separator: "、"))と、名詞のような辞書の品詞"),
      fix: near.map { Fix(span: span, replacement: "\"\($0)\"") })
  }

  /// `posts | ngrams 0`
  static func lengthOutOfRange(_ range: ClosedRange<Int>, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      code: "E128",
      message: LocalizedText(
        "this is from \(range.lowerBound) to \(range.upperBound) words",
        ja: "ここに書けるのは\(range.lowerBound)語から\(range.upperBound)語まで"),
      span: span)
  }
}

extension Diagnostic {
  static let ofWords = [
    CatalogueEntry(
      "E125", LocalizedText("a pattern of no word", ja: "語のないパターン"),
      LocalizedText(
        "A pattern of words that asks for no word is met everywhere, so that nothing could be shown.",
        ja: "語を一つも求めないパターンはどこにでも当たるので、示すものがありません。"),
      example: "posts | kwic []*", corrected: "posts | kwic [content]+"),
    CatalogueEntry(
      "E126", LocalizedText("a word that often is never there", ja: "ありえない繰り返し"),
      LocalizedText(
        "In {2,5} the first number is how often at least, the second how often at most.",
        ja: "{2,5} の一つ目の数は最少、二つ目の数は最多の回数です。"),
      example: "posts | kwic []{3,1}", corrected: "posts | kwic []{1,3}"),
    CatalogueEntry(
      "E127", LocalizedText("a part of speech that is not there", ja: "存在しない品詞"),
      LocalizedText(
        "pos has the classes of Universal Dependencies in lower case: noun, propn, verb, adj, adv and so on. A value such as 名詞 is understood as the beginning of the dictionary's own tag.",
        ja:
          "pos の値は Universal Dependencies の品詞（小文字）です: noun、propn、verb、adj、adv など。名詞のような値は、辞書の品詞の始まりとして扱います。"
      ),
      example: "posts | kwic [pos = \"nouns\"]", corrected: "posts | kwic [pos = \"noun\"]"),
    CatalogueEntry(
      "E128", LocalizedText("a number of words that does not fit", ja: "範囲にない語数"),
      LocalizedText(
        "N-grams have from 1 to 20 words; a window goes up to 1000 words to either side.",
        ja: "n-gramは1語から20語まで、窓は左右それぞれ1000語までです。"),
      example: "posts | ngrams 0", corrected: "posts | ngrams 2"),
  ]
}
