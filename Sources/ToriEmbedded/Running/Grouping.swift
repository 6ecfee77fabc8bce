import ToriCorpus
import ToriEngine
import ToriIndex
import ToriSystem
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
      let (first, last) = try extremes(posts)
      return [
        .text(record.name), record.title.map { .text($0) } ?? .none,
        .text(record.reader.rawValue), .integer(posts.count), .integer(record.blocks.count), first,
        last, .words(record.reason), .text(record.encoding.rawValue), .integer(record.byteCount),
        .text(sources.path(ofDocument: place)),
      ]
    }
    return Table(shape: .documents, rows: rows, members: present.map(\.1))
  }

  private func threads(_ blocks: BlockSet) throws -> Table {
    let posts = blocks.intersection(index.posts)
    var seen: Set<BlockID> = []
    var rows: [[Value]] = []
    var members: [BlockSet] = []
    for block in posts where !seen.contains(block) {
      if cancellation.isCancelled { throw EngineError.interrupted }
      let thread = index.thread(of: block)
      let these = thread.intersection(posts)
      seen.formUnion(these)
      // A post that nothing answers and that answers nothing is no thread.
      guard thread.count > 1, let root = thread.first else { continue }
      let record = index.documents[index.document(of: root)]
      let (first, last) = try extremes(these)
      let authors = Set(these.compactMap { author(of: $0) })
      rows.append([
        .text(index.identifier(of: root)), .text(record.name),
        record.title.map { .text($0) } ?? .none, .integer(these.count),
        .integer(authors.count), first, last,
      ])
      members.append(these)
    }
    return Table(shape: .threads, rows: rows, members: members)
  }

  private struct Author: Hashable {
    /// As it is mostly spelt.
    let name: String?
    let identifier: String?
  }

  private func author(of block: BlockID) -> Author? {
    let author = Author(
      name: index.spelling(.author, of: block), identifier: index.text(.authorID, of: block))
    return author.name == nil && author.identifier == nil ? nil : author
  }

  private func authors(_ blocks: BlockSet) throws -> Table {
    try gathered(.authors, blocks) { block in
      author(of: block).map { [$0] } ?? []
    } cells: {
      [$0.name.map { .text($0) } ?? .none, $0.identifier.map { .text($0) } ?? .none]
    }
  }

  private func links(_ blocks: BlockSet) throws -> Table {
    try gathered(.links, blocks) {
      index.texts(.links, of: $0)
    } cells: {
      [.text($0), URLHost.of($0).map { .text($0) } ?? .none]
    }
  }

  /// Rows of `cells`, then how many posts and documents, and when first and last.
  private func gathered<Key: Hashable>(
    _ shape: RowShape, _ blocks: BlockSet, by keys: (BlockID) -> [Key], cells: (Key) -> [Value]
  ) throws -> Table {
    var order: [Key] = []
    var members: [Key: [UInt32]] = [:]
    for block in blocks {
      if cancellation.isCancelled { throw EngineError.interrupted }
      for key in keys(block) {
        if members[key, default: []].isEmpty { order.append(key) }
        // A post that has it twice is one post.
        if members[key]?.last != block.rawValue { members[key, default: []].append(block.rawValue) }
      }
    }
    let sets = order.map { BlockSet(ascending: members[$0] ?? []) }
    let rows = try cancellation.map(zip(order, sets)) { key, set -> [Value] in
      let documents = Set(set.map { index.document(of: $0) })
      let (first, last) = try extremes(set)
      let posts = set.intersection(index.posts)
      return cells(key) + [.integer(posts.count), .integer(documents.count), first, last]
    }
    return Table(shape: shape, rows: rows, members: sets)
  }

  /// The earliest and the latest of the times that are stated.
  private func extremes(_ blocks: BlockSet) throws -> (Value, Value) {
    var first: TimeSpan?
    var last: TimeSpan?
    for block in blocks {
      guard let span = index.time(of: block), span.basis == .stated,
        let earliest = span.earliest, let latest = span.latest
      else { continue }
      if first.flatMap(\.earliest).map({ earliest < $0 }) ?? true { first = span }
      if last.flatMap(\.latest).map({ $0 < latest }) ?? true { last = span }
    }
    if cancellation.isCancelled { throw EngineError.interrupted }
    return (first.map { .time($0) } ?? .none, last.map { .time($0) } ?? .none)
  }
}
