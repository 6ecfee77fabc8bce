import Glibc
import ToriSystem
import ToriTime

/// Rows that are held back until all of them are there: a few in memory, many in a file without a name.
final class HeldRows {
  private var bytes: [UInt8] = []
  /// -1 while there is no file.
  private var descriptor: Int32 = -1
  private var fileSize = 0
  private var takesNoMore = false

  /// What is held in memory, in bytes.
  private static let memory = 4 << 20

  deinit { if descriptor >= 0 { close(descriptor) } }

  func take(_ more: [UInt8]) {
    bytes += more
    if bytes.count >= Self.memory { moveToFile() }
  }

  /// Hands on all of it, in order.
  func handOn(to write: ([UInt8]) throws(ClosedPipe) -> Void) throws(ClosedPipe) {
    var start = 0
    while start < fileSize {
      let wanted = min(Self.memory, fileSize - start)
      guard let piece = FileCalls.read(descriptor, upTo: wanted, at: start), !piece.isEmpty else {
        throw ClosedPipe(reason: SystemError(number: errno).message)
      }
      try write(piece)
      start += piece.count
    }
    if !bytes.isEmpty { try write(bytes) }
  }

  /// Where there is no room for a file, all stays in memory.
  private func moveToFile() {
    if descriptor < 0 && !takesNoMore { descriptor = Self.makeFile() }
    guard descriptor >= 0 && !takesNoMore else { return }
    do throws(ClosedPipe) {
      try StandardStreams.write(bytes, to: descriptor)
      fileSize += bytes.count
      bytes.removeAll(keepingCapacity: true)
    } catch {
      // What is beyond `fileSize` is not read.
      takesNoMore = true
    }
  }

  private static func makeFile() -> Int32 {
    temporaryFolder().map(FileCalls.openUnnamed) ?? -1
  }
}
