import ToriCorpus

extension BlockKind {
  /// The kind in a word, where Japanese is spoken.
  package var japanese: String {
    switch self {
    case .opening: "最初の投稿"
    case .reply: "返信"
    case .comment: "コメント"
    case .message: "発言"
    case .fragment: "断片"
    case .xpost: "ポスト"
    case .news: "ニュース"
    case .paragraph: "段落"
    case .citation: "引用"
    case .title: "題"
    case .metadata: "付帯情報"
    case .headline: "見出し"
    case .notice: "お知らせ"
    case .navigation: "操作部"
    case .unclear: "不明"
    }
  }
}
