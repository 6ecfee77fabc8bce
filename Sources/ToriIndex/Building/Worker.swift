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
@safe private final class WorkQueue<Item: Sendable>: Sendable {
  // SAFETY: allocated and initialized in `init`, destroyed in `deinit`, when no thread has this object.
  private nonisolated(unsafe) let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(
    capacity: 1)
  private nonisolated(unsafe) let changed = UnsafeMutablePointer<pthread_cond_t>.allocate(
    capacity: 1)
  // SAFETY: read and written only within `locked`.
  private nonisolated(unsafe) var items: [Item] = []
  private nonisolated(unsafe) var isClosed = false
  private nonisolated(unsafe) var failure: IndexError?
  private let capacity: Int

  init(capacity: Int) {
    self.capacity = capacity
    unsafe pthread_mutex_init(mutex, nil)
    unsafe pthread_cond_init(changed, nil)
  }

  deinit {
    unsafe pthread_cond_destroy(changed)
    unsafe pthread_mutex_destroy(mutex)
    unsafe changed.deallocate()
    unsafe mutex.deallocate()
  }

  private func locked<R>(_ body: () -> R) -> R {
    unsafe pthread_mutex_lock(mutex)
    defer { unsafe pthread_mutex_unlock(mutex) }
    return body()
  }

  private func wait() { unsafe pthread_cond_wait(changed, mutex) }

  private func tell() { unsafe pthread_cond_broadcast(changed) }

  var error: IndexError? { locked { unsafe failure } }

  func put(_ item: Item) {
    locked {
      while unsafe items.count >= capacity && failure == nil { wait() }
      if unsafe failure == nil { unsafe items.append(item) }
      tell()
    }
  }

  /// The next item; `nil` when there will be none.
  func next() -> Item? {
    locked {
      while unsafe items.isEmpty && !isClosed { wait() }
      if unsafe items.isEmpty { return nil }
      tell()
      return unsafe items.removeFirst()
    }
  }

  /// Drops what waits and what comes; the first error is kept.
  func fail(_ error: IndexError) {
    locked {
      if unsafe failure == nil { unsafe failure = error }
      unsafe items.removeAll()
      tell()
    }
  }

  func close() {
    locked {
      unsafe isClosed = true
      tell()
    }
  }
}
