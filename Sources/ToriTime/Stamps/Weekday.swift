import ToriSystem

/// The names of the days of a week.
enum Weekday {
  /// Passes over a name, and tells which day it is: 1 is Monday, 7 Sunday.
  static func name(_ text: Span<UInt8>, at position: inout Int) -> Int? {
    let first = text.byte(position)
    if (0x61...0x7A).contains(first | 0x20) { return english(text, at: &position) }
    guard first >= 0xE0 else { return nil }
    for (index, names) in eastern.enumerated() where text.skip(anyOf: names, at: &position) {
      return index + 1
    }
    return nil
  }

  /// Passes over a name of another language of Europe, or what it is shortened to: `mar`, `Di`, `sábado`, `Вт`.
  static func european(_ text: Span<UInt8>, at position: inout Int) -> Bool {
    var end = position
    var word: [UInt8] = []
    while word.count < 28, case let byte = text.byte(end),
      byte >= 0x80 || (0x61...0x7A).contains(byte | 0x20)
    {
      word.append(byte < 0x80 ? byte | 0x20 : byte)
      end += 1
    }
    lowerCyrillic(&word)
    guard short.contains(word) || long.contains(word)
    else { return false }
    position = end
    return true
  }

  /// Turns the capitals of Russian into small letters.
  static func lowerCyrillic(_ word: inout [UInt8]) {
    for index in word.indices.dropLast() where word[index] == 0xD0 {
      switch word[index + 1] {
      case 0x90...0x9F: word[index + 1] += 0x20
      case 0xA0...0xAF: (word[index], word[index + 1]) = (0xD1, word[index + 1] - 0x20)
      default: break
      }
    }
  }

  /// In German, French, Spanish, Italian, Portuguese, Dutch, Polish and Russian.
  private static let short = Set(
    [
      "mo", "di", "mi", "do", "fr", "sa", "so", "lun", "mar", "mer", "jeu", "ven", "sam", "dim",
      "mié", "mie", "jue", "vie", "sáb", "sab", "dom", "gio", "seg", "ter", "qua", "qui", "sex",
      "ma", "wo", "vr", "za", "zo", "pn", "wt", "śr", "czw", "pt", "sob", "ndz", "pon", "nie",
      "пн", "вт", "ср", "чт", "пт", "сб", "вс",
    ].map { Array($0.utf8) })

  private static let long = Set(
    [
      "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonnabend", "sonntag",
      "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "lunes", "martes",
      "miércoles", "jueves", "viernes", "sábado", "domingo", "lunedì", "martedì", "mercoledì",
      "giovedì", "venerdì", "sabato", "domenica", "segunda", "terça", "quarta", "quinta", "sexta",
      "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag",
      "poniedziałek", "wtorek", "środa", "czwartek", "piątek", "sobota", "niedziela",
      "понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье",
    ].map { Array($0.utf8) })

  /// `Mon`, `Tues`, `Wednesday`, in capitals or not; a point behind it is its.
  static func english(_ text: Span<UInt8>, at position: inout Int) -> Int? {
    var (end, length) = (position, 0)
    while (0x61...0x7A).contains(text.byte(end) | 0x20) {
      end += 1
      length += 1
      if length > 9 { return nil }
    }
    guard length >= 3 else { return nil }
    for (index, name) in names.enumerated() {
      if begins(name, text, at: position, length) {
        position = end
        _ = text.skip(".", at: &position)
        return index + 1
      }
    }
    return nil
  }

  /// Whether a name begins with the letters at a place, in capitals or not.
  private static func begins(
    _ name: StaticString, _ text: Span<UInt8>, at position: Int, _ length: Int
  ) -> Bool {
    guard length <= name.utf8CodeUnitCount else { return false }
    for offset in 0..<length where name[byte: offset] != text[position + offset] | 0x20 {
      return false
    }
    return true
  }

  private static let names: [StaticString] = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ]

  private static let eastern: [[StaticString]] = [
    ["月曜日", "月曜", "月", "星期一", "周一", "週一", "월요일", "월"],
    ["火曜日", "火曜", "火", "星期二", "周二", "週二", "화요일", "화"],
    ["水曜日", "水曜", "水", "星期三", "周三", "週三", "수요일", "수"],
    ["木曜日", "木曜", "木", "星期四", "周四", "週四", "목요일", "목"],
    ["金曜日", "金曜", "金", "星期五", "周五", "週五", "금요일", "금"],
    ["土曜日", "土曜", "土", "星期六", "周六", "週六", "토요일", "토"],
    ["日曜日", "日曜", "日", "星期日", "星期天", "周日", "週日", "일요일", "일"],
  ]
}
