import Glibc

/// A value that one thread at a time uses, and whose changes the others may wait for.
@safe package final class Monitor<Value>: Sendable {
  // SAFETY: allocated and initialized in `init`, destroyed in `deinit`, when no thread has this object.
  private nonisolated(unsafe) let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(
    capacity: 1)
  private nonisolated(unsafe) let changed = UnsafeMutablePointer<pthread_cond_t>.allocate(
    capacity: 1)
  // SAFETY: read and written only within `use`, by the thread that holds the mutex.
  private nonisolated(unsafe) var value: Value

  package init(_ value: sending Value) {
    unsafe self.value = value
    unsafe pthread_mutex_init(mutex, nil)
    unsafe pthread_cond_init(changed, nil)
  }

  deinit {
    unsafe pthread_cond_destroy(changed)
    unsafe pthread_mutex_destroy(mutex)
    unsafe changed.deallocate()
    unsafe mutex.deallocate()
  }

  /// Uses the value while no other thread does, and has those that wait look at it again.
  package func use<R>(_ body: (inout Value) -> R) -> R {
    unsafe pthread_mutex_lock(mutex)
    defer {
      unsafe pthread_cond_broadcast(changed)
      unsafe pthread_mutex_unlock(mutex)
    }
    return body(&(unsafe value))
  }

  /// Waits until `body` gives something of the value, which it may change as well.
  package func wait<R>(_ body: (inout Value) -> R?) -> R {
    unsafe pthread_mutex_lock(mutex)
    defer {
      unsafe pthread_cond_broadcast(changed)
      unsafe pthread_mutex_unlock(mutex)
    }
    while true {
      if let result = body(&(unsafe value)) { return result }
      unsafe pthread_cond_wait(changed, mutex)
    }
  }
}
