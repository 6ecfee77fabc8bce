/// How often a word stands in one part of a corpus and in the rest of it: four counts, of which these tell the
/// others.
///
///               | the word    | other words
///     ----------+-------------+------------
///     the part  | O11         | O12         | R1
///     the rest  | O21         | O22         | R2
///               | C1          | C2          | N
///
/// For collocates the part is what stands near the node; for keywords, one of two sets of texts.
/// Source of the letters: Evert (2008), *Corpora and collocations*.
package struct ContingencyTable: Hashable, Sendable {
  /// Occurrences of the word in the part.
  package let o11: Int
  /// Words in the part.
  package let r1: Int
  /// Occurrences of the word in both.
  package let c1: Int
  /// Words in both.
  package let n: Int

  /// Counts that no corpus gives are brought to the nearest that one does: `o11` to at most `r1` and `c1`, these
  /// to at most `n`.
  package init(o11: Int, r1: Int, c1: Int, n: Int) {
    self.n = max(n, 0)
    self.r1 = min(max(r1, 0), self.n)
    self.c1 = min(max(c1, 0), self.n)
    // What the part cannot hold stands in the rest, and the other way round.
    let least = max(0, self.c1 - (self.n - self.r1))
    self.o11 = min(max(o11, least), min(self.r1, self.c1))
  }

  /// What the margins leave for the cells beside `o11`, and for the rest of the rows and columns.
  package var o12: Int { r1 - o11 }
  package var o21: Int { c1 - o11 }
  package var o22: Int { n - r1 - o21 }
  package var r2: Int { n - r1 }
  package var c2: Int { n - c1 }

  /// E11 = R1 · C1 / N: how often the word would stand in the part if it stood anywhere alike; 0 of an empty
  /// corpus. In occurrences.
  package var expected: Double { n == 0 ? 0 : Double(r1) * Double(c1) / Double(n) }

  /// The four cells with what is expected of each.
  var cells: [(observed: Double, expected: Double)] {
    let n = Double(max(n, 1))
    return [
      (Double(o11), Double(r1) * Double(c1) / n), (Double(o12), Double(r1) * Double(c2) / n),
      (Double(o21), Double(r2) * Double(c1) / n), (Double(o22), Double(r2) * Double(c2) / n),
    ]
  }

  /// Whether the word stands in the part less often than expected.
  package var isUnder: Bool { Double(o11) < expected }
}
