import CPCRE2
import ToriText

/// What the library finds wrong with a pattern, in words.
enum PatternProblem {
  /// What is seldom met is in the library's own words alone.
  static func words(for code: Int32) -> LocalizedText {
    let own = message(code)
    return LocalizedText("\(own)", ja: "\(japanese[code] ?? own)")
  }

  private static let japanese: [Int32: String] = [
    PCRE2_ERROR_END_BACKSLASH: "最後がバックスラッシュで終わっている",
    PCRE2_ERROR_UNKNOWN_ESCAPE: "バックスラッシュの後の文字に意味がない",
    PCRE2_ERROR_QUANTIFIER_OUT_OF_ORDER: "繰り返しの{}の中の数の順が逆",
    PCRE2_ERROR_QUANTIFIER_TOO_BIG: "繰り返しの{}の中の数が大きすぎる",
    PCRE2_ERROR_MISSING_SQUARE_BRACKET: "[ に対応する ] がない",
    PCRE2_ERROR_ESCAPE_INVALID_IN_CLASS: "[ ] の中では使えないエスケープ",
    PCRE2_ERROR_CLASS_RANGE_ORDER: "[ ] の中の範囲の順が逆",
    PCRE2_ERROR_QUANTIFIER_INVALID: "繰り返しの前に繰り返すものがない",
    PCRE2_ERROR_INVALID_AFTER_PARENS_QUERY: "(? または (?- の後の文字に意味がない",
    PCRE2_ERROR_MISSING_CLOSING_PARENTHESIS: "( に対応する ) がない",
    PCRE2_ERROR_BAD_SUBPATTERN_REFERENCE: "ない括弧への参照",
    PCRE2_ERROR_MISSING_COMMENT_CLOSING: "(?# に対応する ) がない",
    PCRE2_ERROR_PARENTHESES_NEST_TOO_DEEP: "括弧の入れ子が深すぎる",
    PCRE2_ERROR_PATTERN_TOO_LARGE: "パターンが大きすぎる",
    PCRE2_ERROR_UNMATCHED_CLOSING_PARENTHESIS: ") に対応する ( がない",
    PCRE2_ERROR_LOOKBEHIND_NOT_FIXED_LENGTH: "後読みの長さが決まらない",
    PCRE2_ERROR_UNKNOWN_POSIX_CLASS: "[: :] の中の名前がない",
    PCRE2_ERROR_CODE_POINT_TOO_BIG: "符号位置が大きすぎる",
    PCRE2_ERROR_MALFORMED_UNICODE_PROPERTY: "\\P または \\p の後の書き方が誤り",
    PCRE2_ERROR_UNKNOWN_UNICODE_PROPERTY: "\\P または \\p の後の名前がない",
    PCRE2_ERROR_CLASS_INVALID_RANGE: "[ ] の中の範囲の書き方が誤り",
    PCRE2_ERROR_BACKSLASH_C_CALLER_DISABLED: "\\C は使えない",
    PCRE2_ERROR_PATTERN_TOO_COMPLICATED: "パターンが複雑すぎる",
  ]

  private static func message(_ code: Int32) -> String {
    var buffer = [UInt8](repeating: 0, count: 256)
    // SAFETY: the library writes no more than it is told that the buffer holds.
    let length = unsafe buffer.withUnsafeMutableBufferPointer { buffer in
      unsafe pcre2_get_error_message_8(code, buffer.baseAddress, buffer.count)
    }
    return String(decoding: buffer.prefix(max(0, Int(length))), as: UTF8.self)
  }
}
