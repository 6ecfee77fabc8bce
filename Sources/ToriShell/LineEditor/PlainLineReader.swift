import Glibc
import ToriSystem

/// Lines from a pipe, a file or a terminal that cannot be drawn on.
///
/// What is not UTF-8 reads as U+FFFD, for all to see; a line end is LF or CR LF.
package struct PlainLineReader {
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var start = 0
  private var hasEnded = false

  /// - Parameter descriptor: read to its end, not closed.
  package init(descriptor: Int32 = STDIN_FILENO) { self.descriptor = descriptor }

  /// The next line without its end, or `nil` after the last, which may lack an end.
  ///
  /// A read that fails counts as the end.
  package mutating func next() -> String? {
    var searched = start
    while true {
      if let end = buffer[searched...].firstIndex(of: 0x0A) {
        return take(upTo: end, next: end + 1)
      }
      searched = buffer.count
      if hasEnded {
        return start < buffer.count ? take(upTo: buffer.count, next: buffer.count) : nil
      }
      if start > 0 {
        buffer.removeFirst(start)
        searched -= start
        start = 0
      }
      fill()
    }
  }

  private mutating func take(upTo end: Int, next: Int) -> String {
    var line = buffer[start..<end]
    if line.last == 0x0D { line.removeLast() }
    start = next
    return String(decoding: line, as: UTF8.self)
  }

  private mutating func fill() {
    let piece = FileCalls.read(descriptor, upTo: 65_536) ?? []
    buffer += piece
    hasEnded = piece.isEmpty
  }
}
