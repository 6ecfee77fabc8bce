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
    /// Of the bodies that run, the inner ones last.
    var stops: [@Sendable () -> Void] = []
    var wasStopped = false
  }

  /// The one of this process, as signals are the process's.
  package static let shared = InterruptHandler()

  private init() {}

  /// Runs `body`, and calls `stop` on another thread for each SIGINT meanwhile. Where it runs within another
  /// body, both are stopped.
  ///
  /// Outside of such a body SIGINT does what it did; where the program was started with SIGINT
  /// ignored, it stays so.
  ///
  /// - Returns: what `body` gave, and whether there was an interrupt.
  package func during<R>(
    stop: @escaping @Sendable () -> Void, _ body: () throws -> R
  ) rethrows -> (result: R, wasInterrupted: Bool) {
    let isOuter = current.withLock { current in
      if current.stops.isEmpty { current.wasStopped = false }
      current.stops.append(stop)
      return current.stops.count == 1
    }
    if isOuter { interrupt_catch(interrupted) }
    defer {
      if isOuter { interrupt_release() }
      current.withLock { _ = $0.stops.popLast() }
    }
    let result = try body()
    return (result, current.withLock { $0.wasStopped })
  }

  /// Whether a body runs that was told to stop.
  var isStopping: Bool { current.withLock { $0.wasStopped && !$0.stops.isEmpty } }

  fileprivate func interrupt() {
    let stops = current.withLock { current in
      if !current.stops.isEmpty { current.wasStopped = true }
      return current.stops
    }
    for stop in stops { stop() }
  }
}

/// Called on the shim's thread.
private let interrupted: @convention(c) () -> Void = { InterruptHandler.shared.interrupt() }
