import Synchronization

/// A flag that asks work under way to stop; raised once, by any thread.
package final class Cancellation: Sendable {
  private let flag = Atomic(false)

  package init() {}

  package var isCancelled: Bool { flag.load(ordering: .relaxed) }

  /// From any thread, also within the handling of a signal.
  package func cancel() { flag.store(true, ordering: .relaxed) }
}
