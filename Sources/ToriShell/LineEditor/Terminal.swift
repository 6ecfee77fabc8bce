import CEditLineShim
import Glibc
import ToriSystem

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
    ScreenSize(of: STDOUT_FILENO, otherwise: ScreenSize(rows: 24, columns: 80))
  }

  /// Waits for what comes first; for ever if `milliseconds` is -1.
  func wait(milliseconds: Int32) -> Event {
    var ready: [Bool]?
    repeat {
      ready = FileCalls.wait(for: [news, STDIN_FILENO], POLLIN, milliseconds: milliseconds)
      // A signal is no sign that nothing follows; the next call finds what was told of it.
    } while ready == nil && errno == EINTR
    guard let ready else { return .end }
    if ready[0], let event = nextSignal() { return event }
    return ready[1] ? read() : .nothing
  }

  /// Writes everything; what a terminal that is gone does not take is lost.
  func write(_ text: String) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      if let count = FileCalls.writeSome(bytes, to: STDOUT_FILENO) {
        bytes = bytes.dropFirst(count)
      } else if errno == EAGAIN {
        StandardStreams.waitUntilTaken(STDOUT_FILENO)
      } else if errno != EINTR {
        return
      }
    }
  }

  private func nextSignal() -> Event? {
    guard let byte = FileCalls.readSome(news, upTo: 1)?.first else { return nil }
    return byte == UInt8(ascii: "w") ? .resized : .continued
  }

  private func read() -> Event {
    guard let bytes = FileCalls.readSome(STDIN_FILENO, upTo: 65_536) else {
      return errno == EINTR || errno == EAGAIN ? .nothing : .end
    }
    return bytes.isEmpty ? .end : .bytes(bytes)
  }
}

extension ScreenSize {
  /// Of the terminal at a descriptor; what cannot be told is as in `other`.
  init(of descriptor: Int32, otherwise other: ScreenSize) {
    var (rows, columns) = (Int32(other.rows), Int32(other.columns))
    // SAFETY: both live for the call, which writes one `int` to each or nothing.
    _ = unsafe terminal_size(descriptor, &rows, &columns)
    self.init(rows: Int(rows), columns: Int(columns))
  }
}
