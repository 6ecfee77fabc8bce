import Glibc
import Testing
import ToriCorpus
import ToriIndex
import ToriRandom
import ToriSentences
import ToriSystem
import ToriText

@Suite struct DamageTests {
  /// Every single changed byte is found, or changes nothing.
  @Test(arguments: 0..<8)
  func everyChangedByteIsFound(_ part: Int) throws {
    let (sample, answers) = try Self.small()
    let bytes = try sample.folder.read("x.tori")
    for offset in stride(from: part, to: bytes.count, by: 8) {
      var damaged = bytes
      damaged[offset] ^= UInt8(1 << (offset % 8))
      try sample.folder.write(damaged, to: "d\(part).tori")
      check(sample.folder.file("d\(part).tori"), answers, "byte \(offset)")
    }
  }

  @Test(arguments: 0..<4)
  func everyTruncationIsFound(_ part: Int) throws {
    let (sample, answers) = try Self.small()
    let bytes = try sample.folder.read("x.tori")
    for count in stride(from: part, to: bytes.count, by: 4) {
      try sample.folder.write(Array(bytes[..<count]), to: "t\(part).tori")
      check(sample.folder.file("t\(part).tori"), answers, "\(count) bytes")
    }
  }

  /// Damage in a large file, whose bytes are only looked at when used.
  @Test(arguments: UInt64(0)..<40)
  func damageIsFoundWhenItIsMet(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let sample = try Self.large.get()
    var bytes = try sample.folder.read("x.tori")
    for _ in 0..<3 { bytes[64 + random.below(bytes.count - 64)] ^= 0x10 }
    try sample.folder.write(bytes, to: "l\(seed).tori")
    check(sample.folder.file("l\(seed).tori"), try Self.largeAnswers.get(), "seed \(seed)")
    unsafe unlink(sample.folder.file("l\(seed).tori"))
  }

  /// A file that another program changes while it is open: cut short, emptied, filled with other bytes.
  @Test(arguments: UInt64(0)..<40)
  func changesBehindItsBackAreSaid(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let sample = try Self.large.get()
    let bytes = try sample.folder.read("x.tori")
    let name = "c\(seed).tori"
    try sample.folder.write(bytes, to: name)
    let index = try Index.open(sample.folder.file(name))
    // Some of it is read, and known to be sound, before.
    if seed % 2 == 0 { _ = try Self.answers(index) }
    var other = Array(bytes.prefix(random.below(bytes.count + 1)))
    if seed % 3 == 0 {
      other += (0..<random.below(bytes.count)).map { _ in UInt8(random.below(256)) }
    }
    if seed % 5 == 0 { other = Array(try Self.small().0.folder.read("x.tori")) }
    try sample.folder.write(other, to: name)
    let damage = index.lookForDamage()
    if other.count != bytes.count {
      #expect(damage == .changed(path: sample.folder.file(name)))
    }
    // Whatever is read there is read without harm.
    let answers = Result { () throws(IndexError) in try Self.answers(index) }
    if damage != nil { #expect(throws: IndexError.self) { try answers.get() } }
    unsafe unlink(sample.folder.file(name))
  }

  @Test func errorsSayWhatToDo() throws {
    let (sample, _) = try Self.small()
    let folder = sample.folder
    let bytes = try folder.read("x.tori")
    var other = bytes
    other[8] = 99
    try folder.write(other, to: "v.tori")
    expect(folder.file("v.tori"), mentions: "damaged (its header)", "make it anew")
    let sum = checksum(of: Array(other[..<56]))
    for place in 0..<8 { other[56 + place] = UInt8(truncatingIfNeeded: sum >> UInt64(8 * place)) }
    try folder.write(other, to: "v.tori")
    expect(folder.file("v.tori"), mentions: "format 99", "make it anew")
    // Whatever byte of its head is another one, it is still known for an index.
    for place in 0..<64 {
      var damaged = bytes
      damaged[place] ^= 1
      try folder.write(damaged, to: "v.tori")
      expect(folder.file("v.tori"), mentions: "damaged (its header)")
    }
    try folder.write(Array(bytes.dropLast(5)), to: "v.tori")
    expect(folder.file("v.tori"), mentions: "damaged", "make it anew")
    try folder.write(Array("just some text".utf8), to: "v.tori")
    expect(folder.file("v.tori"), mentions: "not an index")
    try folder.write([], to: "v.tori")
    expect(folder.file("v.tori"), mentions: "not an index")
    expect(folder.file("none.tori"), mentions: "cannot read", "No such file")
    expect(folder.path, mentions: "not a file")
  }

  private func expect(
    _ path: String, mentions parts: String..., location: SourceLocation = #_sourceLocation
  ) {
    do throws(IndexError) {
      _ = try Index.open(path)
      Issue.record("it opened", sourceLocation: location)
    } catch {
      for part in parts {
        #expect(
          error.message.english.contains(part), "\(error.message.english)", sourceLocation: location
        )
      }
    }
  }

  private func check(_ path: String, _ answers: [String], _ what: String) {
    do throws(IndexError) {
      let index = try Index.open(path)
      let found = try Self.answers(index)
      if index.damage == nil { #expect(found == answers, "\(what)") }
    } catch {
      #expect(!error.message.english.isEmpty)
    }
  }

  private static func small() throws -> (Sample, [String]) {
    var random = SplitMix64(seed: 11)
    let sample = try Sample(seed: 11, documents: [random.document(0, blockCount: 6)])
    return (sample, try answers(sample.index))
  }

  private static let large = Result {
    var random = SplitMix64(seed: 12)
    return try Sample(seed: 12, documents: [random.document(0, blockCount: 6000)])
  }
  private static let largeAnswers = Result { try answers(large.get().index) }

  /// What a reader may ask, as text.
  private static func answers(_ index: Index) throws(IndexError) -> [String] {
    let never = Cancellation()
    var answers: [String] = []
    for word in ["島", "中国", "レアアース", "中国規制", "eu"] {
      let needle = Folding.fold(word).bytes
      let found = try index.blocks(mentioning: needle, among: index.allBlocks, cancellation: never)
      answers.append("\(found.array)")
    }
    let time = try index.blocks(
      timeIn: (nil, nil), among: index.allBlocks, cancellation: never)
    answers.append("\(time.inside.array) \(time.undated.array)")
    for block in index.allBlocks.prefix(50) { answers.append("\(index.block(block))") }
    for block in index.allBlocks.prefix(20) {
      answers.append("\(index.replies(to: block)) \(index.parents(of: block))")
    }
    answers.append("\(index.documents)")
    return answers
  }
}
