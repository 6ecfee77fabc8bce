import ToriSystem

extension Cancellation {
  /// The numbers below `count` that satisfy `predicate`; throws `IndexError.cancelled` soon after it is asked
  /// to stop.
  func numbers(
    below count: Int, where predicate: (Int) -> Bool
  ) throws(IndexError) -> [UInt32] {
    var found: [UInt32] = []
    for number in 0..<count {
      if number & 0xFFF == 0 { try check() }
      if predicate(number) { found.append(UInt32(number)) }
    }
    return found
  }

  /// Throws `IndexError.cancelled` if asked to stop.
  func check() throws(IndexError) {
    if isCancelled { throw .cancelled }
  }
}
