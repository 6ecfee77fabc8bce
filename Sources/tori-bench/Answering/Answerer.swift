/// A program, or a way, that answers questions about the posts.
protocol Answerer {
  var name: String { get }
  /// How building its index went, unless it has none or it is measured elsewhere.
  var building: Building? { get }
  /// Whether it can answer exactly without reading all posts.
  func canAnswer(_ question: Question) -> Bool
  /// Answers all questions, has every answer checked, and returns the seconds that each took.
  mutating func answer(
    _ questions: [Question], by clock: Clock, check: (_ number: Int, Reply) throws -> Void
  ) throws -> [Double]
}

struct Building {
  var seconds: Double
  /// Index and stored texts, in bytes.
  var byteCount: Int
}

/// One that is asked within this process.
protocol InProcessAnswerer: Answerer {
  /// With `rows` unless they are not asked for and cost extra.
  mutating func answer(_ question: Question, withRows: Bool) throws -> Reply
}

extension InProcessAnswerer {
  /// The median of five times, in seconds, after one that is not measured; of fewer if they take long.
  mutating func answer(
    _ questions: [Question], by clock: Clock, check: (_ number: Int, Reply) throws -> Void
  ) throws -> [Double] {
    var all: [Double] = []
    for (number, question) in questions.enumerated() {
      try check(number, try answer(question, withRows: true))
      var times: [Double] = []
      repeat {
        let (reply, seconds) = try clock.timed { try answer(question, withRows: false) }
        times.append(seconds)
        if times.count == 1 { try check(number, reply) }
      } while times.count < 5 && times.reduce(0, +) < 1
      all.append(percentile(times, 50))
    }
    return all
  }
}

/// An answer that is not the scan's.
struct Mismatch: Error, CustomStringConvertible {
  let description: String
}
