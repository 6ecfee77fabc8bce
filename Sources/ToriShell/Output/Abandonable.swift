import Glibc
import Synchronization
import ToriSystem

/// Work on a thread of its own, which is left to itself where it does not end soon after it was told to.
///
/// All work looks at its cancellation again and again, but some of it, such as giving back the memory of a
/// million groups, takes longer than a person wants to wait for.
enum Abandonable {
  /// What `body` returns; nil where it was still at work so long after `cancellation` was cancelled. Then it
  /// goes on by itself, and what it returns is dropped.
  ///
  /// - Parameter meanwhile: called on this thread about every 20 ms.
  static func run<Result: Sendable>(
    _ cancellation: Cancellation, patience: Duration, meanwhile: () -> Void = {},
    _ body: @escaping @Sendable () -> Result
  ) -> Result? {
    let work = Work<Result>()
    guard let thread = WorkThread({ work.finish(body()) }) else { return body() }
    var deadline: ContinuousClock.Instant?
    while !work.wait(milliseconds: 20) {
      meanwhile()
      guard cancellation.isCancelled else { continue }
      let now = ContinuousClock.now
      if let deadline, now >= deadline {
        thread.detach()
        return nil
      }
      deadline = deadline ?? now + patience
    }
    thread.join()
    return work.result
  }
}

/// A result that one thread waits for and another makes.
@safe private final class Work<Result: Sendable>: Sendable {
  // SAFETY: made in `init`, ended in `deinit`, when neither thread has this object.
  private nonisolated(unsafe) let done = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)
  private let value = Mutex<Result?>(nil)

  init() { unsafe sem_init(done, 0, 0) }

  deinit {
    unsafe sem_destroy(done)
    unsafe done.deallocate()
  }

  var result: Result? { value.withLock { $0 } }

  func finish(_ result: Result) {
    value.withLock { $0 = result }
    unsafe sem_post(done)
  }

  /// Whether the result is there, at the latest after so long.
  func wait(milliseconds: Int) -> Bool {
    var end = timespec()
    // SAFETY: the calls read and write the structure while they last.
    unsafe clock_gettime(CLOCK_REALTIME, &end)
    end.tv_nsec += milliseconds * 1_000_000
    if end.tv_nsec >= 1_000_000_000 {
      end.tv_sec += 1
      end.tv_nsec -= 1_000_000_000
    }
    return unsafe sem_timedwait(done, &end) == 0
  }
}
