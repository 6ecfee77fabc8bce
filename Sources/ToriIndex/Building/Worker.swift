import Glibc
import ToriSystem

/// A thread that does one kind of work on items, in the order in which they are sent.
///
/// An error ends the work: items sent later are dropped, and the error is thrown to whoever sends or waits.
final class Worker<Item: Sendable> {
  private let queue: WorkQueue<Item>
  private let thread: WorkThread?
  private let body: (Item) throws(IndexError) -> Void

  /// Holds up to `capacity` items that wait. Until `finish`, `body` and what it touches belong to the
  /// worker alone.
  init(capacity: Int, body: @escaping @Sendable (Item) throws(IndexError) -> Void) {
    let queue = WorkQueue<Item>(capacity: capacity)
    self.queue = queue
    self.body = body
    thread = WorkThread {
      while let item = queue.next() {
        do throws(IndexError) { try body(item) } catch { queue.fail(error) }
      }
    }
  }

  deinit {
    queue.fail(.cancelled)
    queue.close()
    thread?.join()
  }

  /// Hands over an item; waits while too many wait already.
  func send(_ item: Item) throws(IndexError) {
    // Without a thread, which the system may refuse, the work is done here.
    if thread == nil { return try body(item) }
    queue.put(item)
    if let error = queue.error { throw error }
  }

  /// Waits until all work is done; nothing may be sent afterwards.
  func finish() throws(IndexError) {
    queue.close()
    thread?.join()
    if let error = queue.error { throw error }
  }
}

/// Items on their way from one thread to another.
private final class WorkQueue<Item: Sendable>: Sendable {
  private let state = Monitor(State())
  private let capacity: Int

  private struct State {
    var items: [Item] = []
    var isClosed = false
    var failure: IndexError?
  }

  init(capacity: Int) { self.capacity = capacity }

  var error: IndexError? { state.use { $0.failure } }

  func put(_ item: Item) {
    state.wait { state -> Void? in
      if state.failure != nil { return () }
      if state.items.count >= capacity { return nil }
      state.items.append(item)
      return ()
    }
  }

  /// The next item; `nil` when there will be none.
  func next() -> Item? {
    state.wait { state -> Item?? in
      if !state.items.isEmpty { return state.items.removeFirst() }
      return state.isClosed ? .some(nil) : nil
    }
  }

  /// Drops what waits and what comes; the first error is kept.
  func fail(_ error: IndexError) {
    state.use { state in
      if state.failure == nil { state.failure = error }
      state.items.removeAll()
    }
  }

  func close() { state.use { $0.isClosed = true } }
}
