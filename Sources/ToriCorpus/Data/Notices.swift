/// The doubts about a file, a few of each sort in full and the rest as a count.
struct Notices {
  private static let kept = 5
  private var list: [(sort: DoubtSort, notice: ReadNotice)] = []
  private var counts: [Count] = []
  private var tallies: [Tally] = []

  /// A doubt that many records share: said once, where it was met first.
  private struct Tally {
    let sort: DoubtSort
    var count: Int
    let offset: Int
    let line: Int
    let fact: ReadFact
  }

  private struct Count {
    let sort: DoubtSort
    var count = 0
    /// Of those that are not told one by one, the first.
    var rest: (offset: Int, line: Int)?
    /// Whether one of these is a post that is lost.
    var isLoss = false

    mutating func addRest(_ offset: Int, _ line: Int, isLoss: Bool) {
      rest = rest ?? (offset, line)
      self.isLoss = self.isLoss || isLoss
    }
  }

  /// - Parameter isLoss: whether bytes that should hold a post gave none.
  mutating func add(
    _ sort: DoubtSort, _ fact: @autoclosure () -> ReadFact, at offset: Int, line: Int,
    isLoss: Bool = false
  ) {
    let index = count(of: sort)
    counts[index].count += 1
    if counts[index].count <= Self.kept {
      list.append((sort, ReadNotice(fact(), byteOffset: offset, line: line, isLoss: isLoss)))
    } else {
      counts[index].addRest(offset, line, isLoss: isLoss)
    }
  }

  private mutating func count(of sort: DoubtSort) -> Int {
    if let index = counts.firstIndex(where: { $0.sort == sort }) { return index }
    counts.append(Count(sort: sort))
    return counts.count - 1
  }

  /// Adds the doubts about what follows in the file.
  mutating func merge(_ later: Notices) {
    for (sort, notice) in later.list {
      add(
        sort, notice.fact, at: notice.byteOffset, line: notice.line, isLoss: notice.isLoss)
    }
    for more in later.counts {
      guard let rest = more.rest else { continue }
      let index = count(of: more.sort)
      counts[index].count += more.count - Self.kept
      counts[index].addRest(rest.offset, rest.line, isLoss: more.isLoss)
    }
    for more in later.tallies {
      if let index = tallies.firstIndex(where: { $0.sort == more.sort }) {
        tallies[index].count += more.count
      } else {
        tallies.append(more)
      }
    }
  }

  /// Counts a doubt that is said once, with the place where it was met first; the count comes before its
  /// values.
  mutating func tally(
    _ sort: DoubtSort, _ fact: @autoclosure () -> ReadFact, at offset: Int, line: Int
  ) {
    if let index = tallies.firstIndex(where: { $0.sort == sort }) {
      tallies[index].count += 1
    } else {
      tallies.append(Tally(sort: sort, count: 1, offset: offset, line: line, fact: fact()))
    }
  }

  mutating func addUndecoded(at offset: Int, line: Int, _ encoding: Encoding) {
    let name = encoding.rawValue
    add(
      .undecoded,
      .doubt(.undecodedByte, name),
      at: offset, line: line)
  }

  /// The stamp in `header` is of no day or hour that exists.
  mutating func addImpossible(_ header: String, at offset: Int, line: Int) {
    add(
      .stamp,
      .doubt(.impossibleTime, header.prefix(60)),
      at: offset, line: line)
  }

  /// Counts the head of a post whose stamp tells no time for certain.
  mutating func tally(_ doubt: StampDoubt, _ head: String, at offset: Int, line: Int) {
    tally(doubt.sort, doubt.fact(head), at: offset, line: line)
  }

  /// A post or a line is too long to be held.
  mutating func addCut(at offset: Int, line: Int) {
    add(
      .length,
      .doubt(.textCut),
      at: offset, line: line)
  }

  /// All of them in the order of the file; where there are more of a sort, its last says how many.
  var all: [ReadNotice] {
    var all = list.map(\.notice)
    for count in counts {
      guard let rest = count.rest else { continue }
      let more = count.count - Self.kept
      all.append(
        ReadNotice(
          .doubt(.moreAlike, more, count.sort.rawValue), byteOffset: rest.offset, line: rest.line,
          isLoss: count.isLoss))
    }
    all += tallies.map {
      ReadNotice($0.fact.counting($0.count), byteOffset: $0.offset, line: $0.line)
    }
    return all
  }
}
