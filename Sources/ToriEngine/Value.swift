import ToriTime

/// One cell of an answer.
package enum Value: Hashable, Sendable {
  /// The row does not have it.
  case none
  case text(String)
  case integer(Int)
  case number(Double)
  case boolean(Bool)
  case time(TimeSpan)
  case date(PartialDate)
  case list([Value])
  /// Bytes of a source file as they stand.
  case bytes([UInt8])
}

/// What a column's cells are.
package indirect enum ValueType: Hashable, Sendable {
  case text, integer, number, boolean, time, date, bytes
  case list(ValueType)
}
