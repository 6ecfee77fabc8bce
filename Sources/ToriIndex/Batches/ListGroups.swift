import ToriCorpus

/// What blocks are gathered by that have several texts each, numbered from 0 for the whole index.
package struct ListGroups: Sendable {
  /// Stands where a block has texts, but none that is gathered by: links without a host.
  package static var nothing: Int { LinkHosts.none }

  private enum Numbering {
    case ranks(TextRanks)
    case spellings(Spellings)
    case hosts(LinkHosts)
  }

  fileprivate let column: TextListColumn
  private let numbering: Numbering
  /// For each segment, the number of each text of its table; nil where that is its own.
  fileprivate let numbers: [[Int]?]

  /// By the texts, those that fold alike together where the column is a folded one.
  fileprivate init(_ index: Index, _ column: TextListColumn) {
    self.column = column
    if column.isFolded {
      let spellings = index.spellings(.texts(column))
      numbering = .spellings(spellings)
      numbers = index.segments.indices.map { spellings.groups(ofSegment: $0).map { Int($0) } }
    } else {
      let ranks = index.ranks(of: column)
      numbering = .ranks(ranks)
      numbers = index.segments.indices.map { ranks.numbers(ofSegment: $0) }
    }
  }

  fileprivate init(hostsOf index: Index) {
    column = .links
    let hosts = index.linkHosts
    numbering = .hosts(hosts)
    numbers = hosts.numbers
  }

  /// How a group is shown.
  package subscript(number: Int) -> String {
    switch numbering {
    case .ranks(let ranks): ranks[number]
    case .spellings(let spellings): spellings.shown(number)
    case .hosts(let hosts): hosts.names[number]
    }
  }

  /// Whether different groups may have texts that are the same to Unicode.
  package var mayRepeat: Bool {
    if case .ranks = numbering { true } else { false }
  }
}

extension Index {
  /// What the texts in the lists of a column are gathered by.
  package func groups(of column: TextListColumn) -> ListGroups { ListGroups(self, column) }

  /// The hosts that links lead to.
  package var hostGroups: ListGroups { ListGroups(hostsOf: self) }
}

extension BlockBatch {
  /// Puts the different groups of each block in `numbers`, and beside each the block's place in the batch;
  /// `none` for a block without a text there.
  package func read(
    _ groups: ListGroups, into numbers: inout [Int], places: inout [Int]
  ) {
    numbers.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
    listReader(groups.column, groups.numbers[segmentNumber]).forEachDifferent(rows) {
      place, number in
      // Of what has no group, it is said only where a block has nothing else.
      if let last = places.last, last == place {
        if number == ListGroups.nothing { return }
        if numbers[numbers.count - 1] == ListGroups.nothing {
          numbers[numbers.count - 1] = number
          return
        }
      }
      numbers.append(number)
      places.append(place)
    }
  }
}
