import ToriCorpus
import ToriLanguage
import ToriTime
import ToriWords

extension Analyzer {
  /// `FIELD = != < <= > >= VALUE`, by the type of the field.
  mutating func comparison(
    _ name: Name, _ comparison: ComparisonOperator, _ literal: Literal, on shape: RowShape
  ) -> Filter? {
    // A part of a time that rows were counted by is a column of theirs; else it is the post's.
    if shape.origin != nil, shape.column(named: name.value) == nil,
      let part = TimePart(rawValue: name.value)
    {
      return self.part(part, comparison, literal)
    }
    guard let column = column(name, in: shape) else { return nil }
    doubt(dates: name, in: shape)
    switch column {
    case .field(let field): return compare(field, comparison, literal)
    case .column(let place, let column):
      // A class that is none of those that queries have is one of the dictionary's.
      if shape.kind == .words, column.name == "pos", WordClass(named: literal.text) == nil,
        case .column(let tag, _)? = shape.column(named: "tag")
      {
        return .column(tag, name: "tag", comparison, .text(literal.text))
      }
      if column.type == .time, comparison == .equal || comparison == .notEqual,
        let parts = literal.date.flatMap(parts)
      {
        let any = parts.map {
          Filter.column(place, name: column.name, .equal, .time($0.asSpan))
        }
        return negated(if: comparison == .notEqual, .or(any))
      }
      return value(literal, of: column.type, for: column.name).map {
        .column(place, name: column.name, comparison, $0)
      }
    }
  }

  private mutating func compare(
    _ field: Field, _ comparison: ComparisonOperator, _ literal: Literal
  ) -> Filter? {
    switch field.access {
    case .integer: return integer(field, comparison, literal)
    case .text: return text(field, comparison, literal)
    case .texts: return texts(field, comparison, literal)
    case .body: return .body(TextComparison(comparison, literal.text, isFolded: false))
    case .document:
      guard let wanted = document(Name(literal.text, literal.span)) else { return nil }
      return equality(field, comparison, literal, .documents([wanted]))
    case .kind:
      guard let kind = kind(literal) else { return nil }
      return equality(field, comparison, literal, .kinds([kind]))
    case .deleted:
      guard let wanted = boolean(literal, for: field.name) else { return nil }
      return equality(field, comparison, literal, negated(if: !wanted, .deleted))
    case .id:
      guard let block = block(literal) else { return nil }
      return equality(field, comparison, literal, .identifiers([block]))
    case .repliesTo:
      return repliesTo(identifier: literal.text, at: literal.span)
        .flatMap { equality(field, comparison, literal, $0) }
    case .sourceID, .post, .precision, .basis:
      return .cell(field, comparison, .text(literal.text))
    case .timeFrom, .timeTo:
      return value(literal, of: .time, for: field.name).map { .cell(field, comparison, $0) }
    case .own: return compareOwn(field, comparison, literal)
    case .time: return time(comparison, literal)
    case .dates:
      guard let date = date(literal, for: field.name) else { return nil }
      return equality(field, comparison, literal, .dated(date))
    case .lines, .bytes:
      report(.notComparable(field.name, at: literal.span))
      return nil
    }
  }

  private mutating func integer(
    _ field: Field, _ comparison: ComparisonOperator, _ literal: Literal
  ) -> Filter? {
    // Not every whole number is a Double: the numbers of posts have up to 19 digits.
    if let whole = Int(literal.text) { return integer(field, comparison, whole, whole) }
    guard let number = number(literal, for: field.name) else { return nil }
    let bounded = min(max(number, -1e18), 1e18)
    return integer(field, comparison, Int(bounded.rounded(.down)), Int(bounded.rounded(.up)))
  }

  private func text(
    _ field: Field, _ comparison: ComparisonOperator, _ literal: Literal
  ) -> Filter {
    .text(field, comparing(comparison, literal.text, isFolded: field.isFolded))
  }

  private func texts(
    _ field: Field, _ comparison: ComparisonOperator, _ literal: Literal
  ) -> Filter {
    let wanted = comparing(comparison.withoutNot, literal.text, isFolded: field.isFolded)
    return negated(if: comparison == .notEqual, .texts(field, wanted))
  }

  /// The same of a field that the corpus brings, by what its values are.
  private mutating func compareOwn(
    _ field: Field, _ comparison: ComparisonOperator, _ literal: Literal
  ) -> Filter? {
    switch field.type {
    case .integer: return integer(field, comparison, literal)
    case .text:
      if comparison != .equal, comparison != .notEqual, !literal.isQuoted,
        literal.number != nil || literal.date != nil
      {
        report(.lettersCompared(field.name, comparison.rawValue, literal.text, at: literal.span))
        return nil
      }
      return text(field, comparison, literal)
    case .list(.text): return texts(field, comparison, literal)
    case .number, .boolean, .time, .date, .bytes, .list:
      return value(literal, of: field.type, for: field.name).map { .cell(field, comparison, $0) }
    }
  }

  /// A comparison with texts of a field; where kanji count as their variants, only with what is folded.
  private func comparing(
    _ comparison: ComparisonOperator, _ value: String, isFolded: Bool
  ) -> TextComparison {
    TextComparison(
      comparison, value, isFolded: isFolded,
      foldsVariants: isFolded && environment.foldsVariants)
  }

  private func negated(if condition: Bool, _ filter: Filter) -> Filter {
    condition ? .not(filter) : filter
  }

  /// For fields that are equal or not, and stand in no order.
  private mutating func equality(
    _ field: Field, _ comparison: ComparisonOperator, _ literal: Literal, _ filter: Filter
  ) -> Filter? {
    switch comparison {
    case .equal: return filter
    case .notEqual: return .not(filter)
    default:
      report(.noOrder(field.name, comparison.rawValue, at: literal.span))
      return nil
    }
  }

  /// A comparison with a number between `floor` and `ceiling`, which are the same if it is whole.
  private func integer(
    _ field: Field, _ comparison: ComparisonOperator, _ floor: Int, _ ceiling: Int
  ) -> Filter {
    let (least, most) = (Filter.integerRange.lowerBound, Filter.integerRange.upperBound)
    func range(_ low: Int, _ high: Int) -> Filter {
      // An empty range cannot be written as a closed one, and no value lies beyond the widest.
      let (low, high) = (max(low, least), min(high, most))
      return .integer(field, low <= high ? low...high : Int.max...Int.max)
    }
    switch comparison {
    case .equal: return range(ceiling, floor)
    case .notEqual: return .not(range(ceiling, floor))
    case .less: return range(least, max(ceiling, least) - 1)
    case .lessOrEqual: return range(least, floor)
    case .greater: return range(min(floor, most) + 1, most)
    case .greaterOrEqual: return range(ceiling, most)
    }
  }

  private mutating func time(_ comparison: ComparisonOperator, _ literal: Literal) -> Filter? {
    if let date = literal.date, comparison == .equal || comparison == .notEqual {
      return time(in: date).map { negated(if: comparison == .notEqual, $0) }
    }
    return date(literal, for: "time").map { time(comparison, $0) }
  }

  func time(_ comparison: ComparisonOperator, _ period: Period) -> Filter {
    switch comparison {
    case .equal: return .time(start: period.start, end: period.end)
    case .notEqual: return .not(.time(start: period.start, end: period.end))
    case .less: return .time(start: nil, end: period.start)
    case .lessOrEqual: return .time(start: nil, end: period.end)
    case .greater: return .time(start: period.end, end: nil)
    case .greaterOrEqual: return .time(start: period.start, end: nil)
    }
  }

  /// What the literal says for a column of a table.
  private mutating func value(_ literal: Literal, of type: ValueType, for name: String) -> Value? {
    switch type {
    case .integer, .number:
      if let whole = Int(literal.text) { return .integer(whole) }
      return number(literal, for: name).map { .number($0) }
    case .text: return .text(literal.text)
    case .boolean: return boolean(literal, for: name).map { .boolean($0) }
    case .time, .date:
      return date(literal, for: name).map { .time($0.asSpan) }
    case .list(let element): return value(literal, of: element, for: name)
    case .bytes:
      report(.notComparable(name, at: literal.span))
      return nil
    }
  }

  private mutating func number(_ literal: Literal, for name: String) -> Double? {
    if let number = literal.number { return number }
    report(.wrongType(name, is: .number, literal.text, at: literal.span))
    return nil
  }

  private mutating func date(_ literal: Literal, for name: String) -> Period? {
    if let date = literal.date { return period(date) }
    report(.wrongType(name, is: .time, literal.text, at: literal.span))
    return nil
  }

  private mutating func boolean(_ literal: Literal, for name: String) -> Bool? {
    switch literal.text.lowercased() {
    case "true", "yes", "はい": return true
    case "false", "no", "いいえ": return false
    default:
      report(.wrongType(name, is: .boolean, literal.text, at: literal.span))
      return nil
    }
  }

  private mutating func kind(_ literal: Literal) -> BlockKind? {
    let name = literal.text.lowercased()
    if let kind = BlockKind(name: name) { return kind }
    let meant = BlockKind.allCases.first { $0.japanese == name }
    report(
      .unknownKind(
        literal.text, at: literal.span, known: BlockKind.allCases.map(\.name), meant: meant?.name))
    return nil
  }

  private mutating func block(_ literal: Literal) -> String? {
    block(identifier: literal.text, at: literal.span)
  }

  /// The identifier of the block that is written so.
  mutating func block(identifier: String, at span: SourceSpan) -> String? {
    guard let catalogue else { return identifier }
    if let block = catalogue.identifier(writtenAs: identifier) { return block }
    report(
      .unknownBlock(
        identifier, at: span, in: catalogue.documentNames, namesakes: namesakes(of: identifier)))
    return nil
  }

  /// Posts that somebody may mean who leaves out the document.
  func namesakes(of name: String) -> [String] {
    let key = name.hasPrefix("#") ? String(name.dropFirst()) : name
    if key.isEmpty || key.contains(where: { $0 == "#" || $0 == ":" }) { return [] }
    return catalogue?.identifiers(ofBlocks: key, first: Self.namedNamesakes + 1) ?? []
  }

  /// Of more, it is only said that there are.
  static let namedNamesakes = 4
}

extension ComparisonOperator {
  /// `=` for `!=`: of a list, `!=` is the opposite of "one of them is".
  fileprivate var withoutNot: ComparisonOperator { self == .notEqual ? .equal : self }
}

extension Period {
  fileprivate var asSpan: TimeSpan {
    TimeSpan(earliest: start, latest: end, precision: .second, basis: .stated)
  }
}
