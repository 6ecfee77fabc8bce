/// Functions of other languages, which are fields or nothing here.
extension Recovery {
  /// `length(text)`, `year(time)`, `lower(author)`: what stands for it here, and where it is written.
  func callHabit() -> (local: String, span: SourceSpan)? {
    let (field, end) = (item(after: 2), item(after: 3))
    guard current.kind == .word, item(after: 1).isSign("("), end.isSign(")"),
      field.kind == .word, current.span.end == item(after: 1).span.start
    else { return nil }
    let function = current.value.lowercased()
    let name = field.value.lowercased()
    let local: String? =
      if Self.lengths.contains(function), Self.namesOfText.contains(name) {
        "length"
      } else if Self.parts.contains(function), name == "time" {
        function
      } else if function == "date", name == "time" {
        "day"
      } else if Self.foldings.contains(function) {
        written(field.span)
      } else {
        nil
      }
    return local.map { ($0, here.union(end.span)) }
  }

  private static let lengths: Set<String> = [
    "length", "len", "char_length", "character_length", "strlen", "nchar", "size",
  ]
  private static let parts: Set<String> = [
    "year", "month", "week", "day", "hour", "minute", "second", "weekday",
  ]
  /// Comparisons fold by themselves.
  private static let foldings: Set<String> = [
    "lower", "upper", "lcase", "ucase", "tolower", "toupper", "trim", "casefold",
  ]

  /// `length between 1 and 99`, `time between 2026-01 and 2026-02`: before dates stands no field, and numbers are
  /// compared. What else stands before dates may be a condition that `let` has named.
  func betweenHabit() -> Diagnostic? {
    let (between, low, joint, high) = (
      item(after: 1), item(after: 2), item(after: 3), item(after: 4)
    )
    guard current.kind == .word, between.keyword == .between, low.kind == .word, high.kind == .word,
      joint.keyword == .and
    else { return nil }
    let field = written(here)
    let (first, last) = (written(low.span), written(high.span))
    let whole = here.union(high.span)
    if Self.namesOfTime.contains(current.value.lowercased()) {
      return .needlessField(
        field, at: here, local: "between \(first) and \(last)",
        fix: Diagnostic.Fix(
          span: SourceSpan(here.start, between.span.start), replacement: ""))
    }
    if low.namesTime, high.namesTime { return nil }
    let parts = "\(field) >= \(first) and \(field) <= \(last)"
    let isNegated = previous?.keyword == .not
    return .betweenOfNumbers(
      at: between.span, local: parts,
      fix: Diagnostic.Fix(span: whole, replacement: isNegated ? "(\(parts))" : parts))
  }

  /// What stands before dates without need.
  static let namesOfTime: Set<String> = ["time", "date", "日時", "日付"]

  /// What a time has or lacks, and no post by itself.
  static let partsOfTime: Set<String> = [
    "year", "month", "week", "day", "weekday", "hour", "年", "月", "週", "日", "曜日",
  ]

  /// `text ~ /中国/`, `text !~ "中国"`: the signs by which other languages match.
  func matchSignHabit() -> Diagnostic? {
    let sign = item(after: 1)
    guard current.kind == .word, sign.kind == .unknown, ["~", "=~", "!~"].contains(sign.value)
    else { return nil }
    let isNegated = sign.value == "!~"
    let local = isNegated ? "not matches" : "matches"
    guard Self.namesOfText.contains(current.value.lowercased()) else {
      return .searchedField(
        written(sign.span), at: sign.span, field: written(here),
        fix: Diagnostic.Fix(span: sign.span, replacement: isNegated ? "!=" : "="))
    }
    let sought = item(after: 2)
    var fix: Diagnostic.Fix?
    if sought.value == "/", let end = patternEnd(from: sought.span.start) {
      let pattern = written(SourceSpan(sought.span.start, end))
      fix = Diagnostic.Fix(
        span: SourceSpan(here.start, end), replacement: "\(local) \(pattern)")
    } else if sought.kind == .text || sought.kind == .word && sought.keyword == nil {
      let pattern = sought.value.replacing("/", with: "\\/")
      fix = Diagnostic.Fix(
        span: here.union(sought.span), replacement: "\(local) /\(pattern)/")
    }
    return .foreignOperatorWord(written(sign.span), at: sign.span, local: local, fix: fix)
  }

  /// Where the pattern ends that begins with the slash at `start`, its flags too; nil if not on its line.
  func patternEnd(from start: Int) -> Int? {
    var place = start + 1
    while place < bytes.count, bytes[place] != 0x0A, bytes[place] != 0x2F {
      place += bytes[place] == 0x5C ? 2 : 1
    }
    guard place < bytes.count, bytes[place] == 0x2F else { return nil }
    place += 1
    while place < bytes.count, 0x61...0x7A ~= bytes[place] { place += 1 }
    return place
  }

  /// `sort by -reposts`, `sort by +time`: the order in a sign before the field.
  func signedKeyHabit() -> (local: String, span: SourceSpan)? {
    let field = item(after: 1)
    guard current.kind == .unknown, ["-", "+"].contains(current.value), field.kind == .word,
      here.end == field.span.start
    else { return nil }
    let order = current.value == "-" ? " desc" : ""
    return (written(field.span) + order, here.union(field.span))
  }

  /// Whether `...` stands here, for something that was left out.
  var isEllipsis: Bool {
    let next = (item(after: 1), item(after: 2))
    return current.value == "…" || current.value == "⋯"
      || current.value == "." && next.0.value == "." && next.1.value == "."
  }
}

extension Token {
  /// Whether it can hardly be meant as a number: a year of our time, or digits with the signs of
  /// dates between them.
  var namesTime: Bool {
    if let year = Int(value), value.utf8.count == 4 { return 1900..<2100 ~= year }
    return value.utf8.dropFirst().contains { [0x2D, 0x2F, 0x3A].contains($0) }
      || value.unicodeScalars.contains { ["年", "月", "日"].contains($0) }
  }
}
