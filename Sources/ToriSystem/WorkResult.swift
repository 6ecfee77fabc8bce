import Glibc
import Synchronization

/// A result that one thread waits for and another makes.
@safe package final class WorkResult<Result: Sendable>: Sendable {
  // SAFETY: made in `init`, ended in `deinit`, when neither thread has this object.
  private nonisolated(unsafe) let done = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)
  private let value = Mutex<Result?>(nil)

  package init() { unsafe sem_init(done, 0, 0) }

  deinit {
    unsafe sem_destroy(done)
    unsafe done.deallocate()
  }

  /// Nil until it is made.
  package var result: Result? { value.withLock { $0 } }

  /// To be called once.
  package func finish(_ result: Result) {
    value.withLock { $0 = result }
    unsafe sem_post(done)
  }

  /// Whether the result is there, at the latest after so long.
  package func wait(milliseconds: Int) -> Bool {
    var end = ProcessSurroundings.now
    end.tv_nsec += milliseconds * 1_000_000
    if end.tv_nsec >= 1_000_000_000 {
      end.tv_sec += 1
      end.tv_nsec -= 1_000_000_000
    }
    // SAFETY: the call reads the structure while it lasts.
    return unsafe sem_timedwait(done, &end) == 0
  }
}
