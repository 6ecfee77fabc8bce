import ToriLanguage
import ToriText

/// What people call things who do not know the names that they have here yet.
package enum OtherNames {
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

  /// Of the posts that are not those at hand.
  static let ofOthers: Set = [
    "rest", "others", "other", "remainder", "everything", "else", "残り", "その他", "ほか", "他",
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

  /// Words of the language, fields and topics of help that are called so in Japanese; where none is, whose Japanese name
  /// begins so.
  package static func meant(beginning typed: String) -> Set<String> {
    guard let first = typed.utf8.first, first >= 0x80 else { return [] }
    let folded = Folding.fold(typed).bytes
    let glosses = Vocabulary.entries.map { ($0.keyword.japanese, $0.keyword.spelling) }
    let names = [ofFields, ofSources, HelpTopic.otherNames].flatMap { table in
      table.map { ($0.key, $0.value) }
    }
    let all = (glosses + names).map { (name: Folding.fold($0.0).bytes, word: $0.1) }
    let named = Set(all.filter { $0.name == folded }.map(\.word))
    return named.isEmpty
      ? Set(all.filter { $0.name.starts(with: folded) }.map(\.word)) : named
  }
}
