import Glibc
import Synchronization
import Testing
import ToriCorpus
import ToriIndex
import ToriRandom
import ToriSystem
import ToriTime
import ToriWords

/// The words of an index are those that the scanner cuts of each block's text.
@Suite struct WordLayerTests {
  private static let pieces = [
    "南鳥島の", "レアアース", "中国が輸出を規制した。", "依存", "言う", "言った", "EU", "ＥＵ", "eu", "www", "😀", "1,800", "\n",
    "、", " ", "(^_^)", "が", "それで", "https://example.com/a", "島", "ﾃﾚﾋﾞ", "人", "。",
  ]

  private static func text(_ random: inout SplitMix64) -> String {
    (0..<random.below(30)).map { _ in random.pick(pieces) }.joined()
      // Places beyond a byte, and words that nobody else has.
      + (random.chance(9) ? String(repeating: " ", count: 300) + "後\(random.below(99999))" : "")
  }

  private static func index(_ seed: UInt64, _ folder: TemporaryFolder) throws -> Index {
    var random = SplitMix64(seed: seed)
    var builder = try IndexBuilder(
      to: folder.file("x.tori"), zone: .tokyo, segmentLimit: random.pick([1, 3_000, 1 << 30]))
    for var document in random.documents() {
      for place in document.blocks.indices { document.blocks[place].text = text(&random) }
      try builder.add(document)
    }
    return try builder.finish()
  }

  private static func layer(
    _ index: Index, _ folder: TemporaryFolder, progress: (WordProgress) -> Void = { _ in },
    cancellation: Cancellation = Cancellation()
  ) throws -> WordLayer {
    try #require(
      try WordLayer.open(
        for: index, cacheDirectory: folder.file("cache"), progress: progress,
        cancellation: cancellation))
  }

  /// The same posts in the file of the same name, in two documents and then in one.
  @Test func documentsAreCountedWhereTheyEndNow() throws {
    let folder = try TemporaryFolder()
    for count in [2, 1] {
      var random = SplitMix64(seed: 1)
      var builder = try IndexBuilder(to: folder.file("x.tori"), zone: .tokyo)
      for number in 0..<count {
        var document = random.document(number, blockCount: 2 / count, isOrdered: true)
        for place in document.blocks.indices {
          (document.blocks[place].kind, document.blocks[place].text) = (.opening, "南鳥島")
        }
        try builder.add(document)
      }
      let layer = try Self.layer(try builder.finish(), folder)
      #expect(layer.lexemeDocuments.max() == UInt32(count))
    }
  }

  @Test(arguments: UInt64(0)..<8)
  func aLayerIsAsTheScannerCuts(_ seed: UInt64) throws {
    let folder = try TemporaryFolder()
    let index = try Self.index(seed, folder)
    let layer = try Self.layer(index, folder)
    let scanner = try WordScanner(dictionary: WordDictionary.open())
    var tally = Tally()
    for block in index.allBlocks {
      let text = index.block(block).text
      let words = scanner.words(of: text)
      let found = layer.tokens(of: block).map {
        Word(entry: layer.entry($0.entry), range: $0.range, endsSentence: $0.endsSentence)
      }
      #expect(found == words, "\(seed): \(text)")
      tally.add(words, block, isPost: index.kind(of: block).isPost)
    }
    var next = 0
    let some = BlockSet(ascending: index.allBlocks.map(\.rawValue).filter { $0 % 7 != 3 })
    let blocks = Array(some)
    try layer.forEachText(of: some, Cancellation()) { block, words in
      #expect(block == blocks[next] && Array(words) == layer.tokens(of: block))
      next += 1
    }
    #expect(next == blocks.count)
    #expect(layer.wordCount == tally.wordCount)
    let all = (0..<UInt32(layer.entryCount)).map { layer.entry($0) }
    #expect(Set(all).count == all.count && all.count == tally.blocks.count)
    for (number, entry) in zip(UInt32(0)..., all) {
      #expect(layer.count(ofEntry: number) == tally.counts[entry, default: 0])
      let having = try layer.blocks(having: [number], among: index.allBlocks, Cancellation())
      #expect(Array(having).map(\.rawValue) == tally.blocks[entry])
      #expect(layer.isWord(number) == entry.isWord && layer.isContent(number) == entry.isContent)
      #expect(layer.pos(number) == entry.pos)
      #expect(layer.entries(ofForm: entry.form).contains(number))
      #expect(layer.entries(ofWord: entry.word).contains(number))
      let lexeme = layer.lexeme(layer.lexeme(ofEntry: number))
      #expect(FoldedWord.of(lexeme.word) == FoldedWord.of(entry.word))
    }
    for number in 0..<UInt32(layer.lexemeCount) {
      let members = all.indices.filter { layer.lexeme(ofEntry: UInt32($0)) == number }.map {
        all[$0]
      }
      let posts = members.reduce(into: Set<UInt32>()) { $0.formUnion(tally.posts[$1, default: []]) }
      #expect(
        layer.count(ofLexeme: number) == members.reduce(0) { $0 + tally.counts[$1, default: 0] })
      #expect(layer.postCount(ofLexeme: number) == posts.count)
      #expect(layer.lexemes(beginning: layer.lexeme(number).word).contains(number))
    }
    #expect(layer.damage == nil)
    // It is kept: no more is cut.
    var isCut = false
    let again = try Self.layer(index, folder) { _ in isCut = true }
    #expect(!isCut && again.entryCount == layer.entryCount)
  }

  private struct Tally {
    var wordCount = 0
    var counts: [WordEntry: Int] = [:]
    var posts: [WordEntry: Set<UInt32>] = [:]
    var blocks: [WordEntry: [UInt32]] = [:]

    mutating func add(_ words: [Word], _ block: BlockID, isPost: Bool) {
      for word in words {
        if blocks[word.entry]?.last != block.rawValue {
          blocks[word.entry, default: []].append(block.rawValue)
        }
        guard isPost else { continue }
        counts[word.entry, default: 0] += 1
        posts[word.entry, default: []].insert(block.rawValue)
        if word.entry.isWord { wordCount += 1 }
      }
    }
  }

  /// Documents that are added are cut, those that were there are not; another segmentation gives the same.
  @Test func whatIsAddedIsCut() throws {
    let folder = try TemporaryFolder()
    try folder.write(Array("中国が言った。\n\nEUの島。\n".utf8), to: "a.txt")
    _ = try buildIndex(from: [folder.file("a.txt")], to: folder.file("x.tori"), segmentLimit: 1)
    let first = try Self.layer(Index.open(folder.file("x.tori")), folder)
    let before = Set(folder.names(in: "x.words"))
    #expect(first.count(ofEntry: try #require(first.entries(ofWord: "言う").first)) == 1)
    try folder.write(Array("中国を言う。\n".utf8), to: "b.txt")
    _ = try buildIndex(from: [folder.file("b.txt")], to: folder.file("x.tori"), segmentLimit: 1)
    var cut = 0
    let second = try Self.layer(Index.open(folder.file("x.tori")), folder) { _ in cut += 1 }
    let kept = before.intersection(folder.names(in: "x.words"))
    #expect(cut > 0 && kept.count == before.count - 1)
    #expect(second.entries(ofWord: "言う").reduce(0) { $0 + second.count(ofEntry: $1) } == 2)
    // What the first has open goes on.
    #expect(first.tokens(of: BlockID(0)).count > 0 && first.damage == nil)
  }

  /// What was cut before an interruption is kept.
  @Test func anInterruptedLayerGoesOn() throws {
    let folder = try TemporaryFolder()
    for name in ["a", "b", "c", "d"] {
      try folder.write(Array("\(name)の島が言った。\n".utf8), to: "\(name).txt")
    }
    _ = try buildIndex(from: [folder.path], to: folder.file("x.tori"), segmentLimit: 1)
    let index = try Index.open(folder.file("x.tori"))
    #expect(index.segmentCount > 2)
    let cancellation = Cancellation()
    #expect(throws: IndexError.cancelled) {
      _ = try Self.layer(
        index, folder,
        progress: { if $0.blocksDone >= 2 { cancellation.cancel() } }, cancellation: cancellation)
    }
    let before = folder.names(in: "x.words")
    #expect(!before.isEmpty && before.allSatisfy { $0.hasSuffix(".words") })
    #expect(!folder.names.contains { $0.hasSuffix(".lock") || $0.hasSuffix(".new") })
    let layer = try Self.layer(index, folder)
    #expect(Set(folder.names(in: "x.words")).isSuperset(of: before))
    #expect(layer.entries(ofForm: "島").reduce(0) { $0 + layer.count(ofEntry: $1) } == 4)
  }

  /// Any byte of any file changed: it is found before the layer is used, or when its part is read, or nothing reads it.
  @Test func damageIsFound() throws {
    let folder = try TemporaryFolder()
    try folder.write(Array("中国が言った。\n\nEUの島。\n".utf8), to: "a.txt")
    _ = try buildIndex(from: [folder.file("a.txt")], to: folder.file("x.tori"))
    let index = try Index.open(folder.file("x.tori"))
    let whole = try Self.layer(index, folder)
    var random = SplitMix64(seed: 7)
    for name in folder.names(in: "x.words") {
      let sound = try folder.read("x.words/" + name)
      for _ in 0..<8 {
        var bytes = sound
        if random.chance(5) {
          bytes.removeLast(1 + random.below(bytes.count - 1))
        } else {
          bytes[random.below(bytes.count)] ^= UInt8(1 << random.below(8))
        }
        try folder.write(bytes, to: "x.words/" + name)
        let layer = try Self.layer(index, folder)
        #expect(layer.damage == nil)
        for block in index.allBlocks { #expect(layer.tokens(of: block) == whole.tokens(of: block)) }
      }
      try folder.write(sound, to: "x.words/" + name)
    }
  }

  /// Where the folder cannot be, the cache has it; an index that is gone leaves nothing.
  @Test func wordsAreKeptInTheCacheElse() throws {
    let folder = try TemporaryFolder()
    try folder.write(Array("中国が言った。\n".utf8), to: "a.txt")
    _ = try buildIndex(from: [folder.file("a.txt")], to: folder.file("x.tori"))
    let index = try Index.open(folder.file("x.tori"))
    try folder.write([1], to: "x.words")
    #expect(unsafe mkdir(folder.file("cache"), 0o700) == 0)
    let layer = try Self.layer(index, folder)
    #expect(layer.entryCount > 0 && folder.names(in: "cache").count == 1)
    var isCut = false
    _ = try Self.layer(index, folder) { _ in isCut = true }
    #expect(!isCut)
    unsafe unlink(folder.file("x.tori"))
    unsafe unlink(folder.file("x.words"))
    let other = try TemporaryFolder()
    #expect(try Self.layer(index, other).entryCount == layer.entryCount)
    #expect(other.names.isEmpty && folder.names == ["a.txt", "cache"])
  }

  /// Two that cut at once both have the whole.
  @Test func twoAtOnceAgree() throws {
    let folder = try TemporaryFolder()
    let index = try Self.index(3, folder)
    let counts = Mutex<[Int]>([])
    let threads = (0..<3).map { _ in
      WorkThread {
        let layer = try? WordLayer.open(for: index, cacheDirectory: folder.file("cache"))
        counts.withLock { $0.append(layer?.entryCount ?? -1) }
      }
    }
    for thread in threads { thread?.join() }
    let found = counts.withLock { $0 }
    #expect(found.count == 3 && Set(found).count == 1 && found[0] >= 0)
    #expect(!folder.names.contains { $0.hasSuffix(".lock") })
  }

  @Test func noDictionaryIsSaid() throws {
    let folder = try TemporaryFolder()
    let index = try Self.index(1, folder)
    let error = #expect(throws: IndexError.self) {
      try WordLayer.open(
        for: index, dictionary: "/nowhere", cacheDirectory: folder.file("cache"))
    }
    guard case .words(.notADictionary(path: "/nowhere", file: _, _)) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  /// What a killed build left is removed, and what it had cut is not cut again.
  @Test func aKilledBuildLeavesNothing() throws {
    let folder = try TemporaryFolder()
    try folder.write(Array("中国が言った。\n".utf8), to: "a.txt")
    _ = try buildIndex(from: [folder.file("a.txt")], to: folder.file("x.tori"))
    let index = try Index.open(folder.file("x.tori"))
    let whole = try Self.layer(index, folder)
    let names = folder.names(in: "x.words")
    let union = try #require(names.first { $0.hasPrefix("all-") })
    unsafe unlink(folder.file("x.words/" + union))
    try folder.write([1, 2, 3], to: "x.words/\(union).4711-5-0.new")
    try folder.write([], to: "x.words.lock")
    var cut = 0
    let layer = try Self.layer(index, folder) { cut = max(cut, $0.blocksDone) }
    #expect(layer.entryCount == whole.entryCount && cut == index.blockCount)
    #expect(folder.names(in: "x.words") == names)
  }

  /// Where the disk of the index is full, the cache has the words. Needs the right to mount a small file system.
  @Test(.enabled(if: SmallDisk.isAllowed)) func aFullDiskIsNoEnd() throws {
    let disk = try #require(SmallDisk())
    let folder = try TemporaryFolder()
    try folder.write(Array("中国が言った。\n".utf8), to: "a.txt")
    let path = disk.folder.file("x.tori")
    _ = try buildIndex(from: [folder.file("a.txt")], to: path)
    for size in (0..<17).reversed() {
      let name = "f\(size)"
      do { try disk.folder.write(Array(repeating: 1, count: 1 << size), to: name) } catch {
        unsafe unlink(disk.folder.file(name))
      }
    }
    #expect(unsafe mkdir(folder.file("cache"), 0o700) == 0)
    let layer = try Self.layer(Index.open(path), folder)
    #expect(layer.entries(ofWord: "言う").reduce(0) { $0 + layer.count(ofEntry: $1) } == 1)
    #expect(disk.folder.names(in: "x.words").isEmpty && folder.names(in: "cache").count == 1)
  }

  /// One word as long as its text, runs that the dictionary is never given whole, and gaps wider than a byte.
  @Test func textsOfOneLetterAreCut() throws {
    let folder = try TemporaryFolder()
    let runs = [("w", 1_000_000), ("中", 20_000), (" ", 70_000), ("1 ", 300)]
    let text = runs.map { String(repeating: $0, count: $1) }.joined(separator: "。")
    try folder.write(Array("{\"text\":\"\(text)\"}\n".utf8), to: "a.jsonl")
    _ = try buildIndex(from: [folder.file("a.jsonl")], to: folder.file("x.tori"))
    let index = try Index.open(folder.file("x.tori"))
    let layer = try Self.layer(index, folder)
    let scanner = try WordScanner(dictionary: WordDictionary.open())
    let block = try #require(index.allBlocks.first)
    let found = layer.tokens(of: block)
    let wanted = scanner.tokens(of: Array(index.text(of: block).utf8))
    #expect(found.map(\.range) == wanted.map(\.range) && found.count > 300)
    #expect(layer.entry(found[0].entry).word == "w" && found[0].range.count == 1_000_000)
  }

  /// A large file is not looked through when it is opened: whichever part of it is damaged, what is asked is answered as
  /// by a sound one, or the damage is told; and then the words are cut anew.
  @Test func damageIsToldWhenItIsRead() throws {
    let folder = try TemporaryFolder()
    // So many that where their words start takes more than a part that has a checksum.
    let texts = (0..<18_000).map { place in
      String(repeating: "1 ", count: 17) + (place % 10 == 0 ? "。島" : "")
    }
    try folder.write(Array(texts.map { "{\"text\":\"\($0)\"}\n" }.joined().utf8), to: "a.jsonl")
    _ = try buildIndex(from: [folder.file("a.jsonl")], to: folder.file("x.tori"))
    let index = try Index.open(folder.file("x.tori"))
    let whole = try Self.layer(index, folder)
    // One stands nearly everywhere, the other in so many posts that all are gone through, and these have lists.
    let (one, island) = (whole.entries(ofForm: "1"), whole.entries(ofForm: "島"))
    try #require(!one.isEmpty && !island.isEmpty)
    func answers(_ layer: WordLayer) throws -> [[UInt32]] {
      let (posts, never) = (index.posts, Cancellation())
      let inSentences = WindowReach(left: 3, right: 1, isWithinSentence: true)
      return [
        try layer.windows(of: one, inSentences, among: posts, never).observed,
        try layer.windows(of: island, inSentences, among: posts, never).observed,
        Array(try layer.blocks(having: island, among: posts, never)).map(\.rawValue),
      ]
    }
    let wanted = try answers(whole)
    let name = try #require(folder.names(in: "x.words").first { !$0.hasPrefix("all-") })
    let sound = try folder.read("x.words/" + name)
    try #require(sound.count > 1 << 20)
    let starts = try #require(
      sound.firstRange(of: [0, 19, 36, 53].flatMap { [UInt8($0), 0, 0, 0] })?.lowerBound)
    // Those of starts, of words, of what stands first.
    let parts = Set([starts, starts + 1 << 16, 1 << 16, 1 << 18].map { $0 >> 16 } + [0])
    for part in parts.sorted() {
      var bytes = sound
      bytes[part << 16 + 1 << 15] ^= 1
      try folder.write(bytes, to: "x.words/" + name)
      let layer = try Self.layer(index, folder)
      let found = try answers(layer)
      if case .damagedWords(let path) = layer.damage {
        #expect(path.hasSuffix(name))
      } else {
        #expect(layer.damage == nil && found == wanted, "\(part)")
      }
    }
    let layer = try Self.layer(index, folder)
    try layer.forEachText(of: index.posts, Cancellation()) { _, _ in }
    try #require(layer.damage != nil)
    layer.removeDamaged()
    let again = try Self.layer(index, folder)
    #expect(again.tokens(of: BlockID(9_999)).count == 17 && again.damage == nil)
    #expect(try answers(again) == wanted)
  }

  /// What is counted by walking fewer texts, or none, is what a plain count of all words gives.
  @Test(arguments: UInt64(0)..<4)
  func countsAreThoseOfTheTexts(_ seed: UInt64) throws {
    let folder = try TemporaryFolder()
    let index = try Self.index(seed, folder)
    let layer = try Self.layer(index, folder)
    var random = SplitMix64(seed: seed)
    let posts = index.posts
    for share in [0, 1, 3, 7, 8] {
      let some = BlockSet(
        ascending: posts.map(\.rawValue).filter { _ in random.below(8) < share })
      let others = random.chance(2) ? posts.subtracting(some) : posts
      let (here, there) = try layer.frequencies(of: some, and: others, Cancellation())
      let groups = (0..<UInt32(layer.entryCount)).map { $0 % 7 }
      let spread = try layer.spread(in: some, groups: groups, groupCount: 7, Cancellation())
      var spreadPosts = Array(repeating: Set<UInt32>(), count: 7)
      var spreadDocuments = Array(repeating: Set<Int>(), count: 7)
      for (blocks, found) in [(some, here), (others, there)] {
        var counts = Array(repeating: UInt32(0), count: layer.entryCount)
        for block in blocks {
          for token in layer.tokens(of: block) where layer.isWord(token.entry) {
            counts[Int(token.entry)] += 1
            if blocks != some { continue }
            spreadPosts[Int(token.entry % 7)].insert(block.rawValue)
            spreadDocuments[Int(token.entry % 7)].insert(index.document(of: block))
          }
        }
        #expect(found.wordCount == counts.reduce(0) { $0 + Int($1) })
        for entry in counts.indices where layer.isWord(UInt32(entry)) {
          #expect(found.counts[entry] == counts[entry])
        }
      }
      #expect(spread.posts.map { Int($0) } == spreadPosts.map(\.count))
      #expect(spread.documents.map { Int($0) } == spreadDocuments.map(\.count))
    }
    // Counting stops between few tokens.
    for segment in layer.segments {
      let some = BlockSet(ascending: segment.blocks.filter { $0 % 3 != 1 })
      let own = some.flatMap { segment.tokens(ofRow: Int($0.rawValue - segment.base)) }
      var all: [Int] = []
      segment.forEachBatch(of: some, upTo: 7, Cancellation()) { batch in
        all += batch.joined().map { Int($0) }
        #expect((1...7).contains(batch.reduce(0) { $0 + $1.count }))
      }
      #expect(all == own)
      let cancellation = Cancellation()
      var batchCount = 0
      segment.forEachBatch(of: some, upTo: 7, cancellation) { _ in
        batchCount += 1
        cancellation.cancel()
      }
      #expect(batchCount == min(own.count, 1))
    }
    // The list of all words stands in its order.
    let counts = layer.lexemeCounts.prefix(layer.listedCount)
    #expect(zip(counts, counts.dropFirst()).allSatisfy { $0 >= $1 })
  }
}
