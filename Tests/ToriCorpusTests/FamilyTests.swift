import Glibc
import Testing
import ToriCorpus
import ToriSystem
import ToriTime

/// Pages of every family that tori ships a shape for, in invented words, and the posts that come out; and
/// `learned-…` of kinds that no shape is shipped for, whose shapes are found on them.
///
/// `Fixtures/Families/NAME.txt` or `NAME.html` is a page and `NAME.posts` has a line a post, with the fields that the page
/// states. `TORI_UPDATE=1 swift test --filter FamilyTests` writes the posts anew, and the difference is read.
@Suite struct FamilyTests {
  @Test(arguments: FamilyPage.all)
  func posts(of page: FamilyPage) throws {
    let document = try page.read()
    try page.check(document)
  }

  /// The blocks of every page tile it, in every reading.
  @Test(arguments: FamilyPage.all)
  func tiles(_ page: FamilyPage) throws {
    let document = try page.read()
    var end = 0
    for block in document.blocks {
      #expect(block.bytes.lowerBound == end, "\(page.name)")
      end = block.bytes.upperBound
    }
    #expect(end == document.byteCount, "\(page.name)")
  }

  /// The same page with other line ends or a mark of its order in front has the same posts.
  @Test(arguments: FamilyPage.all)
  func lineEnds(_ page: FamilyPage) throws {
    let text = String(decoding: try page.bytes, as: UTF8.self)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let posts = FamilyPage.lines(try page.read())
    for other in [lines.joined(separator: "\r\n"), "\u{FEFF}" + text] {
      let document = try DocumentReader.read(bytes: Array(other.utf8), path: page.path)
      #expect(FamilyPage.lines(document) == posts, "\(page.name)")
    }
  }
}

/// A page beside the tests.
struct FamilyPage: CustomTestStringConvertible, Sendable {
  /// With its ending.
  let file: String

  /// Without it.
  var name: String { String(file.prefix { $0 != "." }) }

  static let all: [FamilyPage] = {
    var names: [String] = []
    guard let listing = unsafe opendir(folder) else { return [] }
    defer { unsafe closedir(listing) }
    while let entry = unsafe readdir(listing) {
      // SAFETY: the entry's name ends in a zero and stays until the next reading.
      let name = unsafe withUnsafePointer(to: entry.pointee.d_name) { pointer in
        unsafe String(cString: UnsafeRawPointer(pointer).assumingMemoryBound(to: CChar.self))
      }
      if name.hasSuffix(".txt") || name.hasSuffix(".html") { names.append(name) }
    }
    return names.sorted().map { FamilyPage(file: $0) }
  }()

  private static let folder =
    "/" + #filePath.split(separator: "/").dropLast().joined(separator: "/") + "/Fixtures/Families"

  var testDescription: String { name }
  var path: String { "\(Self.folder)/\(file)" }

  var bytes: [UInt8] {
    get throws { try fileBytes(atPath: path) }
  }

  func read() throws -> Document {
    try DocumentReader.read(bytes: try bytes, path: path)
  }

  func check(_ document: Document) throws {
    let file = "\(Self.folder)/\(name).posts"
    let posts = Self.lines(document).map { $0 + "\n" }.joined()
    if unsafe getenv("TORI_UPDATE") != nil, let output = unsafe fopen(file, "w") {
      unsafe fputs(posts, output)
      unsafe fclose(output)
    }
    #expect(String(decoding: try fileBytes(atPath: file), as: UTF8.self) == posts, "\(name)")
  }

  /// A line a post.
  static func lines(_ document: Document) -> [String] {
    document.blocks.filter(\.kind.isPost).map { block in
      var parts = [block.kind.name]
      func add(_ label: String, _ value: String?) {
        if let value { parts.append("\(label) \(value)") }
      }
      add("#", block.number.map(String.init))
      add("by", block.author)
      add("id", block.authorID)
      add("at", block.time?.edtf(in: .tokyo))
      add("title", block.title)
      add("from", block.source)
      add("RP", block.reposts.map(String.init))
      add("likes", block.likes.map(String.init))
      add("dislikes", block.dislikes.map(String.init))
      add("views", block.views.map(String.init))
      if !block.repliesTo.isEmpty {
        add(">>", block.repliesTo.map(\.spelling).joined(separator: ","))
      }
      parts.append(block.text.map { $0 == "\n" ? " ⏎ " : String($0) }.joined())
      return parts.joined(separator: " | ")
    }
  }
}
