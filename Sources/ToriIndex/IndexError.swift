import ToriText
import ToriWords

/// A failure around an index file.
package enum IndexError: Error, Hashable, Sendable {
  /// The work was asked to stop.
  case cancelled
  case cannotRead(path: String, reason: LocalizedText)
  case cannotWrite(path: String, reason: LocalizedText)
  /// The file is something else.
  case notAnIndex(path: String)
  /// Made by another version of tori.
  case otherVersion(path: String, found: UInt32, expected: UInt32)
  /// Made with other rules of folding, or another version of Unicode.
  case otherFolding(path: String)
  /// Bytes are missing or not what was written.
  case damaged(path: String, part: LocalizedText)
  /// Another program wrote into the file, or cut it short, while it was open.
  case changed(path: String)
  /// Nothing under these paths could be read as a corpus.
  case nothingToRead(paths: [String])
  /// Texts cannot be cut into words.
  case words(WordError)
  /// A file of words is not what was written; it was removed, and they are cut anew when they are next asked for.
  case damagedWords(path: String)
  /// More than the format can number.
  case tooLarge(what: LocalizedText)

  /// What is wrong, where, and what to do.
  package var message: LocalizedText {
    switch self {
    case .cancelled: LocalizedText("interrupted", ja: "中断した")
    case .cannotRead(let path, let reason):
      LocalizedText("cannot read '\(path)': \(reason)", ja: "'\(path)'を読めない: \(reason)")
    case .cannotWrite(let path, let reason):
      LocalizedText("cannot write '\(path)': \(reason)", ja: "'\(path)'を書けない: \(reason)")
    case .notAnIndex(let path):
      LocalizedText(
        "'\(path)' is not an index of tori; 'tori index' makes one",
        ja: "'\(path)'はtoriの索引ではない。索引は'tori index'で作る")
    case .otherVersion(let path, let found, let expected):
      LocalizedText(
        "the index '\(path)' has format \(found), and this tori reads format \(expected);"
          + " make it anew with 'tori index'",
        ja: "索引'\(path)'の形式は\(found)だが、このtoriが読むのは形式\(expected)。'tori index'で作り直す")
    case .otherFolding(let path):
      LocalizedText(
        "the index '\(path)' was made with another version of Unicode;"
          + " make it anew with 'tori index'",
        ja: "索引'\(path)'は別の版のUnicodeで作られている。'tori index'で作り直す")
    case .damaged(let path, let part):
      LocalizedText(
        "the index '\(path)' is damaged (\(part)); make it anew with 'tori index'",
        ja: "索引'\(path)'は損なわれている（\(part)）。'tori index'で作り直す")
    case .changed(let path):
      LocalizedText(
        "the index '\(path)' was changed by another program while it was open; open it again",
        ja: "索引'\(path)'は開いている間にほかのプログラムに書き換えられた。開き直す")
    case .nothingToRead(let paths):
      LocalizedText(
        "there is nothing to read in \(Self.quoted(paths))", ja: "\(Self.quoted(paths))に読めるものがない")
    case .words(let error): error.message
    case .damagedWords(let path):
      LocalizedText(
        "the words in '\(path)' were damaged; ask again, and they are cut anew",
        ja: "'\(path)'の語は損なわれていた。もう一度尋ねると切り直す")
    case .tooLarge(let what):
      LocalizedText("too large for one index: \(what)", ja: "一つの索引には大きすぎる: \(what)")
    }
  }

  private static func quoted(_ paths: [String]) -> LocalizedText {
    paths.map { LocalizedText(same: "'\($0)'") }.listed()
  }
}
