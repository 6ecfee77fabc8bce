import ToriCorpus
import ToriIndex
import ToriText
import ToriWords

extension IndexError {
  /// What is wrong, where, and what to do.
  package var message: LocalizedText {
    switch self {
    case .cancelled: LocalizedText("interrupted", ja: "中断した")
    case .cannotRead(let path, let fact):
      LocalizedText("cannot read '\(path)': \(fact.words)", ja: "'\(path)'を読めない: \(fact.words)")
    case .cannotWrite(let path, let obstacle):
      LocalizedText(
        "cannot write '\(path)': \(obstacle.words)", ja: "'\(path)'を書けない: \(obstacle.words)")
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
        "the index '\(path)' is damaged (\(part.words)); make it anew with 'tori index'",
        ja: "索引'\(path)'は損なわれている（\(part.words)）。'tori index'で作り直す")
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
    case .tooLarge(let excess):
      LocalizedText("too large for one index: \(excess.words)", ja: "一つの索引には大きすぎる: \(excess.words)")
    }
  }

  private static func quoted(_ paths: [String]) -> LocalizedText {
    paths.map { LocalizedText(same: "'\($0)'") }.listed()
  }
}

extension WriteObstacle {
  /// In words, for people.
  package var words: LocalizedText {
    switch self {
    case .system(let error): error.message
    case .otherFile:
      LocalizedText("there is a file that is no index of tori", ja: "toriの索引でないファイルがある")
    case .noFolder:
      LocalizedText(
        "there is no folder for the index; set HOME or TMPDIR to one that can be written",
        ja: "索引を置くフォルダがない。HOMEかTMPDIRに書き込めるフォルダを指定する")
    case .keptFolder(let path): LocalizedText("'\(path)' cannot be written", ja: "'\(path)'に書けない")
    case .noHome: LocalizedText("HOME is not set", ja: "HOMEが設定されていない")
    }
  }
}

extension IndexPart {
  fileprivate var words: LocalizedText {
    switch self {
    case .header: LocalizedText("its header", ja: "ヘッダー")
    case .contents: LocalizedText("its table of contents", ja: "目次")
    case .settings: LocalizedText("its settings", ja: "設定")
    case .section: LocalizedText("a section", ja: "一つの節")
    case .checksum: LocalizedText("a checksum differs", ja: "チェックサムが違う")
    case .bytes(let start, let end):
      LocalizedText("between byte \(start) and byte \(end)", ja: "\(start)バイト目から\(end)バイト目の間")
    case .size(let found, let expected):
      LocalizedText(
        "\(found) bytes where there should be \(expected)", ja: "\(expected)バイトのはずが\(found)バイト")
    case .end: LocalizedText("it is cut short", ja: "途中で切れている")
    }
  }
}

extension IndexExcess {
  fileprivate var words: LocalizedText {
    switch self {
    case .textsOfField: LocalizedText("the texts of one field", ja: "一つの項目の文字列")
    case .blocks: LocalizedText("more than 4 billion blocks", ja: "40億を超えるブロック")
    case .differentWords: LocalizedText("the different words", ja: "異なり語")
    case .wordsOfSegment: LocalizedText("the words of one segment", ja: "一つのセグメントの語")
    case .placesOfWords: LocalizedText("the places of words", ja: "語の位置")
    case .textOfSegment: LocalizedText("the text of one segment", ja: "一つのセグメントの本文")
    }
  }
}
