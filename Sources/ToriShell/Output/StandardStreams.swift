import CEditLineShim
import Glibc
import ToriSystem
import ToriText
import ToriTime

/// The process's standard input, output and error.
package enum StandardStreams {
  static var inputIsTerminal: Bool { isatty(STDIN_FILENO) == 1 }

  /// Whether the process has a terminal, whatever its standard input is.
  static var hasTerminal: Bool {
    let terminal = unsafe open("/dev/tty", O_RDWR | O_CLOEXEC)
    if terminal >= 0 { close(terminal) }
    return terminal >= 0
  }

  /// Has the terminal be the standard input from now on.
  static func takeTerminal() {
    let terminal = unsafe open("/dev/tty", O_RDWR | O_CLOEXEC)
    guard terminal >= 0 else { return }
    dup2(terminal, STDIN_FILENO)
    close(terminal)
  }

  /// The words of the command line behind the program's name; where one is not UTF-8, its bytes stand as in the
  /// name of a file.
  package static var arguments: [String] {
    let words = CommandLine.arguments
    // SAFETY: the system hands over as many words as Swift says, each ended by a zero, and they stay.
    return words.indices.dropFirst().map { place in
      guard words[place].unicodeScalars.contains("\u{FFFD}"),
        let word = unsafe CommandLine.unsafeArgv[place]
      else { return words[place] }
      return unsafe String(path: UnsafeRawBufferPointer(start: word, count: strlen(word)))
    }
  }

  /// A console on standard output and standard error.
  static func console(_ language: SpokenLanguage) -> Console {
    let isDumb = environment("TERM") == nil || environment("TERM") == "dumb"
    let plain = isDumb || environment("NO_COLOR").map { !$0.isEmpty } ?? false
    let shown = isatty(STDOUT_FILENO) == 1
    let told = isatty(STDERR_FILENO) == 1
    return Console(
      writeRows: { (bytes) throws(ClosedPipe) in try write(bytes, to: STDOUT_FILENO) },
      writeMessage: { try? write(Array($0.utf8), to: STDERR_FILENO) },
      rowsAreShown: shown, width: { shown ? width(of: STDOUT_FILENO) : nil },
      colourRows: shown && !plain, colourMessages: told && !plain,
      messageWidth: { told ? width(of: STDERR_FILENO) : nil }, drawsMessages: told && !isDumb,
      language: language)
  }

  /// To be called before anything is opened.
  ///
  /// A reader that has had enough, and a file that may grow no more, are seen when writing, not as signals
  /// that end the process. Streams that are closed are opened the wrong way round, so that no other file
  /// takes their numbers, and reading from them and writing to them fails.
  static func prepare() {
    _ = signal(SIGPIPE, SIG_IGN)
    _ = signal(SIGXFSZ, SIG_IGN)
    for stream in STDIN_FILENO...STDERR_FILENO where fcntl(stream, F_GETFD) < 0 {
      // The lowest number that is free is taken: this one. SAFETY: the path is only read.
      _ = unsafe open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }

  /// Writes all of the bytes, or throws `ClosedPipe`: also where nobody reads them and Ctrl-C was pressed.
  static func write(_ bytes: [UInt8], to descriptor: Int32) throws(ClosedPipe) {
    if isPipe(descriptor) { return try write(bytes, toPipe: descriptor) }
    try write(bytes[...], toAny: descriptor)
  }

  /// In pieces that a pipe takes at once when it takes anything, so that there is no waiting within a call.
  private static func write(_ bytes: [UInt8], toPipe pipe: Int32) throws(ClosedPipe) {
    for start in stride(from: 0, to: bytes.count, by: Int(PIPE_BUF)) {
      var sink = pollfd(fd: pipe, events: Int16(POLLOUT), revents: 0)
      // SAFETY: one element, which is there.
      while unsafe poll(&sink, 1, 50) <= 0 {
        if InterruptHandler.shared.isStopping { throw ClosedPipe(wasInterrupted: true) }
      }
      try write(bytes[start..<min(start + Int(PIPE_BUF), bytes.count)], toAny: pipe)
    }
  }

  private static func isPipe(_ descriptor: Int32) -> Bool {
    var status = stat()
    // SAFETY: the call writes the structure.
    return unsafe fstat(descriptor, &status) == 0
      && [S_IFIFO, S_IFSOCK].contains(status.st_mode & S_IFMT)
  }

  private static func write(
    _ bytes: ArraySlice<UInt8>, toAny descriptor: Int32
  ) throws(ClosedPipe) {
    var rest = bytes
    while !rest.isEmpty {
      // SAFETY: the buffer lives for the call, which only reads it.
      let count = unsafe rest.withUnsafeBytes {
        unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if count == 0 || errno == EAGAIN {
        waitUntilTaken(descriptor)
      } else if errno != EINTR {
        let isFailure = errno != EPIPE
        throw ClosedPipe(reason: isFailure ? SystemError(number: errno).message : nil)
      }
    }
  }

  /// Waits until a descriptor that does not block takes something.
  static func waitUntilTaken(_ descriptor: Int32) {
    var sink = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    // SAFETY: one element, which is there.
    _ = unsafe poll(&sink, 1, -1)
  }

  /// The text of a file, `-` for standard input; what is not UTF-8 reads as U+FFFD.
  static func text(of path: String) throws -> String {
    let descriptor = path == "-" ? STDIN_FILENO : unsafe open(path.pathBytes, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Unreadable() }
    defer { if path != "-" { close(descriptor) } }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      // SAFETY: the buffer lives for the call, which writes within it.
      let count = unsafe chunk.withUnsafeMutableBytes {
        unsafe read(descriptor, $0.baseAddress, $0.count)
      }
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw Unreadable() }
      if count == 0 { return String(decoding: bytes, as: UTF8.self) }
      bytes += chunk[..<count]
    }
  }

  struct Unreadable: Error {}

  static func environment(_ name: String) -> String? {
    ProcessSurroundings.variable(name)
  }

  static var workingFolder: String { ProcessSurroundings.workingFolder }

  static func now() -> Instant {
    var time = timespec()
    // SAFETY: the call writes the structure that it is given.
    _ = unsafe clock_gettime(CLOCK_REALTIME, &time)
    return Instant(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
  }

  /// Columns of the terminal there.
  private static func width(of descriptor: Int32) -> Int? {
    var rows: Int32 = 0
    var columns: Int32 = 0
    // SAFETY: the call writes one `int` to each or nothing.
    _ = unsafe terminal_size(descriptor, &rows, &columns)
    return columns > 0 ? Int(columns) : nil
  }
}
