import ToriSystem

/// Reads objects of JSON that are as most records are: texts, whole numbers, flags, and lists of those.
///
/// Whatever is not of that form, or no JSON, is left to `JSONRecord`.
struct JSONQuickReader {
  private struct Key {
    let name: [UInt8]
    /// The field that it is, if any, and how likely.
    let column: (field: DataField, rank: Int)?
    /// Whether it is no field, and has a column of its own once a record has it, if only with an empty value.
    let isOwn: Bool
    var own: Int?
  }

  /// Those met so far.
  private var keys: [Key] = []
  private static let keyLimit = 64
  /// Whether a character that no text holds became U+FFFD since this was false.
  var hasReplaced = false

  /// Reads one object, which is valid UTF-8; `nil` if it is to be read by `JSONRecord`.
  mutating func record(
    _ text: Span<UInt8>, mapping: ColumnMapping, _ own: inout OwnPaths?
  ) -> Record? {
    let known = own?.all.count ?? 0
    if let record = whole(text, mapping, &own) { return record }
    // What is no record has no columns.
    if own?.all.count ?? 0 > known {
      own?.forget(from: known)
      for key in keys.indices where keys[key].own ?? -1 >= known { keys[key].own = nil }
    }
    return nil
  }

  private mutating func whole(
    _ text: Span<UInt8>, _ mapping: ColumnMapping, _ own: inout OwnPaths?
  ) -> Record? {
    var at = 0
    guard text.skip(0x7B, at: &at) else { return nil }
    var record = Record()
    // Keys come in the same order each time. One that comes twice is left to `JSONRecord`.
    var expected = 0
    var seen: UInt64 = 0
    repeat {
      text.skipJSONSpace(at: &at)
      guard let name = text.plainJSONString(at: &at),
        let number = number(of: text.extracting(name), expected: expected, mapping, &own),
        seen >> UInt64(number) & 1 == 0
      else { return nil }
      seen |= 1 << UInt64(number)
      expected = number + 1
      guard text.skip(0x3A, at: &at), let value = value(text, at: &at) else { return nil }
      if keys[number].isOwn {
        guard let content = value.content else { continue }
        // What is empty tells that there is such a column.
        if keys[number].own == nil {
          let name = keys[number].name
          keys[number].own = own?.column(of: [MetKeys.text(name.span)])
        }
        if let column = keys[number].own, let value = OwnValue(content) {
          record.own.append(OwnCell(column: column, value: value))
        }
      } else if let (field, rank) = keys[number].column {
        record.set(field, rank: rank, value.content)
      }
    } while text.skip(0x2C, at: &at)
    guard text.skip(0x7D, at: &at) else { return nil }
    text.skipJSONSpace(at: &at)
    return at == text.count ? record : nil
  }

  /// The number of a key; `nil` if there are too many.
  private mutating func number(
    of name: Span<UInt8>, expected: Int, _ mapping: ColumnMapping, _ own: inout OwnPaths?
  ) -> Int? {
    if expected < keys.count, name.isEqual(to: keys[expected].name) { return expected }
    for number in keys.indices where name.isEqual(to: keys[number].name) { return number }
    guard keys.count < Self.keyLimit, let string = String(copying: name) else { return nil }
    keys.append(
      Key(
        name: Array(string.utf8), column: mapping.field(ofKey: string),
        isOwn: own?.isOwn(key: name) ?? false))
    return keys.count - 1
  }

  /// A value; its content is `nil` for null.
  private struct Value {
    var content: FieldValue?
  }

  /// Reads a value, and in a list no further list.
  private mutating func value(
    _ text: Span<UInt8>, at: inout Int, isInList: Bool = false
  ) -> Value? {
    text.skipJSONSpace(at: &at)
    guard at < text.count else { return nil }
    switch text[at] {
    case 0x22:
      return text.jsonString(at: &at, replaced: &hasReplaced).map { Value(content: .text($0)) }
    case 0x2D, 0x30...0x39:
      return text.jsonInteger(at: &at).map { Value(content: .integer($0)) }
    case 0x74: return text.skip(word: "true", at: &at) ? Value(content: .flag(true)) : nil
    case 0x66: return text.skip(word: "false", at: &at) ? Value(content: .flag(false)) : nil
    case 0x6E: return text.skip(word: "null", at: &at) ? Value(content: nil) : nil
    case 0x5B where !isInList: return list(text, at: &at)
    default: return nil
    }
  }

  private mutating func list(_ text: Span<UInt8>, at: inout Int) -> Value? {
    at += 1
    var values: [FieldValue] = []
    if text.skip(0x5D, at: &at) { return Value(content: .list([])) }
    repeat {
      guard let value = value(text, at: &at, isInList: true) else { return nil }
      if let content = value.content { values.append(content) }
    } while text.skip(0x2C, at: &at)
    return text.skip(0x5D, at: &at) ? Value(content: .list(values)) : nil
  }
}
