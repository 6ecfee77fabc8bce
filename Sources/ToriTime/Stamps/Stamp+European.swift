/// Dates whose months have names of other languages of Europe.
extension Stamp {
  /// `1. November 2023 um 11:53 Uhr`, `5 octobre 2020 à 17:17`, `2 de octubre de 2020, 17:17`.
  static func european(_ text: Span<UInt8>, at position: inout Int) -> PartialDate? {
    var end = position
    guard let day = text.number(at: &end, digits: 1...2) else { return nil }
    _ = text.skip(anyOf: [".", "er", "º"], at: &end)
    guard spaces(text, at: &end) else { return nil }
    if text.skip("de", at: &end), !spaces(text, at: &end) { return nil }
    guard let month = monthName(text, at: &end) else { return nil }
    _ = text.skip(anyOf: [".", ","], at: &end)
    guard spaces(text, at: &end) else { return nil }
    if text.skip(anyOf: ["de", "del"], at: &end), !spaces(text, at: &end) { return nil }
    guard let year = longYear(text, at: &end) else { return nil }
    _ = text.skip(anyOf: [" г.", " года", " r."], at: &end)
    position = end
    return withClock(PartialDate(year: year, month: month, day: day), text, at: &position)
  }

  /// `Juli 30, 2013 um 2:33 pm`, as blogs write it whose stamps were not turned round in translation.
  static func monthFirst(_ text: Span<UInt8>, at position: inout Int) -> PartialDate? {
    var end = position
    guard let month = monthName(text, at: &end), spaces(text, at: &end),
      let day = text.number(at: &end, digits: 1...2), text.skip(",", at: &end),
      spaces(text, at: &end), let year = longYear(text, at: &end)
    else { return nil }
    position = end
    return withClock(PartialDate(year: year, month: month, day: day), text, at: &position)
  }

  /// `mar. 13 janv. 2026`, `Вт янв 13, 2026`, `Do 13.01.2026`: a weekday of another language in front.
  static func europeanWeekday(
    _ text: Span<UInt8>, at position: inout Int, _ reading: Reading
  ) -> PartialDate? {
    var end = position
    guard Weekday.european(text, at: &end) else { return nil }
    _ = text.skip(anyOf: [".,", ".", ","], at: &end)
    guard spaces(text, at: &end) else { return nil }
    let start = end
    var found = european(text, at: &end)
    if found == nil {
      end = start
      found = english(text, at: &end)
    }
    if found == nil {
      end = start
      found = monthFirst(text, at: &end)
    }
    if found == nil, text.digit(at: start) != nil {
      end = start
      found = numeric(text, at: &end, reading)
    }
    if found != nil { position = end }
    return found
  }

  /// The day with the time of day that stands behind it, if one does.
  private static func withClock(
    _ day: PartialDate, _ text: Span<UInt8>, at position: inout Int
  ) -> PartialDate? {
    var (date, end) = (day, position)
    _ = text.skip(",", at: &end)
    // Two elements side by side run together: `13 janvier 202610:15`.
    guard spaces(text, at: &end) || text.digit(at: end) != nil else { return day }
    let isLinked = linkingWord(text, at: &end)
    guard
      clock(text, at: &end, into: &date)
        || wordedClock(text, at: &end, isLinked: isLinked, mayClose: true, into: &date)
    else { return day }
    position = end
    ending(text, at: &position, into: &date)
    return date
  }

  /// `16h45`, `16 h 45`, as French writes a time of day; `21.57` behind a word that says that one follows, before
  /// `Uhr`, or where it closes a line whose month has a name.
  static func wordedClock(
    _ text: Span<UInt8>, at position: inout Int, isLinked: Bool, mayClose: Bool = false,
    into date: inout PartialDate
  ) -> Bool {
    var end = position
    guard let hour = text.number(at: &end, digits: 1...2), hour < 25 else { return false }
    let hasPoint = text.skip(".", at: &end)
    if !hasPoint {
      spaces(text, at: &end)
      guard text.skip(anyOf: ["h", "H"], at: &end) else { return false }
      spaces(text, at: &end)
    }
    guard let minute = text.number(at: &end, digits: 2...2), minute < 60,
      text.digit(at: end) == nil, text.byte(end) != 0x2E || text.digit(at: end + 1) == nil
    else { return false }
    var word = end
    guard
      !hasPoint || isLinked || mayClose && end == text.count && text.digitCount(at: position) == 2
        || spaces(text, at: &word) && text.skip("Uhr", at: &word)
    else {
      return false
    }
    (date.hour, date.minute) = (hour, minute)
    position = end
    return true
  }

  /// Passes over the word or sign between a day and a time of day, with the space behind it; true of a word.
  @discardableResult
  static func linkingWord(_ text: Span<UInt8>, at position: inout Int) -> Bool {
    // `24 juin 2018 @11h15`
    if text.byte(position) == 0x40, text.digit(at: position + 1) != nil {
      position += 1
      return false
    }
    let first = text.byte(position)
    // `à`, but no bar, dash or point.
    let isWord = (0x61...0x7A).contains(first | 0x20) || first == 0xC3 || first == 0xD0
    var end = position
    guard
      text.skip(
        anyOf: [
          "um", "at", "в", "o godz.", "às", "à", "a las", "a la", "alle", "kl.", "-", "–", "|", "·",
          "@", "/",
        ], at: &end),
      spaces(text, at: &end)
    else { return false }
    position = end
    return isWord
  }

  /// A year of four digits; a time of day may run on from it, as where two elements stand side by side:
  /// `20264:14 pm`.
  static func longYear(_ text: Span<UInt8>, at position: inout Int) -> Int? {
    if let year = text.number(at: &position, digits: 4...4) { return year }
    let count = text.digitCount(at: position)
    guard (5...6).contains(count), text.byte(position + count) == 0x3A,
      text.digitCount(at: position + count + 1) == 2, text[position] < 0x80
    else { return nil }
    let year = (0..<4).reduce(0) { $0 * 10 + Int(text.byte(position + $1)) - 0x30 }
    guard (1990...2099).contains(year) else { return nil }
    position += 4
    return year
  }

  /// The month that a name, or its first three letters or more, is of in all of these languages.
  private static func monthName(_ text: Span<UInt8>, at position: inout Int) -> Int? {
    var end = position
    var word: [UInt8] = []
    while word.count < 24, case let byte = text.byte(end),
      byte >= 0x80 || (0x61...0x7A).contains(byte | 0x20)
    {
      word.append(byte < 0x80 ? byte | 0x20 : byte)
      end += 1
    }
    Weekday.lowerCyrillic(&word)
    guard word.count >= 3 else { return nil }
    var found: Int?
    for (index, names) in names.enumerated()
    where names.contains(where: { $0.utf8.starts(with: word) }) {
      // `jui` may be juin or juillet.
      if found != nil { return nil }
      found = index + 1
    }
    if found != nil { position = end }
    return found
  }

  /// In German, French, Spanish, Italian, Portuguese, Dutch, Polish, Swedish, Turkish and Russian.
  private static let names = [
    [
      "januar", "janvier", "enero", "gennaio", "janeiro", "januari", "jänner", "stycznia", "ocak",
      "января", "январь",
    ],
    [
      "februar", "février", "febrero", "febbraio", "fevereiro", "februari", "lutego", "şubat",
      "февраля", "февраль",
    ],
    ["märz", "mars", "marzo", "março", "maart", "marca", "mart", "марта"],
    ["april", "avril", "abril", "aprile", "kwietnia", "nisan", "апреля", "апрель"],
    ["mai", "mayo", "maggio", "maio", "mei", "maja", "mayıs", "мая", "май"],
    ["juni", "juin", "junio", "giugno", "junho", "czerwca", "haziran", "июня", "июнь"],
    ["juli", "juillet", "julio", "luglio", "julho", "lipca", "temmuz", "июля", "июль"],
    ["august", "août", "agosto", "augustus", "augusti", "sierpnia", "ağustos", "августа"],
    [
      "september", "septembre", "septiembre", "settembre", "setembro", "września", "eylül",
      "сентября", "сентябрь",
    ],
    [
      "oktober", "octobre", "octubre", "ottobre", "outubro", "października", "ekim", "октября",
      "октябрь",
    ],
    [
      "november", "novembre", "noviembre", "novembro", "listopada", "kasım", "ноября", "ноябрь",
    ],
    [
      "dezember", "décembre", "diciembre", "dicembre", "dezembro", "december", "grudnia", "aralık",
      "декабря", "декабрь",
    ],
  ]
}
