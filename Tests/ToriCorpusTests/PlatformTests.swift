import Glibc
import Testing
import ToriCorpus
import ToriSentences
import ToriTime

/// Each platform's files, written anew in the form that its tools give them, and what is read of them.
///
/// `Platforms/NAME/expected.txt` says it, file by file; `TORI_UPDATE=1 swift test` writes it, and the diff is read.
@Suite struct PlatformTests {
  static let folder: String = {
    let here = #filePath
    return String(here[..<(here.lastIndex(of: "/") ?? here.endIndex)]) + "/Platforms"
  }()

  static let names: [String] = {
    let files = SourceListing.list([folder]).files.map(\.path)
    return Set(files.compactMap { $0.dropFirst(folder.count + 1).split(separator: "/").first })
      .map(String.init).sorted()
  }()

  @Test(arguments: names)
  func platform(name: String) throws {
    let folder = Self.folder + "/" + name
    let files = SourceListing.list([folder]).files.map(\.path).filter {
      !$0.hasSuffix("expected.txt")
    }
    var shown = ""
    for file in files {
      let bytes = try Fixture.bytes(atPath: file)
      let document = try DocumentReader.read(bytes: bytes, path: file)
      shown += "== \(file.dropFirst(folder.count + 1))\n" + Self.shown(document)
      #expect(document.blocks.map(\.bytes.count).reduce(0, +) == bytes.count)
    }
    let path = folder + "/expected.txt"
    guard unsafe getenv("TORI_UPDATE") == nil else { return Fixture.write(shown, to: path) }
    let expected = String(decoding: try Fixture.bytes(atPath: path), as: UTF8.self)
    #expect(shown == expected)
  }

  /// Every profile has a folder that it is the one to read, so that none is untried.
  @Test func everyProfileIsTried() throws {
    var tried: Set<String> = []
    for name in Self.names {
      for file in SourceListing.list([Self.folder + "/" + name]).files.map(\.path)
      where !file.hasSuffix("expected.txt") {
        let document = try DocumentReader.read(
          bytes: Fixture.bytes(atPath: file), path: file)
        if let profile = document.reading?.profile { tried.insert(profile) }
        #expect(document.reading?.alike ?? [] == [], "\(file)")
      }
    }
    #expect(Profile.all.map(\.name).filter { !tried.contains($0) } == [])
  }

  private static func shown(_ document: Document) -> String {
    var lines = ["profile: \(document.reading?.profile ?? "none")"]
    if let rows = document.reading?.rows, !rows.isEmpty { lines.append("rows: \(rows)") }
    if let own = document.reading?.own, !own.isEmpty {
      lines.append("own fields: \(own.joined(separator: ", "))")
    }
    lines += document.notices.map { "line \($0.line): \($0.message.english)" }
    for block in document.blocks where block.kind != .metadata { lines.append(shown(block)) }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func shown(_ block: Block) -> String {
    var parts = ["- \(block.kind)"]
    func add(_ name: String, _ value: String?) {
      if let value { parts.append("\(name)=\(value)") }
    }
    func add(_ name: String, _ number: Int?) { add(name, number.map { String($0) }) }
    func add(_ name: String, _ list: [String]) {
      if !list.isEmpty { parts.append("\(name)=\(list.joined(separator: " "))") }
    }
    add("id", block.sourceID)
    add("number", block.number)
    add("author", block.author)
    add("author_id", block.authorID)
    add("time", block.time?.edtf(in: .utc))
    add("replies_to", block.repliesTo.map { "\($0)" })
    add("reposts_of", block.repostsOf.map { "\($0)" })
    add("quotes_of", block.quotesOf.map { "\($0)" })
    add("reposts", block.reposts)
    add("likes", block.likes)
    add("dislikes", block.dislikes)
    add("views", block.views)
    add("language", block.language)
    add("thread", block.thread)
    add("source", block.source)
    add("title", block.title)
    add("permalink", block.permalink)
    add("links", block.links)
    add("hashtags", block.hashtags)
    add("handles", block.handles)
    if block.isDeleted { parts.append("deleted") }
    let text = block.text.replacing("\n", with: "\n    ")
    return parts.joined(separator: " | ") + "\n    " + text
  }
}
