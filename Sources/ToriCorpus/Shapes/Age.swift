import ToriSystem
import ToriTime

/// How long ago something was said: `3時間前`, `2d`, `3 years ago`, `昨日`.
///
/// On a page no time, since it does not say when it was saved; but a sign of a head.
enum Age {
  /// What an age is counted in: no more than one of it is known beyond that.
  enum Unit: Int, Comparable {
    case second, minute, hour, day, week, month, year

    /// How long one is at most.
    var seconds: Int {
      switch self {
      case .second: 1
      case .minute: 60
      case .hour: 3600
      case .day: 86_400
      case .week: 7 * 86_400
      case .month: 31 * 86_400
      case .year: 366 * 86_400
      }
    }

    static func < (a: Unit, b: Unit) -> Bool { a.rawValue < b.rawValue }
  }

  /// What follows a number, up to what says that it is past.
  private static let units: [(unit: Unit, names: [StaticString])] = [
    (.second, ["秒前", "秒钟前", "秒鐘前", "초 전", "초전"]),
    (.minute, ["分前", "分钟前", "分鐘前", "분 전", "분전"]),
    (.hour, ["時間前", "小时前", "小時前", "시간 전", "시간전"]),
    (.day, ["日前", "天前", "일 전", "일전"]),
    (.week, ["週間前", "周前", "週前", "주 전", "주전"]),
    (
      .month,
      [
        "か月前", "ヶ月前", "カ月前", "ヵ月前", "ケ月前", "箇月前", "个月前", "個月前", "개월 전", "개월전",
      ]
    ),
    (.year, ["年前", "년 전", "년전"]),
  ]
  /// What X and its like write alone.
  private static let bareUnits: [StaticString] = ["秒", "分", "時間", "日"]
  private static let english: [(unit: Unit, names: [StaticString])] = [
    (.second, ["second", "sec"]), (.minute, ["minute", "min"]), (.hour, ["hour", "hr"]),
    (.day, ["day"]), (.week, ["week", "wk"]), (.month, ["month", "mo"]), (.year, ["year", "yr"]),
  ]
  private static let words: [StaticString] = [
    "昨日", "一昨日", "今日", "たった今", "刚刚", "剛剛", "昨天", "前天", "방금", "어제",
  ]
  private static let englishWords: [StaticString] = [
    "yesterday", "just now", "an hour ago", "a minute ago", "a day ago", "a week ago",
    "a month ago",
    "a year ago",
  ]

  /// Where the age ends that begins with the number at `position`.
  static func end(afterNumber line: Span<UInt8>, _ position: Int) -> Int? {
    var end = position
    guard line.number(at: &end, digits: 1...3) != nil else { return nil }
    let numberEnd = end
    _ = line.skip("+", at: &end)
    _ = line.skip(" ", at: &end)
    if units.contains(where: { line.skip(anyOf: $0.names, at: &end) }) { return end }
    for unit in english.lazy.flatMap(\.names) {
      var next = end
      guard line.skip(unit, at: &next) else { continue }
      _ = line.skip("s", at: &next)
      _ = line.skip(".", at: &next)
      if line.skip(" ago", at: &next) { return next }
    }
    if let end = past(line, end) { return end }
    // `3h`, `2d`: alone, or before a sign.
    let byte = line.byte(numberEnd)
    if "smhdwy".utf8.contains(byte), isEnd(line, numberEnd + 1) { return numberEnd + 1 }
    var next = numberEnd
    if line.skip(anyOf: ["mo", "hr", "ago"], at: &next), isEnd(line, next) { return next }
    next = numberEnd
    if line.skip(anyOf: bareUnits, at: &next), next == line.count { return next }
    return nil
  }

  /// `дней назад`, `giorni fa`, `dni temu`: a unit and the word that says that it is past.
  private static func past(_ line: Span<UInt8>, _ position: Int) -> Int? {
    var end = position
    while end - position < 18, line.byte(end) >= 0x80 || (0x61...0x7A).contains(line.byte(end)) {
      end += 1
    }
    guard end > position, line.skip(" ", at: &end),
      line.skip(anyOf: ["назад", "fa", "temu", "geleden", "önce", "siden", "sedan"], at: &end),
      !TokenScanner.isWord(line.byte(end)), line.byte(end) < 0x80
    else { return nil }
    return end
  }

  private static func isEnd(_ line: Span<UInt8>, _ position: Int) -> Bool {
    let byte = line.byte(position)
    if byte == 0x20 {
      var next = position
      return line.skip(" ago", at: &next) || !TokenScanner.isWord(line.byte(position + 1))
    }
    return position >= line.count || !TokenScanner.isWord(byte)
  }

  /// Where the age ends that is a word.
  static func end(inWords line: Span<UInt8>, _ position: Int) -> Int? {
    var end = position
    if line[position] >= 0x80 { return line.skip(anyOf: words, at: &end) ? end : nil }
    if let end = european(line, position) { return end }
    guard "yja".utf8.contains(line[position] | 0x20) else { return nil }
    for word in englishWords where starts(line, position, word) {
      return position + word.utf8CodeUnitCount
    }
    return nil
  }

  /// `vor 2 Tagen`, `il y a 3 heures`, `hace un día`.
  private static func european(_ line: Span<UInt8>, _ position: Int) -> Int? {
    guard "vih".utf8.contains(line[position] | 0x20) else { return nil }
    for (lead, units) in leads {
      var end = position
      guard line.skip(lead, at: &end) else { continue }
      if line.number(at: &end, digits: 1...3) == nil,
        !line.skip(anyOf: ["einem", "einer", "un", "une", "una", "um", "uma"], at: &end)
      {
        continue
      }
      guard line.skip(" ", at: &end), line.skip(anyOf: units, at: &end) else { continue }
      while line.byte(end) | 0x20 >= 0x61, line.byte(end) | 0x20 <= 0x7A { end += 1 }
      return end
    }
    return nil
  }

  private static let leads: [(StaticString, [StaticString])] = [
    ("vor ", ["Sekunde", "Minute", "Stunde", "Tag", "Woche", "Monat", "Jahr"]),
    ("Vor ", ["Sekunde", "Minute", "Stunde", "Tag", "Woche", "Monat", "Jahr"]),
    ("il y a ", ["seconde", "minute", "heure", "jour", "semaine", "mois", "an"]),
    ("Il y a ", ["seconde", "minute", "heure", "jour", "semaine", "mois", "an"]),
    ("hace ", ["segundo", "minuto", "hora", "día", "semana", "mes", "año"]),
    ("Hace ", ["segundo", "minuto", "hora", "día", "semana", "mes", "año"]),
    ("há ", ["segundo", "minuto", "hora", "dia", "semana", "mês", "mes", "ano"]),
  ]

  private static func starts(_ line: Span<UInt8>, _ position: Int, _ word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    guard position + count <= line.count else { return false }
    for index in 0..<count
    where word[byte: index] != LineText.lowercased(line[position + index]) {
      return false
    }
    return true
  }

  // MARK: In data

  /// The unit of an age as data give it, in the language of whoever made the file: `2 months ago (edited)`,
  /// `hace 2 meses`, `vor einem Jahr`, `2 ヵ月前`; nil of what is no known age.
  static func unit(of text: String) -> Unit? {
    let line = Array(text.lowercased().utf8)
    for position in line.indices where line.span.digit(at: position) != nil {
      var end = position
      while let digit = line.span.digit(at: end) { end += digit.size }
      _ = line.span.skip("+", at: &end)
      _ = line.span.skip(" ", at: &end)
      if let unit = units.first(where: { line.span.skip(anyOf: $0.names, at: &end) })?.unit {
        return unit
      }
    }
    let words = text.lowercased().split { !$0.isLetter }
    // `an hour ago` and `il y a un an`: what comes last counts.
    if let unit = words.compactMap({ otherWords[String($0)] }).last { return unit }
    let isDay = Self.words.contains { line.span.contains($0) }
    return isDay || words.contains("yesterday") || words.contains("today") ? .day : nil
  }

  /// Of English and other languages, each form that follows a number or an article.
  private static let otherWords: [String: Unit] = {
    var words: [String: Unit] = [:]
    for (unit, names) in english {
      for name in names { (words["\(name)"], words["\(name)s"]) = (unit, unit) }
    }
    for (unit, names) in others {
      for name in names.split(separator: " ") { words[String(name)] = unit }
    }
    return words
  }()

  /// Spanish, Portuguese, French, Italian, German, Dutch, Russian.
  private static let others: [(unit: Unit, names: String)] = [
    (
      .second,
      "s segundo segundos seconde secondes secondo secondi sekunde sekunden секунд секунды секунду"
    ),
    (.minute, "minuto minutos minuti minuten минут минуты минуту"),
    (.hour, "h hora horas heure heures ora ore stunde stunden uur uren час часа часов"),
    (.day, "d día días dia dias jour jours giorno giorni tag tage tagen dag dagen день дня дней"),
    (
      .week,
      "w semana semanas semaine semaines settimana settimane woche wochen weken неделю недели недель"
    ),
    (
      .month, "mes meses mês mois mese mesi monat monate monaten maand maanden месяц месяца месяцев"
    ),
    (
      .year, "y año años ano anos an ans année années anno anni jahr jahre jahren jaar год года лет"
    ),
  ]
}

extension Span<UInt8> {
  fileprivate func contains(_ text: StaticString) -> Bool {
    indices.contains { starts(with: text, at: $0) }
  }
}
