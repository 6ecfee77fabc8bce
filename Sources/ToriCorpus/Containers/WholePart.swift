import Synchronization

/// A stream up to where it is damaged, so that what is before can be read.
final class WholePart: ByteStream {
  /// What was wrong with the stream.
  final class Damage: Sendable {
    private let held = Mutex<CorpusError?>(nil)

    var error: CorpusError? { held.withLock { $0 } }

    func note(_ error: CorpusError) { held.withLock { $0 = error } }
  }

  private let stream: any ByteStream
  private let damage: Damage
  private var hasGiven = false

  init(_ stream: any ByteStream, _ damage: Damage) {
    (self.stream, self.damage) = (stream, damage)
  }

  /// Ends where the stream throws; throws itself only where nothing came before.
  func next(_ count: Int) throws(CorpusError) -> [UInt8] {
    do throws(CorpusError) {
      let bytes = try stream.next(count)
      hasGiven = hasGiven || !bytes.isEmpty
      return bytes
    } catch {
      guard hasGiven, error != .interrupted else { throw error }
      damage.note(error)
      return []
    }
  }
}
