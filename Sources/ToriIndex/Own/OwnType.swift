import ToriCorpus
import ToriText
import ToriTime

/// What the values of a field are that a corpus brings.
package enum OwnType: UInt8, Sendable {
  case text, integer, decimal, boolean, time, list
}

/// What a value may be read as.
enum OwnReading {
  case integer(Int)
  case decimal(Double)
  /// `isWord`: whether it is a word for people, which a question may have more answers beside.
  case boolean(Bool, isWord: Bool)
  case time(TimeSpan)
  case list([String])
  /// Digits with a zero in front, of a name that is written in digits: `007`.
  case code
  case text

  init(_ value: OwnValue, _ zone: Zone) {
    switch value {
    case .integer(let number): self = .integer(number)
    case .real(let number): self = .decimal(number)
    case .text(let text): self.init(text, zone)
    }
  }

  /// A longer text is a text, or a list. With the name of its zone in words a stamp has some ninety bytes.
  private static let longest = 100

  init(_ text: String, _ zone: Zone) {
    let bytes = text.utf8
    if bytes.first == 0x5B {
      self = OwnValue.list(text).map { .list($0) } ?? .text
      return
    }
    if bytes.count > Self.longest {
      self = .text
    } else if let number = OwnNumber.read(text) {
      self = number
    } else if bytes.count <= Self.longestWord, bytes.first.map(Self.wordStarts.contains) ?? false,
      let (flag, isWord) = Self.words[text] ?? Self.words[text.lowercased()]
    {
      self = .boolean(flag, isWord: isWord)
    } else if bytes.first == 0x30, bytes.count > 1, bytes.allSatisfy({ 0x30...0x39 ~= $0 }) {
      self = .code
    } else if let span = Self.time(text, zone) {
      self = .time(span)
    } else {
      self = .text
    }
  }

  private static let longestWord = words.keys.map(\.utf8.count).max() ?? 0

  /// What words begin with, in capitals or not.
  private static let wordStarts = Set(
    (words.keys + words.keys.map { $0.uppercased() }).compactMap(\.utf8.first))

  private static let words: [String: (Bool, isWord: Bool)] = [
    "true": (true, false), "false": (false, false), "yes": (true, true), "no": (false, true),
    "はい": (true, true), "いいえ": (false, true),
  ]

  /// A time from beginning to end, which has a digit.
  private static func time(_ text: String, _ zone: Zone) -> TimeSpan? {
    guard mayBeTime(text), let span = TimeSpan.parse(text, in: zone), let start = span.earliest,
      let end = span.latest, start < end, start.milliseconds.magnitude < 1 << 52
    else { return nil }
    return span
  }

  /// Whether a text has a digit, and before it none of the signs of addresses and names of accounts, which a stamp has
  /// only behind one: `20260112_131512`, `12.01.2026 @ 13:15`.
  private static func mayBeTime(_ text: String) -> Bool {
    let bytes = text.utf8.span
    if bytes.starts(with: "http", at: 0) { return false }
    for place in bytes.indices {
      // A letter by itself is that of an era: `R8.1.12`.
      if bytes.digit(at: place) != nil { return place != 1 || !isNoEra(bytes[0]) }
      switch bytes[place] {
      // # % & = ? @ _
      case 0x23, 0x25, 0x26, 0x3D, 0x3F, 0x40, 0x5F: return false
      default: break
      }
    }
    return false
  }

  private static func isNoEra(_ byte: UInt8) -> Bool {
    switch byte | 0x20 {
    // h m r s t
    case 0x68, 0x6D, 0x72, 0x73, 0x74: false
    default: 0x61...0x7A ~= byte | 0x20
    }
  }
}

/// Numbers as people and programs write them.
enum OwnNumber {
  /// `+5`, `1,234`, `3.0`, `１２`, and what else is one beyond doubt; not `007`, which is a name.
  static func read(_ text: String) -> OwnReading? {
    guard let first = text.unicodeScalars.first, isNumeral(first) || first == " " else {
      return nil
    }
    var bytes: [UInt8] = []
    for scalar in text.unicodeScalars {
      let value = 0xFF01...0xFF5E ~= scalar.value ? scalar.value - 0xFEE0 : scalar.value
      guard value < 0x80 else { return nil }
      bytes.append(UInt8(value))
    }
    var digits = bytes[...].trimmed
    let sign = digits.first
    if sign == 0x2B || sign == 0x2D { digits = digits.dropFirst() }
    guard let head = digits.first, 0x30...0x39 ~= head else { return nil }
    if digits.contains(0x2C) {
      guard let plain = withoutMarks(digits) else { return nil }
      digits = plain[...]
    }
    if head == 0x30, digits.count > 1, digits[digits.startIndex + 1] | 0x20 != 0x65,
      digits[digits.startIndex + 1] != 0x2E
    {
      return nil
    }
    let written = (sign == 0x2D ? "-" : "") + digits.string
    if let number = Int(written), number.magnitude < OwnValue.integerLimit {
      return .integer(number)
    }
    guard digits.allSatisfy({ 0x30...0x39 ~= $0 || [0x2E, 0x65, 0x45, 0x2D, 0x2B].contains($0) }),
      digits.contains(where: { $0 == 0x2E || $0 | 0x20 == 0x65 }), digits.last != 0x2E,
      let number = Double(written), number.isFinite
    else { return nil }
    return .decimal(number == 0 ? 0 : number)
  }

  private static func isNumeral(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2B, 0x2D, 0x30...0x39, 0xFF0B, 0xFF0D, 0xFF10...0xFF19: true
    default: false
    }
  }

  /// `1,234,567` without its commas; nil where these stand elsewhere.
  private static func withoutMarks(_ digits: ArraySlice<UInt8>) -> [UInt8]? {
    let whole = digits.prefix { $0 != 0x2E }
    let groups = whole.split(separator: 0x2C, omittingEmptySubsequences: false)
    guard let first = groups.first, 1...3 ~= first.count, first.first != 0x30,
      groups.dropFirst().allSatisfy({ $0.count == 3 }),
      groups.allSatisfy({ $0.allSatisfy { 0x30...0x39 ~= $0 } })
    else { return nil }
    return groups.flatMap { Array($0) } + digits.dropFirst(whole.count)
  }
}

/// How many values of a column are of which sort.
struct OwnTally: Hashable {
  enum Sort: Int, CaseIterable {
    /// `3.0`, as programs write a whole number that may be absent.
    case integer, wholeDecimal, decimal, flag, word, time, list, text, code
  }

  private(set) var counts = Array(repeating: 0, count: Sort.allCases.count)

  init() {}

  init(counts: [Int]) { self.counts = counts }

  var total: Int { counts.reduce(0, +) }

  mutating func add(_ reading: OwnReading, _ more: Int = 1) {
    let sort: Sort =
      switch reading {
      case .integer: .integer
      case .decimal(let number): OwnColumn.isWhole(number) ? .wholeDecimal : .decimal
      case .boolean(_, let isWord): isWord ? .word : .flag
      case .time: .time
      case .list: .list
      case .text: .text
      case .code: .code
      }
    counts[sort.rawValue] += more
  }

  mutating func add(_ other: OwnTally) {
    for place in counts.indices { counts[place] += other.counts[place] }
  }

  private subscript(sort: Sort) -> Int { counts[sort.rawValue] }

  /// How many values each type would hold, the narrower first.
  private var fitting: [(type: OwnType, count: Int)] {
    // Where some have zeros in front, digits are no numbers.
    let areCodes = self[.code] > 0
    let whole = areCodes ? 0 : self[.integer] + self[.wholeDecimal]
    let flags = self[.flag] + self[.word]
    return [
      (.integer, self[.decimal] == 0 || areCodes ? whole : self[.integer]),
      (.decimal, areCodes ? 0 : whole + self[.decimal]),
      // Words for yes and no beside other words are answers of a question that has more of them.
      (.boolean, flags == total ? flags : self[.flag]), (.time, self[.time]),
      (.list, self[.list]),
    ]
  }

  /// The type that most of the values have; text where no other holds more than half of them.
  var type: OwnType {
    var best = (type: OwnType.text, count: total / 2)
    for (type, count) in fitting where count > best.count { best = (type, count) }
    return best.type
  }

  /// How many values fit a type.
  func count(of type: OwnType) -> Int {
    fitting.first { $0.type == type }?.count ?? total
  }
}
