/// What people call things who do not know the names that they have here yet.
enum OtherNames {
  /// Of fields and parts of a time, in English and Japanese.
  static let ofFields = [
    "document": "doc", "documents": "doc", "file": "doc", "文書": "doc", "ファイル": "doc",
    "著者": "author", "投稿者": "author", "名前": "author", "user": "author", "name": "author",
    "speaker": "author", "発言者": "author", "話者": "author", "username": "author",
    "subreddit": "source", "board": "source", "channel": "source", "媒体": "source", "掲載元": "source",
    "kind": "reader", "type": "kind", "種類": "kind", "番号": "number", "本文": "text", "body": "text",
    "content": "text", "題": "title",
    "長さ": "length", "返信": "replies", "日時": "time", "年": "year", "月": "month", "週": "week",
    "日": "day", "日付": "day", "時": "hour", "時間": "hour", "曜日": "weekday",
  ]

  /// Of what a query begins with.
  static let ofSources = [
    "docs": "documents", "files": "documents", "messages": "posts", "tweets": "posts",
    "users": "authors", "urls": "links", "tokens": "words",
    "投稿": "posts", "ポスト": "posts", "書き込み": "posts", "レス": "posts", "ツイート": "posts",
    "ブロック": "blocks", "文書": "documents", "ファイル": "documents", "資料": "documents",
    "スレッド": "threads", "スレ": "threads", "投稿者": "authors", "著者": "authors",
    "リンク": "links", "単語": "words", "語": "words",
  ]
}
