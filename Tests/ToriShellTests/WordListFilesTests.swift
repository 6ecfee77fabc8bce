import Testing
import ToriEngine
import ToriShell
import ToriText

/// What stands in `FOLDER.compounds` and `FOLDER.stop`, and what is said of what cannot be meant.
@Suite struct WordListFilesTests {
  private func read(_ text: String) throws -> (words: [ListedWord], notes: [String]) {
    var files = try WordListFiles(besides: [])
    let words = try files.words(in: Array(text.utf8), "/x/pages.compounds")
    return (words, files.notes.map(\.english))
  }

  @Test func aWordALine() throws {
    let (words, notes) = try read("-- terms\nレアアース泥\n  rare earth\t\n南鳥島沖 -- where\n")
    #expect(words.map(\.text) == ["レアアース泥", "rare earth", "南鳥島沖"])
    #expect(words.map(\.place) == ["pages.compounds:2", "pages.compounds:3", "pages.compounds:4"])
    #expect(notes.isEmpty)
  }

  @Test func aByteOrderMarkAndWindowsLineEnds() throws {
    let (words, notes) = try read("\u{FEFF}海底\r\n深海\r\n")
    #expect(words.map(\.text) == ["海底", "深海"] && notes.isEmpty)
  }

  @Test(arguments: [
    ("海底\n\n深海\n", 2, "pages.compounds: nothing stands on line 2"),
    (
      "海底\n！？☆\n", 1,
      "pages.compounds:2: '！？☆' has no letter and no digit, so it is no word, and passed over"
    ),
    ("ＥＵ圏\neu圏\n", 1, "pages.compounds:2: 'eu圏' stands in pages.compounds:1 already"),
    (
      "海底、深海,採掘\n", 3,
      "pages.compounds:1: one word stands on a line; these are read as 3 words"
    ),
  ])
  func nonsenseIsSaid(text: String, count: Int, note: String) throws {
    let (words, notes) = try read(text)
    #expect(words.count == count && notes == [note])
  }

  @Test func otherEncodingsAreRefused() throws {
    var files = try WordListFiles(besides: [])
    // 海底 in Shift_JIS.
    let bytes = Array("深海\n".utf8) + [0x8A, 0x43, 0x92, 0xEA, 0x0A]
    do {
      _ = try files.words(in: bytes, "/x/pages.stop")
      Issue.record("nothing was said")
    } catch {
      #expect(
        error.message.english
          == "cannot read '/x/pages.stop': line 2 is no UTF-8: save the file as UTF-8")
    }
  }

  @Test func besideTheCorpus() throws {
    let folder = try TestFiles.temporaryFolder() + "/pages"
    try TestFiles.makeFolder(folder)
    try TestFiles.write("レアアース泥\n", to: folder + ".compounds")
    try TestFiles.write("する\nいる\n", to: folder + ".stop")
    let files = try WordListFiles(besides: [folder + "/", folder])
    #expect(files.lists.compounds.map(\.text) == ["レアアース泥"])
    #expect(files.lists.stop.map(\.text) == ["する", "いる"])
  }
}
