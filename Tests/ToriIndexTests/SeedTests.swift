import Testing
import ToriCorpus
import ToriIndex
import ToriSystem
import ToriText
import ToriTime

/// The seeds, from files to answers.
@Suite struct SeedTests {
  @Test func answersOnTheSeeds() throws {
    let folder = try TemporaryFolder()
    let root = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()
    let seeds = root + "/seeds"
    let opened = try Corpus.open([seeds], cacheDirectory: folder.path)
    let index = opened.index
    let never = Cancellation()
    #expect(opened.failures.isEmpty)
    #expect(index.documents.map(\.name) == ["000", "001", "002", "003", "004"])
    #expect(index.posts.count == 166)

    func posts(mentioning text: String) throws -> [BlockID] {
      Array(
        try index.blocks(
          mentioning: Folding.fold(text).bytes, among: index.posts, cancellation: never))
    }
    #expect(try posts(mentioning: "南鳥島").count == 13)
    let tons = try posts(mentioning: "350トン")
    #expect(tons.count == 1)
    let ton = try #require(tons.first)
    #expect(index.integer(.firstLine, of: ton) == 56)
    let exactly = try index.blocks(
      mentioningExactly: Array("350㌧".utf8), among: index.posts, cancellation: never)
    #expect(exactly.map(\.rawValue) == [ton.rawValue])

    // 001#44 is answered by 46 and 51.
    let answered = try #require(index.post(named: 44, document: 1))
    #expect(
      index.replies(to: answered).compactMap { index.integer(.number, of: $0) }.sorted() == [
        46, 51,
      ])
    #expect(index.thread(of: answered).count == index.documents[1].postCount)

    let day = try #require(PartialDate(year: 2025, month: 12, day: 12).period(in: index.zone))
    let times = try index.blocks(
      timeIn: (day.start, day.end), among: index.posts, cancellation: never)
    #expect(times.inside.count == 16)

    // What a block's place says is what the file holds.
    for document in index.documents.indices {
      let bytes = try fileBytes(atPath: index.sourcePath(ofDocument: document))
      #expect(bytes.count == index.documents[document].byteCount)
      let ends = index.blocks(ofDocument: document).map {
        index.integer(.endByte, of: BlockID($0)) ?? 0
      }
      #expect(ends.last == bytes.count)
    }
  }
}
