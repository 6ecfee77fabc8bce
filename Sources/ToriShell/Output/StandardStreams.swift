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
    let terminal = FileCalls.open("/dev/tty", O_RDWR)
    if terminal >= 0 { close(terminal) }
    return terminal >= 0
  }

  /// Has the terminal be the standard input from now on.
  static func takeTerminal() {
    let terminal = FileCalls.open("/dev/tty", O_RDWR)
    guard terminal >= 0 else { return }
    dup2(terminal, STDIN_FILENO)
    close(terminal)
  }

  /// The words of the command line behind the program's name.
  package static var arguments: [String] { ProcessSurroundings.arguments }

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
      // The lowest number that is free is taken: this one.
      _ = FileCalls.open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY)
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
      while FileCalls.wait(for: [pipe], POLLOUT, milliseconds: 50)?.contains(true) != true {
        if InterruptHandler.shared.isStopping { throw ClosedPipe(wasInterrupted: true) }
      }
      try write(bytes[start..<min(start + Int(PIPE_BUF), bytes.count)], toAny: pipe)
    }
  }

  private static func isPipe(_ descriptor: Int32) -> Bool {
    FileStatus(descriptor: descriptor).map { [.pipe, .socket].contains($0.kind) } ?? false
  }

  private static func write(
    _ bytes: ArraySlice<UInt8>, toAny descriptor: Int32
  ) throws(ClosedPipe) {
    var rest = bytes
    while !rest.isEmpty {
      let count = FileCalls.writeSome(rest, to: descriptor)
      if let count, count > 0 {
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
    _ = FileCalls.wait(for: [descriptor], POLLOUT, milliseconds: -1)
  }

  /// The text of a file, `-` for standard input; what is not UTF-8 reads as U+FFFD.
  static func text(of path: String) throws -> String {
    let descriptor = path == "-" ? STDIN_FILENO : FileCalls.open(path, O_RDONLY)
    guard descriptor >= 0 else { throw Unreadable() }
    defer { if path != "-" { close(descriptor) } }
    var bytes: [UInt8] = []
    while true {
      guard let chunk = FileCalls.read(descriptor, upTo: 1 << 16) else { throw Unreadable() }
      if chunk.isEmpty { return String(decoding: bytes, as: UTF8.self) }
      bytes += chunk
    }
  }

  struct Unreadable: Error {}

  static func environment(_ name: String) -> String? {
    ProcessSurroundings.variable(name)
  }

  static var workingFolder: String { ProcessSurroundings.workingFolder }

  static func now() -> Instant {
    let time = ProcessSurroundings.now
    return Instant(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
  }

  /// Columns of the terminal there.
  private static func width(of descriptor: Int32) -> Int? {
    let columns = ScreenSize(of: descriptor, otherwise: ScreenSize(rows: 0, columns: 0)).columns
    return columns > 0 ? columns : nil
  }
}
