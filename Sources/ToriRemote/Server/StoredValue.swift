/// What a column of a table can be: few types, which every version has and writes alike.
enum StoredType: Hashable, Sendable {
  /// `UInt8`
  case small
  /// `Int64`
  case number
  /// `UInt64`, of numbers that an `Int64` holds as well.
  case place
  case optionalNumber, text, optionalText, texts, numbers

  var sql: String {
    switch self {
    case .small: "UInt8"
    case .number: "Int64"
    case .place: "UInt64"
    case .optionalNumber: "Nullable(Int64)"
    case .text: "String"
    case .optionalText: "Nullable(String)"
    case .texts: "Array(String)"
    case .numbers: "Array(Int64)"
    }
  }
}

/// A value of a column.
enum StoredValue: Hashable, Sendable {
  case small(UInt8)
  case number(Int64)
  case optionalNumber(Int64?)
  case text(String)
  case optionalText(String?)
  case texts([String])
  case numbers([Int64])

  var asNumber: Int? {
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
