import ToriLanguage
import ToriText

/// What rows are counted by.
package enum GroupKey: Codable, Hashable, Sendable {
  case column(ColumnReference)
  /// A part of the time in this column.
  case time(TimePart, of: ColumnReference)
  /// The host of a URL in this column.
  case host(of: ColumnReference)

  /// One line for `help` and completion.
  package static let hostSummary = LocalizedText(
    "the host of a link: www.reuters.com", ja: "リンクのホスト: www.reuters.com")

  /// As the column of the keys is called.
  package var name: String {
    switch self {
    case .column(let column): column.name
    case .time(let part, _): part.rawValue
    case .host: "host"
    }
  }
}

extension GroupKey {
  /// Whether its values follow one another as stretches of the calendar.
  package var isLine: Bool {
    guard case .time(let part, _) = self else { return false }
    return part.cycle == nil
  }

  /// Whether its values stand in the order of time.
  package var isTime: Bool { if case .time = self { true } else { false } }

  /// What a note says that rows lack which have no value of it.
  package var absentName: String {
    switch self {
    case .column(let column), .time(_, of: let column): column.name
    case .host: name
    }
  }

  /// The cells of rows without the key are texts that say so, whatever the type.
  package var column: Column {
    switch self {
    case .column(let column):
      if case .list(let element) = column.type {
        Column(name: name, type: element.asKey)
      } else {
        Column(name: name, type: column.type.asKey)
      }
    case .time, .host: Column(name: name, type: .text)
    }
  }
}

extension ValueType {
  /// What stands in the column of a key: times and dates as they are written.
  fileprivate var asKey: ValueType {
    switch self {
    case .time, .date, .boolean: .text
    case .text, .integer, .number, .bytes, .list: self
    }
  }
}

extension Analyzer {
  /// What rows are counted by: a column, a part of its time, or the host of a link; nil, reported, if
  /// one is none of these.
  mutating func keys(_ names: [Name], in shape: RowShape) -> [GroupKey]? {
    let keys = names.compactMap { key($0, in: shape) }
    return keys.count == names.count ? keys : nil
  }

  mutating func key(_ name: Name, in shape: RowShape) -> GroupKey? {
    if let column = shape.column(named: name.value) {
      doubt(dates: name, in: shape)
      if column.type == .bytes {
        report(.notComparable(name.value, at: name.span))
        return nil
      }
      return .column(column)
    }
    // A time that was counted by is a text from then on.
    let time = ["time", "first"].lazy.compactMap { shape.column(named: $0) }.first {
      $0.type == .time
    }
    if let part = TimePart(rawValue: name.value), let time { return .time(part, of: time) }
    let link = shape.column(named: "links") ?? shape.column(named: "url")
    if name.value == "host", let link { return .host(of: link) }
    let parts = time == nil ? [] : TimePart.allCases.map(\.rawValue)
    let names = shape.columnNames
    let host = link == nil || names.contains("host") ? [] : ["host"]
    report(
      .unknownField(
        name.value, at: name.span, of: shape.kind, known: names + parts + host,
        own: shape.ownNames))
    return nil
  }
}
