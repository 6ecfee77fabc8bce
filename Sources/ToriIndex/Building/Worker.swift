import Glibc

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

/// A thread of the system, running one piece of work.
package final class WorkThread {
  private let handle: pthread_t
  private var isJoined = false

  private final class Body {
    let run: @Sendable () -> Void

    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }

  /// `nil` if the system has no thread to give.
  package init?(_ run: @escaping @Sendable () -> Void) {
    var handle = pthread_t()
    let body = unsafe Unmanaged.passRetained(Body(run))
    // SAFETY: the thread takes over the reference made here; if there is no thread, it is given back.
    let result = unsafe pthread_create(
      &handle, nil,
      { pointer in
        if let pointer = unsafe pointer {
          unsafe Unmanaged<Body>.fromOpaque(pointer).takeRetainedValue().run()
        }
        return nil
      }, body.toOpaque())
    guard result == 0 else {
      unsafe body.release()
      return nil
    }
    self.handle = handle
  }

  /// Waits until the work is done.
  package func join() {
    if isJoined { return }
    isJoined = true
    pthread_join(handle, nil)
  }

  /// Leaves it to itself; it is not waited for any more.
  package func detach() {
    if isJoined { return }
    isJoined = true
    pthread_detach(handle)
  }
}
