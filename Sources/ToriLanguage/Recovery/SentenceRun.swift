/// Letters of one sort, one after the other.
struct SentenceRun {
  /// A noun is of kanji and katakana, which stand without a blank between them.
  enum Sort { case noun, kana, latin, reference, blank, other }

  var text: String
  let sort: Sort

  /// Whether it parts what stands on either side.
  var parts: Bool { sort == .blank || sort == .other }

  static func runs(of sentence: String) -> [SentenceRun] {
    var runs: [SentenceRun] = []
    for character in sentence {
      let sort = sort(of: character, in: runs.last)
      if let last = runs.last, last.sort == sort {
        runs[runs.count - 1].text.append(character)
      } else {
        runs.append(SentenceRun(text: String(character), sort: sort))
      }
    }
    return runs
  }

  private static func sort(of character: Character, in last: SentenceRun?) -> Sort {
    guard let scalar = character.unicodeScalars.first else { return .other }
    if scalar.isKatakana || scalar.isKanji { return .noun }
    if scalar.isHiragana { return .kana }
    if character.isWhitespace { return .blank }
    switch scalar.value {
    case 0x30...0x39, 0x23: return .reference
    case 0x41...0x5A, 0x61...0x7A:
      return last?.sort == .reference && last?.text.contains("#") == true ? .reference : .latin
    default: return .other
    }
  }
}

extension Unicode.Scalar {
  package var isHiragana: Bool { 0x3041...0x309F ~= value }
  var isKatakana: Bool {
    0x30A1...0x30FA ~= value || 0x30FC...0x30FE ~= value || 0xFF66...0xFF9F ~= value
  }
  fileprivate var isKanji: Bool {
    value == 0x3005 || 0x3400...0x4DBF ~= value || 0x4E00...0x9FFF ~= value
      || 0xF900...0xFAFF ~= value
      || 0x20000...0x3FFFF ~= value
  }
}
