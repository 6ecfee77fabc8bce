import Glibc

/// In seconds, from some start.
func secondsNow() -> Double {
  var now = timespec()
  // SAFETY: `now` outlives the call.
  unsafe clock_gettime(CLOCK_MONOTONIC, &now)
  return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
}

func timed<R, E: Error>(_ body: () throws(E) -> R) throws(E) -> (value: R, seconds: Double) {
  let start = secondsNow()
  let value = try body()
  return (value, secondsNow() - start)
}
