import ToriText
import ToriWords

extension WordError {
  /// What is wrong, and what to do.
  package var message: LocalizedText {
    switch self {
    case .noLibrary:
      LocalizedText(
        "words are cut by MeCab, which is not installed: apt-get install mecab-ipadic-utf8",
        ja: "語に分けるにはMeCabが要るが、入っていない: apt-get install mecab-ipadic-utf8")
    case .noDictionary:
      LocalizedText(
        "words are cut by a dictionary of MeCab, and none is installed: "
          + "apt-get install mecab-ipadic-utf8, or name its folder with --dictionary",
        ja: "語に分けるにはMeCabの辞書が要るが、入っていない: apt-get install mecab-ipadic-utf8"
          + "（別の辞書はそのフォルダを--dictionaryで指定する）")
    case .notADictionary(let path, let file, let error):
      LocalizedText(
        "'\(path)' is no dictionary of MeCab: \(file): \(error.message)",
        ja: "'\(path)'はMeCabの辞書ではない: \(file): \(error.message)")
    case .damaged(let path, let file):
      LocalizedText(
        "the dictionary '\(path)' is damaged (\(file)): install it again",
        ja: "辞書'\(path)'は損なわれている（\(file)）。入れ直す")
    case .otherEncoding(let path, let encoding):
      LocalizedText(
        "the dictionary '\(path)' is in \(encoding), and tori reads those in UTF-8: "
          + "apt-get install mecab-ipadic-utf8",
        ja: "辞書'\(path)'は\(encoding)で書かれている。toriが読むのはUTF-8のもの: "
          + "apt-get install mecab-ipadic-utf8")
    case .refused(let path, let reason):
      LocalizedText(
        "MeCab did not open the dictionary '\(path)': \(reason)",
        ja: "MeCabは辞書'\(path)'を開けなかった: \(reason)")
    case .noMemory:
      LocalizedText("there is no memory for cutting words", ja: "語に分けるためのメモリがない")
    }
  }
}
