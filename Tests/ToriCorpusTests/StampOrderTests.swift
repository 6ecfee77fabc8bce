import Testing
import ToriCorpus
import ToriSentences
import ToriTime

/// Stamps on pages that do not say by themselves which day they are of, or of which zone.
@Suite struct StampOrderTests {
  private func read(_ text: String, order: DateOrder? = nil) throws -> Document {
    try DocumentReader.read(
      bytes: Array(text.utf8), path: "page.txt",
      options: ReadOptions(zone: .utc, dateOrder: order))
  }

  private func times(_ document: Document) -> [String?] {
    document.blocks.filter(\.kind.isPost).map { $0.time?.edtf(in: .utc) }
  }

  /// Posts of a forum with these stamps in their heads.
  private func forum(_ stamps: [String], _ head: String = "by @ » ") -> String {
    let names = ["Anna", "Berta", "Carla", "Dora"]
    return "Thread about tea\n\n"
      + zip(names, stamps).map { name, stamp in
        "\(head.replacing("@", with: name))\(stamp)\n\(name) likes the green one best of all.\n\n"
      }.joined()
  }

  /// One stamp proves the order for all; where none does, no time is guessed, and it is said.
  @Test(arguments: [
    (["03/04/26 10:15", "05/04/26 10:16", "25/04/26 11:16"], nil),
    (["13/01/26 10:15", "13/01/26 10:20", "31/12/25 11:00"], nil),
    (["03/04/2026 10:15", "05/04/2026 10:16", "25/04/2026 11:16"], "2026-04-03T10:15Z"),
    (["03/04/2026 10:15", "05/04/2026 10:16", "06/04/2026 11:16"], nil),
    (["04/03/26 10:15", "04/05/26 10:16", "04/25/26 11:16"], "2026-04-03T10:15Z"),
    (["03/04/99 10:15", "25/04/99 10:16", "26/04/99 11:16"], "1999-04-03T10:15Z"),
    (["26/04/03 10:15", "26/04/05 10:16", "31/04/25 11:16"], "2026-04-03T10:15Z"),
  ])
  func orders(stamps: [String], first: String?) throws {
    let document = try read(forum(stamps))
    #expect(times(document).first == first)
    #expect(document.blocks.filter(\.kind.isPost).count == 3)
    let isSaid = document.notices.contains { $0.message.english.contains("--date-order") }
    #expect(isSaid == (first == nil))
    #expect(document.notices.allSatisfy { !$0.message.english.contains("no such time") })
    #expect(try times(read(forum(stamps), order: .dayFirst)).first != nil)
  }

  /// What boards show beside a stamp tells that the year comes first.
  @Test(arguments: [
    "7 名前：通りすがり 投稿日：26/01/12 13:15 ID:x+/y", "7 ：名無しさん：26/01/12 13:15 ID:abc",
    "7: 名無し 26/01/12 13:15",
  ])
  func boards(line: String) throws {
    let document = try read("\(line)\n本文はこれです。\n\n\(line.replacing("7", with: "8"))\n次の本文です。\n")
    #expect(times(document) == ["2026-01-12T13:15Z", "2026-01-12T13:15Z"])
  }

  /// A zone of several places, or of none that is known, leaves the time open, but not the post.
  @Test(arguments: [
    ("ET", nil), ("CST", nil), ("XYT", nil), ("(IST)", nil), ("WIB", "2026-01-11T03:15Z"),
    ("JST", "2026-01-11T01:15Z"), ("", "2026-01-11T10:15Z"), ("UTC", "2026-01-11T10:15Z"),
    ("ICT", "2026-01-11T03:15Z"),
  ])
  func zones(name: String, first: String?) throws {
    let page = (1...4).map {
      "\($0): Anna\($0) 2026/01/1\($0) 10:15\(name.isEmpty ? "" : " " + name)\nI like the green one, number \($0).\n\n"
    }.joined()
    let document = try read(page)
    #expect(document.blocks.filter(\.kind.isPost).count == 4)
    #expect(times(document).first == first)
    #expect(document.notices.isEmpty == (first != nil))
  }
}
