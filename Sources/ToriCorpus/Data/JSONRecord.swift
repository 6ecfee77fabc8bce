/// One object of JSON of no known platform: its members by their names.
enum JSONRecord {
  enum Outcome {
    case record(Record, keys: [String])
    /// What is wrong.
    case failure(ReadFact)
  }

  /// Reads an object; the keys are listed only if `wantsKeys`. Of a key that comes twice the last counts.
  static func parse(
    _ text: Span<UInt8>, mapping: ColumnMapping, wantsKeys: Bool = false,
    values: inout JSONValue
  ) -> Outcome {
    var (record, keys) = (Record(), [String]())
    var members: [(field: DataField, rank: Int, value: Range<Int>)] = []
    do throws(JSONFault) {
      var position = 0
      text.skipBlank(at: &position)
      guard position < text.count, text[position] == 0x7B else {
        try text.passJSONValue(at: &position)
        try text.expectJSONEnd(at: &position)
        return .failure(.doubt(.noJSONObject))
      }
      try text.forEachMember(at: &position) { name, position throws(JSONFault) in
        let start = position
        try text.passJSONValue(at: &position)
        let key = text.jsonText(of: name) ?? ""
        if wantsKeys { keys.append(key) }
        if let (field, rank) = mapping.field(ofKey: key) {
          members.append((field, rank, start..<position))
        }
      }
      try text.expectJSONEnd(at: &position)
    } catch {
      return .failure(error.fact)
    }
    for (field, rank, value) in members.reversed() {
      // Strings alone are texts of their own; with objects among them they are pieces of one.
      if field == .text, text[value.lowerBound] == 0x5B, text.contains(0x7B, in: value),
        let pieces = values.pieces(text, value)
      {
        record.set(field, rank: rank, .text(pieces))
        continue
      }
      record.set(
        field, rank: rank,
        values.fieldValue(text, value, isName: ProfileField.field(field).isIdentifier))
    }
    return .record(record, keys: keys)
  }
}
