import ToriCorpus
import ToriEngine
import ToriIndex
import ToriTime

/// What is told of groups of blocks: how many posts and documents they have, and when the first and the last
/// was said; gathered batch by batch.
struct Gathering {
  private struct Facts {
    var postCount: UInt32 = 0
    var documentCount: UInt32 = 0
    var lastDocument = -1
    /// The blocks with the earliest start and the latest end of those that are stated; with no such time where
    /// there is none.
    var first = (time: Int.max, block: UInt32(0))
    var last = (time: Int.min, block: UInt32(0))
  }

  private let index: Index
  /// By group.
  private var facts: [Facts] = []
  /// The groups of blocks, and these, in order.
  private(set) var entries: [(group: UInt32, block: UInt32)] = []
  private var times = BatchTimes()
  private var stated: [Int] = []
  private var kinds: [Int] = []
  private var documents: [Int] = []
  private var blocks: [UInt32] = []
  private let posts = Int(BlockKind.posts.lowerBound)...Int(BlockKind.posts.upperBound)

  init(_ index: Index) { self.index = index }

  var count: Int { facts.count }

  /// Reads what is told of the blocks of a batch.
  mutating func begin(_ batch: BlockBatch) {
    batch.read(&times)
    batch.readStated(into: &stated)
    batch.readKinds(into: &kinds)
    batch.readDocuments(into: &documents)
    batch.readBlocks(into: &blocks)
  }

  /// Stands where a block is in no group.
  static let noGroup = -1

  /// Adds each block of the batch to the group that stands at its place.
  mutating func add(to groups: [Int]) {
    // Taken out while they are added to, so that nobody else can have them.
    var (facts, entries) = (facts, entries)
    (self.facts, self.entries) = ([], [])
    for place in blocks.indices where groups[place] != Self.noGroup {
      add(place, to: groups[place], &facts, &entries)
    }
    (self.facts, self.entries) = (facts, entries)
  }

  /// Adds the blocks at some places of the batch to the groups that stand beside these.
  mutating func add(_ places: [Int], to groups: [Int]) {
    var (facts, entries) = (facts, entries)
    (self.facts, self.entries) = ([], [])
    for (place, group) in zip(places, groups) { add(place, to: group, &facts, &entries) }
    (self.facts, self.entries) = (facts, entries)
  }

  @inline(__always)
  private func add(
    _ place: Int, to group: Int, _ facts: inout [Facts],
    _ entries: inout [(group: UInt32, block: UInt32)]
  ) {
    while facts.count <= group { facts.append(Facts()) }
    entries.append((UInt32(truncatingIfNeeded: group), blocks[place]))
    add(blocks[place], place, to: &facts[group])
  }

  @inline(__always)
  private func add(_ block: UInt32, _ place: Int, to facts: inout Facts) {
    if posts ~= kinds[place] { facts.postCount += 1 }
    if facts.lastDocument != documents[place] {
      facts.lastDocument = documents[place]
      facts.documentCount += 1
    }
    guard stated[place] == 1 else { return }
    let (earliest, latest) = times.bounds(place)
    guard let earliest, let latest else { return }
    if earliest < facts.first.time { facts.first = (earliest, block) }
    if facts.last.time < latest { facts.last = (latest, block) }
  }

  func postCount(_ group: Int) -> Value { .integer(Int(facts[group].postCount)) }

  func documentCount(_ group: Int) -> Value { .integer(Int(facts[group].documentCount)) }

  func first(_ group: Int) -> Value {
    facts[group].first.time == .max ? .none : time(facts[group].first.block)
  }

  func last(_ group: Int) -> Value {
    facts[group].last.time == .min ? .none : time(facts[group].last.block)
  }

  private func time(_ block: UInt32) -> Value {
    index.time(of: BlockID(block)).map { .time($0) } ?? .none
  }
}
