import struct Foundation.Data
import ToriCorpus
import ToriLanguage
import ToriText
import ToriTime

/// The plainest way to answer a query: hold every post to the syntax tree, one by one.
///
/// Shares no code with the planner, the operators or the index, so that the two can be compared.
struct NaiveEvaluator {
  let rows: [Row]
  let zone = Zone.tokyo

  struct Row {
    let identifier: String
    let document: String
    let block: Block
    let folded: String
  }

  init(_ documents: [(name: String, document: Document)]) {
    rows = documents.flatMap { name, document in
      var starts: [Int: Int] = [:]
      return document.blocks.compactMap { block -> Row? in
        let line = block.lines.lowerBound
        starts[line, default: 0] += 1
        guard block.kind.isPost else { return nil }
        let nth = starts[line, default: 1]
        let identifier =
          block.number.map { "\(name)#\($0)" } ?? "\(name):\(line)" + (nth > 1 ? ".\(nth)" : "")
        return Row(
          identifier: identifier, document: name, block: block, folded: Self.fold(block.text))
      }
    }
  }

  static func fold(_ text: String) -> String {
    String(decoding: Folding.fold(text).bytes, as: UTF8.self)
  }

  /// The posts for which all clauses hold, in order.
  func posts(_ query: Query) -> [Row] {
    rows.filter { row in query.clauses.allSatisfy { holds($0.condition, row) == true } }
  }

  /// Nil where it cannot be known.
  private func holds(_ condition: Condition, _ row: Row) -> Bool? {
    switch condition {
    case .and(let parts):
      let verdicts = parts.map { holds($0, row) }
      return verdicts.contains(false) ? false : verdicts.contains(nil) ? nil : true
    case .or(let parts):
      let verdicts = parts.map { holds($0, row) }
      return verdicts.contains(true) ? true : verdicts.contains(nil) ? nil : false
    case .not(let part, _): return holds(part, row).map { !$0 }
    case .predicate(let predicate): return holds(predicate.kind, row)
    case .invalid: return nil
    }
  }

  private func holds(_ predicate: Predicate.Kind, _ row: Row) -> Bool? {
    let block = row.block
    switch predicate {
    case .mentions(let quantifier, let texts):
      let found = texts.map { text -> Bool in
        if case .text(let text) = text { return contains(row.folded, Self.fold(text.value)) }
        if case .named(let name) = text { return contains(row.folded, Self.fold(name.value)) }
        return false
      }
      return quantifier == .any ? found.contains(true) : !found.contains(false)
    case .mentionsExactly(let text): return contains(block.text, text.value)
    case .mentionsNear(let first, let second, let within):
      return isNear(Self.fold(first.value), Self.fold(second.value), within.value, row.folded)
    case .comparison(let field, let comparison, let literal):
      return compare(field.value, comparison, literal, row)
    case .has(let name): return has(name.value, block)
    case .repliesTo(.block(let reference)):
      guard case .number(let number) = reference.place else { return nil }
      let isThere = reference.document.map { $0.value == row.document } ?? true
      return isThere && block.repliesTo.contains(number)
    case .linksTo(let host):
      return block.links.contains { link in
        let rest = link.components(after: "://")
        let name = rest.prefix { !"/?#:".contains($0) }
        return name == host.value || name.hasSuffix("." + host.value)
      }
    case .tagged(let tag):
      return block.hashtags.contains { Self.fold($0) == Self.fold(tag.value) }
    case .deleted: return block.isDeleted
    case .undated: return block.time == nil
    case .since(let date): return lies(block.time, period(date).start, nil)
    case .until(let date): return lies(block.time, nil, period(date).end)
    case .on(let date): return lies(block.time, period(date).start, period(date).end)
    case .between(let first, let last):
      return lies(block.time, period(first).start, period(last).end)
    case .within(let documents): return documents.contains { $0.value == row.document }
    case .by(let names):
      guard let author = block.author else { return nil }
      return names.contains {
        Self.fold($0.value) == Self.fold(author) || $0.value == block.authorID
      }
    case .repliesTo, .matches, .mentionsVariants, .mentionsWord, .dated, .named: return nil
    }
  }

  private func contains(_ text: String, _ needle: String) -> Bool {
    Data(text.utf8).range(of: Data(needle.utf8)) != nil
  }

  private func isNear(_ first: String, _ second: String, _ within: Int, _ text: String) -> Bool {
    let bytes = Data(text.utf8)
    func places(_ needle: String) -> [Range<Int>] {
      var found: [Range<Int>] = []
      var start = 0
      while let range = bytes.range(of: Data(needle.utf8), in: start..<bytes.count) {
        found.append(range)
        start = range.lowerBound + 1
      }
      return found
    }
    for a in places(first) {
      for b in places(second) where a != b {
        let (low, high) = a.lowerBound < b.lowerBound ? (a, b) : (b, a)
        if high.lowerBound <= low.upperBound { return true }
        let between = String(decoding: bytes[low.upperBound..<high.lowerBound], as: UTF8.self)
        if between.count <= within { return true }
      }
    }
    return false
  }

  private func compare(
    _ field: String, _ comparison: ComparisonOperator, _ literal: Literal, _ row: Row
  ) -> Bool? {
    let block = row.block
    switch field {
    case "kind": return equal(block.kind.name == literal.text, comparison)
    case "doc": return equal(row.document == literal.text, comparison)
    case "deleted": return equal(block.isDeleted == (literal.text == "true"), comparison)
    case "number": return order(block.number, comparison, literal)
    case "reposts": return order(block.reposts, comparison, literal)
    case "length": return order(block.text.count, comparison, literal)
    case "replies":
      let answers = rows.filter { other in
        other.document == row.document
          && block.number.map { other.block.repliesTo.contains($0) } ?? false
      }
      return order(answers.count, comparison, literal)
    case "author": return block.author.map { order($0, comparison, literal.text) }
    case "author_id": return block.authorID.map { order($0, comparison, literal.text) }
    case "hashtags": return equal(block.hashtags.contains(literal.text), comparison)
    case "time":
      guard let period = literal.date.map({ self.period($0) }) else { return nil }
      switch comparison {
      case .equal: return lies(block.time, period.start, period.end)
      case .notEqual: return lies(block.time, period.start, period.end).map { !$0 }
      case .less: return lies(block.time, nil, period.start)
      case .lessOrEqual: return lies(block.time, nil, period.end)
      case .greater: return lies(block.time, period.end, nil)
      case .greaterOrEqual: return lies(block.time, period.start, nil)
      }
    default: return nil
    }
  }

  private func equal(_ isEqual: Bool, _ comparison: ComparisonOperator) -> Bool {
    comparison == .notEqual ? !isEqual : isEqual
  }

  private func order(_ value: Int?, _ comparison: ComparisonOperator, _ literal: Literal) -> Bool? {
    guard let value, let wanted = literal.number else { return nil }
    return order(Double(value), comparison, wanted)
  }

  private func order<T: Comparable>(_ a: T, _ comparison: ComparisonOperator, _ b: T) -> Bool {
    switch comparison {
    case .equal: a == b
    case .notEqual: a != b
    case .less: a < b
    case .lessOrEqual: a < b || a == b
    case .greater: b < a
    case .greaterOrEqual: b < a || a == b
    }
  }

  private func has(_ field: String, _ block: Block) -> Bool {
    switch field {
    case "link", "links": !block.links.isEmpty
    case "quote", "quotes": !block.quotes.isEmpty
    case "hashtag", "hashtags": !block.hashtags.isEmpty
    case "handle", "handles": !block.handles.isEmpty
    case "date", "dates": !block.dates.isEmpty
    case "author": block.author != nil
    case "author_id": block.authorID != nil
    case "reposts": block.reposts != nil
    case "number": block.number != nil
    case "time": block.time != nil
    case "replies_to": !block.repliesTo.isEmpty
    case "title": block.title != nil
    default: false
    }
  }

  private func period(_ date: DateLiteral) -> Period {
    guard case .calendar(let calendar) = date.value, let period = calendar.period(in: zone) else {
      preconditionFailure("the queries made here name dates of the calendar")
    }
    return period
  }

  private func lies(_ span: TimeSpan?, _ start: Instant?, _ end: Instant?) -> Bool? {
    guard let span else { return nil }
    let low = start == nil || span.earliest != nil && span.earliest! >= start!
    let high = end == nil || span.latest != nil && span.latest! <= end!
    if low && high { return true }
    let isBefore = start != nil && span.latest != nil && span.latest! <= start!
    let isAfter = end != nil && span.earliest != nil && span.earliest! >= end!
    return isBefore || isAfter ? false : nil
  }
}

extension String {
  /// What follows the first occurrence of `mark`; nothing if there is none.
  fileprivate func components(after mark: String) -> Substring {
    firstRange(of: mark).map { self[$0.upperBound...] } ?? ""
  }
}
