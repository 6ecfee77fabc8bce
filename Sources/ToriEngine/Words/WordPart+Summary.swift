import ToriLanguage
import ToriText
import ToriWords

/// What words have, in one line for completion and help.
extension WordPart {
  package var summary: LocalizedText {
    switch self {
    case .form: LocalizedText("as it is written: 言っ", ja: "書かれたままの形: 言っ")
    case .word: LocalizedText("the dictionary form: 言う", ja: "辞書の見出しの形: 言う")
    case .pos: LocalizedText("the part of speech: noun, verb, adj, …", ja: "品詞: noun、verb、adjなど")
    case .tag: LocalizedText("the dictionary's own: 名詞-サ変接続", ja: "辞書の品詞: 名詞-サ変接続")
    case .reading: LocalizedText("in katakana: イッ", ja: "カタカナの読み: イッ")
    }
  }

  package static let contentSummary = LocalizedText(
    "whether it is a content word: nouns, verbs and adjectives that stand alone",
    ja: "内容語か: 自立する名詞、動詞、形容詞など")

  /// The values of `pos`.
  package static let classNames = WordClass.allCases.map(\.name)
}
