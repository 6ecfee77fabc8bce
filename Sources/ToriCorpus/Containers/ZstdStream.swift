import ToriSystem

/// What a file of zstd unpacks to. Its own library, since archives' refuses windows as long as those of the dumps
/// that archives of boards publish (2 GB).
@safe final class ZstdStream: ByteStream {
  private let library: Library
  private let handle: Int
  private let source: SourceBytes
  private var position = 0
  private var input: [UInt8] = []
  private var consumed = 0
  private var isWithinFrame = false

  @safe private struct Library: Sendable {
    // SAFETY: of the types that zstd.h gives these functions; handles are opaque to us, so words.
    typealias Create = @Sendable @convention(c) () -> Int
    typealias Free = @Sendable @convention(c) (Int) -> Int
    typealias SetParameter = @Sendable @convention(c) (Int, CInt, CInt) -> Int
    typealias Buffer = UnsafeMutableRawPointer
    typealias Decompress = @Sendable @convention(c) (Int, Buffer, Buffer) -> Int
    typealias IsError = @Sendable @convention(c) (Int) -> CUnsignedInt

    let create: Create
    let free: Free
    let setParameter: SetParameter
    let decompress: Decompress
    let isError: IsError

    static let installed: Library? = {
      guard let library = DynamicLibrary(["libzstd.so.1", "libzstd.so"]) else { return nil }
      return try? Library(library)
    }()

    init(_ library: DynamicLibrary) throws(MissingFunction) {
      create = try library.function("ZSTD_createDCtx", Create.self)
      free = try library.function("ZSTD_freeDCtx", Free.self)
      setParameter = try library.function("ZSTD_DCtx_setParameter", SetParameter.self)
      unsafe decompress = try library.function("ZSTD_decompressStream", Decompress.self)
      isError = try library.function("ZSTD_isError", IsError.self)
    }
  }

  /// As zstd.h has it for both of its buffers.
  @unsafe private struct Buffer {
    var start: UnsafeMutableRawPointer?
    var size: Int
    var position: Int
  }

  init(_ source: SourceBytes) throws(CorpusError) {
    guard let library = Library.installed else {
      throw .malformed(.refusal(.missingLibrary, "libzstd", "libzstd1"))
    }
    (self.library, self.source) = (library, source)
    handle = library.create()
    let (longestWindow, largest): (CInt, CInt) = (100, 31)
    _ = library.setParameter(handle, longestWindow, largest)
  }

  deinit { _ = library.free(handle) }

  func next(_ count: Int) throws(CorpusError) -> [UInt8] {
    while true {
      if consumed == input.count, position < source.count {
        input = try source.bytes(position..<position + (1 << 17))
        position += input.count
        consumed = 0
      }
      let (bytes, rest) = step(count)
      if library.isError(rest) != 0 {
        throw .malformed(.refusal(.zstdDamaged))
      }
      isWithinFrame = rest != 0
      if !bytes.isEmpty { return bytes }
      if consumed == input.count, position >= source.count {
        if isWithinFrame {
          throw .malformed(.refusal(.zstdCut))
        }
        return []
      }
    }
  }

  private func step(_ count: Int) -> (bytes: [UInt8], rest: Int) {
    // Nothing is left to be told apart from a frame that has ended.
    if consumed == input.count, !isWithinFrame { return ([], 0) }
    var rest = 0
    // SAFETY: the library reads and writes within both buffers during the call, and says how far.
    let bytes = unsafe input.withUnsafeMutableBytes { input in
      unsafe [UInt8](unsafeUninitializedCapacity: count) { output, filled in
        var from = unsafe Buffer(start: input.baseAddress, size: input.count, position: consumed)
        var to = unsafe Buffer(start: output.baseAddress, size: output.count, position: 0)
        rest = unsafe library.decompress(handle, &to, &from)
        unsafe (consumed, filled) = (from.position, to.position)
      }
    }
    return (bytes, rest)
  }
}
