/// Words that stand beside an author's name in heads, whatever the page.
enum HeadPhrases {
  /// Before a name.
  private static let before: Set<String> = [
    "by", "von", "par", "por", "da", "di", "av", "van", "od", "door", "from", "de", "author",
    "name",
    "user", "username", "autor", "auteur", "autore", "poster", "投稿者", "名前", "投稿", "作者", "発言者",
    "ユーザー",
    "ユーザ", "書いた人", "お名前", "ニックネーム", "发表者", "發表者", "作成者", "글쓴이", "작성자", "닉네임",
  ]
  /// Behind a name, of one who said what follows.
  private static let saying: Set<String> = [
    "said", "says", "wrote", "writes", "schrieb", "schreibt", "meinte", "meint", "sagt", "sagte",
    "escribió", "dijo", "dice", "disse", "diz", "écrit", "dit", "scrive", "scrisse", "zegt",
    "schreef", "skrev", "pisze", "napisał", "commented", "comments", "kommentiert", "replied",
    "より", "のコメント", "さんのコメント", "さんより",
  ]
  /// Behind a name, as politeness has it.
  private static let honours: Set<String> = [
    "さん", "様", "氏", "さま", "님", "さんの", "さんが", "の", "が", "より", "によって",
  ]

  /// Between a name and a stamp.
  private static let between: Set<String> = [
    "", "on", "at", "am", "um", "le", "el", "il", "op", "em", "às", "à", "den", "|", "-", "–", "—",
    "·",
    "•", "@", ",", ":", "(", "[", "»", "日時", "投稿日", "さん",
  ]

  static func endsName(_ word: String) -> Bool { between.contains(word.lowercased()) }
  static func isBefore(_ word: String) -> Bool { before.contains(word.lowercased()) }
  /// Words of comments, answers and what is said to a page, in a head of them.
  private static let answering: Set<String> = [
    "kommentar", "comment", "commentaire", "comentario", "commento", "antwort", "antworten",
    "reply",
    "replied", "zitieren", "bewertung", "review", "post", "beitrag", "permalink", "コメント", "投稿",
    "投稿者", "発言", "発言者", "返信", "回答", "書いた人", "クチコミ", "口コミ", "ユーザー",
  ]

  /// Whether the words of a head are of something said, as it is written in a shape.
  static func say(_ head: String) -> Bool {
    head.split { " []()|/,:：{}\\".contains($0) }.contains { word in
      isSaying(String(word)) || answering.contains(word.lowercased())
    }
  }

  /// Words of articles: nobody says that a comment was published.
  private static let publishing: Set<String> = [
    "veröffentlicht", "aktualisiert", "publiziert", "published", "updated", "publié", "actualisé",
    "publicado", "actualizado", "pubblicato", "aggiornato", "opublikowano", "掲載", "掲載日", "配信", "公開",
    "公開日", "更新", "更新日",
  ]

  /// Whether the words of a head are those of articles, as it is written in a shape.
  static func publishes(_ head: String) -> Bool {
    head.split { " []()|/,:：{}\\".contains($0) }.contains {
      publishing.contains($0.lowercased())
    }
  }

  static func isSaying(_ word: String) -> Bool { saying.contains(word.lowercased()) }
  /// Whether the word may follow a name without white space or a sign, as of `港さんの投稿`; the `の` of `港の人` is
  /// of the name.
  ///
  /// - Parameter next: the word that stands in all heads right behind it, if one does.
  static func isBehind(_ word: String, next: String?) -> Bool {
    if word == "の", let next { return answering.contains(next) }
    return isSaying(word) || honours.contains(word)
  }
}
