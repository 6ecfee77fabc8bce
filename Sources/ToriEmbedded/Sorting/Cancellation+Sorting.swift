import ToriEngine
import ToriIndex
import ToriSystem

extension Cancellation {
  /// Throws `EngineError.interrupted` if asked to stop.
  func checkInEngine() throws(EngineError) {
    if isCancelled { throw .interrupted }
  }

  /// The elements in order; throws `EngineError.interrupted` soon after it is asked to stop.
  func sorted<Element>(
    _ elements: some Sequence<Element>, by isBefore: (Element, Element) throws -> Bool
  ) throws -> [Element] {
    var comparisons = 0
    return try elements.sorted { a, b in
      comparisons &+= 1
      if comparisons & 0xFFF == 0 { try checkInEngine() }
      return try isBefore(a, b)
    }
  }

  /// What `body` gives for each element; throws `EngineError.interrupted` soon after it is asked to stop.
  func map<Element, Result>(
    _ elements: some Sequence<Element>, _ body: (Element) throws -> Result
  ) throws -> [Result] {
    var count = 0
    return try elements.map { element in
      count &+= 1
      if count & 0xFFF == 0 { try checkInEngine() }
      return try body(element)
    }
  }
}
