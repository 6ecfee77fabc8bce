/// All stretches of a list of numbers whose sums no longer or shorter stretch around or in them exceeds.
///
/// Source: Ruzzo & Tompa (1999), *A linear time algorithm for finding all maximal scoring subsequences*.
package struct MaximalStretches {
  /// A stretch, and how much speaks for it.
  package struct Stretch: Equatable {
    /// Of the numbers that were given.
    package var range: Range<Int>
    /// The sum of its numbers, above 0.
    package var worth: Int
  }

  private struct Candidate {
    var range: Range<Int>
    /// The sum of all numbers before it, and of all up to its end.
    var before: Int
    var upTo: Int
    /// The last candidate ahead of it with less before it.
    var lower: Int?
  }

  private var candidates: [Candidate] = []

  /// In order, none overlapping another.
  package var stretches: [Stretch] {
    candidates.map { Stretch(range: $0.range, worth: $0.upTo - $0.before) }
  }

  package init(_ numbers: [Int]) {
    var sum = 0
    for (index, number) in numbers.enumerated() {
      let before = sum
      sum += number
      if number > 0 {
        add(Candidate(range: index..<index + 1, before: before, upTo: sum, lower: nil))
      }
    }
  }

  private mutating func add(_ candidate: Candidate) {
    var candidate = candidate
    while true {
      // Those between a candidate and its `lower` have no less before them than it.
      var place = candidates.indices.last
      while let index = place, candidates[index].before >= candidate.before {
        place = candidates[index].lower
      }
      guard let index = place, candidates[index].upTo < candidate.upTo else {
        candidate.lower = place
        candidates.append(candidate)
        return
      }
      candidate.range = candidates[index].range.lowerBound..<candidate.range.upperBound
      candidate.before = candidates[index].before
      candidates.removeSubrange(index...)
    }
  }
}
