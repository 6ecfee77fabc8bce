/// Work on items that threads of their own do, whose outcomes come in the order of the items.
///
/// Whoever takes an outcome that nobody has begun works on it, and while another works on it, on the next: so no
/// thread waits for work that it could do, and what comes out does not depend on how many there are.
package final class OrderedWork<Item: Sendable, Outcome: Sendable> {
  /// Works on one item after another, and may learn from them what makes it faster.
  package typealias Worker = (Item) -> Outcome

  private let queue = Queue()
  private let makeWorker: @Sendable () -> Worker
  /// Of whoever takes.
  private lazy var own = makeWorker()
  private var threads: [WorkThread] = []
  /// How many outcomes are yet to be taken.
  package private(set) var waitingCount = 0

  /// - Parameter makeWorker: called by each thread, for a worker of its own.
  package init(threadCount: Int, _ makeWorker: @escaping @Sendable () -> Worker) {
    self.makeWorker = makeWorker
    for _ in 0..<threadCount {
      let queue = queue
      let thread = WorkThread {
        let worker = makeWorker()
        while let (number, item) = queue.next() { queue.end(number, worker(item)) }
      }
      if let thread { threads.append(thread) }
    }
  }

  deinit { stop() }

  /// Ends what threads are at, whose outcomes are lost; nothing may be added behind it.
  package func stop() {
    queue.stop()
    for thread in threads { thread.join() }
    threads = []
  }

  package func add(_ item: Item) {
    queue.add(item)
    waitingCount += 1
  }

  /// The outcome of the first item that none was taken of; nil where there is none.
  package func take() -> Outcome? {
    if waitingCount == 0 { return nil }
    while true {
      switch queue.take() {
      case .outcome(let outcome):
        waitingCount -= 1
        return outcome
      case .item(let number, let item): queue.end(number, own(item))
      }
    }
  }

  private final class Queue: Sendable {
    private let state = Monitor(State())

    private struct State {
      var items: [Int: Item] = [:]
      var outcomes: [Int: Outcome] = [:]
      /// How many items came, were begun and were given back.
      var (added, begun, taken) = (0, 0, 0)
      var isStopped = false

      mutating func begin() -> (number: Int, item: Item)? {
        guard let item = items.removeValue(forKey: begun) else { return nil }
        begun += 1
        return (begun - 1, item)
      }
    }

    enum Found {
      case outcome(Outcome)
      case item(Int, Item)
    }

    func add(_ item: Item) {
      state.use { state in
        state.items[state.added] = item
        state.added += 1
      }
    }

    func end(_ number: Int, _ outcome: Outcome) { state.use { $0.outcomes[number] = outcome } }

    func stop() { state.use { $0.isStopped = true } }

    /// What a thread is to do next; nil once it is to end.
    func next() -> (number: Int, item: Item)? {
      state.wait { state -> (number: Int, item: Item)?? in
        if state.isStopped { return .some(nil) }
        return state.begin().map { .some($0) }
      }
    }

    func take() -> Found {
      state.wait { state in
        if let outcome = state.outcomes.removeValue(forKey: state.taken) {
          state.taken += 1
          return .outcome(outcome)
        }
        return state.begin().map { .item($0.number, $0.item) }
      }
    }
  }
}
