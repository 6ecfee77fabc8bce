/// Lines that end the last post of any page, in the languages of its readers.
enum PageEnds {
  private static let ends: [String] = [
    "新着レスの表示", "掲示板に戻る", "レスを投稿する", "スレッドを立てる", "スレッドに書き込む", "レスを書く", "コメントを書く", "コメントを投稿",
    "コメントする", "コメント一覧", "コメント投稿", "この記事へのコメント", "この記事のコメント", "関連記事", "関連ニュース", "関連スレ",
    "関連リンク", "人気記事", "おすすめ記事", "オススメ記事", "最新記事", "新着記事", "アクセスランキング", "前の記事", "次の記事",
    "このスレッドは1000を超えました", "トラックバック", "カテゴリ一覧", "月別アーカイブ", "タグ一覧", "ページの先頭", "ページトップ",
    "プライバシーポリシー", "利用規約", "お問い合わせ", "運営会社", "会社概要", "スポンサーリンク", "スポンサードリンク",
    "Related posts", "Related articles", "Related stories", "More from", "Leave a comment",
    "Leave a reply",
    "Post a comment", "Add a comment", "Sign up", "Log in to", "Terms of", "Privacy policy",
    "Privacy Policy",
    "About us", "Contact us", "© ", "Copyright", "All rights reserved", "Guidelines | FAQ",
    "コメントフォーム", "コメントを残す", "コメントを追加", "クチコミを書く", "口コミを書く", "口コミを投稿", "レビューを書く", "レビューを投稿",
    "回答する", "回答を投稿", "返信を書く", "返信フォーム", "この記事のトラックバック", "トラックバックURL", "次のページ", "前のページ",
    "最近の記事", "最近のコメント", "アーカイブ", "人気のスレッド", "人気のトピック", "関連するスレッド", "関連トピック",
    "Leave a Comment", "Leave a Reply", "Leave A", "LEAVE A", "Post A Comment", "Post comment",
    "Cancel reply",
    "Your email address", "Schreibe eine", "Hinterlasse", "Einen Kommentar", "Dein Kommentar",
    "Deine E-Mail", "Ihr Kommentar", "Kommentieren", "Kommentare sind geschlossen",
    "Comments are closed", "Votre commentaire", "Votre adresse", "Tu dirección", "Il tuo indirizzo",
    "Trackbacks/Pingbacks", "Weitere Artikel", "Mehr zum Thema", "Das könnte",
    "Kommentar schreiben", "Kommentar hinterlassen", "Kommentar abgeben",
    "Schreibe einen Kommentar",
    "Antwort schreiben", "Ähnliche Themen", "Ähnliche Artikel", "Laisser un commentaire",
    "Ajouter un commentaire", "Articles similaires", "Deja un comentario", "Deja una respuesta",
    "Publicar un comentario", "Lascia un commento", "Deixe um comentário", "Add comment",
    "Write a comment", "Write a review", "Your comment", "Add your comment", "Similar threads",
    "Similar topics",
    "Newer Post", "Older Post", "Subscribe to:", "Return to ", "Who is online",
    "Log in or register",
    "Login or register", "You must be logged in", "Please log in", "Recent Posts",
    "Recent Comments",
    "Most read", "Most popular", "Trending", "Powered by", "All times are ", "Alle Zeitangaben in",
    "À lire aussi", "Lire aussi", "Sur le même sujet", "Mentions légales", "Conditions générales",
    "Читайте также", "Похожие темы", "Ещё по теме", "Пользовательское соглашение",
    "Политика конфиденциальности", "Zobacz także", "Zobacz też", "Czytaj także",
    "Polityka prywatności",
    "Lees ook", "Meer over dit onderwerp", "Algemene voorwaarden", "Noticias relacionadas",
    "Te puede interesar", "Aviso legal", "Política de privacidad", "Leggi anche", "Leia também",
    "Läs också", "Impressum", "Datenschutzerklärung",
    "相关文章", "相关推荐", "发表评论", "登录后", "返回顶部", "相關文章", "發表評論", "隐私政策",
    "관련 기사", "관련기사", "댓글 쓰기", "댓글쓰기", "개인정보처리방침", "이용약관", "목록으로",
  ]
  private static let buttons: Set<String> = [
    "続きを読む", "続きを見る", "もっと見る", "もっと読む", "拡大", "通報", "返信", "返信する", "削除", "シェア", "ツイート", "共有",
    "コピー", "翻訳を表示", "さらに表示", "広告", "スポンサーリンク", "違反報告", "非表示・報告", "いいね", "いいね！", "Read more",
    "Show more", "Show this thread", "Reply", "Reply Report", "Share", "Report", "Like",
    "Translate post",
    "Translate Tweet", "reply",
    "Advertisement", "Sponsored", "展开", "查看更多", "回复", "举报", "分享", "点赞", "收藏", "喜欢", "더보기", "답글",
    "신고", "공유",
    "画像を拡大", "リンクをコピー", "返信を表示", "スレッドを表示", "Antworten", "Répondre", "Responder", "Rispondi",
    "Beantwoorden", "Zitieren", "Melden",
  ]

  /// Whether the line begins as what follows the posts does, and is no sentence.
  static func isEnd(_ line: ArraySlice<UInt8>) -> Bool {
    var text = line.trimmed
    guard text.count <= 160 else { return false }
    while text.take(anyOf: ["■", "【", "▼", "◆", "●", "[", "<", "＜", "▲", "-", "#", "»", "▶", " "]) {
    }
    return text.hasPrefix(anyOf: ends) && !text.hasSuffix("。")
  }

  /// Whether the line is nothing but a button.
  static func isButton(_ line: ArraySlice<UInt8>) -> Bool {
    var text = line.trimmed
    guard text.count <= 40 else { return false }
    while text.take(anyOf: ["▶", "▼", "►", "→", "…", "[", " "]) {}
    while text.last == 0x5D { text = text.dropLast() }
    return buttons.contains(text.string)
  }

  /// What leads to the rest of a text of which the page shows the beginning, without white space.
  private static let more: Set<String> = [
    "続きを読む", "この記事の続きを読む", "記事の続きを読む", "続きを見る", "続きをみる", "続きはこちら", "つづきを読む", "全文を読む", "readmore",
    "continuereading", "readthefullpost", "weiterlesen", "lirelasuite", "leermás", "leggitutto",
    "阅读全文", "閱讀全文", "繼續閱讀", "全文を表示", "記事を読む", "もっと読む", "この記事のつづきを読む", "この記事の続きを見る",
  ]
  /// How those begin, since all lines of all posts are asked.
  private static let moreBegins = [
    "続", "この記事", "記事の続", "つづき", "全文", "もっと読む", "記事を読む", "【", "「", "『", "Read", "read", "READ",
    "Continue", "continue",
    "Weiter",
    "weiter",
    "Lire", "lire", "Leer", "leer", "Leggi", "leggi", "阅读全", "閱讀全", "繼續",
  ]

  /// Whether the line says nothing but that the text goes on elsewhere.
  static func isMore(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.count <= 400 else { return false }
    var text = line.trimmed
    while text.take(anyOf: ["▶", "►", "≫", "→", "…", "»", "[", "(", "（", ">", ".", " "]) {}
    guard text.count >= 8, text.hasPrefix(anyOf: moreBegins) else { return false }
    // `【霧笛が鳴りやまない朝】の続きを読む`
    if text.hasPrefix(anyOf: ["【", "「", "『"]) {
      return text.hasSuffix(anyOf: ["】の続きを読む", "」の続きを読む", "』の続きを読む"])
    }
    // `Continue reading "Mud from the deep"`
    if text.take(anyOf: ["Continue reading ", "Weiterlesen "]), let first = text.first {
      return "\"'.".utf8.contains(first)
        || text.hasPrefix(anyOf: ["“", "„", "‘", "「", "→", "»", "…"])
    }
    guard text.count <= 80 else { return false }
    let signs: Set<Character> = [
      ".", "…", "»", "→", "›", ">", "≫", "＞", "▶", "►", "]", ")", "）", "!", "！",
    ]
    return more.contains(
      text.string.filter { !$0.isWhitespace && !signs.contains($0) }.lowercased())
  }

  /// Whether a line ends in what leads to the rest of its text: `… der Haushalt steht.Weiterlesen...`
  static func endsInMore(_ line: ArraySlice<UInt8>) -> Bool {
    var end = line.trimmedEnd
    while let sign = [".", "…", "»", "→", "›", ">", "]", ")"].first(where: { end.hasSuffix($0) }) {
      end = end.dropLast(sign.utf8.count).trimmedEnd
    }
    let words = end.suffix(24).map(LineText.lowercased)
    return words[...].hasSuffix(anyOf: [
      "weiterlesen", "mehr lesen", "mehr erfahren", "/ mehr", "read more", "lire la suite",
      "leer más", "leia mais", "leggi tutto", "続きを読む", "阅读全文", "더보기",
    ])
  }

  /// Where the foot of a page begins in the lines of its last post: at a notice behind a blank line, or at a
  /// menu behind one, if no more sentences than labels follow.
  static func foot(
    _ page: Page, _ window: PageWindow, _ lines: Range<Int>, _ labels: RecurringLabels
  ) -> Int? {
    let isApart = { (line: Int) in
      window.form(line) != .blank && line > lines.lowerBound && window.form(line - 1) == .blank
    }
    let notice = lines.dropFirst().first {
      isApart($0) && Furniture.kind(of: page[$0]) == .notice
    }
    let content = lines.dropFirst().prefix(2000).filter {
      window.form($0) != .blank && !labels.contains(window, $0)
    }
    // From the last line up: the signs of a page, and what the lines are worth as text.
    var (worth, signs, menu) = (0, 0, notice)
    for line in content.reversed() {
      switch ArticleBody.part(page[line].trimmed) {
      case .sentence, .shortSentence: worth += 2
      case .label: worth -= 1
      case .sign: (worth, signs) = (worth - 1, signs + 1)
      }
      if worth < 0, signs >= 2, isApart(line), ArticleBody.part(page[line].trimmed) == .sign,
        line < menu ?? .max
      {
        menu = line
      }
    }
    return menu
  }
}
