import CEditLineShim
import Glibc

/// The terminal at descriptors 0 and 1, and the signals that concern it.
struct Terminal {
  /// Where the shim tells of signals.
  private let news: Int32

  enum Event: Equatable {
    case bytes([UInt8])
    case resized
    /// The program was stopped and goes on.
    case continued
    /// Nothing came within the time given.
    case nothing
    /// The terminal is gone.
    case end
  }

  /// `nil` unless both ends are terminals of a kind that can be drawn on.
  init?(type: String?) {
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1, let type,
      !["", "dumb", "unknown", "emacs"].contains(type)
    else { return nil }
    news = terminal_watch()
    guard news >= 0 else { return nil }
  }

  var size: ScreenSize {
    var rows: Int32 = 24
    var columns: Int32 = 80
    // SAFETY: both live for the call, which writes one `int` to each or nothing.
    _ = unsafe terminal_size(STDOUT_FILENO, &rows, &columns)
    return ScreenSize(rows: Int(rows), columns: Int(columns))
  }

  /// Waits for what comes first; for ever if `milliseconds` is -1.
  func wait(milliseconds: Int32) -> Event {
    var sources = [
      pollfd(fd: news, events: Int16(POLLIN), revents: 0),
      pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
    ]
    var ready: Int32
    repeat {
      // SAFETY: `poll` writes to the two elements that it is told of.
      ready = unsafe poll(&sources, 2, milliseconds)
      // A signal is no sign that nothing follows; the next call finds what was told of it.
    } while ready < 0 && errno == EINTR
    if ready <= 0 { return ready == 0 ? .nothing : .end }
    if sources[0].revents != 0, let event = nextSignal() { return event }
    if sources[1].revents != 0 { return read() }
    return .nothing
  }

  /// Writes everything; what a terminal that is gone does not take is lost.
  func write(_ text: String) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      // SAFETY: the buffer lives for the call and `write` only reads it.
      let count = unsafe bytes.withUnsafeBytes {
        unsafe Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count)
      }
      if count >= 0 {
        bytes = bytes.dropFirst(count)
      } else if errno == EAGAIN {
        StandardStreams.waitUntilTaken(STDOUT_FILENO)
      } else if errno != EINTR {
        return
      }
    }
  }

  private func nextSignal() -> Event? {
    var byte: UInt8 = 0
    // SAFETY: room for the one byte asked for.
    guard unsafe Glibc.read(news, &byte, 1) == 1 else { return nil }
    return byte == UInt8(ascii: "w") ? .resized : .continued
  }

  private func read() -> Event {
    var bytes = [UInt8](repeating: 0, count: 65_536)
    // SAFETY: room for as many bytes as asked for.
    let count = unsafe Glibc.read(STDIN_FILENO, &bytes, bytes.count)
    if count > 0 { return .bytes(Array(bytes[..<count])) }
    return count < 0 && (errno == EINTR || errno == EAGAIN) ? .nothing : .end
  }
}
