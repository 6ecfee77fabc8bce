import Glibc

/// What times are taken by, in seconds from some start.
enum Clock: String, CaseIterable {
  /// As somebody who waits sees it.
  case wall
  /// What all threads of this process have computed: for a machine that is busy with other things.
  case cpu

  var now: Double {
    var now = timespec()
    // SAFETY: `now` outlives the call.
    unsafe clock_gettime(self == .wall ? CLOCK_MONOTONIC : CLOCK_PROCESS_CPUTIME_ID, &now)
    return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
  }

  func timed<R, E: Error>(_ body: () throws(E) -> R) throws(E) -> (value: R, seconds: Double) {
    let start = now
    let value = try body()
    return (value, now - start)
  }
}

/// Does nothing for so long, as people do between two questions.
func sleepFor(milliseconds: Int) {
  if milliseconds > 0 { usleep(UInt32(milliseconds) * 1000) }
}
