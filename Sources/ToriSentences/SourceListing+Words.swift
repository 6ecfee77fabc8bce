import ToriCorpus
import ToriText

extension SourceListing.Note {
  /// In words, for people.
  package var words: LocalizedText {
    switch self {
    case .repeated(let path, let other, let more):
      let one =
        path == other
        ? LocalizedText(
          "'\(path)' is named twice and counts once", ja: "'\(path)'は二度挙げられているが、一度だけ数える")
        : LocalizedText(
          "'\(path)' is '\(other)' by another name and counts once",
          ja: "'\(path)'は'\(other)'の別名なので、一度だけ数える")
      return Self.with(more, one)
    case .otherBytes(let path, let more):
      let one = LocalizedText(
        "the name of '\(path)' is not UTF-8; such bytes are shown as \\x93",
        ja: "'\(path)'という名前はUTF-8でない。そのようなバイトは\\x93のように示す")
      return Self.with(more, one)
    case .parts(let path, let more):
      return more == 0
        ? LocalizedText(
          "the folder '\(path)' has the parts of the saved page beside it, and is read where it is named",
          ja: "フォルダ'\(path)'は隣にある保存したページの部品なので、名指しされたときだけ読む")
        : LocalizedText(
          "the folder '\(path)' and \(more) more have the parts of the saved pages beside them, and are read where they are named",
          ja: "フォルダ'\(path)'ほか\(more)件は隣にある保存したページの部品なので、名指しされたときだけ読む")
    case .kept(let path, let more):
      let others =
        more == 0 ? LocalizedText(same: "") : LocalizedText(" and \(more) more", ja: "ほか\(more)件")
      return LocalizedText(
        "'\(path)'\(others) \(more == 0 ? "was saved by tori, and is read where it is" : "were saved by tori, and are read where they are") named",
        ja: "'\(path)'\(others)はtoriが保存したものなので、名指しされたときだけ読む")
    }
  }

  private static func with(_ more: Int, _ one: LocalizedText) -> LocalizedText {
    more == 0 ? one : LocalizedText("\(one); so are \(more) more", ja: "\(one)。ほかにも\(more)件")
  }
}
