import Glibc
import Testing
import ToriCorpus
import ToriIndex
import ToriRandom
import ToriTime

/// What builds that fail or are killed leave behind.
@Suite struct LeftoverTests {
  @Test func whatAKilledBuildLeftIsRemoved() throws {
    let folder = try TemporaryFolder()
    try folder.write([1, 2, 3], to: "x.tori.4711-5-0.new")
    try folder.write([1], to: "y.tori.4711-5-0.new")
    try folder.write([1], to: "x.tori.note")
    let first = try IndexBuilder(to: folder.file("x.tori"), zone: .tokyo)
    let inProgress = folder.names
    #expect(inProgress.count == 3 && !inProgress.contains("x.tori.4711-5-0.new"))
    // Another build at the same time leaves the first one's file alone.
    _ = try IndexBuilder(to: folder.file("x.tori"), zone: .tokyo).finish()
    #expect(Set(inProgress).isSubset(of: folder.names))
    _ = try first.finish()
    #expect(folder.names == ["x.tori", "x.tori.note", "y.tori.4711-5-0.new"])
  }

  @Test func anAbandonedBuilderLeavesNothing() throws {
    let folder = try TemporaryFolder()
    var random = SplitMix64(seed: 9)
    let document = random.document(0, blockCount: 2000, isOrdered: true)
    func begin() throws {
      var builder = try IndexBuilder(to: folder.file("x.tori"), zone: .tokyo)
      for block in document.blocks { try builder.add(block) }
    }
    try begin()
    #expect(folder.names.isEmpty)
  }

  /// Needs the right to mount a small file system.
  @Test(.enabled(if: SmallDisk.isAllowed)) func aFullDiskIsSaidAndLeavesNothing() throws {
    let disk = try #require(SmallDisk())
    var random = SplitMix64(seed: 10)
    let document = random.document(0, blockCount: 6000, isOrdered: true)
    func build(_ documents: [Document]) throws {
      var builder = try IndexBuilder(
        to: disk.folder.file("x.tori"), zone: .tokyo, segmentLimit: 100_000)
      for document in documents { try builder.add(document) }
      _ = try builder.finish()
    }
    try build([])
    do {
      try build([document])
      Issue.record("the disk is too large for the test")
    } catch let error as IndexError {
      guard case .cannotWrite(let path, let reason) = error else { throw error }
      #expect(path.hasSuffix("/x.tori") && reason.words.english == "No space left on device")
    }
    #expect(disk.folder.names == ["x.tori"])
    #expect(try Index.open(disk.folder.file("x.tori")).blockCount == 0)
  }
}

/// A file system of 128 KiB in a folder of its own.
final class SmallDisk {
  let folder: TemporaryFolder

  init?() {
    guard let folder = try? TemporaryFolder() else { return nil }
    let result = unsafe "size=128k".withCString {
      unsafe mount("tori", folder.path, "tmpfs", 0, $0)
    }
    if result != 0 { return nil }
    self.folder = folder
  }

  deinit { unsafe umount2(folder.path, Int32(MNT_DETACH)) }

  static var isAllowed: Bool { SmallDisk() != nil }
}
