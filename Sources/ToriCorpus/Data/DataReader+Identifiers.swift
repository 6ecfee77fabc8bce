import ToriTime

/// What is found out about a file before its records are read.
extension DataReader {
  /// What makes identifiers useless, by the first records of a file.
  enum IdentifierDamage {
    /// Most are those of several records.
    case repeated
    /// All that are long end in zeros, as spreadsheets leave them that keep fifteen digits.
    case rounded
  }

  /// As many records are looked at.
  private static let lookedAt = 1000

  /// Whether most of the first identifiers are useless.
  func identifierDamage(
    _ understanding: RecordUnderstanding
  ) throws(CorpusError) -> IdentifierDamage? {
    guard reader != .dat else { return nil }
    var seen: Set<String> = []
    var (count, longCount, roundedCount) = (0, 0, 0)
    try forEachRecord(understanding) { record, position in
      guard record.nameGivenByTori == nil,
        let value = record[.sourceID] ?? record[.identifier],
        let identifier = SourceIdentifier(value), !identifier.isDamaged
      else { return position < Self.lookedAt && !(count == 0 && position >= 100) }
      count += 1
      seen.insert(identifier.spelling)
      if identifier.spelling.utf8.count > 15,
        identifier.spelling.utf8.allSatisfy({ 0x30...0x39 ~= $0 })
      {
        longCount += 1
        if identifier.spelling.utf8.dropFirst(15).allSatisfy({ $0 == 0x30 }) { roundedCount += 1 }
      }
      return position < Self.lookedAt
    }
    if longCount > 1, roundedCount == longCount { return .rounded }
    return count > 2 && seen.count * 2 < count ? .repeated : nil
  }

  /// The order of day, month and year that the times of all records prove together; `nil` if they
  /// prove none, or two.
  func dateOrder(_ understanding: RecordUnderstanding) throws(CorpusError) -> DateOrder? {
    var orders = DateOrders.all
    try forEachRecord(understanding) { record, _ in
      if let found = record[.time].flatMap({ Stamp.orders(of: Array($0.text.utf8).span) }) {
        orders.formIntersection(found)
      }
      return !orders.isEmpty
    }
    return orders.proved
  }
}

extension DataReader.IdentifierDamage {
  var fact: ReadFact {
    switch self {
    case .repeated:
      .doubt(.identifiersRepeated)
    case .rounded:
      .doubt(.identifiersRounded)
    }
  }
}
