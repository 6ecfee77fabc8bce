import Synchronization
import ToriCorpus
import ToriSystem
import ToriTime

/// An index file, open for reading: blocks, their fields, and searches over them.
///
/// A block's fields are read when asked for. Where the file turns out to be damaged, a field reads as
/// if it were not there and `damage` says so; searches throw.
package final class Index: Sendable {
  /// In which dates are read and days begin.
  package let zone: Zone
  let file: IndexFile
  let segments: [Segment]
  let settings: IndexSettings
  /// Which version of tori's readers read the sources, and what else their reading depended on besides their bytes:
  /// without when files were changed that lie beside them.
  package var reading: (version: String, words: String) {
    let lines = settings.readingKey.split(separator: "\n").filter { line in
      !line.hasPrefix("/") || line.split(separator: ":").suffix(3).count < 3
    }
    let words = lines.joined(separator: "\n")
    let end = words.firstIndex(of: " ") ?? words.endIndex
    return (String(words[..<end]), String(words[end...].dropFirst()))
  }
  private let wholeFile: [Section]
  private let cache = Mutex(Cache())

  private struct LeadingKey: Hashable {
    let key: OrderKey
    let descending: Bool
  }

  /// What is worked out once, when first asked for.
  private struct Cache {
    var documents: [DocumentRecord]?
    var documentNames: [String]?
    /// The place of each document by its name without case.
    var documentPlaces: [String: Int]?
    var posts: BlockSet?
    var kinds: [BlockKind: BlockSet] = [:]
    var leadingRanks: [LeadingKey: Int] = [:]
    var spellings: [SpelledField: Spellings] = [:]
    var ranks: [SpelledField: TextRanks] = [:]
    var linkHosts: LinkHosts?
    var copies: [UInt32]?
    var repeatedTexts: RepeatedTexts?
    var suffixes: [RepeatedKey: [Int]] = [:]
    /// Of needles that a planner asked about, until they are searched for.
    var lookups: [NeedleLookup] = []
  }

  /// How many blocks the index has, posts and others.
  package let blockCount: Int
  /// Documents are numbered from 0.
  package let documentCount: Int

  /// Maps a file; throws what keeps it from being read, be it damage that opening alone finds.
  package static func open(_ path: String) throws(IndexError) -> Index {
    FreedMemory.keep()
    return try Index(IndexFile(path))
  }

  init(_ file: IndexFile) throws(IndexError) {
    self.file = file
    var segments: [Segment] = []
    var count = 0
    for (number, size) in file.trailer.blockCounts.enumerated() {
      segments.append(
        Segment(
          file: file, number: number, base: UInt32(truncatingIfNeeded: count), count: Int(size)))
      count += Int(size)
    }
    self.segments = segments
    blockCount = count
    wholeFile = IndexFile.sections(of: FileLayout.wholeFile, in: file)
    let coded = wholeFile[Int(SectionKind.settings.number)].withAllBytes { $0.array } ?? []
    guard let settings = IndexSettings(coded: coded) else {
      throw .damaged(path: file.path, .settings)
    }
    self.settings = settings
    zone = settings.zone
    let documents = wholeFile[Int(SectionKind.documents.number)]
    documentCount =
      documents.withBytes(0..<min(10, documents.count)) { bytes in
        var start = 0
        return bytes.varint(&start)
      } ?? 0
  }

  package var path: String { file.path }

  /// In bytes.
  package var fileSize: Int { file.size }

  package var segmentCount: Int { segments.count }

  /// Numbers from 0 up to `blockCount`.
  package var allBlocks: BlockSet { BlockSet(range: 0..<UInt32(blockCount)) }

  /// The blocks that somebody said or published.
  package var posts: BlockSet {
    if let known = cache.withLock({ $0.posts }) { return known }
    let kinds = Int(BlockKind.posts.lowerBound)...Int(BlockKind.posts.upperBound)
    let found = filter(.kind, in: kinds, among: allBlocks)
    cache.withLock { $0.posts = found }
    return found
  }

  /// What was found wrong with the file so far; answers given since may be wrong.
  package var damage: IndexError? { file.damage }

  /// `damage`, after a look whether another program has written to the file.
  package func lookForDamage() -> IndexError? {
    file.lookForChanges()
    return file.damage
  }

  var damagedError: IndexError {
    damage ?? .damaged(path: path, .section)
  }

  /// Throws if the file was found damaged.
  func checkDamage() throws(IndexError) {
    if let damage { throw damage }
  }

  /// Compares every byte of the file with its checksum.
  package func verify() throws(IndexError) { try file.verify() }

  /// Begins to count anew which chunks of the file are read. What a query reads twice counts once.
  package func forgetTouchedBytes() {
    file.forgetChecks()
    cache.withLock { $0.lookups = [] }
  }

  /// The size of the chunks, of 64 KiB each, that were read since, in bytes.
  package var touchedByteCount: Int { file.checkedByteCount }

  func section(_ kind: SectionKind) -> Section { wholeFile[Int(kind.number)] }

  func column(_ kind: SectionKind) -> PackedColumn { PackedColumn(section: section(kind)) }

  /// The segment of a block, and its row there.
  @inline(__always)
  func locate(_ block: BlockID) -> (segment: Segment, row: Int) {
    let place = place(ofSegmentOf: block)
    return (segments[place], Int(block.rawValue - segments[place].base))
  }

  /// Which segment a block is in.
  @inline(__always)
  func place(ofSegmentOf block: BlockID) -> Int {
    precondition(block.rawValue < blockCount, "a block of this index")
    var (low, high) = (0, segments.count)
    while low + 1 < high {
      let middle = (low + high) / 2
      if segments[middle].base <= block.rawValue { low = middle } else { high = middle }
    }
    return low
  }

  /// Which texts of a field fold alike; worked out once.
  func spellings(_ field: SpelledField) -> Spellings {
    if let known = cache.withLock({ $0.spellings[field] }) { return known }
    let found = Spellings(self, field)
    cache.withLock { $0.spellings[field] = found }
    return found
  }

  /// The different texts of a field as `make` puts them in order; worked out once.
  func keptRanks(_ field: SpelledField, _ make: () -> TextRanks) -> TextRanks {
    if let known = cache.withLock({ $0.ranks[field] }) { return known }
    let found = make()
    cache.withLock { $0.ranks[field] = found }
    return found
  }

  /// What `count` gives for each block; worked out once.
  func keptCopies(_ count: () -> [UInt32]) -> [UInt32] {
    if let known = cache.withLock({ $0.copies }) { return known }
    let found = count()
    cache.withLock { $0.copies = found }
    return found
  }

  /// Which texts may come again; worked out once.
  var repeatedTexts: RepeatedTexts {
    if let known = cache.withLock({ $0.repeatedTexts }) { return known }
    let found = RepeatedTexts(self)
    cache.withLock { $0.repeatedTexts = found }
    return found
  }

  /// Which host each link leads to; worked out once.
  var linkHosts: LinkHosts {
    if let known = cache.withLock({ $0.linkHosts }) { return known }
    let found = LinkHosts(segments.map { $0.texts(.links) })
    cache.withLock { $0.linkHosts = found }
    return found
  }

  /// The numbers behind the points of a key's posts, as far as they were asked for.
  func knownSuffixes(of key: RepeatedKey) -> [Int] { cache.withLock { $0.suffixes[key] ?? [] } }

  func keep(_ suffixes: [Int], of key: RepeatedKey) {
    cache.withLock { $0.suffixes[key] = suffixes }
  }

  /// In the order in which their blocks are numbered.
  package var documents: [DocumentRecord] {
    cache.withLock { cache in
      if let documents = cache.documents { return documents }
      let documents = readDocuments()
      cache.documents = documents
      return documents
    }
  }

  /// Begins to read `documents` on another thread, where that takes long enough to be worth one.
  func readDocumentsMeanwhile() -> WorkThread? {
    documentCount > 1000 ? WorkThread { [self] in _ = documents } : nil
  }

  /// What a build has just written need not be read back.
  func take(_ documents: [DocumentRecord]) {
    guard documents.count == documentCount else { return }
    cache.withLock { $0.documents = documents }
  }

  /// As queries name them, in the order of `documents`.
  package var documentNames: [String] {
    if let known = cache.withLock({ $0.documentNames }) { return known }
    let names = documents.map(\.name)
    cache.withLock { $0.documentNames = names }
    return names
  }

  /// The place of the document of that name, whatever the case of its letters.
  package func document(named name: some StringProtocol) -> Int? {
    if let known = cache.withLock({ $0.documentPlaces }) { return known[name.lowercased()] }
    let places = Dictionary(zip(documentNames.map { $0.lowercased() }, 0...)) { first, _ in first }
    let found = places[name.lowercased()]
    cache.withLock { $0.documentPlaces = places }
    return found
  }

  private func readDocuments() -> [DocumentRecord] {
    let bytes = section(.documents).withAllBytes { $0.array } ?? []
    var reader = ByteReader(bytes)
    do throws(ByteReader.Overrun) {
      let count = try reader.count()
      var documents: [DocumentRecord] = []
      documents.reserveCapacity(min(count, bytes.count / DocumentRecord.leastByteCount))
      for _ in 0..<count { documents.append(try DocumentRecord(from: &reader)) }
      return documents
    } catch {
      file.noteDamage()
      return []
    }
  }

  /// What `value` gives for an order of blocks; worked out once.
  func leadingRank(by key: OrderKey, descending: Bool, _ value: () -> Int) -> Int {
    let key = LeadingKey(key: key, descending: descending)
    if let known = cache.withLock({ $0.leadingRanks[key] }) { return known }
    let rank = value()
    cache.withLock { $0.leadingRanks[key] = rank }
    return rank
  }

  /// Keeps what was looked up for the search that follows.
  func keep(_ lookup: NeedleLookup) {
    cache.withLock { cache in
      if cache.lookups.count == 16 { cache.lookups.removeFirst() }
      cache.lookups.append(lookup)
    }
  }

  /// What was kept of the needle, if anything was; from then on it is not.
  func takeLookup(of folded: [UInt8]) -> NeedleLookup? {
    cache.withLock { cache in
      cache.lookups.lastIndex { $0.folded == folded }.map { cache.lookups.remove(at: $0) }
    }
  }

  /// Blocks of a document follow each other.
  package func blocks(ofDocument document: Int) -> Range<UInt32> {
    let starts = column(.documentStarts)
    let (start, end) = (starts[document] ?? 0, starts[document + 1] ?? 0)
    return UInt32(truncatingIfNeeded: start)..<UInt32(truncatingIfNeeded: max(start, end))
  }

  /// The document that a block is of, as an index into `documents`.
  package func document(of block: BlockID) -> Int {
    let starts = column(.documentStarts)
    var (low, high) = (0, documentCount)
    while low + 1 < high {
      let middle = (low + high) / 2
      if starts[middle] ?? 0 <= block.rawValue { low = middle } else { high = middle }
    }
    return low
  }

  /// The blocks of one kind; worked out once.
  package func blocks(ofKind kind: BlockKind) -> BlockSet {
    if let known = cache.withLock({ $0.kinds[kind] }) { return known }
    let value = Int(kind.rawValue)
    let found = filter(.kind, in: value...value, among: allBlocks)
    cache.withLock { $0.kinds[kind] = found }
    return found
  }
}
