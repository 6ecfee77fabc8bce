import ToriEngine
import ToriLanguage
import ToriSystem
import ToriText
import ToriWords

/// A pattern of words, ready to be run: all its ways are gone at once, so that a text takes time as it is long.
///
/// Source: Thompson (1968), *Regular expression search algorithm*.
struct WordAutomaton {
  private enum Step {
    /// Takes a word or sign that is in this set; any word, for none.
    case word(set: Int?, next: Int)
    /// Goes on with both.
    case either(Int, Int)
    case matched
  }

  private var steps: [Step] = []
  private var sets: [EntrySet] = []
  /// Whether each entry is a word, and no sign.
  private let words: EntrySet
  private let isWithinSentence: Bool
  private var start = 0

  /// One word that each run has at least.
  private(set) var necessary: [EntrySet] = []
  /// The words that a run may begin with; nil for any, and for runs of no word.
  private var first: EntrySet?

  init(
    _ sequence: WordSequence, _ groupings: WordGroupings, _ cancellation: Cancellation
  ) throws {
    isWithinSentence = sequence.isWithinSentence
    words = EntrySet(flags: groupings.entries.wordFlags, isEmpty: false)
    var numbers: [WordSequence.Test: Int] = [:]
    for test in sequence.tests {
      numbers[test] = sets.count
      sets.append(try groupings.entries(taking: test, cancellation))
    }
    for element in sequence.elements where element.least > 0 {
      if case .word(let test?) = element.kind, let number = numbers[test] {
        necessary.append(sets[number])
      }
    }
    steps = [.matched]
    start = add(sequence.elements, numbers, before: 0)
    first = firstWords()
  }

  private func firstWords() -> EntrySet? {
    var run = Run(stepCount: steps.count)
    run.begin()
    if run.reach(start, in: steps) { return nil }
    _ = run.goOn()
    var flags = Array(repeating: false, count: words.flags.count)
    for step in run.open {
      guard case .word(let set?, next: _) = steps[step] else { return nil }
      for (number, flag) in sets[set].flags.enumerated() where flag { flags[number] = true }
    }
    return EntrySet(flags: flags)
  }

  /// Adds the steps of elements from the last to the first; gives where they begin.
  private mutating func add(
    _ elements: [WordSequence.Element], _ numbers: [WordSequence.Test: Int], before next: Int
  ) -> Int {
    elements.reversed().reduce(next) { add($1, numbers, before: $0) }
  }

  private mutating func add(
    _ element: WordSequence.Element, _ numbers: [WordSequence.Test: Int], before next: Int
  ) -> Int {
    var next = next
    if let most = element.most {
      let end = next
      for _ in element.least..<max(most, element.least) {
        next = add(.either(addOnce(element.kind, numbers, before: next), end))
      }
    } else {
      // The step that leads around is there before what it leads to.
      let loop = add(.either(next, next))
      steps[loop] = .either(addOnce(element.kind, numbers, before: loop), next)
      next = loop
    }
    for _ in 0..<element.least { next = addOnce(element.kind, numbers, before: next) }
    return next
  }

  private mutating func addOnce(
    _ kind: WordSequence.Kind, _ numbers: [WordSequence.Test: Int], before next: Int
  ) -> Int {
    switch kind {
    case .word(let test): return add(.word(set: test.flatMap { numbers[$0] }, next: next))
    case .alternatives(let sequences):
      let starts = sequences.map { add($0, numbers, before: next) }
      return starts.dropFirst().reduce(starts.first ?? next) { add(.either($0, $1)) }
    }
  }

  private mutating func add(_ step: Step) -> Int {
    steps.append(step)
    return steps.count - 1
  }

  /// The shortest run from each word, those that begin first first; none overlaps another.
  func matches(in words: ArraySlice<WordToken>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var run = Run(stepCount: steps.count)
    var place = words.startIndex
    while place < words.endIndex {
      if let first, !first.contains(words[place].entry) {
        place += 1
      } else if let end = end(of: &run, from: place, in: words) {
        found.append(place..<end)
        place = end
      } else {
        place += 1
      }
    }
    return found
  }

  private func end(of run: inout Run, from start: Int, in words: ArraySlice<WordToken>) -> Int? {
    run.begin()
    if run.reach(self.start, in: steps) { return start }
    var place = start
    while place < words.endIndex, run.goOn() {
      let word = words[place]
      place += 1
      let isSign = !self.words.contains(word.entry)
      for step in run.open {
        guard case .word(let set, let next) = steps[step] else { continue }
        let isTaken = set.map { sets[$0].contains(word.entry) } ?? !isSign
        if isTaken, run.reach(next, in: steps) { return place }
        // Signs may stand between words, not before the first.
        if isSign, place - 1 > start { _ = run.reach(step, in: steps) }
      }
      if isWithinSentence, word.endsSentence { return nil }
    }
    return nil
  }

  /// The steps that wait for a word.
  private struct Run {
    /// For the word that is looked at, and for the one behind it.
    private(set) var open: [Int] = []
    private var next: [Int] = []
    /// When each step was reached last.
    private var marks: [Int]
    private var clock = 0
    private var waiting: [Int] = []

    init(stepCount: Int) { marks = Array(repeating: 0, count: stepCount) }

    mutating func begin() {
      next.removeAll(keepingCapacity: true)
      clock += 1
    }

    /// Goes on to the next word; false where no step waits for one.
    mutating func goOn() -> Bool {
      swap(&open, &next)
      next.removeAll(keepingCapacity: true)
      clock += 1
      return !open.isEmpty
    }

    /// Reaches a step and all that it leads to without a word; whether the pattern is met there.
    mutating func reach(_ step: Int, in steps: [Step]) -> Bool {
      waiting.removeAll(keepingCapacity: true)
      waiting.append(step)
      while let step = waiting.popLast() {
        if marks[step] == clock { continue }
        marks[step] = clock
        switch steps[step] {
        case .matched: return true
        case .word: next.append(step)
        case .either(let first, let second):
          waiting.append(second)
          waiting.append(first)
        }
      }
      return false
    }
  }
}
