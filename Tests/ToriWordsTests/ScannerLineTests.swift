import Foundation
import Testing
import ToriWords

/// Nasty lines of every kind, and how each is cut: `Lines/KIND.txt` has a line, and below it its words parted by
/// ` | `, with a word's kind behind it in brackets where the scanner knows it and `‖` where a sentence ends.
/// `TORI_UPDATE=1 swift test --filter ScannerLineTests` writes them anew, and the difference is read.
@Suite struct ScannerLineTests {
  @Test(arguments: [
    "addresses", "handles", "hashtags", "numbers", "laughter", "faces", "emoji", "latin", "kana",
    "others", "signs",
  ])
  func linesAreCut(_ kind: String) throws {
    let path = WordFixture.folder + "/Lines/\(kind).txt"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let scanner = try WordFixture.scanner()
    let pairs = text.split(separator: "\n").filter { !$0.hasPrefix("  ") }
    #expect(pairs.count >= 10)
    let shown = pairs.map { "\($0)\n  \(Self.shown(scanner.words(of: String($0))))\n" }.joined()
    guard unsafe getenv("TORI_UPDATE") == nil else {
      try shown.write(toFile: path, atomically: true, encoding: .utf8)
      return
    }
    for (found, wanted) in zip(shown.split(separator: "\n"), text.split(separator: "\n")) {
      #expect(found == wanted)
    }
    #expect(shown == text)
  }

  private static func shown(_ words: [Word]) -> String {
    words.map { word in
      let entry = word.entry
      let isKind = WordKind.allCases.contains { $0.tag == entry.tag && $0 != .symbol }
      let kind = isKind ? "(\(entry.tag))" : entry.pos == .num ? "(num)" : ""
      let form = entry.word == entry.form ? entry.form : "\(entry.form)<\(entry.word)>"
      return form + kind + (word.endsSentence ? " ‖" : "")
    }.joined(separator: " | ")
  }
}
