import ToriText
import ToriTime

/// How a query is read, in words, and how it is carried out, as a tree.
package struct Explanation: Sendable {
  /// How it is read, a sentence a line.
  package let reading: [LocalizedText]
  /// The plan, from the last step down to where the rows come from.
  package let steps: [Step]
  /// What it came to as a whole, in a sentence, if the query was run.
  package let summary: LocalizedText?

  /// What an engine does, and how much of it.
  package struct Step: Hashable, Sendable {
    /// 0 for the last step; what it takes its rows from is one deeper.
    package let depth: Int
    package let words: LocalizedText
    /// How many rows at the most, from the index's counts; nil where none were taken.
    package let expectedRows: Int?
    /// How many came in, if the query was run and any did.
    package let triedRows: Int?
    /// How many there were, if the query was run.
    package let foundRows: Int?
    /// How much of the index the step and all below it read, in bytes, if the query was run.
    package let touchedByteCount: Int?
    /// How long the step and all below it took, if the query was run.
    package let duration: Duration?

    package init(
      depth: Int, words: LocalizedText, expectedRows: Int?, triedRows: Int?, foundRows: Int?,
      touchedByteCount: Int?, duration: Duration?
    ) {
      self.depth = depth
      self.words = words
      self.expectedRows = expectedRows
      self.triedRows = triedRows
      self.foundRows = foundRows
      self.touchedByteCount = touchedByteCount
      self.duration = duration
    }
  }

  /// The same with more lines on how it is read.
  func adding(_ lines: [LocalizedText]) -> Explanation {
    Explanation(reading: reading + lines, steps: steps, summary: summary)
  }

  /// The same without what differs from run to run: times, and bytes that were read.
  package var untimed: Explanation {
    let steps = steps.map {
      Step(
        depth: $0.depth, words: $0.words, expectedRows: $0.expectedRows, triedRows: $0.triedRows,
        foundRows: $0.foundRows, touchedByteCount: nil, duration: nil)
    }
    return Explanation(reading: reading, steps: steps)
  }

  package init(reading: [LocalizedText], steps: [Step], summary: LocalizedText? = nil) {
    self.reading = reading
    self.steps = steps
    self.summary = summary
  }
}

/// Says how queries are read, in words.
package struct Explainer {
  package let wording: Wording

  package init(zone: Zone) { wording = Wording(zone: zone) }
}
