import Synchronization
import ToriSystem

/// What `body` returns for each number below `count`, in their order; done by this thread and another one.
package func parallelMap<Result: Sendable>(
  _ count: Int, _ body: @escaping @Sendable (Int) -> Result
) -> [Result] {
  let work = ParallelWork(count: count, body)
  let other = count > 1 ? WorkThread { work.run() } : nil
  work.run()
  other?.join()
  return work.results
}

private final class ParallelWork<Result: Sendable>: Sendable {
  private let body: @Sendable (Int) -> Result
  private let count: Int
  private let state = Mutex<(next: Int, done: [(number: Int, result: Result)])>((0, []))

  init(count: Int, _ body: @escaping @Sendable (Int) -> Result) {
    self.count = count
    self.body = body
  }

  /// Does what nobody has begun, until nothing is left.
  func run() {
    while true {
      let number = state.withLock { state in
        state.next += 1
        return state.next - 1
      }
      if number >= count { return }
      let result = body(number)
      state.withLock { $0.done.append((number, result)) }
    }
  }

  /// Once all is done.
  var results: [Result] {
    state.withLock { $0.done.sorted { $0.number < $1.number }.map(\.result) }
  }
}
