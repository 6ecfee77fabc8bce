import Glibc
import Testing
import ToriCorpus
import ToriRandom
import ToriSentences
import ToriSystem
import ToriTime

/// Which files are read, and what documents are called.
@Suite struct ListingTests {
  @Test(arguments: [
    (["001_cac3.txt", "002_98.txt"], ["001", "002"]), (["a_1.txt", "a_2.txt"], ["a_1", "a_2"]),
    (["a.txt", "a_b.txt"], ["a", "a_b"]), (["x/a.txt", "y/a.txt"], ["x/a", "y/a"]),
    (["x/a.txt", "x/a.md"], ["x/a.txt", "x/a.md"]), (["_x.txt", "-.txt"], ["_x", "-"]),
    (["a.txt", "a.txt"], ["a.txt", "a.txt.2"]), (["2026-01-12.log"], ["2026"]),
    (["2026-01.log", "2026-02.log"], ["2026-01", "2026-02"]), ([], []), (["./a.txt"], ["a"]),
    (["p/x/a.txt", "q/x/a.txt", "b.txt"], ["p/x/a", "q/x/a", "b"]), ([""], [""]),
    (["a-1.txt", "a-2.txt", "a-1/a.txt"], ["a-1", "a-2", "a"]),
  ])
  func names(paths: [String], names: [String]) {
    #expect(documentNames(forPaths: paths) == names)
  }

  @Test(arguments: UInt64(0)..<50)
  func namesAreUnique(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let parts = ["a", "b", "a_b", "a-b", "a.b", "/", "/", ".txt", ".md", "_", ".2"]
    let paths = (0..<12).map { _ in
      (0..<Int.random(in: 1..<5, using: &random)).map { _ in
        parts.randomElement(using: &random) ?? ""
      }
      .joined()
    }
    let names = documentNames(forPaths: paths)
    #expect(names.count == paths.count)
    #expect(Set(names).count == names.count, "\(paths) \(names)")
  }

  @Test func folders() throws {
    let root = try #require(folder())
    defer { remove(root) }
    for name in [
      "b.txt", "a.md", "sub/c.jsonl", ".hidden.txt", "index.tori", "q.tq", "p.png", "noending",
    ] {
      write(root + "/" + name)
    }
    unsafe symlink("..", root + "/sub/up")
    let listing = SourceListing.list([root, root + "/none.txt", root + "/p.png", root + "/b.txt"])
    #expect(
      listing.files.map { $0.path.dropFirst(root.utf8.count + 1) } == [
        "a.md", "b.txt", "noending", "sub/c.jsonl", "p.png",
      ])
    #expect(listing.files[0].state.byteCount == 3)
    #expect(listing.files[0].state.modificationTime > 1_600_000_000_000_000_000)
    #expect(
      listing.failures.map { "\($0.path): \($0.reason.english)" } == [
        "\(root)/p.png: tori does not read .png files (name it to have it tried)",
        "\(root)/none.txt: No such file or directory",
      ])
    // With a picture no posts are lost.
    #expect(listing.failures.map(\.isLoss) == [false, true])
  }

  @Test func pipesAndDevices() throws {
    let root = try #require(folder())
    defer { remove(root) }
    unsafe mkfifo(root + "/pipe.txt", 0o644)
    defer { unsafe unlink(root + "/pipe.txt") }
    let listing = SourceListing.list([root, "/dev/null"])
    #expect(listing.files.isEmpty)
    #expect(
      listing.failures.map { "\($0.path): \($0.reason.english)" } == [
        "\(root)/pipe.txt: this is a pipe, neither a file nor a folder",
        "/dev/null: this is a device, neither a file nor a folder",
      ])
    #expect(throws: SystemError(number: ENOTSUP)) { try fileBytes(atPath: root + "/pipe.txt") }
  }

  private func folder() -> String? {
    var name = Array("/tmp/tori-listing-XXXXXX".utf8CString)
    // SAFETY: the template is a mutable C string, rewritten in place.
    guard unsafe mkdtemp(&name) != nil else { return nil }
    let path = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    unsafe mkdir(path + "/sub", 0o755)
    return path
  }

  private func write(_ path: String) {
    let file = unsafe open(path, O_WRONLY | O_CREAT, 0o644)
    _ = unsafe Glibc.write(file, "abc", 3)
    close(file)
  }

  private func remove(_ root: String) {
    unsafe unlink(root + "/sub/up")
    for file in SourceListing.list([root]).files { unsafe unlink(file.path) }
    for name in [".hidden.txt", "index.tori", "q.tq", "p.png"] { unsafe unlink(root + "/" + name) }
    unsafe rmdir(root + "/sub")
    unsafe rmdir(root)
  }
}
