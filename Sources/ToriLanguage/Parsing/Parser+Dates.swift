import ToriTime

extension Parser {
  /// `DATE`: as on a calendar, or counted from today.
  mutating func date(after word: String) -> DateLiteral? {
    expecting(.date, .keyword(.today), .keyword(.yesterday), .keyword(.last), .keyword(.this))
    let start = here
    if current.kind == .parameter || current.kind == .text {
      let isKnown = current.kind == .text || parameters[current.value] != nil
      guard let text = value(), isKnown else { return invalidDate(start) }
      let words = text.value.split { $0 == " " || $0 == "\u{3000}" }.map(String.init)
      guard let read = DateWords.read(words), read.count == words.count else {
        add(.notADate(written(text.span), at: text.span))
        return invalidDate(text.span)
      }
      return checked(read.value, text.span)
    }
    guard current.kind == .word else {
      reportExpected(.date(after: word))
      return nil
    }
    let words = (0..<3).map { item(after: $0) }.prefix { $0.kind == .word }
    if let spelled = DateWords.spelled(words.map(\.value)) {
      for _ in 0..<spelled.count { take(.date) }
      let span = span(from: start)
      add(.foreignWord(written(span), at: span, local: spelled.local))
      return DateWords.read([spelled.local]).map { checked($0.value, span) } ?? invalidDate(span)
    }
    guard let read = DateWords.read(words.map(\.value)) else {
      notADate(after: word)
      return invalidDate(span(from: start))
    }
    for offset in 0..<read.count { take(words[offset].keyword == nil ? .date : .keyword) }
    return checked(read.value, span(from: start))
  }

  /// Whether a date of several words, or one that is a keyword, begins here.
  var isDatePhrase: Bool {
    switch current.keyword {
    case .today, .yesterday: true
    case .last, .this: item(after: 1).keyword?.unit != nil
    default:
      DateWords.isTimed([current.value, item(after: 1).value])
        || item(after: 1).keyword?.unit != nil && item(after: 2).keyword == .ago
    }
  }

  /// Whether a date begins here that counts from today, which is no document's name: `last month`, `先月`.
  var isPeriod: Bool {
    guard current.kind == .word else { return false }
    let unit = item(after: 1).keyword?.unit
    return DateWords.local(for: current.value) != nil
      || DateWords.spelled((0..<3).map { item(after: $0).value }) != nil
      || unit != nil
        && (current.keyword == .last || current.keyword == .this || item(after: 2).keyword == .ago)
  }

  /// `posts last month`, `posts 先月`: a date that counts from today, without the word that says what of it.
  func barePeriod() -> Diagnostic? {
    guard current.kind == .word else { return nil }
    if let local = DateWords.local(for: current.value) {
      return .bareDate(written(here), at: here, before: "on ", local: local)
    }
    if let spelled = DateWords.spelled((0..<3).map({ item(after: $0).value })) {
      let span = here.union(item(after: spelled.count - 1).span)
      return .bareDate(written(span), at: span, before: "on ", local: spelled.local)
    }
    guard isDatePhrase, let read = DateWords.read((0..<3).map { item(after: $0).value }) else {
      return nil
    }
    let span = here.union(item(after: read.count - 1).span)
    return .bareDate(written(span), at: span, before: "on ")
  }

  private mutating func notADate(after word: String) {
    let next = item(after: 1)
    if let keyword = current.keyword, keyword.isReserved {
      reportExpected(.date(after: word))
    } else if current.keyword == .last || current.keyword == .this {
      take(.keyword)
      unit([.hour, .day, .week, .month, .year])
    } else if current.value.utf8.isNumber, next.kind == .word, next.keyword?.isReserved != true {
      take(.date)
      unit(Self.units)
      if !eat(.ago), eatMisspelt([.ago], expected: .word("ago")) == nil {
        reportExpected(.word("ago"))
      }
    } else if next.keyword?.unit != nil,
      eatMisspelt([.last, .this], expected: .date(after: word)) != nil
    {
      take(.keyword)
    } else if eatMisspelt([.today, .yesterday], expected: .date(after: word)) == nil {
      report(.notADate(written(here), at: here, local: DateWords.local(for: current.value)))
      if take(nil).value.utf8.isNumber { for unit in Self.units { expecting(.keyword(unit)) } }
    }
  }

  private static let units: [Keyword] = [
    .hours, .days, .weeks, .months, .years, .hour, .day, .week, .month, .year,
  ]

  private mutating func unit(_ units: [Keyword]) {
    for unit in units { expecting(.keyword(unit)) }
    let expected = Expected.unit(such: units[3])
    if current.keyword?.unit != nil {
      take(.keyword)
    } else if eatMisspelt(units, expected: expected) == nil {
      reportExpected(expected)
      if current.kind == .word, current.keyword?.isReserved != true { take(nil) }
    }
  }

  /// A date that no calendar has, or whose year is missing, is reported and stays as invalid.
  private mutating func checked(_ value: DateLiteral.Value, _ span: SourceSpan) -> DateLiteral {
    guard case .calendar(let date) = value else { return DateLiteral(value: value, span: span) }
    if date.year == nil {
      add(.dateWithoutYear(written(span), at: span))
    } else if date.period(in: .utc) == nil {
      add(.impossibleDate(written(span), at: span))
    } else {
      return DateLiteral(value: value, span: span)
    }
    return invalidDate(span)
  }

  private func invalidDate(_ span: SourceSpan) -> DateLiteral {
    DateLiteral(value: .invalid, span: span)
  }
}

extension Token {
  /// Whether it says a number or a calendar's date, and so is no name.
  var isNumberOrDate: Bool {
    kind == .word && keyword == nil && (value.utf8.isNumber || DateWords.read([value]) != nil)
  }
}

/// The words that a date is made of.
enum DateWords {
  /// The date at the start of `words`, and how many of them it takes.
  static func read(_ words: [String]) -> (value: DateLiteral.Value, count: Int)? {
    guard let first = words.first else { return nil }
    let second = words.count > 1 ? Keyword(spelling: words[1]) : nil
    switch Keyword(spelling: first) {
    case .today: return (.today, 1)
    case .yesterday: return (.yesterday, 1)
    case .last: return second?.unit.map { (.relative(-1, $0), 2) }
    case .this: return second?.unit.map { (.relative(0, $0), 2) }
    default: break
    }
    if words.count > 2, let unit = second?.unit, Keyword(spelling: words[2]) == .ago,
      first.utf8.isNumber, let count = Int(first), count <= 100_000
    {
      return (.ago(count, unit), 3)
    }
    // `2026-01-12 17:00`, as well as with a T between.
    if isTimed(words), let timed = calendar("\(first)T\(words[1])") { return (timed, 2) }
    return calendar(first).map { ($0, 1) }
  }

  /// What is written here for a date with its month in English: `December 2025`, `12 Jan 2026`, `Jan 12, 2026`.
  static func spelled(_ words: [String]) -> (local: String, count: Int)? {
    func month(_ place: Int) -> Int? {
      guard words.indices.contains(place), words[place].utf8.count > 2 else { return nil }
      let word = words[place].lowercased()
      return months.firstIndex { $0 == word || word.utf8.count == 3 && $0.hasPrefix(word) }
        .map { $0 + 1 }
    }
    func number(_ place: Int, _ range: ClosedRange<Int>) -> Int? {
      guard words.indices.contains(place), words[place].utf8.isNumber else { return nil }
      return Int(words[place]).flatMap { range ~= $0 ? $0 : nil }
    }
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let years = 1000...9999
    if let month = month(0), let year = number(1, years) { return ("\(year)-\(two(month))", 2) }
    if let day = number(0, 1...31), let month = month(1), let year = number(2, years) {
      return ("\(year)-\(two(month))-\(two(day))", 3)
    }
    if let month = month(0), let day = number(1, 1...31), let year = number(2, years) {
      return ("\(year)-\(two(month))-\(two(day))", 3)
    }
    return nil
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]

  /// What is written here for a word of Japanese that counts from today, such as `先月` and `3日前`.
  static func local(for word: String) -> String? {
    if let local = japanese[word] { return local }
    let digits = word.prefix { $0.isASCII && $0.isNumber }
    guard !digits.isEmpty, let unit = japaneseUnits[String(word.dropFirst(digits.count))] else {
      return nil
    }
    return "\(digits) \(unit.spelling) ago"
  }

  private static let japanese: [String: String] = [
    "今日": "today", "本日": "today", "昨日": "yesterday", "きのう": "yesterday", "今週": "this week",
    "先週": "last week", "今月": "this month", "先月": "last month", "今年": "this year",
    "去年": "last year", "昨年": "last year", "一昨日": "2 days ago", "おととい": "2 days ago",
  ]

  private static let japaneseUnits: [String: Keyword] = [
    "日前": .days, "週間前": .weeks, "か月前": .months, "ヶ月前": .months, "カ月前": .months, "ケ月前": .months,
    "年前": .years, "時間前": .hours,
  ]

  /// Whether the first two words are a day and a time on it.
  static func isTimed(_ words: [String]) -> Bool {
    guard words.count > 1, words[1].utf8.first.map({ 0x30...0x39 ~= $0 }) == true else {
      return false
    }
    let parts = words[1].split(separator: ":", omittingEmptySubsequences: false)
    return (2...3).contains(parts.count) && parts.allSatisfy { (1...2).contains($0.utf8.count) }
      && parts.allSatisfy(\.utf8.isNumber) && calendar("\(words[0])T\(words[1])") != nil
  }

  private static func calendar(_ text: String) -> DateLiteral.Value? {
    let bytes = Array(text.utf8)
    guard let read = PartialDate.parse(prefixOf: bytes[...]), read.byteCount == bytes.count else {
      return nil
    }
    return .calendar(read.date)
  }
}
