/// The zone behind a time of day.
extension Stamp {
  /// Reads ` +09:00`, `Z`, ` JST`, ` (UTC)`, ` GMT+0900 (JST)`, `+09:00[Asia/Tokyo]`; nothing is no
  /// zone, nor is a name that stands for zones hours apart: it is left where it is.
  static func zone(
    _ text: Span<UInt8>, at position: inout Int, into date: inout PartialDate
  ) {
    guard position < text.count else { return }
    if date.utcOffset == nil {
      var end = position
      let hadSpace = spaces(text, at: &end)
      let isSigned = text.byte(end) == 0x2B || text.byte(end) == 0x2D
      // ` -5` may be anything.
      if !(hadSpace && isSigned && text.digitCount(at: end + 1) < 2),
        let offset = text.utcOffset(at: &end), !isWord(text, end)
      {
        date.utcOffset = offset
        position = end
      } else {
        return name(text, at: &position, into: &date)
      }
    }
    comment(text, at: &position)
  }

  /// Where the name of a zone ends, at `position` behind a stamp, that does not tell how far it is from UTC:
  /// one of zones hours apart (` CST`), or, at the end of a line, one that is not known (` XYT`).
  package static func unclearZoneEnd(_ text: Span<UInt8>, _ position: Int) -> Int? {
    var end = position
    guard spaces(text, at: &end) || text.byte(end) == 0x28 else { return nil }
    let isEnclosed = text.skip("(", at: &end)
    let start = end
    while (0x41...0x5A).contains(text.byte(end)), end - start < 6 { end += 1 }
    guard (2...5).contains(end - start), !isWord(text, end), text.digit(at: end) == nil else {
      return nil
    }
    // Halves of the day are no zones.
    if end - start == 2, text.byte(start + 1) == 0x4D, [0x41, 0x50].contains(text.byte(start)) {
      return nil
    }
    let zone = ZoneName(text.extracting(start..<end), isLast: true)
    if isEnclosed {
      return zone != nil && zone?.minutes == nil && text.skip(")", at: &end) ? end : nil
    }
    if let zone { return zone.minutes == nil ? end : nil }
    // Names of zones end in `T`, for time; other words of capitals may be anything.
    return isLast(text, end) && text.byte(end - 1) == 0x54 ? end : nil
  }

  private static func isWord(_ text: Span<UInt8>, _ position: Int) -> Bool {
    (0x61...0x7A).contains(text.byte(position) | 0x20)
  }

  private static func name(
    _ text: Span<UInt8>, at position: inout Int, into date: inout PartialDate
  ) {
    var end = position
    spaces(text, at: &end)
    let isEnclosed = text.skip("(", at: &end)
    let start = end
    while (0x41...0x5A).contains(text.byte(end)), end - start < 6 { end += 1 }
    guard end - start >= 2, !isWord(text, end), text.digit(at: end) == nil,
      let zone = ZoneName(text.extracting(start..<end), isLast: isEnclosed || isLast(text, end)),
      let minutes = zone.minutes
    else { return }
    if isEnclosed, !text.skip(")", at: &end) { return }
    var offset = minutes * 60
    // `UTC+9` is ahead of UTC.
    if minutes == 0, !isEnclosed, let more = text.utcOffset(at: &end) { offset = more }
    date.utcOffset = offset
    position = end
    if !isEnclosed { comment(text, at: &position) }
  }

  /// Whether nothing but spaces follows.
  private static func isLast(_ text: Span<UInt8>, _ position: Int) -> Bool {
    var end = position
    spaces(text, at: &end)
    return end >= text.count
  }

  /// A zone's name behind an offset says nothing new: ` JST`, ` (JST)`, ` (日本標準時)`, `[Asia/Tokyo]`.
  private static func comment(_ text: Span<UInt8>, at position: inout Int) {
    var end = position
    if text.skip("[", at: &end) {
      while isWord(text, end) || [0x2F, 0x5F, 0x2B, 0x2D].contains(text.byte(end)) { end += 1 }
      if text.skip("]", at: &end) { position = end }
      return
    }
    guard spaces(text, at: &end) else { return }
    var name = end
    while (0x41...0x5A).contains(text.byte(name)), name - end < 6 { name += 1 }
    if name - end >= 2, !isWord(text, name), text.digit(at: name) == nil,
      ZoneName(text.extracting(end..<name), isLast: true) != nil
    {
      position = name
      return
    }
    guard text.skip("(", at: &end), isWord(text, end) || text.byte(end) >= 0x80 else { return }
    let limit = end + 60
    while end < min(text.count, limit), text.byte(end) != 0x29 {
      // What has digits counts something.
      guard text.byte(end) >= 0x20, text.digit(at: end) == nil else { return }
      end += 1
    }
    if text.skip(")", at: &end) { position = end }
  }
}

/// A zone by the short name that programs write.
struct ZoneName {
  /// How far ahead of UTC; `nil` of a name that zones hours apart have.
  let minutes: Int?

  /// `nil` if it is no name of a zone. `isLast`: whether it ends its line, or stands in parentheses.
  init?(_ name: Span<UInt8>, isLast: Bool) {
    func isName(_ known: (StaticString, Int?)) -> Bool {
      known.0.utf8CodeUnitCount == name.count && name.starts(with: known.0, at: 0)
    }
    guard
      let found = Self.names.first(where: isName)
        ?? (isLast ? Self.lastNames.first(where: isName) : nil)
    else { return nil }
    minutes = found.1
  }

  /// Source: RFC 2822, 4.3, for those of America; the IANA database's abbreviations for the others.
  private static let names: [(StaticString, Int?)] = [
    ("UTC", 0), ("GMT", 0), ("UT", 0), ("JST", 540), ("KST", 540), ("EST", -300), ("EDT", -240),
    ("CDT", -300), ("MST", -420), ("MDT", -360), ("PST", -480), ("PDT", -420), ("WET", 0),
    ("WEST", 60), ("CET", 60), ("CEST", 120), ("MEZ", 60), ("MESZ", 120), ("EET", 120),
    ("EEST", 180), ("MSK", 180), ("HKT", 480), ("SGT", 480), ("AWST", 480), ("ACST", 570),
    ("AEST", 600), ("AEDT", 660), ("NZST", 720), ("NZDT", 780), ("HST", -600), ("AKST", -540),
    ("AKDT", -480), ("CST", nil), ("IST", nil), ("BST", nil), ("AST", nil), ("ADT", nil),
  ]
  /// Those that are rarer, or words as well: no names of zones where more follows.
  private static let lastNames: [(StaticString, Int?)] = [
    ("ICT", 420), ("WIB", 420), ("WITA", 480), ("MYT", 480), ("PHT", 480), ("NPT", 345),
    ("PKT", 300), ("UZT", 300), ("TRT", 180), ("SAST", 120), ("NDT", -150), ("BRT", -180),
    ("UYT", -180), ("CLST", -180), ("CLT", -240), ("ACDT", 630), ("SST", nil), ("GST", nil),
  ]
}
