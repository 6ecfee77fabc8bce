import Testing
import ToriCorpus
import ToriIndex
import ToriRandom
import ToriSystem
import ToriTime

/// A large file of data that several threads read gives the index that one thread makes of it.
@Suite struct SharedFileTests {
  @Test(arguments: ["a.jsonl", "b.csv"])
  func anyNumberOfThreadsGivesTheSameFile(_ name: String) throws {
    let folder = try TemporaryFolder()
    var random = SplitMix64(seed: 11)
    // More than are read at once.
    let content = name.hasSuffix("csv") ? random.rows(600) : random.records(1100)
    try folder.write(Array(content.utf8), to: name)
    let made = try [1, 3].map { threads in
      var options = ReadOptions(zone: .tokyo)
      options.threadCount = threads
      let report = try buildIndex(
        from: [folder.file(name)], to: folder.file("\(threads).tori"), options: options)
      return (report, try fileBytes(atPath: folder.file("\(threads).tori")))
    }
    #expect(made[0].0.notices == made[1].0.notices && !made[0].0.notices.isEmpty)
    let isSame = made[0].1 == made[1].1
    #expect(isSame)
    let index = try Index.open(folder.file("3.tori"))
    #expect(index.blockCount == made[0].0.blockCount && index.blockCount >= 600)
    #expect(index.ownFields.count >= 2)
  }
}

extension SplitMix64 {
  /// Lines of JSON, of which some are none, some are nested, and later ones have keys that earlier ones lack.
  fileprivate mutating func records(_ count: Int) -> String {
    (0..<count).map { number in
      if chance(40) { return "{\"text\":\"切れ\\ud83d\",\"z\(number)\":\"v\"" }
      var members = ["\"id\":\(number + 1)", "\"text\":\"港の話 \(number) #猫\""]
      if chance(3) { members.append("\"k\(next() % UInt64(number / 9 + 2))\":\(number)") }
      if chance(4) { members.append("\"empty\(number / 400)\":\"\"") }
      if chance(5) {
        members.append("\"user\":{\"place\":\"町\(number % 7)\",\"n\(number / 500)\":1}")
      }
      if chance(6) { members.append("\"time\":\"0\(number % 9 + 1)/0\(number % 8 + 1)/2026\"") }
      if chance(60) { members.append("\"time\":\"いつか\"") }
      if number == count - 1 { members.append("\"time\":\"25/01/2026\"") }
      return "{" + members.joined(separator: ",") + "}"
    }.joined(separator: "\n")
  }

  /// Rows of a table, of which some have too many cells.
  fileprivate mutating func rows(_ count: Int) -> String {
    "id,text,likes,町,点\n"
      + (0..<count).map { number in
        "\(number + 1),船の話\(number),\(chance(30) ? "x" : "3"),町\(number % 5),\(number).5"
          + (chance(50) ? ",z,z" : "")
      }.joined(separator: "\n")
  }
}
