import ToriCorpus
import ToriText

extension BlockKind {
  /// What a block of the kind is, in a line.
  package var summary: LocalizedText {
    switch self {
    case .opening:
      LocalizedText(
        "the first post of a thread, or a record of data that answers none",
        ja: "スレッドの最初の投稿、または返信でないデータの一件")
    case .reply: LocalizedText("a post of a thread behind the first", ja: "スレッドの二番目からの投稿")
    case .comment: LocalizedText("a comment under an article or a video", ja: "記事や動画へのコメント")
    case .message: LocalizedText("a message of a chat or a mail", ja: "チャットの発言やメール")
    case .fragment:
      LocalizedText(
        "a line of a thread of which it is not told whose it is", ja: "スレッドの行で、どの投稿のものか分からないもの")
    case .xpost: LocalizedText("a post of X", ja: "Xのポスト")
    case .news: LocalizedText("an item of a list of news", ja: "ニュース一覧の一件")
    case .paragraph: LocalizedText("a paragraph of an article", ja: "記事の段落")
    case .citation: LocalizedText("what an article quotes from elsewhere", ja: "記事がよそから引くもの")
    case .title: LocalizedText("the title of a page", ja: "ページの題")
    case .metadata: LocalizedText("what a page says about itself", ja: "ページ自身についての記載")
    case .headline: LocalizedText("the heading of a section", ja: "節の見出し")
    case .notice: LocalizedText("a notice of the site", ja: "サイトからの知らせ")
    case .navigation: LocalizedText("buttons, menus, links to elsewhere", ja: "ボタンやメニューなど")
    case .unclear:
      LocalizedText(
        "text of a page whose posts could not be told apart", ja: "投稿を分けられなかったページの文章")
    }
  }
}
