import ToriCorpus

/// What the texts of a column are gathered by, numbered from 0 for the whole index: those that fold alike
/// together where the column is a folded one, else each different text.
package struct TextGroups: Sendable {
  private enum Numbering {
    case ranks(TextRanks)
    case spellings(Spellings)
  }

  private let numbering: Numbering

  fileprivate init(_ index: Index, _ column: TextColumn) {
    numbering =
      column.isFolded ? .spellings(index.spellings(.text(column))) : .ranks(index.ranks(of: column))
  }

  /// How a group is shown.
  package subscript(number: Int) -> String {
    switch numbering {
    case .ranks(let ranks): ranks[number]
    case .spellings(let spellings): spellings.shown(number)
    }
  }

  /// How many groups there are.
  package var count: Int {
    switch numbering {
    case .ranks(let ranks): ranks.count
    case .spellings(let spellings): spellings.count
    }
  }

  /// By group, its place in the order of the bytes that are shown; nil where groups are numbered so.
  package var order: [UInt32]? {
    switch numbering {
    case .ranks: nil
    case .spellings(let spellings): spellings.order
    }
  }

  /// Whether different groups may have texts that are the same to Unicode.
  package var mayRepeat: Bool {
    if case .ranks = numbering { true } else { false }
  }

  /// Makes numbers of a segment's table, of which there are `count` at the start of `values`, numbers of
  /// groups.
  package func number(_ values: inout [Int], count: Int, ofSegment segment: Int) {
    switch numbering {
    case .ranks(let ranks): ranks.number(&values, count: count, ofSegment: segment)
    case .spellings(let spellings):
      let table = spellings.groups(ofSegment: segment)
      let groups = table.span
      var span = values.mutableSpan
      for place in 0..<count {
        // No value is no ordinal either.
        let ordinal = span[place]
        span[place] =
          UInt(bitPattern: ordinal) < UInt(bitPattern: groups.count)
          ? Int(groups[ordinal]) : PackedColumn.none
      }
    }
  }
}

extension Index {
  /// What the texts of a column are gathered by.
  package func groups(of column: TextColumn) -> TextGroups { TextGroups(self, column) }
}
