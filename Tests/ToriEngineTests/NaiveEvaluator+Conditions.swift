import ToriCorpus
import ToriEngine
import ToriLanguage
import ToriText
import ToriTime

import struct Foundation.Data

/// Conditions: true, false, or nil where it cannot be known.
extension NaiveEvaluator {
  /// The rows for which all clauses hold.
  func kept(_ input: Result, by clauses: [Clause]) -> Result {
    var result = input.picked(
      input.cells.indices.filter { place in
        clauses.allSatisfy { holds($0.condition, input, place) == true }
      })
    for clause in clauses {
      result.asked = Self.both(result.asked, period(of: clause.condition))
      if let documents = documents(of: clause.condition) {
        result.askedDocuments = result.askedDocuments?.intersection(documents) ?? documents
      }
    }
    return result
  }

  /// What all rows are held to behind a stage: as before it, up to where other posts may take their places.
  static func carry(_ stage: Stage.Kind, from input: Result, to result: inout Result) {
    switch stage {
    case .clauses: return
    case .sort, .limit, .sample, .select, .concordance, .expect, .save: break
    // The posts of posts are these themselves.
    case .rows(let name) where name.value == "posts" && input.kind == .posts: break
    default:
      (result.asked, result.askedDocuments) = ((nil, nil), nil)
      return
    }
    (result.asked, result.askedDocuments) = (input.asked, input.askedDocuments)
  }

  /// What documents a condition by itself holds rows to; nil where it holds them to none.
  private func documents(of condition: Condition) -> Set<String>? {
    switch condition {
    case .and(let parts):
      return parts.compactMap(documents).reduce(nil) { $0?.intersection($1) ?? $1 }
    case .or(let parts):
      let all = parts.map(documents)
      return all.contains(nil) ? nil : all.reduce(into: []) { $0?.formUnion($1 ?? []) }
    case .not, .invalid: return nil
    case .predicate(let predicate):
      switch predicate.kind {
      case .within(let documents): return Set(documents.map(\.value))
      case .named(let name):
        guard case .condition(let condition, let then) = bindings[name.value] else { return nil }
        return then.documents(of: condition)
      default: return nil
      }
    }
  }

  typealias Asked = (start: Instant?, end: Instant?)

  private static func both(_ first: Asked, _ second: Asked) -> Asked {
    (
      [first.start, second.start].compactMap { $0 }.max(),
      [first.end, second.end].compactMap { $0 }.min()
    )
  }

  /// What a condition by itself holds times to.
  private func period(of condition: Condition) -> Asked {
    switch condition {
    case .and(let parts): return parts.map(period).reduce((nil, nil)) { Self.both($0, $1) }
    case .or(let parts):
      let dated = parts.filter { part in
        if case .predicate(let predicate) = part, predicate.kind == .undated { false } else { true }
      }.map(period)
      guard !dated.isEmpty else { return (nil, nil) }
      let (starts, ends) = (dated.compactMap(\.start), dated.compactMap(\.end))
      return (
        starts.count == dated.count ? starts.min() : nil,
        ends.count == dated.count ? ends.max() : nil
      )
    case .not, .invalid: return (nil, nil)
    case .predicate(let predicate): return period(of: predicate.kind)
    }
  }

  private func period(of predicate: Predicate.Kind) -> Asked {
    switch predicate {
    case .since(let date): return (period(date).start, nil)
    case .until(let date): return (nil, period(date).end)
    case .on(let date): return (period(date).start, period(date).end)
    case .between(let first, let last): return (period(first).start, period(last).end)
    case .named(let name):
      guard case .condition(let condition, let then) = bindings[name.value] else {
        return (nil, nil)
      }
      return then.period(of: condition)
    case .comparison(let field, let comparison, let literal)
    where ["time", "year", "month", "week", "day", "minute", "second"].contains(field.value):
      let named = field.value == "week" ? week(literal.text) : nil
      guard let period = named ?? literal.date.map(period) else { return (nil, nil) }
      switch comparison {
      case .equal: return (period.start, period.end)
      case .notEqual: return (nil, nil)
      case .less: return (nil, period.start)
      case .lessOrEqual: return (nil, period.end)
      case .greater: return (period.end, nil)
      case .greaterOrEqual: return (period.start, nil)
      }
    default: return (nil, nil)
    }
  }

  private func holds(_ condition: Condition, _ input: Result, _ place: Int) -> Bool? {
    switch condition {
    case .and(let parts):
      let verdicts = parts.map { holds($0, input, place) }
      return verdicts.contains(false) ? false : verdicts.contains(nil) ? nil : true
    case .or(let parts):
      let verdicts = parts.map { holds($0, input, place) }
      return verdicts.contains(true) ? true : verdicts.contains(nil) ? nil : false
    case .not(let part, _): return holds(part, input, place).map { !$0 }
    case .predicate(let predicate): return holds(predicate.kind, input, place)
    case .invalid: return nil
    }
  }

  private func holds(_ predicate: Predicate.Kind, _ input: Result, _ place: Int) -> Bool? {
    switch predicate {
    case .comparison(let field, let comparison, let literal)
    where !input.has(field.value):
      guard case .time(let span) = input.cell("time", place) else { return nil }
      return compare(span, field.value, comparison, literal)
    // Without a document, what the row's own document calls so.
    case .comparison(let field, let comparison, let literal)
    where field.value == "replies_to" && !literal.text.contains("#"):
      guard input.parts != nil, let origins = input.origins else {
        guard case .list(let values) = input.cell(field.value, place) else {
          return comparison == .notEqual
        }
        let tails = values.map { value -> Substring? in
          if case .text(let id) = value { id.split(separator: "#", maxSplits: 1).last } else { nil }
        }
        return tails.contains(literal.text[...]) == (comparison == .equal)
      }
      let isNamed = rows[origins[place]].block.repliesTo.contains(PostKey(literal.text))
      return isNamed == (comparison == .equal)
    case .comparison(let field, let comparison, let literal):
      return compare(input.cell(field.value, place), field.value, comparison, literal)
    case .has(let name):
      let column = input.has(name.value) ? name.value : name.value + "s"
      switch input.cell(column, place) {
      // No is an answer where the data ask.
      case .boolean(false) where own.contains { $0.field.name == column }: return true
      case .none, .text(""), .boolean(false): return false
      default: return true
      }
    case .within(let documents):
      return documents.contains { .text($0.value) == input.cell("doc", place) }
    case .named(let name):
      switch bindings[name.value] {
      case .condition(let condition, let then): return then.holds(condition, input, place)
      case .texts(let texts):
        return texts.contains { contains(rows[input.origins![place]].folded, Self.fold($0)) }
      case .query, nil: return nil
      }
    default: return holds(predicate, rows[input.origins![place]])
    }
  }

  private func holds(_ predicate: Predicate.Kind, _ row: Row) -> Bool? {
    let block = row.block
    switch predicate {
    case .mentions(let quantifier, let texts):
      let found = texts.flatMap(spellings).map { contains(row.folded, Self.fold($0)) }
      return quantifier == .any ? found.contains(true) : !found.contains(false)
    case .mentionsExactly(let text): return contains(row.text, Data(text.value.utf8))
    case .mentionsNear(let first, let second, let within):
      return isNear(Self.fold(first.characters), Self.fold(second.characters), within.value, row)
    case .mentionsVariants(let text):
      let sets = variants.filter { set in
        set.contains { Self.fold($0) == Self.fold(text.value) }
      }
      return ([text.value] + sets.joined()).contains { contains(row.folded, Self.fold($0)) }
    case .matches(let pattern, let flags):
      guard let regex = try? Regex(pattern.value) else { return nil }
      return block.text.contains(
        regex.matchingSemantics(.unicodeScalar).ignoresCase(flags.contains("i")))
    case .repliesTo(.block(let reference)):
      let key: PostKey
      switch reference.place {
      case .number(let number): key = .number(number)
      case .key(let text): key = PostKey(text)
      case .quoted(let text): key = PostKey(text)
      case .line: return nil
      }
      guard let document = reference.document else { return block.repliesTo.contains(key) }
      let identifier = "\(document.value)#\(key.spelling)"
      if let target = rows.first(where: { $0.identifier == identifier }) {
        return answers(row, target)
      }
      return document.value == row.documentName && block.repliesTo.contains(key)
    case .repliesTo(.query(let query)):
      return memo.rows(of: query, in: self).contains { answers(row, $0) }
    case .linksTo(let host):
      return block.links.contains { link in
        guard let name = self.host(of: link) else { return false }
        return name == host.value || name.hasSuffix("." + host.value)
      }
    case .tagged(let tag):
      return block.hashtags.contains { Self.fold($0) == Self.fold(tag.value) }
    case .dated(let date):
      return block.dates.contains { isWithin($0, period(date)) }
    case .deleted: return block.isDeleted
    case .undated: return block.time == nil
    case .since(let date): return lies(block.time, period(date).start, nil)
    case .until(let date): return lies(block.time, nil, period(date).end)
    case .on(let date): return lies(block.time, period(date).start, period(date).end)
    case .between(let first, let last):
      if period(last).end <= period(first).start { return false }
      return lies(block.time, period(first).start, period(last).end)
    case .by(let names):
      if names.contains(where: { $0.value == block.authorID }) { return true }
      guard let author = block.author else { return nil }
      return names.contains { Self.fold($0.value) == Self.fold(author) }
    case .mentionsWord, .matchesWords, .comparison, .has, .within, .named: return nil
    }
  }

  private func spellings(_ text: MentionedText) -> [String] {
    switch text {
    case .text(let text): return [text.value]
    case .named(let name):
      if case .texts(let texts) = bindings[name.value] { return texts }
      return [name.value]
    // Words are the other engine's.
    case .word: return []
    }
  }

  func contains(_ text: Data, _ needle: Data) -> Bool { text.range(of: needle) != nil }

  func isNear(_ first: Data, _ second: Data, _ within: Int, _ row: Row) -> Bool {
    let text = row.folded
    let folded = Folding.fold(row.block.text)
    func places(_ needle: Data) -> [Range<Int>] {
      var found: [Range<Int>] = []
      var start = 0
      while let range = text.range(of: needle, in: start..<text.count) {
        found.append(range)
        start = range.lowerBound + 1
      }
      return found
    }
    for a in places(first) {
      for b in places(second) where a != b {
        let (low, high) = a.lowerBound < b.lowerBound ? (a, b) : (b, a)
        let start = folded.originalRange(of: low).upperBound
        let end = folded.originalRange(of: high).lowerBound
        if end <= start { return true }
        let between = String(decoding: row.text[start..<end], as: UTF8.self)
        let seen = between.filter { character in
          character.unicodeScalars.contains { !$0.properties.isDefaultIgnorableCodePoint }
        }
        if seen.count <= within { return true }
      }
    }
    return false
  }

  // MARK: Values

  /// Of a list, whether one of it compares so; `!=` is the opposite of `=`.
  func compare(
    _ value: Value, _ field: String, _ comparison: ComparisonOperator, _ literal: Literal
  ) -> Bool? {
    let isList =
      ["replies_to", "quotes", "links", "hashtags", "handles", "dates"].contains(field)
      || own.contains { $0.field.name == field && $0.field.type == .list(.text) }
    if case .list(let values) = isList && value == .none ? .list([]) : value {
      if comparison == .notEqual {
        return compare(value, field, .equal, literal).map { !$0 }
      }
      return values.contains { compare($0, field, comparison, literal) == true }
    }
    switch value {
    case .none: return isList ? comparison == .notEqual : nil
    case .integer(let number):
      guard let wanted = literal.number else { return nil }
      return order(Double(number), comparison, wanted)
    case .number(let number):
      guard let wanted = literal.number else { return nil }
      return order(number, comparison, wanted)
    // What stands for a number that is missing compares with nothing.
    case .text(let text) where Self.isNumber(field) && text.hasPrefix("(no "): return nil
    case .text(let text) where shown[field] != nil:
      func folded(_ text: String) -> String { String(decoding: Self.fold(text), as: UTF8.self) }
      return order(folded(text), comparison, folded(literal.text))
    case .text(let text), .identifier(let text, _): return order(text, comparison, literal.text)
    case .words(let words), .lacking(let words):
      return order(words.english, comparison, literal.text)
    case .boolean(let flag): return (String(flag) == literal.text) == (comparison == .equal)
    case .date(let date): return literal.date.map { isWithin(date, period($0)) }
    case .time(let span):
      return literal.date.flatMap { compare(span, comparison, period($0)) }
    case .list, .bytes: return nil
    }
  }

  func compare(
    _ span: TimeSpan, _ comparison: ComparisonOperator, _ period: Period
  ) -> Bool? {
    switch comparison {
    case .equal: lies(span, period.start, period.end)
    case .notEqual: lies(span, period.start, period.end).map { !$0 }
    case .less: lies(span, nil, period.start)
    case .lessOrEqual: lies(span, nil, period.end)
    case .greater: lies(span, period.end, nil)
    case .greaterOrEqual: lies(span, period.start, nil)
    }
  }

  /// Of a part of a time: whether all moments of the span, minute by minute, compare so, or none does.
  func compare(
    _ span: TimeSpan, _ part: String, _ comparison: ComparisonOperator, _ literal: Literal
  ) -> Bool? {
    guard ["hour", "weekday"].contains(part) else {
      let period = part == "week" ? week(literal.text) : literal.date.map(period)
      return period.flatMap { compare(span, comparison, $0) }
    }
    func number(_ name: String) -> Int { Self.weekdays.firstIndex(of: name) ?? Int(name) ?? -1 }
    let cycle = part == "hour" ? Array(0..<24) : Array(0..<7)
    var values = Set(cycle)
    if let earliest = span.earliest, let latest = span.latest,
      latest.milliseconds - earliest.milliseconds < 7 * 86_400_000
    {
      let last = max(earliest.milliseconds, latest.milliseconds - 1)
      let minutes = Array(stride(from: earliest.milliseconds, to: last, by: 60_000)) + [last]
      values = Set(minutes.map { number(name(part, Instant(milliseconds: $0))) })
    }
    let verdicts = values.map { order($0, comparison, number(literal.text)) }
    return !verdicts.contains(false) ? true : !verdicts.contains(true) ? false : nil
  }

  /// Found by going through the days of some years.
  private func week(_ text: String) -> Period? {
    let days = (0..<3000).map { CivilTime(year: 2020, month: 1, day: 1 + $0).instant(in: zone) }
    let own = days.indices.filter { name("week", days[$0]) == text }
    return own.first.map { Period(start: days[$0], end: days[$0 + own.count]) }
  }

  static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

  func order<T: Comparable>(_ a: T, _ comparison: ComparisonOperator, _ b: T) -> Bool {
    switch comparison {
    case .equal: a == b
    case .notEqual: a != b
    case .less: a < b
    case .lessOrEqual: a < b || a == b
    case .greater: b < a
    case .greaterOrEqual: b < a || a == b
    }
  }

  private func period(_ date: DateLiteral) -> Period {
    guard case .calendar(let calendar) = date.value, let period = calendar.period(in: zone) else {
      preconditionFailure("the queries made here name dates of the calendar")
    }
    return period
  }

  func isWithin(_ date: PartialDate, _ period: Period) -> Bool {
    guard let own = date.period(in: zone) else { return false }
    return period.start <= own.start && own.end <= period.end
  }

  func lies(_ span: TimeSpan?, _ start: Instant?, _ end: Instant?) -> Bool? {
    guard let span else { return nil }
    let low = start == nil || span.earliest != nil && span.earliest! >= start!
    let high = end == nil || span.latest != nil && span.latest! <= end!
    if low && high { return true }
    let isBefore = start != nil && span.latest != nil && span.latest! <= start!
    let isAfter = end != nil && span.earliest != nil && span.earliest! >= end!
    return isBefore || isAfter ? false : nil
  }
}

extension Sought {
  /// The text that it is, in quotes or a bare word.
  var characters: String {
    switch self {
    case .text(let text): return text.value
    case .anyOf(let texts):
      if case .named(let name)? = texts.first { return name.value }
      return ""
    case .exactly, .variants, .word, .pattern, .words: return ""
    }
  }
}
