import ToriText

/// What Excel, and programs that do as it does, make of the texts in a file of CSV.
enum ExcelText {
  /// Characters that a cell holds, in UTF-16.
  static let longest = 32_767
  /// Rows that a sheet holds, the names of the columns among them.
  static let rowLimit = 1_048_576
  static let columnLimit = 16_384

  /// Whether a cell with this text would become a formula, a number, a date, a truth value or an error: as
  /// Japanese and English editions read it, in full-width letters too.
  static func changes(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first else { return false }
    if "=+-@\t\r＝＋－＠".unicodeScalars.contains(first) { return true }
    if text.unicodeScalars.allSatisfy({ digits.contains($0) }) { return true }
    // Whatever else is longer, or has several lines, is read as a text.
    guard text.utf8.count <= 120, !text.contains(where: \.isNewline) else { return false }
    let folded = String(decoding: Folding.fold(text).bytes, as: UTF8.self)
    let word = folded.split(separator: " ").joined(separator: " ")
    if ["true", "false"].contains(word) || errors.contains(word) { return true }
    guard word.utf8.contains(where: { 0x30...0x39 ~= $0 }) else { return false }
    let letters = String(
      String.UnicodeScalarView(word.unicodeScalars.filter { !signs.contains($0) }))
    if letters.isEmpty || japanese.contains(letters) { return true }
    let begins = word.first.map { $0.isLetter } ?? false
    if eras.contains(letters) { return begins && word.contains { "./-".contains($0) } }
    if numeric.contains(letters) { return !begins }
    return letters.count <= 9 && letters.allSatisfy(\.isLetter)
      && months.contains { letters.hasPrefix($0) }
  }

  private static let errors: Set<String> = [
    "#n/a", "#ref!", "#name?", "#value!", "#div/0!", "#null!", "#num!",
  ]
  private static let digits = Set("0123456789０１２３４５６７８９".unicodeScalars)
  /// What numbers, dates and times are made of besides letters.
  private static let signs = Set("0123456789.,:/-+%()¥\\$€£ 年月日時分秒".unicodeScalars)
  /// Letters behind digits: an exponent, halves of a day.
  private static let numeric: Set<String> = ["e", "d", "am", "pm", "a", "p"]
  /// Letters before them: eras.
  private static let eras: Set<String> = ["m", "t", "s", "h", "r"]
  private static let japanese: Set<String> = [
    "令和", "平成", "昭和", "大正", "明治", "令和元", "平成元", "昭和元", "午前", "午後",
  ]
  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]
}
