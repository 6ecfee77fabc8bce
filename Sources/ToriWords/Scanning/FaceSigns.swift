/// What faces are made of.
enum FaceSigns {
  static let longestFace = 16

  /// The eyes may stand anywhere, as cheeks, sweat and hair stand around them.
  static func isFace(_ signs: [UInt32]) -> Bool {
    guard signs.count >= 2 else { return false }
    for (place, eye) in signs.enumerated() where eyes.contains(eye) {
      let others = twin(eye)
      // A mouth of one to three signs, none of which is an eye of the same kind.
      for gap in 1...4 where place + gap < signs.count && others.contains(signs[place + gap]) {
        let mouth = signs[place + 1..<place + gap]
        let isFace =
          mouth.isEmpty
          ? sureEyes.contains(eye)
          : !mouth.contains(eye) && mouth.contains(where: mouths.contains)
        if isFace { return true }
      }
    }
    return false
  }

  static func isBlank(_ value: UInt32) -> Bool { value == 0x20 || value == 0x3000 }

  /// No letters of words: signs, and the letters that mouths, arms and eyes are made of.
  static func mayStandInFaces(_ value: UInt32) -> Bool {
    if eyes.contains(value) || mouths.contains(value) || limbs.contains(value) || isBlank(value) {
      return true
    }
    if opening.contains(value) { return false }
    switch ScalarClass(value) {
    case .symbol, .mark, .ignorable, .middleDot: return true
    case .lineBreak, .space, .digit, .wideDigit, .letter, .wideLetter, .hiragana, .katakana,
      .halfKatakana, .kanji, .hangul, .thai, .otherNumber, .emoji:
      return false
    }
  }

  struct BareFace {
    enum Bounds { case anything, noLetters, blanks }

    let text: StaticString
    let bounds: Bounds

    init(_ text: StaticString, _ bounds: Bounds) {
      self.text = text
      self.bounds = bounds
    }
  }

  /// The longer first; in lower case.
  static let bareFaces: [BareFace] = [
    BareFace("¯\\_(ツ)_/¯", .anything),
    BareFace("^_^;;", .anything), BareFace("^_^;", .anything), BareFace("^_^", .anything),
    BareFace("^^;;", .anything), BareFace("^^;", .anything), BareFace("^^", .anything),
    BareFace("＾＾；", .anything), BareFace("＾＾;", .anything), BareFace("＾＾", .anything),
    BareFace(">_<", .noLetters), BareFace("＞_＜", .noLetters), BareFace("＞＜", .noLetters),
    BareFace("t_t", .noLetters), BareFace("t^t", .noLetters), BareFace("o_o", .noLetters),
    BareFace("-_-;", .noLetters), BareFace("-_-", .noLetters), BareFace(";_;", .anything),
    BareFace("；ω；", .anything), BareFace("；；", .blanks),
    BareFace("orz", .noLetters), BareFace("ｏｒｚ", .noLetters), BareFace("otl", .blanks),
    BareFace(":'(", .blanks), BareFace(":')", .blanks),
    BareFace(":-)", .blanks), BareFace(":-(", .blanks), BareFace(":-d", .blanks),
    BareFace(":-p", .blanks), BareFace(":-/", .blanks), BareFace(":-o", .blanks),
    BareFace(";-)", .blanks), BareFace(":)", .blanks), BareFace(":(", .blanks),
    BareFace(":d", .blanks), BareFace(":p", .blanks), BareFace(":3", .blanks),
    BareFace(":/", .blanks), BareFace(":o", .blanks), BareFace(";)", .blanks),
    BareFace("=)", .blanks), BareFace("xd", .blanks), BareFace("<3", .blanks),
  ]

  static func scalars(_ text: String) -> Set<UInt32> { Set(text.unicodeScalars.map(\.value)) }

  static let opening = scalars("(（")
  static let closing = scalars(")）")
  static let arms = scalars("ヽヾ＼\\／/ლΣ∑щmｍ∩⊂٩ᕦᕕ┐└┌ヘo")
  static let limbs = scalars("ノﾉ丿シｼヽ／/＼\\mｍ∩⊃و۶ᕤᕗ┘┌┐ゞ彡;；｡ﾞъლ♪♡ヘ")
  static let eyes = scalars(
    "^＾・･´`｀ﾟ°；;TＴ><＞＜≧≦-－ー￣=＝@＠*＊◕●○◎⌒'’・•·ಠ╥πQＱxｘXＸ×∩◉⊙｡。ᵔ◠ಥˊˋ╹._＿0oOｏ")
  static let sureEyes = scalars("^＾；;⌒´`｀≧>＞ಥ_＿")
  static let mouths = scalars("_＿ω∀дДдoOｏ0▽△ー-－～~皿益・･ェｪﾛロ口3³.,‿ㅂㅁ◡◇□︿﹏∇Ｏエεз人x×＾^▼ヮ︶^艸")

  /// The eye that stands opposite one.
  static func twin(_ eye: UInt32) -> Set<UInt32> { twins[eye] ?? [eye] }

  static let twins: [UInt32: Set<UInt32>] = {
    var twins: [UInt32: Set<UInt32>] = [:]
    for (left, right) in [("´", "`｀"), ("`", "´"), ("｀", "´"), (">", "<"), ("＞", "＜"), ("≧", "≦")] {
      for eye in scalars(left) { twins[eye] = scalars(right) }
    }
    return twins
  }()
}
