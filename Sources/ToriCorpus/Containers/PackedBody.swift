import ToriSystem

/// What servers send packed, and archives of the web keep so.
enum PackedBody {
  /// What `body` unpacks to, of the coding that its header names; as it is where it is not packed after all.
  ///
  /// Throws `CorpusError.malformed` of what is damaged, unpacks to more than `limit`, or is of a coding that is not
  /// known.
  static func unpacked(
    _ body: ArraySlice<UInt8>, coding: String, limit: Int
  ) throws(CorpusError) -> [UInt8] {
    switch coding {
    case "", "identity", "none", "utf-8": return Array(body)
    case "gzip", "x-gzip", "deflate":
      if body.starts(with: [0x1F, 0x8B]) {
        return try ArchiveFile.unpacked(Array(body), limit: limit)
      }
      if coding != "deflate" { return Array(body) }
      return try ArchiveFile.unpacked(gzip(body), limit: limit)
    case "zstd": return try zstd(body, limit)
    case "br": return try brotli(body, limit)
    default: throw .malformed(.refusal(.archivedPagePacked, coding))
    }
  }

  /// The same stream of RFC 1951 as a file of gzip, which is what can be unpacked: with or without the two bytes that
  /// RFC 1950 has before it, as servers differ. Its checksum is not looked at.
  private static func gzip(_ body: ArraySlice<UInt8>) -> [UInt8] {
    let head = body.prefix(2).map { Int($0) }
    let hasHead = head.count == 2 && head[0] & 15 == 8 && (head[0] << 8 + head[1]) % 31 == 0
    return [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3] + body.dropFirst(hasHead ? 2 : 0)
      + Array(repeating: 0, count: 8)
  }

  private static func zstd(_ body: ArraySlice<UInt8>, _ limit: Int) throws(CorpusError) -> [UInt8] {
    let stream = try ZstdStream(SourceBytes(Array(body)))
    var unpacked: [UInt8] = []
    while true {
      let more = try stream.next(1 << 18)
      if more.isEmpty { return unpacked }
      unpacked += more
      if unpacked.count > limit { throw .malformed(.refusal(.unpacksTooFar)) }
    }
  }

  private static func brotli(
    _ body: ArraySlice<UInt8>, _ limit: Int
  ) throws(CorpusError) -> [UInt8] {
    guard let library = BrotliLibrary.installed else {
      throw .malformed(.refusal(.missingLibrary, "libbrotlidec", "libbrotli1"))
    }
    guard let unpacked = library.unpacked(Array(body), limit: limit) else {
      throw .malformed(.refusal(.brotliDamaged))
    }
    return unpacked
  }
}

/// What tori calls of libbrotlidec.
@safe private struct BrotliLibrary: Sendable {
  // SAFETY: of the type that decode.h gives `BrotliDecoderDecompress`.
  typealias Decompress =
    @Sendable @convention(c) (
      Int, UnsafePointer<UInt8>?, UnsafeMutablePointer<Int>, UnsafeMutablePointer<UInt8>?
    ) -> CInt

  private let decompress: Decompress

  static let installed: BrotliLibrary? = {
    guard let library = DynamicLibrary(["libbrotlidec.so.1", "libbrotlidec.so"]),
      let function = unsafe try? library.function("BrotliDecoderDecompress", Decompress.self)
    else { return nil }
    return unsafe BrotliLibrary(decompress: function)
  }()

  func unpacked(_ packed: [UInt8], limit: Int) -> [UInt8]? {
    var isWhole = false
    // SAFETY: the library reads and writes within both buffers during the call, and says how far it wrote.
    let room = unsafe packed.withUnsafeBufferPointer { input in
      unsafe [UInt8](unsafeUninitializedCapacity: limit) { output, filled in
        var size = output.count
        isWhole = unsafe decompress(input.count, input.baseAddress, &size, output.baseAddress) == 1
        filled = isWhole ? size : 0
      }
    }
    return isWhole ? Array(room[...]) : nil
  }
}
