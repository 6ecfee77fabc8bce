import ToriText
import ToriTime

/// One cell of an answer.
package enum Value: Codable, Hashable, Sendable {
  /// The row does not have it.
  case none
  case text(String)
  /// Said by tori itself, not by the corpus: tables have it in the language that is spoken; machine
  /// formats in English, as they stay the same in every language.
  case words(LocalizedText)
  /// There is none, and the words say so to people, in spreadsheets too; machine formats leave the cell empty.
  case lacking(LocalizedText)
  /// Of a post, whole and as tables for people have it.
  case identifier(String, short: String)
  case integer(Int)
  case number(Double)
  case boolean(Bool)
  case time(TimeSpan)
  case date(PartialDate)
  case list([Value])
  /// Bytes of a source file as they stand.
  case bytes([UInt8])
}

extension Value {
  /// Whether it stands in the place of a key that a row does not have, or not for certain.
  package var isNoKey: Bool {
    switch self {
    case .none, .words, .lacking: true
    default: false
    }
  }
}

/// What a column's cells are.
package indirect enum ValueType: Codable, Hashable, Sendable {
  case text, integer, number, boolean, time, date, bytes
  case list(ValueType)
}
