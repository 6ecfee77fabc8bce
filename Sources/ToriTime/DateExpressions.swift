import ToriSystem

/// Finds the dates that running Japanese text speaks of.
package enum DateExpressions {
  /// The dates in `text` in order, each with the UTF-8 bytes that write it.
  ///
  /// What only looks like a date is left out: durations and counts (`3日間`, `10年以上前`), decades and
  /// fiscal years, which no `PartialDate` can hold, and numbers in addresses, prices and versions.
  package static func find(in text: String) -> [(date: PartialDate, utf8: Range<Int>)] {
    var finder = DateFinder()
    finder.find(in: text.utf8.span)
    return finder.found
  }
}

private struct DateFinder {
  var found: [(date: PartialDate, utf8: Range<Int>)] = []

  mutating func find(in text: Span<UInt8>) {
    var position = 0
    while position < text.count {
      let byte = text[position]
      if byte == 0x3A, text.starts(with: "://", at: position) {
        position = addressEnd(text, position + 3)
      } else if byte >= 0x30 && byte <= 0x39 || byte == 0xEF && text.digit(at: position) != nil {
        position = number(text, at: position)
      } else if byte >= 0xE4 && byte <= 0xE6, startsEra(text, position) {
        position = date(text, at: position) ?? position + 6
      } else {
        // The bytes behind the first of a character begin nothing.
        position += byte < 0xE0 ? 1 : 3
      }
    }
  }

  /// Reads a date at a run of digits, or passes the run over.
  private mutating func number(_ text: Span<UInt8>, at start: Int) -> Int {
    if isFree(text, before: start) {
      if let end = date(text, at: start) ?? numeric(text, at: start) { return end }
      if let end = rangeStart(text, at: start) { return end }
    }
    var end = start
    while let digit = text.digit(at: end) { end += digit.size }
    return end
  }

  // MARK: 年, 月, 日

  private mutating func date(_ text: Span<UInt8>, at start: Int) -> Int? {
    var end = start
    guard var date = PartialDate.kanji(text, at: &end) else { return nil }
    // In `1月1日本`, `2026年7月額` a last part may belong to the next word: then what stands before it counts.
    while let unit = lastUnit(date), continues(unit, of: date, text, start, end) {
      guard unit != .half, let shorter = drop(unit, from: &date, text, start) else { return nil }
      end = shorter
    }
    if date.isPossible { found.append((date, start..<end)) }
    return end
  }

  private enum Unit { case year, half, month, day }

  private func lastUnit(_ date: PartialDate) -> Unit? {
    date.day != nil
      ? .day
      : date.month != nil ? .month : date.half != nil ? .half : date.year != nil ? .year : nil
  }

  /// Takes the last part away, and tells where the rest ends; `nil` if nothing is left.
  private func drop(
    _ unit: Unit, from date: inout PartialDate, _ text: Span<UInt8>, _ start: Int
  ) -> Int? {
    if unit == .day { date.day = nil } else { date.month = nil }
    guard unit != .year, lastUnit(date) != nil else { return nil }
    let mark: StaticString = date.month != nil ? "月" : "年"
    var end = start
    while end < text.count, !text.skip(mark, at: &end) { end += 1 }
    return end
  }

  /// Whether the unit at the end is part of a duration, a count or another word.
  private func continues(
    _ unit: Unit, of date: PartialDate, _ text: Span<UInt8>, _ start: Int, _ end: Int
  ) -> Bool {
    func follows(_ words: [StaticString]) -> Bool {
      words.contains { text.starts(with: $0, at: end) }
    }
    switch unit {
    case .half: return false
    case .year:
      // Two digits alone may count years as well as name one.
      if text.digit(at: start) != nil, text.digitCount(at: start) < 4 { return true }
      if let year = date.year, !(1000...2999).contains(year) { return true }
      return follows(Words.afterYear) || isCounted(text, start)
        || isSpan(text, at: end, except: "前半", "後半", "以来", "以降")
    case .month:
      if follows(Words.afterMonth) { return true }
      return date.year == nil
        && (isCounted(text, start) || isSpan(text, at: end, except: "前半", "後半", "以来", "以降"))
    case .day:
      if date.month != nil { return follows(["本", "間"]) && !follows(["本日", "本人"]) }
      return follows(Words.afterDay) || text.digit(at: end) != nil
        || date.day == 1 && (follows(["中", "も早"]) || isRate(text, end)) || isCounted(text, start)
        || isSpan(text, at: end, except: "以来", "以降")
    }
  }

  /// `1日に3回`: how often in a day.
  private func isRate(_ text: Span<UInt8>, _ end: Int) -> Bool {
    var end = end
    return text.skip("に", at: &end)
      && (text.digit(at: end) != nil || text.starts(with: "数", at: end))
  }

  /// `約`, `第`: the number counts.
  private func isCounted(_ text: Span<UInt8>, _ start: Int) -> Bool {
    Words.beforeCount.contains { text.starts(with: $0, at: start - $0.utf8CodeUnitCount) }
  }

  /// `間`, `以内`, `前`: the number and its unit are a length of time, a few words apart.
  private func isSpan(_ text: Span<UInt8>, at end: Int, except others: StaticString...) -> Bool {
    if others.contains(where: { text.starts(with: $0, at: end) }) { return false }
    return Words.afterLength.contains { text.starts(with: $0, at: end) }
  }

  // MARK: Slashes and dashes

  /// `2025/10/23`, `2025-10-23`, `2025.10.23`, `2023/5`: a year of four digits first.
  private mutating func numeric(_ text: Span<UInt8>, at start: Int) -> Int? {
    var end = start
    guard let date = PartialDate.numeric(text, at: &end), date.month != nil, date.isPossible,
      (1000...2999).contains(date.year ?? 0)
    else { return nil }
    // A month alone is written with a slash; with a dash or a dot it is some other number.
    if date.day == nil, !text.starts(with: "/", at: start + 4),
      !text.starts(with: "／", at: start + 12)
    {
      return nil
    }
    guard !isWordOrMark(text.byte(end), next: text.byte(end + 1)), text.digit(at: end) == nil,
      !text.starts(with: "年", at: end), !text.starts(with: "月", at: end)
    else { return nil }
    found.append((date, start..<end))
    return end
  }

  /// The `1998` of `1998~1999年`.
  private mutating func rangeStart(_ text: Span<UInt8>, at start: Int) -> Int? {
    var end = start
    guard let year = text.number(at: &end, digits: 4...4), (1000...2999).contains(year) else {
      return nil
    }
    var next = end
    guard text.skip(anyOf: Words.range, at: &next) else { return nil }
    let second = next
    guard text.digitCount(at: next) == 4, let date = PartialDate.kanji(text, at: &next),
      let last = date.year, last > year, date.half == nil,
      date.month != nil || !continues(.year, of: date, text, second, next)
    else { return nil }
    found.append((PartialDate(year: year), start..<end))
    return end
  }

  // MARK: What stands before

  /// Whether a number may begin here: nothing before it makes it part of a longer number or word.
  private func isFree(_ text: Span<UInt8>, before start: Int) -> Bool {
    let before = text.byte(start - 1)
    if start == 0 || before <= 0x20 { return true }
    let ahead = text.byte(start - 2)
    switch before {
    case 0x21, 0x22, 0x27, 0x28, 0x3B, 0x3C, 0x3E, 0x3F, 0x5B, 0x5D, 0x7B, 0x7C, 0x7D, 0x29, 0x2A:
      return true
    case 0x2C, 0x2D, 0x2E, 0x2F, 0x3A:
      return !isAlphanumeric(ahead)
    case 0x7E:
      return !isAlphanumeric(ahead) || endsRangeStart(text, start - 1)
    case 0..<0x80:
      return false
    default:
      // A bare number before the sign of a range: `2〜3日` counts days.
      for mark in Words.range where text.starts(with: mark, at: start - mark.utf8CodeUnitCount) {
        let end = start - mark.utf8CodeUnitCount
        let isDigit = isAlphanumeric(text.byte(end - 1)) || text.digit(at: end - 3)?.size == 3
        return !isDigit || endsRangeStart(text, end)
      }
      // `Ａ１月`: full-width letters.
      let last = text.byte(start - 1)
      if text.byte(start - 3) == 0xEF,
        ahead == 0xBC && last >= 0xA1 && last <= 0xBA || ahead == 0xBD && last <= 0x9A
      {
        return false
      }
      // `，` and `．` between full-width digits.
      if text.digit(at: start - 6)?.size == 3 || isAlphanumeric(text.byte(start - 4)) {
        return !text.starts(with: "，", at: start - 3) && !text.starts(with: "．", at: start - 3)
      }
      return true
    }
  }

  private func endsRangeStart(_ text: Span<UInt8>, _ end: Int) -> Bool {
    found.last?.utf8.upperBound == end
  }

  private func startsEra(_ text: Span<UInt8>, _ position: Int) -> Bool {
    // Few kanji have the second byte of one that begins an era.
    guard Self.eraSecondBytes[Int(text.byte(position + 1))] else { return false }
    return PartialDate.eras.contains { text.starts(with: $0.name, at: position) }
  }

  private static let eraSecondBytes: [Bool] = {
    let second = PartialDate.eras.map { $0.name[byte: 1] }
    return (UInt8.min...UInt8.max).map { second.contains($0) }
  }()

  private func isAlphanumeric(_ byte: UInt8) -> Bool {
    byte >= 0x30 && byte <= 0x39 || (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A
  }

  /// Whether what follows a date in numbers makes it something else: `2025/10/23a`, `2025/10/23/4`.
  private func isWordOrMark(_ byte: UInt8, next: UInt8) -> Bool {
    if isAlphanumeric(byte) { return true }
    return "/-._:%".utf8.contains(byte) && isAlphanumeric(next)
  }

  private func addressEnd(_ text: Span<UInt8>, _ start: Int) -> Int {
    var end = start
    while end < text.count, text[end] > 0x20, text[end] < 0x7F { end += 1 }
    return end
  }
}

/// The words that tell a date from a number of years, months or days.
private enum Words {
  static let range: [StaticString] = ["~", "〜", "～", "-", "–", "—", "−", "－"]
  static let beforeCount: [StaticString] = [
    "約", "第", "丸", "まる", "計", "延べ", "あと", "残り", "過去", "わずか", "たった", "今後", "向こう", "各", "毎",
    "数", "満", "築", "創業", "懲役",
  ]
  static let afterLength: [StaticString] = [
    "間", "以内", "以上", "以下", "ぶり", "分", "前", "後", "連続", "目", "延期", "余", "近く", "未満", "程", "ほど",
    "経過", "越し", "ごと", "毎", "おき", "置き", "弱", "強の", "がかり", "あまり", "足らず", "遅れ", "半",
  ]
  static let afterYear: [StaticString] = [
    "代", "度", "末年始", "物", "もの", "収", "額", "商", "齢", "金", "賀", "率", "俸", "生",
  ]
  static let afterMonth: [StaticString] = [
    "間", "曜", "額", "面", "刊", "給", "光", "見", "収", "謝", "賦", "極",
  ]
  static let afterDay: [StaticString] = [
    "本", "米", "韓", "英", "欧", "経", "曜", "常", "刊", "独", "仏", "露", "印", "豪", "朝", "比", "系", "数",
    "当たり", "あたり", "につき", "で", "も経", "たっ", "経っ", "かか", "休",
  ]
}
