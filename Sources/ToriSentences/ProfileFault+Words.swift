import ToriCorpus
import ToriText

extension ProfileMistake {
  /// In words, with the place.
  package var words: LocalizedText {
    LocalizedText("\(file):\(line): \(fault.words)", ja: "\(file):\(line): \(fault.words)")
  }
}

extension ProfileFault {
  /// In words, for people, without the place.
  package var words: LocalizedText {
    switch self {
    case .noProfile(let key):
      return LocalizedText(
        "expected 'profile NAME' before '\(key)'", ja: "'\(key)'の前に'profile 名前'が必要")
    case .notIndented(let key):
      return LocalizedText(
        "'\(key)' should be set in, below its profile", ja: "'\(key)'はprofileの下に字下げして書く")
    case .sign(let key, let path):
      return LocalizedText(
        "a field's place stands behind it without a sign: write '\(key) \(path)'",
        ja: "項目の後には記号なしで場所を書く: '\(key) \(path)'")
    case .unclosedQuote: return LocalizedText("a quote is not closed", ja: "引用符が閉じていない")
    case .noWord: return LocalizedText("a word is missing", ja: "語が足りない")
    case .tooMuch(let text):
      return LocalizedText("'\(text)' is too much here", ja: "'\(text)'が余分")
    case .noList(let path):
      return LocalizedText(
        "'\(path)' should lead to a list, by names and [] alone",
        ja: "'\(path)'は名前と[]だけで一覧を指すように書く")
    case .noZone(let word):
      return LocalizedText("there is no zone '\(word)'", ja: "'\(word)'という時間帯はない")
    case .emptyText:
      return LocalizedText("a text stands here that is not empty", ja: "ここには空でない文字列を書く")
    case .unknownWord(let word, let words):
      if let near = nearest(to: word, in: words) {
        return LocalizedText(
          "unknown word '\(word)'; did you mean '\(near)'?", ja: "'\(word)'は未知の語。'\(near)'のことか")
      }
      let all = words.map { LocalizedText(same: $0) }.listed()
      return LocalizedText(
        "unknown word '\(word)'; there are \(all)", ja: "'\(word)'は未知の語。あるのは\(all)")
    case .noPath(let text):
      return LocalizedText(
        "'\(text)' is no path: it should be like user.name or rows[].text",
        ja: "'\(text)'は経路の形でない。user.nameやrows[].textのように書く")
    case .expectedSign(let sign, let found):
      return LocalizedText(
        "expected '\(sign)' in the path, found \(Self.shown(found))",
        ja: "経路に'\(sign)'が必要だが\(Self.shown(found))がある")
    case .expectedName(let found):
      return LocalizedText(
        "expected a name in the path, found \(Self.shown(found))",
        ja: "経路に名前が必要だが\(Self.shown(found))がある")
    }
  }

  private static func shown(_ found: Unicode.Scalar?) -> String { found.map { "'\($0)'" } ?? "…" }
}
