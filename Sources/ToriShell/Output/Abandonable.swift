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
    let work = WorkResult<Result>()
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
