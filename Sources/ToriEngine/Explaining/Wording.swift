import ToriLanguage
import ToriText
import ToriTime

/// Says filters in the words of the query language, which stay as they are whatever language is spoken,
/// and what has no words there in the spoken one.
package struct Wording {
  package let zone: Zone

  package init(zone: Zone) { self.zone = zone }

  /// A condition as it is read, in both languages.
  package func words(_ filter: Filter) -> LocalizedText {
    switch filter {
    case .and(let parts): parts.map(operand).joined(separator: LocalizedText(same: " and "))
    case .or(let parts): parts.map(operand).joined(separator: LocalizedText(same: " or "))
    case .not(let part): LocalizedText("not \(operand(part))", ja: "not \(operand(part))")
    case .integer(let field, let range): self.range(range, of: field.name)
    case .time(let start, let end): time(start, end)
    case .dated(let period):
      LocalizedText(
        "dated from \(moment(period.start)) up to \(moment(period.end))",
        ja: "dated \(moment(period.start))から\(moment(period.end))の前まで")
    default: LocalizedText(same: condition(filter))
    }
  }

  /// A condition that has no other words than the query's.
  private func condition(_ filter: Filter) -> String {
    switch filter {
    case .and, .or, .not, .integer, .time, .dated: ""
    case .mentions(let needle): "mentions \(quoted(needle.text))"
    case .mentionsExactly(let needle): "mentions exactly \(quoted(needle.text))"
    case .near(let first, let second, let within):
      "mentions \(quoted(first.text)) near \(quoted(second.text)) within \(within)"
    case .matches(let pattern): "matches \(pattern.written)"
    case .word(let needle): "mentions \(needle.written)"
    case .nearby(let first, let second, let within):
      "mentions \(first.written) near \(second.written) within \(within)"
    case .words(let sequence): "matches words \(sequence.written)"
    case .kinds(let kinds):
      "kind = " + kinds.map(\.name).sorted().joined(separator: " or kind = ")
    case .text(let field, let comparison), .texts(let field, let comparison):
      self.comparison(comparison, of: field.name)
    case .body(let comparison): self.comparison(comparison, of: "text")
    case .author(let needles): "by " + needles.map { quoted($0.text) }.joined(separator: ", ")
    case .clock(let part, let comparison, let value):
      "\(part.rawValue) \(comparison.rawValue) \(part.name(of: value))"
    case .undated: "undated"
    case .deleted: "deleted"
    case .has(let field): "has \(field.singular ?? field.name)"
    case .repliesToKey(let key, let document):
      repliesTo(document.map { $0 + key.name } ?? key.spelling)
    case .repliesToPost(let identifier): repliesTo(identifier)
    case .cell(let field, let comparison, let value):
      "\(field.name) \(comparison.rawValue) \(self.value(value))"
    case .repliesTo: "replies to (…)"
    case .linksTo(let pattern): "links to \(quoted(pattern.text))"
    case .tagged(let needle): "tagged \(quoted(needle.text))"
    case .documents(let names): "in " + names.sorted().joined(separator: ", ")
    case .identifiers(let identifiers):
      "id = " + identifiers.sorted().joined(separator: " or id = ")
    case .column(_, let name, let comparison, let value):
      "\(name) \(comparison.rawValue) \(self.value(value))"
    case .hasColumn(_, let name): "has \(name)"
    }
  }

  private func repliesTo(_ post: String) -> String {
    // Quotes where a bare name could not hold it.
    let isPlain = post.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || $0.properties.numericType != nil
        || "_#:.".unicodeScalars.contains($0)
    }
    return "replies to " + (isPlain ? post : quoted(post))
  }

  private func operand(_ filter: Filter) -> LocalizedText {
    switch filter {
    case .and, .or: LocalizedText("(\(words(filter)))", ja: "(\(words(filter)))")
    default: words(filter)
    }
  }

  /// A period as the date that it is, or else from moment to moment.
  private func period(_ span: TimeSpan) -> String {
    guard let start = span.earliest, let end = span.latest else { return "…" }
    return "\(moment(start))/\(moment(end))"
  }

  private func time(_ start: Instant?, _ end: Instant?) -> LocalizedText {
    switch (start, end) {
    case (let start?, let end?):
      LocalizedText(
        "from \(moment(start)) up to \(moment(end))", ja: "\(moment(start))から\(moment(end))の前まで")
    case (let start?, nil): LocalizedText("since \(moment(start))", ja: "\(moment(start))以後")
    case (nil, let end?): LocalizedText("before \(moment(end))", ja: "\(moment(end))より前")
    case (nil, nil): LocalizedText("at any time", ja: "いつでも")
    }
  }

  /// An instant as the zone's clocks show it, no longer than it must be.
  package func moment(_ instant: Instant) -> String {
    let time = CivilTime(instant, in: zone)
    var date = PartialDate(year: time.year, month: time.month, day: time.day)
    if time.hour != 0 || time.minute != 0 || time.second != 0 {
      date.hour = time.hour
      date.minute = time.minute
      if time.second != 0 { date.second = time.second }
    }
    return date.edtf
  }

  private func comparison(_ comparison: TextComparison, of name: String) -> String {
    "\(name) \(comparison.comparison.rawValue) \(quoted(comparison.value))"
  }

  private func range(_ range: ClosedRange<Int>, of name: String) -> LocalizedText {
    let (low, high) = (range.lowerBound, range.upperBound)
    // How an empty range is written.
    if low == Int.max { return LocalizedText("\(name) = no whole number", ja: "\(name) = 整数でない値") }
    if low == high { return LocalizedText(same: "\(name) = \(low)") }
    if low == Filter.integerRange.lowerBound { return LocalizedText(same: "\(name) <= \(high)") }
    if high == Filter.integerRange.upperBound { return LocalizedText(same: "\(name) >= \(low)") }
    return LocalizedText("\(name) from \(low) to \(high)", ja: "\(name)が\(low)から\(high)")
  }

  private func value(_ value: Value) -> String {
    switch value {
    case .text(let text), .identifier(let text, _): quoted(text)
    case .integer(let number): "\(number)"
    case .number(let number): "\(number)"
    case .boolean(let flag): "\(flag)"
    case .time(let span): period(span)
    case .none, .words, .lacking, .date, .list, .bytes: "…"
    }
  }

  /// As a query writes a text.
  package func quoted(_ text: String) -> String { "\"\(text)\"" }
}
