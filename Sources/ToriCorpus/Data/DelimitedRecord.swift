/// One record of CSV or TSV.
///
/// Source: RFC 4180, *Common Format and MIME Type for CSV Files*, with tabs for commas in TSV.
enum DelimitedRecord {
  /// The fields as bytes, quotes resolved.
  static func fields(_ bytes: Span<UInt8>, separator: UInt8) -> [[UInt8]] {
    var fields: [[UInt8]] = []
    var field: [UInt8] = []
    var (position, isQuoted, isStart) = (0, false, true)
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if isQuoted {
        if byte != 0x22 {
          field.append(byte)
        } else if position < bytes.count, bytes[position] == 0x22 {
          field.append(0x22)
          position += 1
        } else {
          isQuoted = false
        }
      } else if byte == separator {
        fields.append(field)
        field = []
        isStart = true
        continue
      } else if byte == 0x22, isStart {
        isQuoted = true
      } else {
        field.append(byte)
      }
      isStart = false
    }
    fields.append(field)
    return fields
  }
}
