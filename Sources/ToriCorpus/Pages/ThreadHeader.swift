import ToriTime

/// The line above a post on a board: its number, the name, the time and an identifier.
///
/// `11: NAME 2026/01/12(月) 13:15:12.46 ID:OgY4uDLJ`,
/// `3 ：名無しさん [sage] ：2026/02/01(日) 21:29:52 ID:UG0lD3Z69`,
/// `1 名前：名無し ◆trip 投稿日：26/01/12 13:15`, `7 ：あぼーん：あぼーん`,
/// `0002名無しさん (ﾜｯﾁｮｲ 5678-efgh)2024/05/01(水) 08:01:00.00ID:yyyy1111`, `[2] 花子 (2024-05-03 09:20)`,
/// `Anonymous 01/12/26(Mon)13:15:12 No.1001`.
struct ThreadHeader {
  var number: Int
  var author: String?
  var authorID: String?
  /// As the line states it, even if there is no such day or hour.
  var date: PartialDate?
  var isDeleted = false
  /// Whether the number stands last, and so counts the board's posts rather than the thread's.
  var isBoardNumber = false
  /// Where, on the same line, the message begins; the end of the line if it does not.
  var textStart: Int
  /// Where the fields stand, in the indices of the line.
  private(set) var places = Places()

  struct Places {
    var number: Range<Int>?
    var author: Range<Int>?
    var authorID: Range<Int>?
    var stamp: Range<Int>?
  }

  /// How far into a line the stamp may stand: names made of faces are long, sentences are longer.
  private static let longestName = 240

  init?(_ line: ArraySlice<UInt8>) {
    guard let header = Self.numberFirst(line) ?? Self.numberLast(line) else { return nil }
    self = header
  }

  private init(number: Int, textStart: Int) {
    self.number = number
    self.textStart = textStart
  }

  private static func numberFirst(_ line: ArraySlice<UInt8>) -> ThreadHeader? {
    var rest = line.trimmedStart
    _ = rest.take(anyOf: ["No.", "No．", "[", "【", "#"])
    let digits = rest
    guard let number = rest.takeNumber(maximumDigits: 5) else { return nil }
    let numberPlace = digits.startIndex..<rest.startIndex
    let isPadded = digits.first == 0x30 && digits.count - rest.count == 4
    _ = rest.take(anyOf: ["]", "】", "番"])
    let afterNumber = rest
    rest = rest.trimmedStart
    let hasSpace = rest.count < afterNumber.count
    let hasMark = rest.take(anyOf: [":", "：", ".", "．", ")", "）"])
    guard hasMark || hasSpace || isPadded || rest.hasPrefix("名前") else { return nil }
    rest = rest.trimmedStart
    var header = ThreadHeader(number: number, textStart: line.endIndex)
    header.places.number = numberPlace
    if isRemoved(rest) {
      header.isDeleted = true
      return header
    }
    guard let (date, stamp) = stamp(in: rest) else { return nil }
    header.take(date, at: stamp, author: rest[..<stamp.lowerBound])
    header.readTail(line[stamp.upperBound...])
    return header
  }

  /// The number behind the stamp, as imageboards have it: nothing may follow but buttons.
  private static func numberLast(_ line: ArraySlice<UInt8>) -> ThreadHeader? {
    guard line.contains(anyOf: ["No.", "No．", "№"]), let (date, stamp) = stamp(in: line) else {
      return nil
    }
    var header = ThreadHeader(number: 0, textStart: line.endIndex)
    header.readTail(line[stamp.upperBound...])
    var rest = line[header.textStart...]
    guard rest.take(anyOf: ["No.", "No．", "№"]) else { return nil }
    let start = rest.startIndex
    guard let number = rest.takeNumber() else { return nil }
    header.number = number
    header.places.number = start..<rest.startIndex
    header.isBoardNumber = true
    header.readTail(rest)
    rest = line[header.textStart...].trimmed
    let buttons = ["del", "+", "そうだね", "x", "[", "]", "Reply", "返信", "▶", "▼", " "]
    while rest.take(anyOf: buttons) || rest.takeNumber() != nil {}
    guard rest.isEmpty else { return nil }
    header.textStart = line.endIndex
    header.take(date, at: stamp, author: line[line.startIndex..<stamp.lowerBound])
    return header
  }

  /// Name and stamp alone, as where the number stands on the line before: `名無し2025/10/23(Thu) 17:19:24(1/1)`.
  init?(number: Int, nameAndStamp line: ArraySlice<UInt8>) {
    guard let (date, stamp) = Self.stamp(in: line) else { return nil }
    self.init(number: number, textStart: line.endIndex)
    take(date, at: stamp, author: line[line.startIndex..<stamp.lowerBound])
    readTail(line[stamp.upperBound...])
  }

  private mutating func take(
    _ date: PartialDate, at stamp: Range<Int>, author text: ArraySlice<UInt8>
  ) {
    self.date = date
    places.stamp = stamp
    guard let name = Self.author(text) else { return }
    author = name.string
    places.author = name.indices
  }

  /// The first full stamp in the line, with the parentheses around it. One without a time counts where
  /// an identifier follows.
  private static func stamp(in line: ArraySlice<UInt8>) -> (PartialDate, Range<Int>)? {
    var position = line.startIndex
    while position < line.endIndex, position - line.startIndex < longestName {
      let isDigit = line[position...].leadingDigit != nil
      if isDigit, let (date, size) = Stamp.shape(prefixOf: line[position...]) {
        let end = position + size
        if date.hour != nil || line[end...].trimmedStart.hasPrefix("ID:") {
          return (date, inParentheses(position..<end, of: line))
        }
      }
      position += 1
    }
    return nil
  }

  private static func inParentheses(_ stamp: Range<Int>, of line: ArraySlice<UInt8>) -> Range<Int> {
    let (before, after) = (line[..<stamp.lowerBound], line[stamp.upperBound...])
    for (open, close) in [("(", ")"), ("（", "）"), ("[", "]"), ("【", "】")]
    where before.hasSuffix(open) && after.hasPrefix(close) {
      return stamp.lowerBound - open.utf8.count..<stamp.upperBound + close.utf8.count
    }
    return stamp
  }

  /// The name without its labels, its mail field and the marks around it.
  private static func author(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    var name = text.trimmed
    _ = name.take(anyOf: ["名前：", "名前:", "名前 ：", "Name:", "name:"])
    name = name.trimmed
    let labels = ["投稿日：", "投稿日:", "投稿日", "日時：", "日時:", "Date:", "：", ":", "@", "＠"]
    while let label = labels.first(where: { name.hasSuffix($0) }) {
      name = name.dropLast(label.utf8.count).trimmedEnd
    }
    for mail in ["[sage]", "[age]", "[SAGE]", "(sage)", "[ageteoff]", "[]", "[sage] ：", "sage"]
    where name.hasSuffix(mail) && name.count > mail.utf8.count {
      name = name.dropLast(mail.utf8.count).trimmedEnd
      while name.hasSuffix(anyOf: ["：", ":"]) {
        name = name.dropLast(name.hasSuffix(":") ? 1 : 3).trimmedEnd
      }
    }
    return name.isEmpty ? nil : name
  }

  /// Reads `ID:…`, the count `(1/3)` and the other marks behind a stamp; what is left is the message.
  private mutating func readTail(_ tail: ArraySlice<UInt8>) {
    var rest = tail.trimmedStart
    while !rest.isEmpty {
      if rest.hasPrefix("ID:") || rest.hasPrefix("ID：") {
        while rest.take(anyOf: ["ID:", "ID："]) {}
        let id = rest.prefix(while: Self.isIDCharacter)
        rest = rest.dropFirst(id.count)
        if !id.isEmpty, !id.allSatisfy({ $0 == 0x3F }) {
          let name = Self.withoutPoints(id)
          (authorID, places.authorID) = (name.string, name.indices)
        }
      } else if rest.hasPrefix(anyOf: ["BE:", "IP:", "HOST:", "PO:", "発信元:"]) {
        rest = rest.drop { $0 > 0x20 }
      } else if let count = Self.count(rest) {
        rest = rest.dropFirst(count)
      } else if !rest.take(anyOf: ["[sage]", "[age]", "[主]"]) {
        break
      }
      rest = rest.trimmedStart
    }
    textStart = rest.isEmpty ? tail.endIndex : rest.startIndex
  }

  /// An identifier without the count of points that boards put behind it: `?2BP`, then `(1000)`.
  private static func withoutPoints(_ id: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard id.hasSuffix("BP"), let mark = id.lastIndex(of: 0x3F), mark > id.startIndex,
      id[(mark + 1)...].dropLast(2).allSatisfy({ $0 >= 0x30 && $0 <= 0x39 })
    else { return id }
    return id[..<mark]
  }

  private static func isIDCharacter(_ byte: UInt8) -> Bool {
    byte >= 0x30 && byte <= 0x39 || (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A
      || "+/.!?*_-=".utf8.contains(byte)
  }

  /// The size of `(1/3)`, `[2/5]`, `(12)`.
  private static func count(_ text: ArraySlice<UInt8>) -> Int? {
    var rest = text
    guard rest.take(anyOf: ["(", "["]), rest.takeNumber(maximumDigits: 5) != nil else { return nil }
    if rest.take("/"), rest.takeNumber(maximumDigits: 5) == nil { return nil }
    return rest.take(anyOf: [")", "]"]) ? text.count - rest.count : nil
  }

  private static func isRemoved(_ text: ArraySlice<UInt8>) -> Bool {
    let words = ["あぼーん", "：", ":", "削除", "うふ～ん", "Aborn", "aborn"]
    var rest = text.trimmed
    guard !rest.isEmpty else { return false }
    while rest.take(anyOf: words) { rest = rest.trimmedStart }
    return rest.isEmpty
  }
}

/// Whether a message says only that it was taken away.
func saysDeleted(_ text: String) -> Bool {
  guard text.utf8.count < 120 else { return false }
  let bytes = ArraySlice(text.utf8).trimmed
  let whole = ["あぼーん", "削除", "[deleted]", "[removed]", "(deleted)", "うふ～ん"]
  if whole.contains(where: { bytes.isEqual(to: $0) }) { return true }
  let said = [
    "は削除されています", "は削除されました", "が削除されました", "は投稿者により削除", "は管理人により削除",
    "has been deleted", "was deleted by", "has been removed",
  ]
  return !bytes.contains(0x0A) && bytes.contains(anyOf: said)
}
