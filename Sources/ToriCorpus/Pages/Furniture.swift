/// What stands on pages around the posts, told line by line.
enum Furniture {
  /// A word that says what kind of line it stands in, and how.
  private struct Sign {
    let kind: BlockKind
    let place: Position
    let words: WordList

    init(kind: BlockKind, place: Position, words: [String]) {
      (self.kind, self.place, self.words) = (kind, place, WordList(words))
    }
  }

  private enum Position { case start, anywhere }

  private static let signs: [Sign] = [
    Sign(
      kind: .metadata, place: .start,
      words: [
        "引用元", "元スレ", "転載元", "ソース:", "ソース：", "出典:", "出典：", "情報元", "参照元", "Source:", "source:",
        "via ", "Via:", "スレ元", "参考:", "参考：",
      ]),
    Sign(
      kind: .notice, place: .anywhere,
      words: [
        "本サイト", "当サイト", "当ブログ", "利用規約", "著作権", "お問い合わせ", "について>", "無断転載", "免責事項",
        "プライバシーポリシー", "All rights reserved", "All Rights Reserved", "Terms of", "Privacy Policy",
        "this site", "This site",
      ]),
    Sign(
      kind: .navigation, place: .start,
      words: [
        "次のページ", "前のページ", "次の記事", "前の記事", "次へ", "前へ", "続きを見る", "続きを読む", "もっと見る", "もっと読む",
        "トップページ", "トップへ", "ページトップ", "ページの先頭", "目次", "記事一覧", "カテゴリ", "関連記事", "人気記事", "おすすめ記事",
        "オススメ記事", "最新記事", "新着記事", "アクセスランキング", "コメントを書く", "コメントする", "コメント一覧", "back button",
        "Back to", "back to", "Next page", "Previous page", "Next:", "Previous:", "Read more",
        "More posts",
        "Related posts", "Related articles", "Home", "Menu", "MENU", "メニュー", "ログイン", "検索", "ホーム",
        "スポンサー", "スポンサードリンク", "Sponsored", "Sponsor", "広告", "Advertisement",
      ]),
  ]

  /// Badges that follow the link text they belong to.
  private static let badges = WordList([
    "NEW", "New", "new", "NEW!", "New!", "NEW！", "🆕", "【NEW】", "[NEW]", "HOT", "UP", "UP!",
  ])

  /// Names of counters and buttons for sharing; a line of nothing else says how often a page was shared.
  private static let counters = WordList([
    "ツイート", "LINE", "お気に入り", "シェア", "いいね", "ブックマーク", "はてブ", "はてな", "コメント", "リポスト", "ポスト",
    "Tweet", "Share", "Like", "Pocket", "Facebook", "Bookmark", "Comments", "Hatena", "Post",
    "Feedly",
    "post", "posts", "views", "view", "件", "users", "user", "pv", "PV", "人", "X", "Twitter", "B!",
    "RSS", "メール",
    "閲覧", "共有", "保存", "送る", "で", "する", "\u{3000}", " ", "(", ")", ":", "：", "+", "・", "|", ",", "K",
    "%",
  ])

  /// The names of parts of a page that hold no posts of the thread.
  private static let sections = [
    "広告", "スポンサーリンク", "スポンサードリンク", "Advertisement", "Sponsored", "関連記事", "関連ニュース", "関連スレ", "人気記事",
    "人気記事ランキング", "おすすめ記事", "オススメ記事", "おすすめ", "最新記事", "新着記事", "コメント一覧", "この記事へのコメント", "カテゴリ",
    "Related posts", "Related articles",
  ]

  /// Whether the line is the name of such a part and nothing else but marks around it.
  static func isSection(_ line: ArraySlice<UInt8>) -> Bool {
    var text = line.trimmed
    guard text.count <= 80 else { return false }
    while text.take(anyOf: ["■", "【", "▼", "◆", "●", "[", "<", "＜", "-", "━", "─", "PR ", "# "]) {
      text = text.trimmedStart
    }
    while let mark = ["】", "]", ">", "＞", ":", "：", "-", "━", "─"].first(where: {
      text.hasSuffix($0)
    }) {
      text = text.dropLast(mark.utf8.count).trimmedEnd
    }
    return sections.contains { text.isEqual(to: $0) }
  }

  static func isBadge(_ line: ArraySlice<UInt8>) -> Bool {
    let text = line.trimmed
    return text.count <= 16 && badges.contains(text)
  }

  /// The title in `引用元: 【速報】港に鯨`; `nil` if such a line holds only an address, or more follows it.
  static func threadTitle(_ text: ArraySlice<UInt8>) -> String? {
    var rest = text.trimmed
    guard rest.take(anyOf: ["引用元", "元スレ", "転載元", "スレ元"]) else { return nil }
    rest = rest.trimmedStart
    guard rest.take(anyOf: [":", "：", "・", "は"]) else { return nil }
    if let address = rest.firstIndex(of: "http") { rest = rest[..<address] }
    rest = rest.trimmed
    return rest.isEmpty || rest.contains(0x0A) ? nil : rest.string
  }

  /// Whether the line holds only numbers and the names of counters.
  static func isCounter(_ line: ArraySlice<UInt8>) -> Bool {
    var rest = line.trimmed
    guard !rest.isEmpty, rest.count <= 120 else { return false }
    while !rest.isEmpty {
      if let digit = rest.leadingDigit {
        rest = rest.dropFirst(digit.size)
      } else if !rest.take(anyOf: counters) {
        return false
      }
    }
    return true
  }

  /// What the line is if its words say so; `nil` for a line like any other.
  static func kind(of line: ArraySlice<UInt8>) -> BlockKind? {
    let text = line.trimmed
    guard !text.isEmpty else { return nil }
    return signedKind(of: text) ?? (isLabel(text) ? .navigation : nil)
  }

  /// The same, by words that stand on the list alone.
  static func signedKind(of text: ArraySlice<UInt8>) -> BlockKind? {
    signs.first { matches($0, text) }?.kind
  }

  /// `By - 港編集部  公開:  更新:`: who wrote an article and when, without a sentence.
  static func isByline(_ line: ArraySlice<UInt8>) -> Bool {
    let text = line.trimmed
    guard text.count <= 120, text.firstIndex(of: "。") == nil else { return false }
    return text.hasPrefix(anyOf: [
      "By - ", "By ", "文・", "文：", "文/", "取材・文", "公開日", "公開:", "公開：", "更新日", "更新:", "更新：", "掲載日",
      "投稿日", "配信",
    ])
      && text.scalarCount <= 50
  }

  private static func matches(_ sign: Sign, _ text: ArraySlice<UInt8>) -> Bool {
    // A long sentence that happens to begin with such a word is no button.
    switch sign.place {
    case .start:
      sign.words.begin(text) && (sign.kind == .metadata || text.scalarCount <= 24)
    case .anywhere: sign.words.occur(in: text)
    }
  }

  /// A single short word of Latin letters, or a name in brackets alone: `Sample`, `【リアルタイム】`.
  private static func isLabel(_ text: ArraySlice<UInt8>) -> Bool {
    if text.hasPrefix("【"), text.hasSuffix("】") {
      return text.scalarCount <= 14 && text.dropFirst(3).firstIndex(of: "【") == nil
    }
    return text.count <= 20 && text.allSatisfy { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }
  }

  /// Whether the line has the shape of a link to another article: one line that ends no sentence and
  /// answers nobody.
  static func isHeadlineLike(_ line: ArraySlice<UInt8>) -> Bool {
    let text = line.trimmed
    let length = text.scalarCount
    return (8...140).contains(length) && !text.hasSuffix(anyOf: ["。", "．", "」と"])
      && !text.hasPrefix(anyOf: ["・", "■", "●", "※", ">", "＞", "http", "- ", "* "])
      && text.firstIndex(of: ">>") == nil && text.firstIndex(of: "＞＞") == nil
  }

  /// Whether the headline begins with brackets, as people's own sentences seldom do.
  static func isPlainlyHeadline(_ line: ArraySlice<UInt8>) -> Bool {
    let text = line.trimmed
    return isHeadlineLike(line) && text.scalarCount >= 12
      && text.hasPrefix(anyOf: ["【", "［", "《"])
  }
}
