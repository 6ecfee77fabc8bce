import Testing
import ToriCorpus
import ToriIndex

/// The numbers behind the points of identifiers.
@Suite struct SuffixTests {
  private func index(_ ids: [String]) throws -> Index {
    let folder = try TemporaryFolder()
    let lines = ids.enumerated().map { "{\"id\":\"\($1)\",\"text\":\"本文\($0)\"}\n" }
    try folder.write(Array(lines.joined().utf8), to: "x.jsonl")
    _ = try buildIndex(from: [folder.file("x.jsonl")], to: folder.file("x.tori"))
    return try Index.open(folder.file("x.tori"))
  }

  /// Keys met again, few and many, beside keys that end in such numbers themselves.
  @Test(arguments: [3, 16, 17, 40, 300])
  func everyPostIsFoundByItsName(_ copies: Int) throws {
    let own = ["a.2", "a.17", "a.18", "a.31", "a.05", "a.x", "a."]
    let others = (0..<2 * copies).map { "b\($0)" }
    let index = try index(own + Array(repeating: "a", count: copies) + others)
    let names = index.posts.map { index.identifier(of: $0) }
    #expect(Set(names).count == names.count)
    for (block, name) in zip(index.posts, names) {
      #expect(index.block(identifier: name) == block)
    }
    #expect(names[own.count + 1] == "x#a.3")
  }

  /// A name that counts further than there are posts is looked up as fast as any.
  @Test(arguments: [
    "x#a.99999999999", "x#a.20260112", "x#b.9223372036854775807", "x:1.99999999999",
  ])
  func hugeNumbersNameNothing(_ name: String) throws {
    let index = try index(["a", "a", "b", "https://a.example/v.20260112"])
    #expect(index.block(identifier: name) == nil)
    let names = index.posts.map { index.identifier(of: $0) }
    #expect(names.last == "x#https://a.example/v.20260112")
  }
}
