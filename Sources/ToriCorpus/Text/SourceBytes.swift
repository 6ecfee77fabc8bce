import Glibc
import ToriSystem
import ToriTime

/// The bytes of a source: in memory, or in a large file, of which only parts are.
package struct SourceBytes: Sendable {
  /// How many there are. A file that grows later on is read as far as it reached at first.
  package let count: Int
  /// How many are read at a time, unless more are needed at once.
  let windowSize: Int
  private let storage: Storage
  /// What a survey of the bytes found, where it was made already.
  private var surveyed: (checksum: UInt64, isUTF8: Bool)?
  /// Whether who reads is to end.
  private var isInterrupted: @Sendable () -> Bool = { false }

  private enum Storage {
    case memory([UInt8])
    case file(OpenFile)
    case stream(StreamSource)
  }

  /// Files up to this size are held as a whole.
  private static let wholeSize = 1 << 24
  /// Small enough to stay in a cache, and for the memory to be used again at once.
  private static let usualWindowSize = 1 << 18

  /// Bytes in memory. With a window of at least four, they are read as those of a file are.
  package init(_ bytes: [UInt8], windowSize: Int = .max) {
    count = bytes.count
    storage = .memory(bytes)
    self.windowSize = min(windowSize, max(bytes.count, 4))
  }

  private init(count: Int, windowSize: Int, storage: Storage) {
    self.count = count
    self.windowSize = windowSize
    self.storage = storage
  }

  /// The content of a file; a pipe, socket or device is refused.
  package init(atPath path: String) throws(SystemError) {
    let descriptor = FileCalls.open(path, O_RDONLY | O_NONBLOCK)
    guard descriptor >= 0 else { throw SystemError(number: errno) }
    let file = OpenFile(descriptor: descriptor)
    guard let status = FileStatus(descriptor: descriptor), status.kind == .file,
      status.size > Self.wholeSize
    else {
      self.init(try fileBytes(atPath: path))
      return
    }
    self.init(
      count: status.size, windowSize: Self.usualWindowSize, storage: .file(file))
  }

  /// What was put into a file without a name.
  init(_ file: OpenFile, count: Int) {
    self.init(count: count, windowSize: Self.usualWindowSize, storage: .file(file))
  }

  /// What a stream gives, which is read through once to see how much it is; `open` gives it from its first byte.
  ///
  /// Throws `CorpusError.malformed` if that is more than `limit`, and what the stream throws.
  init(
    limit: Int, until isInterrupted: @Sendable () -> Bool = { false },
    _ open: @escaping @Sendable () throws(CorpusError) -> any ByteStream
  ) throws(CorpusError) {
    let stream = try open()
    var (count, survey, whole) = (0, Survey(), [UInt8]())
    while true {
      if isInterrupted() { throw .interrupted }
      let bytes = try stream.next(1 << 18)
      if bytes.isEmpty { break }
      count += bytes.count
      if count > limit { throw .malformed(.refusal(.unpacksTooFar)) }
      survey.add(bytes)
      if count <= Self.wholeSize { whole += bytes } else { whole = [] }
    }
    if count <= Self.wholeSize {
      self.init(whole)
    } else {
      self.init(
        count: count, windowSize: Self.usualWindowSize, storage: .stream(StreamSource(open)))
    }
    surveyed = survey.result()
  }

  /// The first bytes of a file, at most `count`, which are read when they are asked for.
  init(headOf path: String, count: Int) throws(SystemError) {
    let descriptor = FileCalls.open(path, O_RDONLY | O_NONBLOCK)
    guard descriptor >= 0 else { throw SystemError(number: errno) }
    let file = OpenFile(descriptor: descriptor)
    guard let status = FileStatus(descriptor: descriptor) else {
      throw SystemError(number: errno)
    }
    self.init(count: min(count, status.size), windowSize: count, storage: .file(file))
  }

  /// The same, read until `isInterrupted` says yes.
  func read(until isInterrupted: @escaping @Sendable () -> Bool) -> SourceBytes {
    var source = self
    source.isInterrupted = isInterrupted
    return source
  }

  /// Throws `CorpusError.interrupted` once who reads is to end.
  func poll() throws(CorpusError) {
    if isInterrupted() { throw .interrupted }
  }

  /// The bytes of `range`, cut off at the end.
  func bytes(_ range: Range<Int>) throws(CorpusError) -> [UInt8] {
    try poll()
    let range = range.clamped(to: 0..<count)
    switch storage {
    case .memory(let bytes): return range.count == count ? bytes : Array(bytes[range])
    case .file(let file): return try read(range, of: file)
    case .stream(let stream):
      let bytes = try stream.bytes(range)
      if bytes.count < range.count { throw .malformed(.refusal(.becameShorter)) }
      return bytes
    }
  }

  private func read(_ range: Range<Int>, of file: OpenFile) throws(CorpusError) -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < range.count {
      let (start, rest) = (range.lowerBound + bytes.count, range.count - bytes.count)
      guard let more = FileCalls.read(file.descriptor, upTo: rest, at: start) else {
        throw .malformed(SystemError(number: errno).fact)
      }
      if more.isEmpty { throw .malformed(.refusal(.becameShorter)) }
      if bytes.isEmpty { bytes = more } else { bytes += more }
    }
    return bytes
  }

  /// All of them.
  package func all() throws(CorpusError) -> [UInt8] { try bytes(0..<count) }

  /// The checksum of all, and whether all are UTF-8.
  func survey() throws(CorpusError) -> (checksum: UInt64, isUTF8: Bool) {
    if let surveyed { return surveyed }
    var (survey, start) = (Survey(), 0)
    while start < count {
      let window = try bytes(start..<min(start + windowSize, count))
      survey.add(window)
      start += window.count
    }
    return survey.result()
  }
}

/// How many bytes of UTF-8 there are without a character at the end that is cut off.
private func wholeCharacters(_ bytes: Span<UInt8>) -> Int {
  for size in 1...3 where size <= bytes.count {
    let lead = bytes[bytes.count - size]
    if lead < 0x80 { break }
    if lead >= 0xC0 {
      let needed = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
      return needed > size ? bytes.count - size : bytes.count
    }
  }
  return bytes.count
}

private func areUTF8(_ parts: [ArraySlice<UInt8>]) -> Bool {
  parts.allSatisfy { isUTF8($0.span) }
}

/// What all bytes of a source are together, which come in parts.
private struct Survey {
  private let checksum = Checksum()
  private var count = 0
  private var isValid = true
  /// The beginning of a character whose end comes with the next part.
  private var cut: [UInt8] = []
  /// Of a large source, a second thread looks at what the first has read.
  private lazy var work = OrderedWork<[ArraySlice<UInt8>], Bool>(threadCount: 1) { areUTF8 }
  private var hasWork: Bool { count > Self.smallSize }

  private static let smallSize = 4 << 20

  mutating func add(_ bytes: [UInt8]) {
    checksum.add(bytes.span)
    guard isValid else { return }
    var start = 0
    while !cut.isEmpty, start < bytes.count, bytes[start] & 0xC0 == 0x80 {
      cut.append(bytes[start])
      start += 1
    }
    if start == bytes.count, cut.count < 4 { return }
    let end = start + wholeCharacters(bytes.span.extracting(start...))
    // A character that the part before cut off, and whole ones.
    let characters = [cut[...], bytes[start..<end]]
    cut = Array(bytes[end...])
    if hasWork { work.add(characters) } else { isValid = areUTF8(characters) }
    count += bytes.count
    if hasWork { takeAll(but: 4) }
  }

  /// Behind the last part.
  mutating func result() -> (checksum: UInt64, isUTF8: Bool) {
    if hasWork { takeAll(but: 0) }
    return (checksum.value, isValid && isUTF8(cut.span))
  }

  private mutating func takeAll(but count: Int) {
    while work.waitingCount > count, let isUTF8 = work.take() { isValid = isValid && isUTF8 }
  }
}
