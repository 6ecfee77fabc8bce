import ToriCorpus
import ToriEngine
import ToriIndex
import ToriSystem
import ToriText
import ToriTime

/// Gathers blocks by what they have in common: their document, thread, author, or a link.
struct Grouping {
  let index: Index
  let sources: SourceFiles
  let cancellation: Cancellation

  /// One row for each, in the order in which they first occur, with the blocks it stands for.
  func table(_ kind: RowKind, of blocks: BlockSet) throws -> Table {
    switch kind {
    case .documents: try documents(blocks)
    case .threads: try threads(blocks)
    case .authors: try authors(blocks)
    case .links: try links(blocks)
    default: preconditionFailure("the analyzer gathers by nothing else")
    }
  }

  /// Posts and times are those of `blocks`; how many blocks there are is, like the size, the document's own.
  private func documents(_ blocks: BlockSet) throws -> Table {
    let all = try cancellation.map(index.documents.indices) { place in
      (place, BlockSet(range: index.blocks(ofDocument: place)).intersection(blocks))
    }
    // Of the whole corpus, a document without blocks is one of its documents too.
    let isAll = blocks.count == index.blockCount
    let present = all.filter { isAll || !$0.1.isEmpty }
    let rows = try present.map { place, blocks -> [Value] in
      let record = index.documents[place]
      let posts = blocks.intersection(index.posts)
      let extremes = try index.statedExtremes(among: posts, cancellation: cancellation)
      func time(_ block: BlockID?) -> Value {
        block.flatMap { index.time(of: $0) }.map { .time($0) } ?? .none
      }
      return [
        .text(record.name), record.title.map { .text($0) } ?? .none,
        .text(record.reader.rawValue), .integer(posts.count), .integer(record.blocks.count),
        time(extremes?.first), time(extremes?.last), .words(record.reason),
        .text(record.encoding.rawValue), .integer(record.byteCount),
        .text(sources.path(ofDocument: place)),
      ]
    }
    return Table(shape: .documents, rows: rows, members: present.map(\.1))
  }

  private func threads(_ blocks: BlockSet) throws -> Table {
    let roots = index.threadRoots()
    var sizes = Array(repeating: UInt32(0), count: roots.count)
    for root in roots { sizes[Int(root)] += 1 }
    var gathering = Gathering(index)
    var numbers: [UInt32: Int] = [:]
    var threads: [(root: UInt32, authorCount: Int)] = []
    var authors = AuthorNumbers(index)
    var known = PairNumbers()
    try index.forEachBatch(of: blocks.intersection(index.posts), cancellation) { batch in
      gathering.begin(batch)
      authors.read(batch)
      for place in 0..<batch.count {
        let root = roots[Int(batch.block(place))]
        // A post that nothing answers and that answers nothing is no thread.
        if sizes[Int(root)] == 1 { continue }
        let number = numbers[root] ?? threads.count
        if number == threads.count {
          numbers[root] = number
          threads.append((root, 0))
        }
        gathering.add(batch, place, to: number)
        guard let author = authors[place] else { continue }
        let before = known.pairs.count
        _ = known.number(of: UInt32(number), UInt32(author))
        if known.pairs.count > before { threads[number].authorCount += 1 }
      }
    }
    let rows = try cancellation.map(threads.enumerated()) { number, thread -> [Value] in
      let root = BlockID(thread.root)
      let record = index.documents[index.document(of: root)]
      return [
        .text(index.identifier(of: root)), .text(record.name),
        record.title.map { .text($0) } ?? .none, gathering.postCount(number),
        .integer(thread.authorCount), gathering.first(number), gathering.last(number),
      ]
    }
    return Table(shape: .threads, rows: rows, members: gathering.members)
  }

  private func authors(_ blocks: BlockSet) throws -> Table {
    var gathering = Gathering(index)
    var authors = AuthorNumbers(index)
    try index.forEachBatch(of: blocks, cancellation) { batch in
      gathering.begin(batch)
      authors.read(batch)
      for place in 0..<batch.count {
        if let author = authors[place] { gathering.add(batch, place, to: author) }
      }
    }
    return try table(.authors, gathering) { author in
      let (name, identifier) = authors.author(author)
      return [name.map { .text($0) } ?? .none, identifier.map { .text($0) } ?? .none]
    }
  }

  private func links(_ blocks: BlockSet) throws -> Table {
    let links = index.groups(of: .links)
    var gathering = Gathering(index)
    /// By the number of a link among all, its number as they came, and that of each back.
    var numbers: [Int: Int] = [:]
    var order: [Int] = []
    var (found, places): ([Int], [Int]) = ([], [])
    let linking = try index.blocks(
      having: TextListColumn.links, among: blocks, cancellation: cancellation)
    try index.forEachBatch(of: linking, cancellation) { batch in
      gathering.begin(batch)
      batch.read(links, into: &found, places: &places)
      for (link, place) in zip(found, places) {
        let number = numbers[link] ?? order.count
        if number == order.count {
          numbers[link] = number
          order.append(link)
        }
        gathering.add(batch, place, to: number)
      }
    }
    return try table(.links, gathering) { number in
      let url = links[order[number]]
      return [.text(url), URLHost.of(url).map { .text($0) } ?? .none]
    }
  }

  /// Rows of `cells`, then how many posts and documents, and when first and last.
  private func table(
    _ shape: RowShape, _ gathering: Gathering, cells: (Int) -> [Value]
  ) throws -> Table {
    let rows = try cancellation.map(0..<gathering.count) { group in
      cells(group) + [
        gathering.postCount(group), gathering.documentCount(group), gathering.first(group),
        gathering.last(group),
      ]
    }
    return Table(shape: shape, rows: rows, members: gathering.members)
  }
}

/// The authors of blocks, numbered as they come: a name, as it is mostly spelt, with an ID.
private struct AuthorNumbers {
  private let names: TextGroups
  private let identifiers: TextGroups
  private var pairs = PairNumbers()
  /// By the number of a pair that of an author; -1 for neither name nor ID.
  private var authors: [Int] = []
  private var order: [Int] = []
  private var numbers: [Int] = []
  private var others: [Int] = []

  private static let nobody = -1

  init(_ index: Index) {
    names = index.groups(of: .author)
    identifiers = index.groups(of: .authorID)
  }

  mutating func read(_ batch: BlockBatch) {
    batch.read(.author, into: &numbers)
    names.number(&numbers, count: batch.count, ofSegment: batch.segmentNumber)
    batch.read(.authorID, into: &others)
    identifiers.number(&others, count: batch.count, ofSegment: batch.segmentNumber)
    for place in 0..<batch.count {
      numbers[place] = numbers[place] == BlockBatch.none ? 0 : numbers[place] + 1
      others[place] = others[place] == BlockBatch.none ? 0 : others[place] + 1
    }
    pairs.number(&numbers, others, count: batch.count)
    for pair in pairs.pairs[authors.count...] {
      authors.append(pair == (0, 0) ? Self.nobody : order.count)
      if pair != (0, 0) { order.append(authors.count - 1) }
    }
  }

  /// The author of the block at a place of the batch; nil where there is none.
  subscript(place: Int) -> Int? {
    let author = authors[numbers[place]]
    return author == Self.nobody ? nil : author
  }

  func author(_ number: Int) -> (name: String?, identifier: String?) {
    let (name, identifier) = pairs.pairs[order[number]]
    return (
      name == 0 ? nil : names[Int(name) - 1],
      identifier == 0 ? nil : identifiers[Int(identifier) - 1]
    )
  }
}
