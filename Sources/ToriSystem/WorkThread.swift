import Glibc

/// A thread of the system, running one piece of work.
package final class WorkThread {
  private let handle: pthread_t
  private var isJoined = false

  private final class Body {
    let run: @Sendable () -> Void

    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }

  /// How many threads the machine runs at once.
  package static var coreCount: Int { sysconf(Int32(_SC_NPROCESSORS_ONLN)) }

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
