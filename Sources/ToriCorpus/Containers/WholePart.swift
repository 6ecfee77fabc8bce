import Synchronization

/// A stream up to where it is cut, or something else follows, so that what is before can be read. Of damage within, nobody
/// can tell where it began: such a stream is none.
final class WholePart: ByteStream {
  /// What was wrong with the stream.
  final class Damage: Sendable {
    private let held = Mutex<CorpusError?>(nil)

    var error: CorpusError? { held.withLock { $0 } }

    func note(_ error: CorpusError) { held.withLock { $0 = error } }
  }

  /// What leaves whole what is before.
  private static let cuts: Set<ReadFact> = [
    .refusal(.gzipCut), .refusal(.gzipMore), .refusal(.zstdCut),
  ]

  private let stream: any ByteStream
  private let damage: Damage
  private var hasGiven = false

  init(_ stream: any ByteStream, _ damage: Damage) {
    (self.stream, self.damage) = (stream, damage)
  }

  /// Ends where the stream is cut; throws itself of other damage, and where nothing came before.
  func next(_ count: Int) throws(CorpusError) -> [UInt8] {
    do throws(CorpusError) {
      let bytes = try stream.next(count)
      hasGiven = hasGiven || !bytes.isEmpty
      return bytes
    } catch {
      guard hasGiven, Self.cuts.contains(error.fact) else { throw error }
      damage.note(error)
      return []
    }
  }
}
