/// One object of JSON of no known platform: its members by their names.
enum JSONRecord {
  enum Outcome {
    case record(Record)
    /// What is wrong.
    case failure(ReadFact)
  }

  /// Reads an object, of whose keys those `passedOver` are no fields. Of a key that comes twice the last counts.
  static func parse(
    _ text: Span<UInt8>, mapping: ColumnMapping, passedOver: Set<String>,
    values: inout JSONValue
  ) -> Outcome {
    var record = Record()
    var members: [(key: String, field: DataField, rank: Int, value: Range<Int>)] = []
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
        if let known = members.firstIndex(where: { $0.key == key }) {
          members[known].value = start..<position
        } else if let (field, rank) = mapping.field(ofKey: key), !passedOver.contains(key) {
          members.append((key, field, rank, start..<position))
        }
      }
      try text.expectJSONEnd(at: &position)
    } catch {
      return .failure(error.fact)
    }
    for (_, field, rank, value) in members {
      // Strings alone are texts of their own; with objects among them they are pieces of one.
      if field == .text, text[value.lowerBound] == 0x5B, text.holdsObject(in: value),
        let pieces = values.pieces(text, value)
      {
        record.set(field, rank: rank, .text(pieces))
        continue
      }
      record.set(
        field, rank: rank,
        values.fieldValue(text, value, isName: ProfileField.field(field).isIdentifier))
    }
    return .record(record)
  }
}
