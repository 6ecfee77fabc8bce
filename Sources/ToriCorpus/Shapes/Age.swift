import ToriTime

/// How long ago something was said: `3時間前`, `2d`, `3 years ago`, `昨日`.
///
/// No time, since the page does not say when it was saved; but a sign of a head.
enum Age {
  /// The units that may follow a number, with what may follow them.
  private static let units: [StaticString] = [
    "秒前", "分前", "時間前", "日前", "週間前", "か月前", "ヶ月前", "カ月前", "ヵ月前", "ケ月前", "箇月前", "年前",
    "秒钟前", "分钟前", "小时前", "天前", "周前", "个月前", "小時前", "分鐘前", "秒鐘前", "週前", "個月前",
    "초 전", "분 전", "시간 전", "일 전", "주 전", "개월 전", "년 전", "초전", "분전", "시간전", "일전", "주전", "개월전",
    "년전",
  ]
  /// What X and its like write alone.
  private static let bareUnits: [StaticString] = ["秒", "分", "時間", "日"]
  private static let english: [StaticString] = [
    "second", "sec", "minute", "min", "hour", "hr", "day", "week", "wk", "month", "mo", "year",
    "yr",
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
    if line.skip(anyOf: units, at: &end) { return end }
    for unit in english {
      var next = end
      guard line.skip(unit, at: &next) else { continue }
      _ = line.skip("s", at: &next)
      _ = line.skip(".", at: &next)
      if line.skip(" ago", at: &next) { return next }
    }
    // `3h`, `2d`: alone, or before a sign.
    let byte = line.byte(numberEnd)
    if "smhdwy".utf8.contains(byte), isEnd(line, numberEnd + 1) { return numberEnd + 1 }
    var next = numberEnd
    if line.skip(anyOf: ["mo", "hr", "ago"], at: &next), isEnd(line, next) { return next }
    next = numberEnd
    if line.skip(anyOf: bareUnits, at: &next), next == line.count { return next }
    return nil
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
    word.withUTF8Buffer { letters in
      // SAFETY: the buffer is only read, within its bounds, while the literal is alive.
      guard position + letters.count <= line.count else { return false }
      for index in 0..<letters.count
      where unsafe letters[index] != LineText.lowercased(line[position + index]) {
        return false
      }
      return true
    }
  }
}
