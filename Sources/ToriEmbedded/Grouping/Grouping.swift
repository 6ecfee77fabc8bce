import ToriCorpus
import ToriEngine
import ToriIndex
import ToriSentences
import ToriSystem
import ToriText
import ToriTime

/// Gathers blocks by what they have in common: their document, thread, author, or a link.
struct Grouping {
  let index: Index
  let sources: SourceFiles
  let cancellation: Cancellation

  /// One row for each of the first `limit`, in the order in which they first occur, with the blocks it stands for;
  /// and how many there are.
  func table(
    _ kind: RowKind, of blocks: BlockSet, first limit: Int
  ) throws -> (table: Table, total: Int) {
    switch kind {
    case .documents: try documents(blocks, limit)
    case .threads: try threads(blocks, limit)
    case .authors: try authors(blocks, limit)
    case .links: try links(blocks, limit)
    default: preconditionFailure("the analyzer gathers by nothing else")
    }
  }

  /// Posts and times are those of `blocks`; how many blocks there are is, like the size, the document's own.
  private func documents(
    _ blocks: BlockSet, _ limit: Int
  ) throws -> (table: Table, total: Int) {
    let all = try cancellation.map(index.documents.indices) { place in
      (place, BlockSet(range: index.blocks(ofDocument: place)).intersection(blocks))
    }
    // Of the whole corpus, a document without blocks is one of its documents too.
    let isAll = blocks.count == index.blockCount
    let present = all.filter { isAll || !$0.1.isEmpty }
    let rows = try present.prefix(limit).map { place, blocks -> [Value] in
      let record = index.documents[place]
      let posts = blocks.intersection(index.posts)
      let extremes = try index.statedExtremes(among: posts, cancellation: cancellation)
      func time(_ block: BlockID?) -> Value {
        block.flatMap { index.time(of: $0) }.map { .time($0) } ?? .none
      }
      return [
        .text(record.name), record.title.map { .text($0) } ?? .none,
        .text(record.reader.rawValue), .integer(posts.count), .integer(record.blocks.count),
        time(extremes?.first), time(extremes?.last), .words(record.seen.words),
        .text(record.encoding.rawValue), .integer(record.byteCount),
        .text(sources.path(ofDocument: place)),
      ]
    }
    let table = Table(shape: .documents, rows: rows, members: RowMembers(present.map(\.1)))
    return (table, present.count)
  }

  private func threads(_ blocks: BlockSet, _ limit: Int) throws -> (table: Table, total: Int) {
    let roots = index.threadRoots()
    var sizes = Array(repeating: UInt32(0), count: roots.count)
    for root in roots { sizes[Int(root)] += 1 }
    var gathering = Gathering(index)
    var numbers: [UInt32: Int] = [:]
    var threads: [(root: UInt32, authorCount: Int)] = []
    var authors = AuthorNumbers(index)
    var (ofBlocks, groups): ([Int], [Int]) = ([], [])
    var known = PairNumbers()
    try index.forEachBatch(of: blocks.intersection(index.posts), cancellation) { batch in
      gathering.begin(batch)
      authors.read(batch, into: &ofBlocks)
      groups = Array(repeating: Gathering.noGroup, count: batch.count)
      for place in 0..<batch.count {
        let root = roots[Int(batch.block(place))]
        // A post that nothing answers and that answers nothing is no thread.
        if sizes[Int(root)] == 1 { continue }
        let number = numbers[root] ?? threads.count
        if number == threads.count {
          numbers[root] = number
          threads.append((root, 0))
        }
        groups[place] = number
        if ofBlocks[place] == Gathering.noGroup { continue }
        let before = known.pairs.count
        _ = known.number(of: UInt32(number), UInt32(ofBlocks[place]))
        if known.pairs.count > before { threads[number].authorCount += 1 }
      }
      gathering.add(to: groups)
    }
    let rows = try cancellation.map(threads.prefix(limit).enumerated()) {
      number, thread -> [Value] in
      let root = BlockID(thread.root)
      let record = index.documents[index.document(of: root)]
      return [
        .text(index.identifier(of: root)), .text(record.name),
        record.title.map { .text($0) } ?? .none, gathering.postCount(number),
        .integer(thread.authorCount), gathering.first(number), gathering.last(number),
      ]
    }
    let table = Table(
      shape: .threads, rows: rows, members: RowMembers(gathering.entries))
    return (table, threads.count)
  }

  private func authors(_ blocks: BlockSet, _ limit: Int) throws -> (table: Table, total: Int) {
    var gathering = Gathering(index)
    var authors = AuthorNumbers(index)
    var ofBlocks: [Int] = []
    try index.forEachBatch(of: blocks, cancellation) { batch in
      gathering.begin(batch)
      authors.read(batch, into: &ofBlocks)
      gathering.add(to: ofBlocks)
    }
    return try table(.authors, gathering, limit) { author in
      let (name, identifier) = authors.author(author)
      return [name.map { .text($0) } ?? .none, identifier.map { .text($0) } ?? .none]
    }
  }

  private func links(_ blocks: BlockSet, _ limit: Int) throws -> (table: Table, total: Int) {
    let links = index.groups(of: .links)
    var gathering = Gathering(index)
    /// By the number of a link among all, its number as they came, and that of each back.
    var numbers: [Int: Int] = [:]
    var order: [Int] = []
    var (found, places): ([Int], [Int]) = ([], [])
    let linking = try index.blocks(
      having: .texts(.links), among: blocks, cancellation: cancellation)
    try index.forEachBatch(of: linking, cancellation) { batch in
      gathering.begin(batch)
      batch.read(links, into: &found, places: &places)
      for (entry, link) in found.enumerated() {
        let number = numbers[link] ?? order.count
        if number == order.count {
          numbers[link] = number
          order.append(link)
        }
        found[entry] = number
      }
      gathering.add(places, to: found)
    }
    return try table(.links, gathering, limit) { number in
      let url = links[order[number]]
      return [.text(url), URLHost.of(url).map { .text($0) } ?? .none]
    }
  }

  /// Rows of `cells`, then how many posts and documents, and when first and last.
  private func table(
    _ shape: RowShape, _ gathering: Gathering, _ limit: Int, cells: (Int) -> [Value]
  ) throws -> (table: Table, total: Int) {
    let rows = try cancellation.map(0..<min(limit, gathering.count)) { group in
      cells(group) + [
        gathering.postCount(group), gathering.documentCount(group), gathering.first(group),
        gathering.last(group),
      ]
    }
    let table = Table(shape: shape, rows: rows, members: RowMembers(gathering.entries))
    return (table, gathering.count)
  }
}

/// The authors of blocks, numbered as they come: a name, as it is mostly spelt, with an ID.
private struct AuthorNumbers {
  private let names: TextGroups
  private let identifiers: TextGroups
  private let hasIdentifiers: Bool
  private var pairs = PairNumbers()
  /// By the number of a pair, or of a name where there are no IDs, that of an author.
  private var authors: [Int] = []
  private var order: [(name: Int, identifier: Int)] = []
  private var others: [Int] = []

  private static let unknown = -2

  init(_ index: Index) {
    names = index.groups(of: .author)
    identifiers = index.groups(of: .authorID)
    hasIdentifiers = index.has(.authorID)
    if !hasIdentifiers { authors = Array(repeating: Self.unknown, count: names.count) }
  }

  /// Puts the author of each block of a batch at the start of `numbers`; `Gathering.noGroup` where there is neither
  /// name nor ID.
  mutating func read(_ batch: BlockBatch, into numbers: inout [Int]) {
    batch.read(.author, into: &numbers)
    names.number(&numbers, count: batch.count, ofSegment: batch.segmentNumber)
    if hasIdentifiers { return pair(batch, &numbers) }
    // Taken out while it is looked into, so that nobody else can have it.
    var authors = authors
    self.authors = []
    let none = BlockBatch.none
    var span = numbers.mutableSpan
    for place in 0..<batch.count {
      let name = span[place]
      if name == none {
        span[place] = Gathering.noGroup
        continue
      }
      if authors[name] == Self.unknown {
        authors[name] = order.count
        order.append((name + 1, 0))
      }
      span[place] = authors[name]
    }
    self.authors = authors
  }

  private mutating func pair(_ batch: BlockBatch, _ numbers: inout [Int]) {
    batch.read(.authorID, into: &others)
    identifiers.number(&others, count: batch.count, ofSegment: batch.segmentNumber)
    for place in 0..<batch.count {
      numbers[place] = numbers[place] == BlockBatch.none ? 0 : numbers[place] + 1
      others[place] = others[place] == BlockBatch.none ? 0 : others[place] + 1
    }
    pairs.number(&numbers, others, count: batch.count)
    for pair in pairs.pairs[authors.count...] {
      authors.append(pair == (0, 0) ? Gathering.noGroup : order.count)
      if pair != (0, 0) { order.append((Int(pair.0), Int(pair.1))) }
    }
    for place in 0..<batch.count { numbers[place] = authors[numbers[place]] }
  }

  func author(_ number: Int) -> (name: String?, identifier: String?) {
    let (name, identifier) = order[number]
    return (
      name == 0 ? nil : names[name - 1], identifier == 0 ? nil : identifiers[identifier - 1]
    )
  }
}
