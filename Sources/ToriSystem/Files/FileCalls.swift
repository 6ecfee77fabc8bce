import Glibc

/// The system's calls on files: paths and bytes go in, and no pointer comes out. Where one fails, `errno` says why.
package enum FileCalls {
  /// A descriptor, which programs that are started do not get; below 0 where it cannot be had.
  ///
  /// - Parameter permissions: of a file that is made, from which the user's mask takes some.
  package static func open(_ path: String, _ flags: Int32, permissions: mode_t = 0) -> Int32 {
    // SAFETY: the path ends with a zero and is only read.
    unsafe Glibc.open(path.pathBytes, flags | O_CLOEXEC, permissions)
  }

  /// A new file without a name in a folder, which is gone once it is closed; below 0 where it cannot be had.
  package static func openUnnamed(in folder: String) -> Int32 {
    guard let (path, descriptor) = openTemporary(in: folder, ending: "") else { return -1 }
    remove(path)
    return descriptor
  }

  /// A new file in a folder, under a name that nobody else has; for the user alone.
  package static func openTemporary(
    in folder: String, ending: String
  ) -> (path: String, descriptor: Int32)? {
    var path = "\(folder)/tori-XXXXXX\(ending)".pathBytes
    // SAFETY: the call changes the Xs before the ending in place; the path ends with a zero.
    let descriptor = unsafe mkstemps(&path, Int32(ending.utf8.count))
    guard descriptor >= 0 else { return nil }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    return (String(path: path.dropLast().map { UInt8(bitPattern: $0) }), descriptor)
  }

  /// The next bytes, `count` at most; none at the end, nil where they cannot be read.
  package static func read(_ descriptor: Int32, upTo count: Int) -> [UInt8]? {
    unsafe read(count) { buffer in unsafe Glibc.read(descriptor, buffer.baseAddress, buffer.count) }
  }

  /// The same, which a signal interrupts: nil, and `errno` is `EINTR`.
  package static func readSome(_ descriptor: Int32, upTo count: Int) -> [UInt8]? {
    unsafe read(count, isInterruptible: true) { buffer in
      unsafe Glibc.read(descriptor, buffer.baseAddress, buffer.count)
    }
  }

  /// The bytes from `offset` on, `count` at most; none behind the end, nil where they cannot be read.
  package static func read(_ descriptor: Int32, upTo count: Int, at offset: Int) -> [UInt8]? {
    unsafe read(count) { buffer in
      unsafe pread(descriptor, buffer.baseAddress, buffer.count, off_t(offset))
    }
  }

  private static func read(
    _ count: Int, isInterruptible: Bool = false,
    _ call: (UnsafeMutableBufferPointer<UInt8>) -> Int
  ) -> [UInt8]? {
    var got = 0
    // SAFETY: the calls write no more than the buffer holds, and say how much they wrote.
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      let buffer = unsafe UnsafeMutableBufferPointer(rebasing: buffer[..<count])
      repeat { got = unsafe call(buffer) } while got < 0 && errno == EINTR && !isInterruptible
      filled = max(0, got)
    }
    return got < 0 ? nil : bytes
  }

  /// Writes some of the bytes, the first; how many, nil where that fails or is interrupted.
  package static func writeSome(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) -> Int? {
    // SAFETY: the buffer lives for the call, which only reads it.
    let count = unsafe bytes.withUnsafeBytes {
      unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
    }
    return count < 0 ? nil : count
  }

  /// Writes all bytes; whether it did.
  package static func write(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) -> Bool {
    var rest = bytes
    while !rest.isEmpty {
      if let count = writeSome(rest, to: descriptor) {
        rest = rest.dropFirst(count)
      } else if errno != EINTR {
        return false
      }
    }
    return true
  }

  /// Writes all bytes from `offset` of the file on; whether it did.
  package static func write(
    _ bytes: ArraySlice<UInt8>, to descriptor: Int32, at offset: Int
  ) -> Bool {
    var rest = bytes
    while !rest.isEmpty {
      let place = off_t(offset + (rest.startIndex - bytes.startIndex))
      // SAFETY: the buffer lives for the call, which only reads it.
      let count = unsafe rest.withUnsafeBytes {
        unsafe pwrite(descriptor, $0.baseAddress, $0.count, place)
      }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if count == 0 {
        errno = EIO
        return false
      } else if errno != EINTR {
        return false
      }
    }
    return true
  }

  /// Puts a file in the place of another at once; whether it did.
  package static func rename(_ path: String, to place: String) -> Bool {
    // SAFETY: the paths end with a zero and are only read.
    unsafe Glibc.rename(path.pathBytes, place.pathBytes) == 0
  }

  /// Removes the name of a file; whether it did.
  @discardableResult
  package static func remove(_ path: String) -> Bool {
    // SAFETY: the path ends with a zero and is only read.
    unsafe unlink(path.pathBytes) == 0
  }

  /// Makes one folder, whose parent must be there; whether it did.
  package static func makeFolder(_ path: String, permissions: mode_t) -> Bool {
    // SAFETY: the path ends with a zero and is only read.
    unsafe mkdir(path.pathBytes, permissions) == 0
  }

  /// Removes a folder that is empty; whether it did.
  @discardableResult
  package static func removeFolder(_ path: String) -> Bool {
    // SAFETY: the path ends with a zero and is only read.
    unsafe rmdir(path.pathBytes) == 0
  }

  /// Whether this process may do to a file what `rights` say: `R_OK`, `W_OK`, `X_OK`, or be there, `F_OK`.
  package static func may(_ rights: Int32, _ path: String) -> Bool {
    // SAFETY: the path ends with a zero and is only read.
    unsafe access(path.pathBytes, rights) == 0
  }

  /// Sets both times of a file to now; whether it did.
  @discardableResult
  package static func touch(_ path: String) -> Bool {
    // SAFETY: the call reads the path while it lasts, and without times takes now for both.
    unsafe utimensat(AT_FDCWD, path.pathBytes, nil, 0) == 0
  }

  /// The path from the root, without links, `.` and `..`; nil where nothing is there.
  package static func realPath(_ path: String) -> String? {
    // SAFETY: the call allocates the string that it returns; it is copied, then freed.
    guard let real = unsafe realpath(path.pathBytes, nil) else { return nil }
    defer { unsafe free(real) }
    return unsafe String(path: UnsafeRawBufferPointer(start: real, count: strlen(real)))
  }

  /// What a symbolic link holds; nil for what is none.
  package static func link(_ path: String) -> String? {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    // SAFETY: the call writes no more than it is told that the buffer holds.
    let count = unsafe readlink(path.pathBytes, &buffer, buffer.count)
    guard count > 0 else { return nil }
    return String(path: buffer.prefix(count).map(UInt8.init(bitPattern:)))
  }

  /// A new pipe, whose `output` gives what is written to its `input`; programs that are started do not get its ends.
  package static func makePipe() -> (output: Int32, input: Int32)? {
    var ends: [Int32] = [0, 0]
    // SAFETY: two numbers are written, for which there is room.
    guard unsafe pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }

  /// Waits until one of some descriptors has something for whoever waits; which has, in their order; nil where
  /// that fails or is interrupted.
  ///
  /// - Parameters:
  ///   - events: as `poll` has them, `POLLIN` or `POLLOUT`.
  ///   - milliseconds: after which none has; for ever if -1.
  package static func wait(
    for descriptors: [Int32], _ events: Int32, milliseconds: Int32
  ) -> [Bool]? {
    var sources = descriptors.map { pollfd(fd: $0, events: Int16(events), revents: 0) }
    // SAFETY: the call writes to the elements that it is told of.
    guard unsafe poll(&sources, nfds_t(sources.count), milliseconds) >= 0 else { return nil }
    return sources.map { $0.revents != 0 }
  }
}
