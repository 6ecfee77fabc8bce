import ToriSystem

/// What a file of gzip unpacks to, all its members one after another, up to the last byte that is whole.
///
/// Source: RFC 1952; zlib's manual, *zlib.h*.
@safe final class GzipStream: ByteStream {
  private let library: Library
  // SAFETY: allocated in `init`, freed in `deinit`; the library keeps its address in its own state.
  private let stream: UnsafeMutablePointer<State>
  private let source: SourceBytes
  private var position = 0
  private var input: [UInt8] = []
  private var consumed = 0
  private var isWithinMember = true
  private var isDone = false

  @safe private struct Library: Sendable {
    // SAFETY: of the types that zlib.h gives these functions.
    typealias Handle = UnsafeMutableRawPointer
    typealias Begin = @Sendable @convention(c) (Handle, CInt, UnsafePointer<CChar>, CInt) -> CInt
    typealias Step = @Sendable @convention(c) (Handle, CInt) -> CInt
    typealias Call = @Sendable @convention(c) (Handle) -> CInt

    let begin: Begin
    let inflate: Step
    let reset: Call
    let end: Call

    static let installed: Library? = {
      guard let library = DynamicLibrary(["libz.so.1", "libz.so"]) else { return nil }
      return try? Library(library)
    }()

    init(_ library: DynamicLibrary) throws(MissingFunction) {
      unsafe begin = try library.function("inflateInit2_", Begin.self)
      unsafe inflate = try library.function("inflate", Step.self)
      unsafe reset = try library.function("inflateReset", Call.self)
      unsafe end = try library.function("inflateEnd", Call.self)
    }
  }

  /// As zlib.h has `z_stream`.
  @unsafe private struct State {
    var nextIn: UnsafeMutablePointer<UInt8>?
    var availableIn: CUnsignedInt = 0
    var totalIn: CUnsignedLong = 0
    var nextOut: UnsafeMutablePointer<UInt8>?
    var availableOut: CUnsignedInt = 0
    var totalOut: CUnsignedLong = 0
    var message: UnsafePointer<CChar>?
    var state: UnsafeMutableRawPointer?
    var allocate: UnsafeMutableRawPointer?
    var free: UnsafeMutableRawPointer?
    var opaque: UnsafeMutableRawPointer?
    var dataType: CInt = 0
    var checksum: CUnsignedLong = 0
    var reserved: CUnsignedLong = 0
  }

  /// Whether files of gzip can be read so.
  static var isInstalled: Bool { Library.installed != nil }

  init(_ source: SourceBytes) throws(CorpusError) {
    guard let library = Library.installed else {
      throw .malformed(.refusal(.missingLibrary, "libz", "zlib1g"))
    }
    (self.library, self.source) = (library, source)
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: State())
    // With the window of 32 KB, and the header and checksum of gzip.
    let status = unsafe "1.2.11".withCString { version in
      unsafe library.begin(stream, 15 + 16, version, CInt(MemoryLayout<State>.size))
    }
    if status != 0 { throw .malformed(.refusal(.damaged)) }
  }

  deinit {
    _ = unsafe library.end(stream)
    unsafe stream.deallocate()
  }

  func next(_ count: Int) throws(CorpusError) -> [UInt8] {
    while !isDone {
      if consumed == input.count, position < source.count {
        input = try source.bytes(position..<position + (1 << 17))
        position += input.count
        consumed = 0
      }
      if !isWithinMember, try beginMember() { continue }
      if isDone { break }
      let (bytes, status) = step(count)
      switch status {
      case Self.end: isWithinMember = false
      case 0, Self.noProgress: break
      default:
        // What came out of the step before the damage is whole.
        if bytes.isEmpty { throw .malformed(.refusal(.gzipDamaged)) }
      }
      if !bytes.isEmpty { return bytes }
      if isWithinMember, consumed == input.count, position >= source.count {
        throw .malformed(.refusal(.gzipCut))
      }
    }
    return []
  }

  /// Behind a member: another, or nothing but zeros as tapes are filled with. Says whether more must be read to tell.
  private func beginMember() throws(CorpusError) -> Bool {
    while consumed < input.count, input[consumed] == 0 { consumed += 1 }
    if consumed == input.count {
      isDone = position >= source.count
      return !isDone
    }
    let isMember =
      input[consumed] == 0x1F
      && (consumed + 1 == input.count || input[consumed + 1] == 0x8B)
    guard isMember else { throw .malformed(.refusal(.gzipMore)) }
    _ = unsafe library.reset(stream)
    isWithinMember = true
    return false
  }

  private func step(_ count: Int) -> (bytes: [UInt8], status: CInt) {
    var status: CInt = 0
    // SAFETY: the library reads and writes within both buffers during the call, and says how far.
    let bytes = unsafe input.withUnsafeMutableBufferPointer { input in
      unsafe [UInt8](unsafeUninitializedCapacity: count) { output, filled in
        unsafe stream.pointee.nextIn = input.baseAddress.map { unsafe $0 + consumed }
        unsafe stream.pointee.availableIn = CUnsignedInt(input.count - consumed)
        unsafe stream.pointee.nextOut = output.baseAddress
        unsafe stream.pointee.availableOut = CUnsignedInt(output.count)
        status = unsafe library.inflate(stream, 0)
        consumed = unsafe input.count - Int(stream.pointee.availableIn)
        filled = unsafe output.count - Int(stream.pointee.availableOut)
      }
    }
    return (bytes, status)
  }

  private static let end: CInt = 1
  private static let noProgress: CInt = -5
}
