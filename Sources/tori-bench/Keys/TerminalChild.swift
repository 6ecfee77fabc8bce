import Glibc

/// A program in a pseudo-terminal of its own, told what is typed and read as it draws.
final class TerminalChild {
  /// What it wrote since the last key.
  private(set) var output: [UInt8] = []
  private let process: pid_t
  private let terminal: Int32
  private var hasEnded = false

  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  private static let patience: Int32 = 10_000
  /// POSIX_SPAWN_SETSID, which Swift does not see.
  private static let newSession: Int16 = 0x80

  /// Starts `arguments`, found along PATH, with `environment` as all of its environment.
  init(_ arguments: [String], environment: [String: String], rows: UInt16, columns: UInt16) throws {
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    var (master, slave): (Int32, Int32) = (-1, -1)
    var name = [CChar](repeating: 0, count: 64)
    var process = pid_t()
    // SAFETY: openpty(3) writes two numbers and a name of fewer than 64 characters. The strings, the
    // actions and the attributes live through the calls and are freed at the end of the scope.
    guard unsafe openpty(&master, &slave, &name, nil, &size) == 0 else {
      throw Failure(description: "there is no pseudo-terminal: error \(errno)")
    }
    _ = fcntl(master, F_SETFD, FD_CLOEXEC)
    var actions = unsafe posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    var words = unsafe arguments.map { unsafe strdup($0) } + [nil]
    var variables = unsafe environment.map { unsafe strdup("\($0)=\($1)") } + [nil]
    unsafe posix_spawn_file_actions_init(&actions)
    unsafe posix_spawnattr_init(&attributes)
    defer {
      while let string = unsafe words.popLast() { unsafe free(string) }
      while let string = unsafe variables.popLast() { unsafe free(string) }
      unsafe posix_spawn_file_actions_destroy(&actions)
      unsafe posix_spawnattr_destroy(&attributes)
      close(slave)
    }
    unsafe posix_spawnattr_setflags(&attributes, Self.newSession)
    // Opened by a session's leader, it becomes the terminal that governs it.
    unsafe posix_spawn_file_actions_addopen(&actions, 0, &name, O_RDWR, 0)
    for descriptor in [1, 2] as [Int32] {
      unsafe posix_spawn_file_actions_adddup2(&actions, 0, descriptor)
    }
    unsafe posix_spawn_file_actions_addclose(&actions, slave)
    let failure = unsafe posix_spawnp(
      &process, words[0]!, &actions, &attributes, &words, &variables)
    guard failure == 0 else {
      close(master)
      throw Failure(description: "cannot start '\(arguments[0])': error \(failure)")
    }
    (self.process, terminal) = (process, master)
  }

  deinit {
    close(terminal)
    if !hasEnded {
      kill(process, SIGKILL)
      waitpid(process, nil, 0)
    }
  }

  /// What all of its threads have computed so far, in seconds.
  var computingTime: Double {
    var clock = clockid_t()
    var time = timespec()
    // SAFETY: the calls write the number and the structure.
    guard unsafe clock_getcpuclockid(process, &clock) == 0,
      unsafe clock_gettime(clock, &time) == 0
    else { return 0 }
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  func type(_ key: String) throws {
    output = []
    let bytes = Array(key.utf8)
    // SAFETY: the bytes live through the call, which only reads them.
    guard unsafe write(terminal, bytes, bytes.count) == bytes.count else {
      throw Failure(description: "a key cannot be typed: error \(errno)")
    }
  }

  /// Reads until what was written since the last key ends in `end`.
  func read(upTo end: String) throws {
    let end = Array(end.utf8)
    while !output.suffix(end.count).elementsEqual(end) {
      guard try readSome() else {
        throw Failure(description: "the program ended: " + String(decoding: output, as: UTF8.self))
      }
    }
  }

  /// Reads to the end of the program.
  func readToEnd() throws {
    while try readSome() {}
    waitpid(process, nil, 0)
    hasEnded = true
  }

  /// Waits for output; false when there will be none.
  private func readSome() throws -> Bool {
    var source = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
    // SAFETY: one element, which is there.
    guard unsafe poll(&source, 1, Self.patience) > 0 else {
      throw Failure(description: "waited in vain: " + String(decoding: output, as: UTF8.self))
    }
    var bytes = [UInt8](repeating: 0, count: 65_536)
    // SAFETY: room for as many bytes as asked for.
    let count = unsafe Glibc.read(terminal, &bytes, bytes.count)
    if count > 0 { output += bytes[..<count] }
    return count > 0
  }
}
