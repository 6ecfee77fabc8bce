/// Words by which a line shows that it belongs to a page and not to its text, in the languages of its readers.
enum PageWords {
  /// Whether a line that is no longer than a label begins as a menu, a button, a heading over links or a
  /// caption does.
  static func begin(_ line: ArraySlice<UInt8>) -> Bool {
    var text = line
    while text.take(anyOf: marks) {}
    guard let first = text.first else { return false }
    return byFirst[Int(LineText.lowercased(first))].contains { word in
      text.count >= word.count
        && zip(text, word).allSatisfy { LineText.lowercased($0) == $1 }
        && ends(word, text.dropFirst(word.count))
    }
  }

  /// Whether the line speaks of the page it stands on: its cookies, letters, rights, pictures.
  static func areSpoken(by line: ArraySlice<UInt8>) -> Bool {
    let small = line.map(LineText.lowercased)[...]
    return small.contains(anyOf: phrases)
  }

  private static let marks = [
    "■", "◆", "▼", "●", "【", "[", "<", "▶", "»", "›", "·", "•", "*", "-", "|", "→", "＞", ">", " ",
    "#",
  ]

  /// `By` is no beginning of `Bygones`; scripts without spaces have no such ends.
  private static func ends(_ word: [UInt8], _ rest: ArraySlice<UInt8>) -> Bool {
    guard let last = word.last, let next = rest.first else { return true }
    return !(isLetter(last) && isLetter(next))
      || rest.first == 0x73 && !(rest.dropFirst().first.map(isLetter) ?? false)
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }

  private static let byFirst: [[[UInt8]]] = {
    var table = [[[UInt8]]](repeating: [], count: 256)
    for word in languages.joined() {
      let bytes = Array(word.utf8)
      table[Int(bytes[0])].append(bytes)
    }
    return table
  }()

  /// In small letters.
  private static let languages: [[String]] = [
    [
      "related", "read more", "read next", "read also", "also read", "read the", "read full",
      "continue reading", "more from", "more on", "more stories", "more in", "more", "most read",
      "most popular", "most viewed", "most recent", "popular", "trending", "recommended",
      "recommendations", "you may", "you might", "also on", "also see", "see also", "see more",
      "see all", "view all", "view comments", "sign up", "sign in", "log in", "login", "log out",
      "register", "subscribe", "subscription", "newsletter", "follow", "follow us", "share",
      "comment", "join the conversation", "leave a", "post a comment", "add a comment",
      "write a comment", "reply", "advertisement", "advertise", "sponsored", "promoted",
      "copyright", "©", "(c)", "all rights", "terms", "privacy", "cookie", "contact", "about us",
      "about the author", "about this", "author", "tag", "tagged", "topic", "filed under",
      "categories", "category", "print", "email", "e-mail", "facebook", "twitter", "pinterest",
      "linkedin", "whatsapp", "instagram", "loading", "search", "menu", "skip to", "back to",
      "next", "previous", "latest", "editor's pick", "editors' pick", "watch", "photo", "image",
      "video", "gallery", "home", "breaking", "click here", "download", "get the", "get our",
      "stay", "join", "buy", "shop", "feedback", "report", "correction", "by", "published",
      "updated", "posted", "last updated", "rss", "faq", "help", "sitemap", "your email",
      "notify me", "powered by", "toggle", "close", "show more", "load more", "up next",
      "featured", "top stories", "top news", "don't miss", "must read", "on this", "what to read",
      "original source", "source:", "via:", "view", "contributing", "interview", "last reply",
      "platinum", "replying to",
      "image copyright", "instagram", "read this", "a post shared by",
    ],
    [
      "mehr", "lesen sie", "das könnte", "kommentare", "kommentar", "anzeige", "impressum",
      "datenschutz", "teilen", "ähnliche", "weitere", "anmelden", "registrieren", "suche", "themen",
      "schlagworte", "schlagwörter", "zur startseite", "startseite", "nach oben", "drucken",
      "über den autor", "über uns", "verwandte", "agb", "nutzungsbedingungen", "kontakt",
      "abonnieren", "von", "foto", "bild", "quelle", "jetzt", "auch interessant", "passend",
      "veröffentlicht", "aktualisiert", "antworten", "schreibe", "ein beitrag geteilt von",
    ],
    [
      "lire aussi", "à lire", "lire la suite", "partager", "commentaires", "abonnez", "s'abonner",
      "mentions", "articles similaires", "sur le même", "publicité", "connexion", "rechercher",
      "publié", "mis à jour", "réagir", "voir aussi", "les plus lus", "contactez",
      "une publication partagée par",
    ],
    [
      "lea también", "lea más", "leer más", "leia", "ler mais", "comentarios", "comentários",
      "compartir", "compartilhar", "compartilhe", "suscr", "publicidad", "publicidade",
      "relacionad", "más leíd", "mais lid", "iniciar sesión", "buscar", "aviso legal", "te puede",
      "últimas", "notícias", "noticias", "deja un", "siga", "veja", "contacto", "contato",
      "leggi anche", "leggi", "condividi", "commenti", "pubblicità", "accedi", "iscriviti",
      "potrebbe", "una publicación compartida", "um post compartilhado",
    ],
    [
      "читайте", "комментар", "поделиться", "подпис", "войти", "поиск", "новости", "реклама",
      "похожие", "источник", "фото", "смотрите", "главная", "теги", "автор",
    ],
    [
      "相关", "相關", "推荐", "推薦", "热门", "熱門", "上一篇", "下一篇", "分享", "评论", "評論", "登录", "登入", "注册",
      "返回", "责任编辑", "版权", "来源", "來源", "关注", "首页", "延伸閱讀",
    ],
    [
      "관련", "많이 본", "추천", "공유", "댓글", "로그인", "회원가입", "검색", "저작권", "무단전재", "구독", "인기", "최신",
    ],
    [
      "関連", "あわせて読み", "合わせて読み", "こちらの記事", "ランキング", "会員登録", "会員限定", "ログイン", "新着", "注目",
      "特集", "連載", "タグ", "キーワード", "著者", "執筆", "プロフィール", "この記事", "この記者", "シェア", "ツイート",
      "ブックマーク", "フォロー", "購読", "メルマガ", "無料会員", "有料会員", "写真", "画像", "動画", "前へ", "次へ", "前の", "次の",
      "戻る", "目次", "もくじ", "人気", "おすすめ", "オススメ", "広告", "スポンサー", "提供", "コメント", "返信先", "続きを", "もっと",
      "カテゴリ", "検索", "メニュー", "ホーム", "トップ", "お問い合わせ", "利用規約", "プライバシー", "個人情報", "会社概要", "運営",
      "サイトマップ", "著作権", "無断", "最新", "公開日", "更新日", "投稿日", "配信", "印刷", "一覧", "記事一覧", "アクセス",
      "ページトップ", "まとめ一覧",
    ],
  ]

  /// In small letters.
  private static let phrases: [String] = [
    "cookies", "newsletter", "unsubscribe", "your email", "your e-mail", "your inbox",
    "your browser", "your subscription", "your account", "sign up", "subscribe",
    "all rights reserved", "privacy policy", "terms of use", "terms of service", "javascript",
    "advertis", "follow us", "follow him", "follow her", "follow me on", "copyright",
    "getty images", "ap photo", "/reuters", "/ reuters", "shutterstock", "photo by",
    "image credit", "click here", "click on the", "required fields", "will not be published",
    "datenschutz", "impressum", "abonnieren", "wird nicht veröffentlicht", "クッキー", "無断転載", "無断複製",
    "禁じます", "利用規約", "プライバシーポリシー", "メールマガジン", "ログインして", "会員登録", "무단전재", "재배포", "版权所有", "轉載",
    "转载", "подпис", "рассылк",
  ]
}
