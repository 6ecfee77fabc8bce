import Glibc
import Testing
import ToriCorpus
import ToriIndex

@Suite struct IndexCacheTests {
  private static let day = 86_400

  /// Only what the cache made and nobody used for long goes, and only when an index is made.
  @Test func oldIndexesGo() throws {
    let sources = try TemporaryFolder()
    let cache = try TemporaryFolder()
    try sources.write(Array("海\n".utf8), to: "a.txt")
    try sources.write(Array("山\n".utf8), to: "b.txt")
    func open(_ name: String) throws -> OpenedCorpus {
      try Corpus.open([sources.file(name)], cacheDirectory: cache.path)
    }
    let first = try open("a.txt")
    let own = try #require(cache.names.first)
    let strange = ["0123456789abcdef.tori.old", "notes.tori", "0123456789ABCDEF.tori"]
    for name in strange + ["0123456789abcdef.tori"] {
      try cache.write([1], to: name)
      age(cache.file(name), by: 91)
    }
    age(cache.file(own), by: 91)
    // What is used is young again.
    #expect(try open("a.txt").report == nil)
    #expect(cache.names.count == 5)
    let second = try open("b.txt")
    #expect(second.report != nil)
    #expect(Set(cache.names).isSuperset(of: strange + [own]))
    #expect(cache.names.count == 5 && !cache.names.contains("0123456789abcdef.tori"))
    // One that is open is read on when its file is gone.
    IndexCache(folder: cache.path).removeUnused(now: time(nil) + 91 * Self.day)
    #expect(cache.names == strange.sorted())
    #expect(first.index.text(of: BlockID(0)) == "海")
  }

  private func age(_ path: String, by days: Int) {
    let then = timespec(tv_sec: time(nil) - days * Self.day, tv_nsec: 0)
    let times = [then, then]
    let result = unsafe utimensat(AT_FDCWD, path, times, 0)
    #expect(result == 0)
  }
}
