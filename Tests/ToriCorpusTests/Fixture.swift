import CJansson
import Glibc
import Testing
import ToriCorpus
import ToriSystem
import ToriTime

/// The files that the tests read.
enum Fixture {
  static let seedStems = [
    "000_a5c2489ee14f07d7", "001_cac3fe6e2cceb2ae", "002_9877cdaf04ddf7d2", "003_6bb724b6f327fac2",
    "004_f30c72c38a454bbd",
  ]

  private static let folder = #filePath.split(separator: "/").dropLast().joined(separator: "/")

  static func seed(_ stem: String) throws -> [UInt8] {
    try fileBytes(atPath: "/\(folder)/../../seeds/\(stem).txt")
  }

  static var gold: [GoldBlock] {
    get throws {
      try fileBytes(atPath: "/\(folder)/Fixtures/blocks.jsonl").split(separator: 0x0A)
        .map { GoldBlock(try #require(JSONObject(Array($0)))) }
    }
  }

  static func bytes(atPath path: String) throws -> [UInt8] { try fileBytes(atPath: path) }

  /// Writes a file anew, for tests that are told to.
  static func write(_ text: String, to path: String) {
    guard let file = unsafe fopen(path, "w") else { return }
    _ = unsafe fputs(text, file)
    unsafe fclose(file)
  }

  static func write(_ bytes: [UInt8], to path: String) throws {
    guard let file = unsafe fopen(path, "w") else { throw SystemError(number: errno) }
    _ = unsafe fwrite(bytes, 1, bytes.count, file)
    unsafe fclose(file)
  }

  /// As the C library converts it, leaving out what the target does not have.
  static func convert(_ bytes: [UInt8], _ from: String, _ to: String) -> [UInt8] {
    // SAFETY: iconv reads and writes within the two buffers whose sizes it is given.
    let converter = unsafe iconv_open(to + "//IGNORE", from)
    defer { unsafe iconv_close(converter) }
    var (input, output) = (
      bytes.map { CChar(bitPattern: $0) }, [CChar](repeating: 0, count: bytes.count * 3 + 16)
    )
    let size = output.count
    var written = 0
    unsafe input.withUnsafeMutableBufferPointer { input in
      unsafe output.withUnsafeMutableBufferPointer { output in
        var (source, target) = (input.baseAddress, output.baseAddress)
        var (left, room) = (bytes.count, size)
        _ = unsafe iconv(converter, &source, &left, &target, &room)
        written = size - room
      }
    }
    return output[..<written].map { UInt8(bitPattern: $0) }
  }
}

/// An object of JSON, owned.
@safe final class JSONObject {
  private let value: UnsafeMutablePointer<json_t>

  init?(_ bytes: [UInt8]) {
    // SAFETY: jansson reads the bytes within the call; the value is owned until `deinit`, and what is
    // read from it is copied.
    let loaded = unsafe bytes.withUnsafeBytes { buffer in
      unsafe json_loadb(
        buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count, 0, nil)
    }
    guard let loaded = unsafe loaded else { return nil }
    unsafe value = loaded
  }

  deinit { unsafe json_decref(value) }

  func string(_ key: String) -> String? { unsafe text(json_object_get(value, key)) }

  func integer(_ key: String) -> Int? {
    guard let number = unsafe json_object_get(value, key),
      unsafe number.pointee.type == JSON_INTEGER
    else { return nil }
    return unsafe Int(json_integer_value(number))
  }

  func isTrue(_ key: String) -> Bool {
    guard let flag = unsafe json_object_get(value, key) else { return false }
    return unsafe flag.pointee.type == JSON_TRUE
  }

  func integers(_ key: String) -> [Int] {
    unsafe members(key).map { unsafe Int(json_integer_value($0)) }
  }

  func strings(_ key: String) -> [String] { unsafe members(key).compactMap { unsafe text($0) } }

  /// Two times, of which one may be null: as EDTF.
  func bounds(_ key: String) -> String? {
    let bounds = unsafe members(key).map { unsafe text($0) ?? ".." }
    return bounds.count == 2 ? bounds.joined(separator: "/") : nil
  }

  private func text(_ value: UnsafeMutablePointer<json_t>?) -> String? {
    unsafe json_string_value(value).map { unsafe String(cString: $0) }
  }

  private func members(_ key: String) -> [UnsafeMutablePointer<json_t>?] {
    let list = unsafe json_object_get(value, key)
    return unsafe (0..<json_array_size(list)).map { unsafe json_array_get(list, $0) }
  }
}
