import ToriCorpus
import ToriEngine
import ToriIndex
import ToriTime

/// What is told of groups of blocks: how many posts and documents they have, and when the first and the last
/// was said; gathered batch by batch.
struct Gathering {
  private struct Facts {
    var postCount = 0
    var documentCount = 0
    var lastDocument = -1
    /// The blocks with the earliest start and the latest end of those that are stated.
    var first: (time: Int, block: UInt32)?
    var last: (time: Int, block: UInt32)?
  }

  private let index: Index
  /// By group.
  private var facts: [Facts] = []
  /// The groups of blocks, and these, in order.
  private var entries: [(group: UInt32, block: UInt32)] = []
  private var times = BatchTimes()
  private var stated: [Int] = []
  private var kinds: [Int] = []
  private var documents: [Int] = []

  init(_ index: Index) { self.index = index }

  var count: Int { facts.count }

  /// Reads what is told of the blocks of a batch.
  mutating func begin(_ batch: BlockBatch) {
    batch.read(&times)
    batch.readStated(into: &stated)
    batch.readKinds(into: &kinds)
    batch.readDocuments(into: &documents)
  }

  /// Adds the block at a place of the batch to a group.
  mutating func add(_ batch: BlockBatch, _ place: Int, to group: Int) {
    while facts.count <= group { facts.append(Facts()) }
    let block = batch.block(place)
    entries.append((UInt32(truncatingIfNeeded: group), block))
    if BlockKind.posts.contains(UInt8(truncatingIfNeeded: kinds[place])) {
      facts[group].postCount += 1
    }
    if facts[group].lastDocument != documents[place] {
      facts[group].lastDocument = documents[place]
      facts[group].documentCount += 1
    }
    guard stated[place] == 1 else { return }
    let (earliest, latest) = times.bounds(place)
    guard let earliest, let latest else { return }
    if facts[group].first.map({ earliest < $0.time }) ?? true {
      facts[group].first = (earliest, block)
    }
    if facts[group].last.map({ $0.time < latest }) ?? true { facts[group].last = (latest, block) }
  }

  func postCount(_ group: Int) -> Value { .integer(facts[group].postCount) }

  func documentCount(_ group: Int) -> Value { .integer(facts[group].documentCount) }

  func first(_ group: Int) -> Value { time(facts[group].first?.block) }

  func last(_ group: Int) -> Value { time(facts[group].last?.block) }

  private func time(_ block: UInt32?) -> Value {
    block.flatMap { index.time(of: BlockID($0)) }.map { .time($0) } ?? .none
  }

  /// The blocks of each group.
  var members: [BlockSet] {
    var ends = Array(repeating: 0, count: facts.count)
    for entry in entries { ends[Int(entry.group)] += 1 }
    var lists = ends.map { count in
      var list: [UInt32] = []
      list.reserveCapacity(count)
      return list
    }
    for entry in entries { lists[Int(entry.group)].append(entry.block) }
    return lists.map { BlockSet(ascending: $0) }
  }
}
