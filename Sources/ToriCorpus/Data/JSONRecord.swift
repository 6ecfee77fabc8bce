import CJansson
import ToriText

/// One object of JSON, whatever it holds, read by jansson.
enum JSONRecord {
  enum Outcome {
    case record(Record, keys: [String])
    /// What is wrong, in words.
    case failure(LocalizedText)
  }

  /// Parses `bytes[range]`; the keys are listed only if `wantsKeys`.
  static func parse(
    _ bytes: Span<UInt8>, mapping: ColumnMapping, wantsKeys: Bool = false
  ) -> Outcome {
    var error = json_error_t()
    // SAFETY: jansson reads `count` bytes and keeps no pointer to them; the value that it returns is
    // owned here and given back below. All pointers into it are copied from before that.
    let value = unsafe bytes.withUnsafeBytes { buffer in
      unsafe json_loadb(
        buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count, 0, &error)
    }
    guard let value = unsafe value else {
      let message = unsafe withUnsafeBytes(of: error.text) { text in
        unsafe String(decoding: text.prefix { $0 != 0 }, as: UTF8.self)
      }
      return .failure(LocalizedText("this is no JSON: \(message)", ja: "JSONではない: \(message)"))
    }
    defer { unsafe json_decref(value) }
    guard unsafe value.pointee.type == JSON_OBJECT else {
      return .failure(LocalizedText("this is no JSON object", ja: "JSONオブジェクトではない"))
    }
    var (record, keys) = (Record(), [String]())
    var member = unsafe json_object_iter(value)
    while let place = unsafe member {
      if let name = unsafe json_object_iter_key(place) {
        let key = unsafe String(cString: name)
        if wantsKeys { keys.append(key) }
        if let (field, rank) = mapping.field(ofColumn: key) {
          record.set(field, rank: rank, unsafe fieldValue(json_object_iter_value(place), depth: 0))
        }
      }
      unsafe member = json_object_iter_next(value, place)
    }
    return .record(record, keys: keys)
  }

  /// A copy of the value; `nil` for null, and for what no field takes.
  private static func fieldValue(_ value: UnsafeMutablePointer<json_t>?, depth: Int) -> FieldValue?
  {
    guard let value = unsafe value else { return nil }
    switch unsafe value.pointee.type {
    case JSON_STRING: return unsafe string(value).map { .text($0) }
    case JSON_INTEGER: return unsafe .integer(Int(json_integer_value(value)))
    case JSON_REAL: return unsafe .real(json_real_value(value))
    case JSON_TRUE: return .flag(true)
    case JSON_FALSE: return .flag(false)
    case JSON_ARRAY:
      guard depth < 2 else { return nil }
      return .list(
        unsafe (0..<json_array_size(value)).compactMap { index in
          unsafe fieldValue(json_array_get(value, index), depth: depth + 1)
        })
    // Of an author or a link that is an object, its name or address.
    case JSON_OBJECT:
      for key in ["name", "screen_name", "username", "text", "expanded_url", "url", "id"] {
        if let inner = unsafe json_object_get(value, key), unsafe inner.pointee.type == JSON_STRING
        {
          return unsafe string(inner).map { .text($0) }
        }
      }
      return nil
    default: return nil
    }
  }

  private static func string(_ value: UnsafeMutablePointer<json_t>) -> String? {
    guard let start = unsafe json_string_value(value) else { return nil }
    // SAFETY: jansson's strings are valid UTF-8 of the length that it states.
    let bytes = unsafe UnsafeRawBufferPointer(start: start, count: json_string_length(value))
    return unsafe String(decoding: bytes, as: UTF8.self)
  }
}
