import ToriCorpus
import ToriEngine
import ToriLanguage
import ToriText
import ToriTime

import struct Foundation.Data

/// Holds rows to the filters of plans: true, false, or nil where it cannot be known.
struct FilterTester {
  let naive: NaiveEvaluator
  let input: NaiveEvaluator.Result

  func holds(_ filter: Filter, _ place: Int) throws(EngineError) -> Bool? {
    switch filter {
    case .and(let parts):
      var verdict: Bool? = true
      for part in parts {
        let next = try holds(part, place)
        if next == false { return false }
        if next == nil { verdict = nil }
      }
      return verdict
    case .or(let parts):
      var verdict: Bool? = false
      for part in parts {
        let next = try holds(part, place)
        if next == true { return true }
        if next == nil { verdict = nil }
      }
      return verdict
    case .not(let part): return try holds(part, place).map { !$0 }
    case .column(_, let name, let comparison, .text(let wanted))
    where input.kind == .words && ["word", "form", "ngram", "compound"].contains(name):
      let own = input.cell(name, place).plainText ?? ""
      let isSame = NaiveEvaluator.fold(own) == NaiveEvaluator.fold(wanted)
      return isSame == (comparison == .equal)
    case .column(_, let name, let comparison, let wanted):
      return compare(input.cell(name, place), name, comparison, wanted)
    case .hasColumn(_, let name): return Self.isThere(input.cell(name, place))
    case .has(let field) where field.access == .own:
      return input.cell(field.name, place) != .none
    case .has(let field): return Self.isThere(input.cell(field.name, place))
    case .integer(let field, let range):
      guard case .integer(let number) = input.cell(field.name, place) else { return nil }
      return range.contains(number)
    case .text(let field, let text):
      guard case .text(let own) = input.cell(field.name, place) else { return nil }
      return text.holds(for: own)
    case .texts(let field, let text):
      guard case .list(let own) = input.cell(field.name, place) else { return false }
      return own.contains { $0.plainText.map(text.holds) ?? false }
    case .cell(let field, let comparison, let wanted):
      return compare(input.cell(field.name, place), field.name, comparison, wanted)
    case .clock(let part, let comparison, let value):
      guard case .time(let span) = input.cell("time", place) else { return nil }
      let literal = part == .weekday ? NaiveEvaluator.weekdays[value - 1] : "\(value)"
      return naive.compare(
        span, part.rawValue, comparison,
        Literal(text: literal, isQuoted: false, number: nil, date: nil, span: SourceSpan(0, 0)))
    case .time(let start, let end):
      if let start, let end, end <= start { return false }
      return naive.lies(naive.rows[origin(place)].block.time, start, end)
    case .repliesTo(let node):
      let targets = try naive.rows(of: node).origins ?? []
      let row = naive.rows[origin(place)]
      return targets.contains { naive.answers(row, naive.rows[$0]) }
    case .word(let needle): return !naive.places(of: .word(needle), in: origin(place)).isEmpty
    case .words(let sequence): return !naive.places(of: sequence, in: origin(place)).isEmpty
    case .nearby(let first, let second, let within):
      return naive.isNear(first, second, within, in: origin(place))
    case .mentions, .mentionsExactly, .near, .matches, .kinds, .body, .author, .undated, .deleted,
      .repliesToKey, .repliesToPost, .linksTo, .tagged, .dated, .documents, .identifiers:
      return holds(filter, of: naive.rows[origin(place)])
    }
  }

  private func compare(
    _ value: Value, _ name: String, _ comparison: ComparisonOperator, _ wanted: Value
  ) -> Bool? {
    if case .time(let wanted) = wanted, let start = wanted.earliest, let end = wanted.latest {
      let period = Period(start: start, end: end)
      switch value {
      case .time(let own): return naive.compare(own, comparison, period)
      case .date(let date):
        return naive.isWithin(date, period) == (comparison == .equal)
      case .list(let values):
        let isAny = values.contains { compare($0, name, .equal, .time(wanted)) == true }
        return isAny == (comparison == .equal)
      case .none where name == "dates": return comparison == .notEqual
      default: return nil
      }
    }
    // A number, or a name without a document, is meant within the document of whatever row.
    if name == "replies_to", case .text(let key) = wanted, !key.contains("#") {
      guard case .list(let own) = value else { return comparison == .notEqual }
      let isAny = own.contains {
        $0.plainText?.split(separator: "#", maxSplits: 1).last == key[...]
      }
      return isAny == (comparison == .equal)
    }
    return naive.compare(value, name, comparison, wanted.asLiteral)
  }

  private func origin(_ place: Int) -> Int { input.origins?[place] ?? place }

  private static func isThere(_ value: Value) -> Bool {
    switch value {
    case .none, .text(""), .boolean(false): false
    default: true
    }
  }

  /// What is asked of a block itself.
  private func holds(_ filter: Filter, of row: NaiveEvaluator.Row) -> Bool? {
    let block = row.block
    func same(_ a: String, _ b: String) -> Bool {
      NaiveEvaluator.fold(a) == NaiveEvaluator.fold(b)
    }
    switch filter {
    case .mentions(let needle): return naive.contains(row.folded, Data(needle.folded))
    case .mentionsExactly(let needle): return naive.contains(row.text, Data(needle.text.utf8))
    case .near(let first, let second, let within):
      return naive.isNear(Data(first.folded), Data(second.folded), within, row)
    case .matches(let pattern):
      guard let regex = try? Regex(pattern.source) else { return nil }
      return block.text.contains(
        regex.matchingSemantics(.unicodeScalar).ignoresCase(pattern.flags.contains("i")))
    case .kinds(let kinds): return kinds.contains(block.kind)
    case .body(let text): return text.holds(for: block.text)
    case .author(let needles):
      if needles.contains(where: { $0.text == block.authorID }) { return true }
      guard let author = block.author else { return nil }
      return needles.contains { same($0.text, author) }
    case .undated: return block.time == nil
    case .deleted: return block.isDeleted
    case .repliesToKey(let key, let document):
      return (document.map { $0 == row.documentName } ?? true) && block.repliesTo.contains(key)
    case .repliesToPost(let identifier):
      return naive.rows.first { $0.identifier == identifier }.map { naive.answers(row, $0) }
        ?? false
    case .linksTo(let pattern):
      return block.links.contains { url in
        guard let host = URLHost.of(url), pattern.matches(host: host) else { return false }
        return pattern.isPath?(url) ?? true
      }
    case .tagged(let needle): return block.hashtags.contains { same($0, needle.text) }
    case .dated(let period): return block.dates.contains { naive.isWithin($0, period) }
    case .documents(let names): return names.contains(row.documentName)
    case .identifiers(let identifiers): return identifiers.contains(row.identifier)
    case .and, .or, .not, .word, .words, .nearby, .column, .hasColumn, .has, .integer, .text,
      .texts, .cell, .clock, .time,
      .repliesTo:
      return nil
    }
  }
}

extension Value {
  /// A value as a query would write it.
  fileprivate var asLiteral: Literal {
    var literal = Literal(
      text: "", isQuoted: false, number: nil, date: nil, span: SourceSpan(0, 0))
    switch self {
    case .text(let text), .identifier(let text, _): literal.text = text
    case .integer(let number): (literal.text, literal.number) = ("\(number)", Double(number))
    case .number(let number): (literal.text, literal.number) = ("\(number)", number)
    case .boolean(let flag): literal.text = "\(flag)"
    case .none, .words, .lacking, .time, .date, .list, .bytes: break
    }
    return literal
  }
}
