import ToriEngine

/// What a column of a table can be: few types, which every version has and writes alike.
package enum StoredType: Hashable, Sendable {
  /// `UInt8`
  case small
  /// `Int64`
  case number
  /// How many there are of something, and as many together in one answer.
  case count
  /// `UInt64`, of numbers that an `Int64` holds as well.
  case place
  /// Milliseconds since 1970, of a year that clocks can show.
  case optionalInstant
  /// The number of a stretch of the calendar: on a line of time, or of those that come again.
  case optionalStretch(TimePart, isOnLine: Bool)
  case optionalNumber, text, optionalText, texts, numbers

  var sql: String {
    switch self {
    case .small: "UInt8"
    case .number, .count: "Int64"
    case .place: "UInt64"
    case .optionalNumber, .optionalInstant, .optionalStretch: "Nullable(Int64)"
    case .text: "String"
    case .optionalText: "Nullable(String)"
    case .texts: "Array(String)"
    case .numbers: "Array(Int64)"
    }
  }
}

/// A value of a column.
package enum StoredValue: Hashable, Sendable {
  case small(UInt8)
  case number(Int64)
  case optionalNumber(Int64?)
  case text(String)
  case optionalText(String?)
  case texts([String])
  case numbers([Int64])

  package var asNumber: Int? {
    switch self {
    case .small(let number): Int(number)
    case .number(let number): Int(number)
    case .optionalNumber(let number): number.map { Int($0) }
    case .text, .optionalText, .texts, .numbers: nil
    }
  }

  var asText: String? {
    switch self {
    case .text(let text): text
    case .optionalText(let text): text
    case .small, .number, .optionalNumber, .texts, .numbers: nil
    }
  }

  var asTexts: [String] { if case .texts(let texts) = self { texts } else { [] } }
}
