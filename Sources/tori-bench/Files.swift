import Glibc

/// Writes a new file, piece by piece.
@safe package final class OutputFile {
  // SAFETY: open from `init` to `deinit`; only this object uses it.
  private let stream: UnsafeMutablePointer<FILE>
  private let path: String
  private(set) var byteCount = 0

  package init(_ path: String) throws {
    // SAFETY: the library reads the strings during the call alone.
    guard let stream = unsafe fopen(path, "w") else {
      throw TemporaryFolder.Failure(description: "cannot write '\(path)'")
    }
    unsafe self.stream = stream
    self.path = path
  }

  deinit { unsafe fclose(stream) }

  func write(_ bytes: [UInt8]) throws {
    byteCount += bytes.count
    guard unsafe fwrite(bytes, 1, bytes.count, stream) == bytes.count else {
      throw TemporaryFolder.Failure(description: "cannot write '\(path)'")
    }
  }

  package func write(_ text: String) throws { try write(Array(text.utf8)) }

  /// Hands what was written to the system, for others to read.
  package func flush() throws {
    guard unsafe fflush(stream) == 0 else {
      throw TemporaryFolder.Failure(description: "cannot write '\(path)'")
    }
  }
}

/// Reads a file from its beginning on.
@safe final class InputFile {
  // SAFETY: open from `init` to `deinit`; only this object uses it.
  private let stream: UnsafeMutablePointer<FILE>

  init?(_ path: String) {
    // SAFETY: the library reads the strings during the call alone.
    guard let stream = unsafe fopen(path, "r") else { return nil }
    unsafe self.stream = stream
  }

  deinit { unsafe fclose(stream) }

  /// The next bytes, fewer at the end of the file.
  func bytes(_ count: Int) -> [UInt8] {
    var all: [UInt8] = []
    while all.count < count {
      let wanted = min(count - all.count, 1 << 20)
      let piece = unsafe [UInt8](unsafeUninitializedCapacity: wanted) { buffer, filled in
        // SAFETY: the buffer has room for as many bytes.
        filled = unsafe fread(buffer.baseAddress!, 1, wanted, stream)
      }
      if piece.isEmpty { break }
      all += piece
    }
    return all
  }

  /// A little-endian number of eight bytes; nil at the end of the file.
  func integer() -> Int? {
    let bytes = bytes(8)
    guard bytes.count == 8 else { return nil }
    return Int(truncatingIfNeeded: bytes.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
  }
}
