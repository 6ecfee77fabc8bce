import Synchronization

/// What a stream gives, by places: read on from where it is, or from its beginning again for what lies before.
final class StreamSource: Sendable {
  private let open: @Sendable () throws(CorpusError) -> any ByteStream
  private let state: Mutex<State>

  // SAFETY: only touched by whoever holds the lock around it.
  private struct State: @unchecked Sendable {
    var stream: (any ByteStream)?
    /// Where `held` begins.
    var start = 0
    var held: [UInt8] = []
  }

  /// So much before what was asked for last is held.
  private static let slack = 1 << 20
  private static let step = 1 << 18

  init(_ open: @escaping @Sendable () throws(CorpusError) -> any ByteStream) {
    self.open = open
    state = Mutex(State())
  }

  /// The bytes of `range`; fewer at the end.
  func bytes(_ range: Range<Int>) throws(CorpusError) -> [UInt8] {
    let result: Result<[UInt8], CorpusError> = state.withLock { state in
      do throws(CorpusError) {
        return .success(try bytes(range, &state))
      } catch {
        state = State()
        return .failure(error)
      }
    }
    return try result.get()
  }

  private func bytes(_ range: Range<Int>, _ state: inout State) throws(CorpusError) -> [UInt8] {
    if state.stream == nil || range.lowerBound < state.start {
      state = State(stream: try open())
    }
    guard let stream = state.stream else { return [] }
    while state.start + state.held.count < range.upperBound {
      let more = try stream.next(Self.step)
      if more.isEmpty { break }
      state.held += more
      // What lies far before is not asked for again.
      let needless = range.lowerBound - Self.slack - state.start
      if needless >= Self.slack {
        let count = min(needless, state.held.count)
        state.held.removeFirst(count)
        state.start += count
      }
    }
    let first = min(range.lowerBound - state.start, state.held.count)
    let end = min(range.upperBound - state.start, state.held.count)
    return Array(state.held[first..<end])
  }
}
