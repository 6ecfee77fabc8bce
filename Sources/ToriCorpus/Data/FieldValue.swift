/// What a data file holds in one place.
enum FieldValue: Hashable, Sendable {
  case text(String)
  case integer(Int)
  case real(Double)
  case flag(Bool)
  case list([FieldValue])

  var text: String {
    switch self {
    case .text(let text): text
    case .integer(let number): String(number)
    case .real(let number): String(number)
    case .flag(let flag): String(flag)
    case .list(let values): values.map(\.text).joined(separator: " ")
    }
  }

  /// A whole number, or the text of one.
  var integer: Int? {
    let whole: Int? =
      switch self {
      case .integer(let number): number
      case .real(let number): Int(exactly: number)
      case .text(let text): Int(text)
      case .flag, .list: nil
      }
    // The least number means in the index that there is none.
    return whole == .min ? nil : whole
  }

  /// Whether it says yes; nil where it says neither that nor no.
  var truth: Bool? {
    switch self {
    case .flag(let flag): return flag
    case .integer(let number): return number != 0
    case .real(let number): return number.isNaN ? false : number != 0
    case .text(let text):
      let word = Array(text.lowercased().utf8)[...].trimmed.string
      if Self.words.yes.contains(word) { return true }
      if Self.words.no.contains(word) { return false }
      return Double(word).map { $0 != 0 }
    case .list(let values): return values.isEmpty ? false : nil
    }
  }

  /// What people and programs write for it, in lower case.
  private static let words: (yes: Set<String>, no: Set<String>) = (
    [
      "true", "yes", "t", "y", "on", "x", "deleted", "removed", "はい", "有", "有り", "あり", "済", "済み",
      "真",
      "削除", "削除済", "削除済み", "○", "◯", "〇", "✓", "✔", "是", "已删除", "已刪除", "예", "삭제됨",
    ],
    [
      "", "false", "no", "f", "n", "off", "none", "null", "nil", "nan", "n/a", "na", "-", "いいえ",
      "無", "無し",
      "なし", "未", "偽", "×", "✗", "否", "아니요", "아니오",
    ]
  )

  /// The parts of a list as tori writes it: joined by `;`, or as a line of JSON.
  var partsWrittenByTori: [FieldValue] {
    guard case .text(let text) = self else { return parts }
    guard text.hasPrefix("[") else {
      return text.split(separator: ";").map { .text(String($0)) }
    }
    let line = Array(text.utf8)
    var (at, items, isReplaced) = (1, [FieldValue](), false)
    while let item = line.span.jsonString(at: &at, replaced: &isReplaced) {
      items.append(.text(item))
      if !line.span.skip(0x2C, at: &at) { break }
    }
    return items
  }

  var isList: Bool { if case .list = self { true } else { false } }

  /// A count as data write it, and what of it cannot be read.
  var count: CountText.Outcome {
    switch self {
    // The least number means in the index that there is none.
    case .integer(.min): .unreadable
    case .integer(let number): .count(number)
    case .real(let number): Int(exactly: number).map { .count($0) } ?? .unreadable
    case .text(let text): CountText.read(text)
    case .flag, .list: .unreadable
    }
  }

  /// The parts of a list of addresses.
  var links: [FieldValue] {
    guard case .text(let text) = self else { return parts }
    return ListText.links(text).map { .text($0) }
  }

  /// The parts of a list; a text is taken apart as `ListText` has it.
  var parts: [FieldValue] {
    switch self {
    case .list(let values): values
    case .text(let text): ListText.parts(text).map { .text($0) }
    default: [self]
    }
  }
}

/// The fields of one record.
struct Record {
  private var values = [FieldValue?](repeating: nil, count: DataField.allCases.count)
  private var ranks = [Int](repeating: .max, count: DataField.allCases.count)
  /// What a profile says of it besides.
  var manner = RecordManner()
  /// What it has in columns that are no fields.
  var own: [OwnCell] = []
  /// The fields that the record has, if only as a null.
  private(set) var present: UInt32 = 0
  /// Those of which the record has a column that is no weak one.
  private var sure: UInt32 = 0
  /// Of several keys of JSON that tell a time, what the likeliest did not say.
  private(set) var otherTime: FieldValue?

  subscript(field: DataField) -> FieldValue? { values[field.index] }

  func has(_ field: DataField) -> Bool { present & 1 << field.index != 0 }

  /// Takes over what another record has and this one lacks.
  mutating func fill(from other: Record) {
    for field in DataField.allCases where !has(field) && other.has(field) {
      set(field, rank: 0, other[field])
    }
  }

  /// Of two columns for one field, the likelier one counts. Where it says nothing the other is asked only for a
  /// field that `fallsBack`, and never a weak one.
  mutating func set(_ field: DataField, rank: Int, _ value: FieldValue?) {
    let (index, bit) = (field.index, UInt32(1) << field.index)
    if rank == ColumnMapping.clockRank {
      otherTime = otherTime ?? value
      return
    }
    if ColumnMapping.isWeak(rank) {
      if sure & bit != 0 { return }
    } else {
      if sure & bit == 0, present & bit != 0 { (values[index], ranks[index]) = (nil, .max) }
      sure |= bit
    }
    present |= bit
    guard field.fallsBack else {
      if rank < ranks[index] { (values[index], ranks[index]) = (value, rank) }
      return
    }
    guard let value else { return }
    guard rank < ranks[index] else {
      if field == .time { otherTime = value }
      return
    }
    if field == .time { otherTime = values[index] ?? otherTime }
    values[index] = value
    ranks[index] = rank
  }
}

extension DataField {
  /// Whether columns of different names mean the same, so that one may stand in where another is empty: elsewhere
  /// a user's own likes would become a post's, and the name of a page an author.
  var fallsBack: Bool {
    switch self {
    case .identifier, .text, .time, .hashtags, .links: true
    default: false
    }
  }

  /// Its place among the cases.
  fileprivate var index: Int {
    switch self {
    case .identifier: 0
    case .text: 1
    case .author: 2
    case .authorID: 3
    case .time: 4
    case .repliesTo: 5
    case .reposts: 6
    case .links: 7
    case .source: 8
    case .title: 9
    case .kind: 10
    case .hashtags: 11
    case .deleted: 12
    case .number: 13
    case .sourceID: 14
    case .document: 15
    case .likes: 16
    case .dislikes: 17
    case .views: 18
    case .repostsOf: 19
    case .quotesOf: 20
    case .permalink: 21
    case .thread: 22
    case .language: 23
    case .heading: 24
    }
  }
}
