import CEditLineShim
import Glibc
import Synchronization

/// Ctrl-C while a query runs: it stops the query, not tori.
///
/// The signal's handler only writes to a pipe; a thread of this type reads that and calls what
/// stops the query, which may thus be any Swift code.
package final class InterruptHandler: Sendable {
  private let current = Mutex<Current>(.init())

  private struct Current {
    var stop: (@Sendable () -> Void)?
    var wasStopped = false
  }

  /// The one of this process, as signals are the process's.
  package static let shared = InterruptHandler()

  private init() {}

  /// Runs `body`, and calls `stop` on another thread for each SIGINT meanwhile.
  ///
  /// Outside of such a body SIGINT does what it did; where the program was started with SIGINT
  /// ignored, it stays so.
  ///
  /// - Returns: what `body` gave, and whether there was an interrupt.
  package func during<R>(
    stop: @escaping @Sendable () -> Void, _ body: () throws -> R
  ) rethrows -> (result: R, wasInterrupted: Bool) {
    current.withLock { $0 = Current(stop: stop) }
    interrupt_catch(interrupted)
    defer {
      interrupt_release()
      current.withLock { $0.stop = nil }
    }
    let result = try body()
    return (result, current.withLock { $0.wasStopped })
  }

  fileprivate func interrupt() {
    let stop = current.withLock {
      $0.wasStopped = $0.stop != nil
      return $0.stop
    }
    stop?()
  }
}

/// Called on the shim's thread.
private let interrupted: @convention(c) () -> Void = { InterruptHandler.shared.interrupt() }
