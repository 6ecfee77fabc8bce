import Synchronization
import ToriCorpus
import ToriSystem
import ToriText

/// Which texts of a field are the same when they are folded, and how each group of them is shown: as most
/// blocks of the corpus spell it, of equally common spellings the one that comes first.
final class Spellings: Sendable {
  /// How each group is spelt.
  private let shown: [String]
  /// For each segment, the group of each text of its table.
  private let groups: [[UInt32]]
  /// For each segment, whether two of its texts are of one group.
  private let joins: [Bool]
  private let numbers: TextTableBuilder
  /// Worked out when it is first asked for.
  private let places = Mutex<[UInt32]?>(nil)

  var count: Int { shown.count }

  /// By group, its place in the order of the bytes that are shown.
  var order: [UInt32] {
    places.withLock { known in
      if let known { return known }
      var places = Array(repeating: UInt32(0), count: shown.count)
      for (place, group) in shown.numbersInOrder.enumerated() { places[group] = UInt32(place) }
      known = places
      return places
    }
  }

  /// Folds each different text of `table` once.
  ///
  /// - Complexity: O(bytes of the texts); where texts fold alike, a pass over all lists of the field too.
  init(_ index: Index, _ field: SpelledField) {
    var numbers = TextTableBuilder()
    var groups: [[UInt32]] = []
    var joins: [Bool] = []
    /// Of each group the text that was met first, and of those that have several, all.
    var first: [Text] = []
    var several: [Int: [Text]] = [:]
    var folder = Folder()
    for (place, segment) in index.segments.enumerated() {
      let table = field.table(segment)
      var own: [UInt32] = []
      own.reserveCapacity(table.count)
      for ordinal in 0..<table.count {
        folder.removeAll()
        folder.fold(table.bytes(ordinal).span)
        let number = numbers.number(of: folder.bytes.span)
        let text = Text(segment: place, ordinal: ordinal)
        if number == first.count {
          first.append(text)
        } else {
          several[number, default: [first[number]]].append(text)
        }
        own.append(UInt32(truncatingIfNeeded: number))
      }
      groups.append(own)
      joins.append(Set(own).count < own.count)
    }
    (self.numbers, self.groups, self.joins) = (numbers, groups, joins)
    func string(_ text: Text) -> String {
      field.table(index.segments[text.segment])[text.ordinal]
    }
    var shown = first.map(string)
    if !several.isEmpty {
      let counts = field.counts(index)
      for (group, texts) in several {
        let spellings = Dictionary(grouping: texts) { Array(string($0).utf8) }.values
        if spellings.count == 1 { continue }
        let sums = spellings.map { $0.reduce(0) { $0 + counts[$1.segment][$1.ordinal] } }
        let most = sums.max() ?? 0
        let common = zip(spellings, sums).filter { $0.1 == most }.map(\.0)
        let best = common.count == 1 ? common[0][0] : field.first(of: common.joined(), in: index)
        shown[group] = string(best)
      }
    }
    self.shown = shown
  }

  /// A text of the table of a segment.
  struct Text: Hashable {
    let segment: Int
    let ordinal: Int
  }

  /// How a group is shown.
  func shown(_ group: Int) -> String { shown[group] }

  /// The groups of the texts of a segment's table.
  func groups(ofSegment segment: Int) -> [UInt32] { groups[segment] }

  /// How the group of a text is shown.
  func shown(segment: Int, ordinal: Int) -> String { shown[Int(groups[segment][ordinal])] }

  /// How texts that fold as this one are shown; nil if no block has one.
  func shown(_ text: String) -> String? {
    numbers.known(Folding.fold(text).bytes.span).map { shown[$0] }
  }

  /// What was counted of the texts of segments, by groups, with how each is shown.
  func sums(_ tallies: [(segment: Int, tally: Tally)]) -> [(value: String?, count: Int)] {
    var (sums, countOfNone) = (Array(repeating: 0, count: shown.count), 0)
    for (segment, tally) in tallies {
      countOfNone += tally.countOfNone
      for (ordinal, group) in groups[segment].enumerated() { sums[Int(group)] += tally[ordinal] }
    }
    let none: [(value: String?, count: Int)] = countOfNone == 0 ? [] : [(nil, countOfNone)]
    return none + zip(shown, sums).filter { $0.1 > 0 }.map { ($0, $1) }
  }

  /// For a list's texts: the first text of the same group in the segment, so that each group counts once; nil
  /// where each text is its own.
  func representatives(ofSegment segment: Int) -> [Int]? {
    guard joins[segment] else { return nil }
    var first: [UInt32: Int] = [:]
    return groups[segment].enumerated().map { ordinal, group in
      if let known = first[group] { return known }
      first[group] = ordinal
      return ordinal
    }
  }
}

/// A field whose texts are the same where they fold alike.
enum SpelledField: Hashable {
  case text(TextColumn)
  case texts(TextListColumn)

  func table(_ segment: Segment) -> TextTable {
    switch self {
    case .text(let column): segment.texts(column)
    case .texts(let column): segment.texts(column)
    }
  }

  /// For each segment, how many of its blocks have each text.
  fileprivate func counts(_ index: Index) -> [[Int]] {
    index.segments.map { segment in
      let count = table(segment).count
      switch self {
      case .text(let column):
        let counts = segment.textCounts(column)
        return (0..<count).map { counts[$0] ?? 0 }
      case .texts(let column):
        let lists = ListReader(segment[column.starts], segment[column.ordinals])
        var tally = Tally(values: 0..<count)
        index.allBlocks.forEachStripe(base: segment.base, count: segment.count) { rows in
          lists.forEachDifferent(rows) { tally.add($0) }
        }
        return (0..<count).map { tally[$0] }
      }
    }
  }

  /// Which of the texts comes first in the corpus.
  fileprivate func first(of texts: some Sequence<Spellings.Text>, in index: Index) -> Spellings.Text
  {
    let wanted = Dictionary(grouping: texts, by: \.segment).sorted { $0.key < $1.key }
    for (place, texts) in wanted {
      let segment = index.segments[place]
      let ordinals = Set(texts.map(\.ordinal))
      for row in 0..<segment.count {
        let own =
          switch self {
          case .text(let column): segment.ordinals(column)[row].map { [$0] } ?? []
          case .texts(let column): segment.list(column.starts, column.ordinals, row)
          }
        if let found = own.first(where: ordinals.contains) {
          return Spellings.Text(segment: place, ordinal: found)
        }
      }
    }
    return wanted[0].value[0]
  }
}

extension Index {
  /// The text of a block as most blocks spell it that have the same, folded.
  package func spelling(_ column: TextColumn, of block: BlockID) -> String? {
    let segment = place(ofSegmentOf: block)
    let row = Int(block.rawValue - segments[segment].base)
    guard let ordinal = segments[segment].ordinals(column)[row] else { return nil }
    return spellings(.text(column)).shown(segment: segment, ordinal: ordinal)
  }

  /// How texts are shown that fold as this one; itself if no block has one.
  package func spelling(of text: String, in column: TextColumn) -> String {
    spellings(.text(column)).shown(text) ?? text
  }

  package func spelling(of text: String, in column: TextListColumn) -> String {
    spellings(.texts(column)).shown(text) ?? text
  }

  /// How many blocks there are by the texts of `column`, where those that fold alike are one; in no order but
  /// that `nil`, no text, comes first.
  package func counts(
    bySpellingOf column: TextColumn, among: BlockSet, cancellation: Cancellation
  ) throws(IndexError) -> [(value: String?, count: Int)] {
    let spellings = spellings(.text(column))
    var tallies: [(segment: Int, tally: Tally)] = []
    for place in segments.indices {
      tallies.append((place, try tally(column, among, segments[place], cancellation)))
    }
    try checkDamage()
    return spellings.sums(tallies)
  }

  /// The same by the texts in the lists of `column`, where a block counts once under each different one.
  package func counts(
    bySpellingOf column: TextListColumn, among: BlockSet, cancellation: Cancellation
  ) throws(IndexError) -> [(value: String?, count: Int)] {
    let spellings = spellings(.texts(column))
    var tallies: [(segment: Int, tally: Tally)] = []
    for (place, segment) in segments.enumerated() {
      let lists = ListReader(
        segment[column.starts], segment[column.ordinals],
        representatives: spellings.representatives(ofSegment: place))
      var table = Tally(values: 0..<segment.texts(column).count)
      try among.forEachStripe(base: segment.base, count: segment.count, cancellation) { rows in
        lists.forEachDifferent(rows) { table.add($0) }
      }
      tallies.append((place, table))
    }
    try checkDamage()
    return spellings.sums(tallies)
  }
}
