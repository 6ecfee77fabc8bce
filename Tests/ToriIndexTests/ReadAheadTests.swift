import Glibc
import Testing
import ToriCorpus
import ToriIndex
import ToriSystem
import ToriTime

/// Files that are read on several threads go into the index as if they were read one by one.
@Suite struct ReadAheadTests {
  private func folder(_ count: Int) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    #expect(unsafe mkdir(folder.file("in"), 0o700) == 0)
    for number in 0..<count {
      let text =
        switch number % 5 {
        case 0: "港の話その\(number)。\n\n泥の話。\n"
        case 1: "{\"id\":\(number),\"text\":\"船 \(number)\"}\n{bad\n"
        case 2: "\u{0}\u{1}\u{2}"
        case 3:
          (1...60).map {
            "\($0): 港の猫 2026/01/13(火) 10:00:00 ID:a8Kz3LmP0\nその\(number)\n\n"
          }.joined()
        default: "名前,値\n\(number),1\n"
        }
      let ending = number % 5 == 1 ? "jsonl" : number % 5 == 4 ? "csv" : "txt"
      try folder.write(Array(text.utf8), to: "in/\(1000 + number).\(ending)")
    }
    return folder
  }

  @Test func orderIsThatOfTheFiles() throws {
    let folder = try folder(200)
    let report = try buildIndex(from: [folder.file("in")], to: folder.file("a.tori"))
    let index = try Index.open(folder.file("a.tori"))
    try index.verify()
    let paths = index.documents.map(\.path)
    #expect(paths == paths.sorted())
    #expect(report.failures.map(\.path) == report.failures.map(\.path).sorted())
    #expect(report.failures.count + paths.count == 200 && report.failures.count >= 40)
    #expect(report.notices.map(\.path) == report.notices.map(\.path).sorted())
    #expect(report.notices.count == 40)
    // Each document has what reading its file alone gives.
    for record in index.documents {
      let document = try DocumentReader.read(
        bytes: try fileBytes(atPath: record.path), path: record.path)
      #expect(record.blocks.map { index.block(BlockID($0)).text } == document.blocks.map(\.text))
      #expect(record.checksum == document.checksum)
    }
    let again = try buildIndex(from: [folder.file("in")], to: folder.file("b.tori"))
    #expect(again.failures == report.failures && again.notices == report.notices)
    #expect(try folder.read("a.tori") == folder.read("b.tori"))
  }

  @Test func cancellingEndsAllThreads() throws {
    let folder = try folder(100)
    let cancellation = Cancellation()
    #expect(throws: IndexError.cancelled) {
      _ = try buildIndex(
        from: [folder.file("in")], to: folder.file("a.tori"),
        progress: { if $0.documentsDone > 10 { cancellation.cancel() } },
        cancellation: cancellation)
    }
    #expect(folder.names == ["in"])
  }
}
