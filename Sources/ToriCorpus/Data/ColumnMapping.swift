/// A field of a post that a data file may give.
package enum DataField: String, CaseIterable, Sendable {
  /// What tells the record from others, as data give it; in an export of tori's own, the post's `id`.
  case identifier = "id"
  /// The same beside an `id` of tori's own.
  case sourceID = "source_id"
  /// The document of which an export of tori's own has the post.
  case document = "doc"
  case number
  case text, author
  case authorID = "author_id"
  case time
  case repliesTo = "reply_to"
  case reposts, likes, dislikes, views
  case repostsOf = "reposts_of"
  case quotesOf = "quotes_of"
  case links = "urls"
  case permalink, source, thread, language, title, heading, kind, hashtags, deleted

  /// The names of columns that are read as this field, the likeliest first.
  var columns: [String] {
    switch self {
    case .identifier:
      [
        "id_str", "id", "comment_id", "message_id", "tweet_id", "status_id", "post_id", "コメントid",
        "発言id", "ツイートid", "ポストid", "投稿id",
        "uri", "guid", "urn", "messageid", "commentid", "tweetid", "postid", "review_id",
        "reviewid", "note_id", "uuid",
      ]
    case .sourceID: ["source_id"]
    case .document: ["doc"]
    case .number: ["number", "no", "no.", "番号", "投稿番号", "レス番号"]
    case .text:
      [
        "full_text", "text", "body", "content", "message", "rawcontent", "本文", "テキスト", "内容", "投稿内容",
        "投稿文", "ツイート本文", "ツイート内容", "ツイート", "ポスト本文", "ポスト", "コメント本文", "コメント内容", "コメント", "発言内容",
        "発言", "回答内容", "回答", "自由記述", "自由回答", "レビュー本文", "レビュー", "口コミ", "感想", "tweet", "comment",
        "comment_text", "tweet_text", "post_text", "message_text", "speech", "selftext", "正文", "博文",
        "comment_content", "commenttext", "tweet_content", "tweettext", "message_content",
        "messagetext",
        "msg", "review_text", "reviewtext", "review_body", "reviewbody", "post_content", "posttext",
        "post_body", "caption", "article_text", "article_body", "fulltext", "text_content",
        "content_text", "contents", "statement", "utterance", "transcript", "abstract", "texto",
        "texte", "testo", "inhalt",
        "nachricht", "mensaje", "mensagem", "contenu", "contenido", "conteúdo", "contenuto",
        "текст",
        "сообщение", "kommentar", "commentaire", "comentario", "comentário", "commento",
        "评论内容", "內文", "내용", "본문", "댓글", "comment_body", "意見", "ご意見", "自由意見", "review", "answer",
        "description",
      ]
    case .author:
      [
        "author", "name", "user", "username", "display_name", "user_name", "author_name", "speaker",
        "speaker_name", "sender", "from", "nickname", "投稿者", "投稿者名", "ユーザー名", "ユーザ名", "ユーザー", "名前",
        "authorname", "user_display_name", "commenter", "reviewer", "reviewername", "account_name",
        "autor", "auteur", "autore", "автор", "usuario", "usuário", "utilisateur", "benutzer",
        "nutzer",
        "表示名", "氏名", "発言者", "発言者名", "話者", "ニックネーム", "アカウント名", "回答者", "筆者", "執筆者",
        "作者", "用户名", "昵称", "发布者", "작성자", "닉네임",
      ]
    case .authorID:
      [
        "author_id", "user_id", "screen_name", "user_screen_name", "handle", "speaker_id",
        "authorid",
        "userid", "reviewerid", "account_id", "author_handle", "comment_author_id",
        "ユーザーid", "ユーザid", "投稿者id", "アカウントid", "アカウント",
      ]
    case .time:
      [
        "time", "date", "created_at", "timestamp", "posted_at", "datetime", "createdat",
        "date_and_time", "date_time", "created_utc", "published_at", "publishedat", "published",
        "pubdate", "created",
        "date_published", "created_time", "created_on", "creation_date", "creationdate",
        "createtime",
        "create_time", "datepublished", "publish_date", "publishdate", "publication_date",
        "pub_date",
        "publish_time", "posted_on", "date_posted", "posted_date", "postedat", "sent_at",
        "tweet_created",
        "tweet_created_at", "tweet_date", "tweet_time", "tweetcreatedts", "message_date",
        "msg_date",
        "message_time", "comment_date", "comment_time", "comment_created_at",
        "comment_published_at",
        "unixreviewtime", "review_date", "reviewdate", "reviewtime", "review_time",
        "unix_timestamp", "datum", "fecha", "дата", "zeitpunkt",
        "日時", "投稿日時", "作成日時", "公開日時", "掲載日時", "発言日時", "ツイート日時", "コメント日時", "回答日時",
        "タイムスタンプ", "送信日時", "受付日時", "登録日時", "日付と時刻", "日付", "投稿日", "公開日", "掲載日", "発言日", "年月日",
        "ツイート日", "回答日", "出版年", "発行年", "刊行年",
        "发布时间", "发表时间", "日期", "作成日", "작성일", "작성시간", "날짜", "등록일",
      ]
    case .repliesTo:
      [
        "reply_to", "in_reply_to", "parent", "parent_id", "in_reply_to_status_id", "in_reply_to_id",
        "reply_to_id", "reply_to_status_id", "reply_to_message_id", "in_reply_to_tweet_id",
        "in_reply_to_post_id", "parent_tweet_id", "parent_post_id", "replies_to",
        "parentid", "parent_comment_id", "in_reply_to_comment_id", "inreplyto", "replyto",
        "返信先", "返信先id",
      ]
    case .reposts:
      [
        "reposts", "retweets", "retweet_count", "repost_count", "リポスト数", "リツイート数", "rt数", "リポスト",
        "リツイート", "rt", "retweetcount", "repostcount", "retweets_count", "reposts_count",
        "reblogs_count", "转发数",
        "public_metrics.retweet_count", "シェア数",
      ]
    case .likes:
      [
        "likes", "like_count", "favorite_count", "likecount",
        "favoritecount", "likes_count", "num_likes", "favorites", "favourites", "upvotes",
        "public_metrics.like_count", "heart_count", "digg_count", "comment_likes", "thumbsupcount",
        "num_upvotes", "upvote_count", "いいね数", "いいね",
        "高評価", "高評価数", "点赞数", "点赞", "좋아요", "favourites_count",
      ]
    case .dislikes: ["dislikes", "dislike_count", "downvotes", "低評価", "低評価数"]
    case .views:
      [
        "views", "view_count", "impression_count", "viewcount", "impressions", "play_count", "表示回数",
        "閲覧数",
        "再生回数", "インプレッション",
      ]
    case .repostsOf: ["reposts_of"]
    case .quotesOf: ["quotes_of"]
    case .links: ["urls", "links", "リンク"]
    case .permalink:
      [
        "permalink", "url", "link", "tweet_url", "post_url", "msg_link", "message_link",
        "tweet_link",
        "post_link", "status_url", "comment_url", "article_url",
      ]
    case .source:
      [
        "source", "board", "site", "subreddit", "channel_name", "media_name", "outlet", "newspaper",
        "publication", "出典", "媒体", "媒体名", "掲載紙", "紙名", "サイト", "サイト名", "書名/出典",
      ]
    case .thread: ["thread", "thread_id", "conversation_id"]
    case .language: ["language", "lang"]
    case .heading: ["heading"]
    case .title:
      [
        "title", "subject", "headline", "post_title", "article_title", "news_title", "タイトル", "見出し",
        "題名", "件名", "标题", "제목",
      ]
    case .kind: ["kind", "type"]
    case .hashtags: ["hashtags", "tags", "ハッシュタグ"]
    case .deleted: ["deleted", "is_deleted"]
    }
  }
}

extension DataField {
  /// The field as the query language and profiles call it.
  /// As the field is called in queries and profiles.
  package var name: String { ProfileField.field(self).name }

  /// The field of this name, that of the query language or of this list.
  init?(named name: String) {
    let field =
      Self.allCases.first { $0.name == name } ?? DataField(rawValue: name)
      ?? Self.allCases.first { "\($0)" == name }
    guard let field else { return nil }
    self = field
  }
}

/// Which column of a table, or key of an object, is which field.
package struct ColumnMapping: Hashable, Sendable {
  /// What the user says, instead of the usual names.
  package private(set) var columns: [DataField: String] = [:]
  /// Where the records are, if the user says.
  package private(set) var rows: [DataPath]?

  package init() {}

  /// Why a mapping cannot be taken.
  package enum Mistake: Error, Hashable, Sendable {
    /// It is not of the form `FIELD=COLUMN`.
    case form
    /// There is no field of this name.
    case noField(String)
    /// Two fields would be of one column.
    case taken(String, by: DataField)
    /// What should lead to the list of records does not.
    case rows(ProfileFault)
  }

  /// Takes `FIELD=COLUMN`, as the command line gives it. A column may be told by its place from 1, for
  /// tables without a row of names.
  package mutating func map(_ text: String) throws(Mistake) {
    guard let mark = text.firstIndex(of: "=") else { throw .form }
    let (name, column) = (text[..<mark], text[text.index(after: mark)...])
    guard !name.isEmpty, !column.isEmpty else { throw .form }
    if name == "rows" {
      do throws(DataPathReader.Mistake) {
        var line = ProfileLine(String(column))
        rows = try line.list { line throws(DataPathReader.Mistake) in try line.listPath() }
        try line.end()
      } catch {
        throw .rows(error.fault)
      }
      return
    }
    guard let field = DataField(named: String(name)) else { throw .noField(String(name)) }
    if let other = columns.first(where: { $0.value == column && $0.key != field })?.key {
      throw .taken(String(column), by: other)
    }
    columns[field] = String(column)
  }

  /// Has a column be a field whatever it is called.
  mutating func take(_ column: String, as field: DataField) { columns[field] = column }

  /// The field that a column of this name is, and how likely next to others: 0 is surest.
  func field(ofColumn name: String) -> (field: DataField, rank: Int)? {
    if let field = columns.first(where: { $0.value == name })?.key { return (field, 0) }
    let isPlain = Self.isPlain(name)
    if name.utf8.count <= Self.longestName,
      let (field, rank) = Self.usual[name] ?? (isPlain ? nil : Self.usual[Self.plain(name)])
    {
      return columns[field] == nil ? (field, rank) : nil
    }
    guard !isPlain, columns[.text] == nil, Self.asksForText(name) else { return nil }
    return (.text, Self.weakRank + Self.questionRank)
  }

  /// Whether the name is a question of a survey that everybody answers in words of their own: `Q2_自由記述`, `ご意見を自由に
  /// お書きください。`
  private static func asksForText(_ name: String) -> Bool {
    guard name.utf8.count <= 600 else { return false }
    return ["自由記述", "自由記入", "自由回答", "自由にお", "自由にご"].contains { name.contains($0) }
  }

  /// Behind all names of texts.
  private static let questionRank = 100

  /// Names of texts that are another beside one that is surer: what a user says of himself, a coder's remark.
  private static let weak: Set<String> = [
    "description", "comment", "コメント", "感想", "意見", "ご意見", "自由意見", "review", "レビュー", "口コミ", "answer",
    "回答",
  ]
  private static let weakRank = 500

  /// Whether a column of this rank counts only where the file, or the record, has no surer one.
  static func isWeak(_ rank: Int) -> Bool { rank > weakRank && rank < clockRank }

  /// The same of a key of JSON, where a time of day counts as one of the keys that tell the time.
  func field(ofKey name: String) -> (field: DataField, rank: Int)? {
    if let found = field(ofColumn: name) { return found }
    guard name.utf8.count <= Self.longestName, columns[.time] == nil,
      TimeColumns.clocks.contains(Self.isPlain(name) ? name : Self.plain(name))
    else { return nil }
    return (.time, Self.clockRank)
  }

  /// Behind all that may be a time by itself.
  static let clockRank = 1000

  /// What the user says as places for a profile: those that `isWanted` has of them.
  func sources(_ isWanted: (DataPath) -> Bool = { _ in true }) -> [Profile.Source] {
    columns.sorted { $0.key.rawValue < $1.key.rawValue }.compactMap { field, column in
      let path = (try? DataPathReader.path(column)) ?? DataPath(.record, [.key(column)])
      return isWanted(path) ? Profile.Source(field: .field(field), path: path) : nil
    }
  }

  /// The fields by the place of their column from 0, where every one is told so.
  var places: [Int: DataField]? {
    let places = columns.compactMap { field, column in
      Int(column).flatMap { $0 > 0 ? ($0 - 1, field) : nil }
    }
    guard !places.isEmpty, places.count == columns.count else { return nil }
    // `3` and `03` are one place.
    return Dictionary(places.sorted { $0.1.rawValue < $1.1.rawValue }) { first, _ in first }
  }

  private static let usual: [String: (field: DataField, rank: Int)] = {
    var usual: [String: (field: DataField, rank: Int)] = [:]
    for field in DataField.allCases {
      for (rank, column) in field.columns.enumerated() {
        let isWeak = field == .text && weak.contains(column)
        usual[column] = (field, rank + 1 + (isWeak ? weakRank : 0))
      }
    }
    return usual
  }()

  private static let longestName = (usual.keys.map(\.utf8.count).max() ?? 0) + 16

  /// Whether `plain` gives the name itself.
  private static func isPlain(_ name: String) -> Bool {
    name.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F }
  }

  /// `Created At`, `created-at` and `created_at` are one name.
  static func plain(_ name: String) -> String {
    String(name.lowercased().map { $0 == " " || $0 == "-" ? "_" : $0 })
  }
}
