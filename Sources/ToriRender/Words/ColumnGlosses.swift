import ToriText

/// What columns of tables say in Japanese, in a word: beside their names, by which queries know them, where that takes no
/// room of its own.
enum ColumnGlosses {
  static func gloss(of name: String, in language: SpokenLanguage) -> String? {
    switch language {
    case .english: nil
    case .japanese: japanese[name]
    }
  }

  private static let japanese = [
    "doc": "文書", "kind": "種類", "number": "番号", "author": "投稿者", "author_id": "投稿者ID",
    "time": "日時", "title": "題", "heading": "見出し", "source": "出どころ", "thread": "スレッド",
    "text": "本文", "length": "文字数", "replies_to": "返信先", "replies": "返信数", "quotes": "引用",
    "reposts": "再投稿", "likes": "いいね", "views": "表示回数", "links": "リンク", "hashtags": "タグ",
    "dates": "日付", "lines": "行", "bytes": "バイト", "reader": "読み方", "reason": "理由",
    "posts": "投稿数", "blocks": "ブロック数", "documents": "文書数", "count": "件数", "share": "割合",
    "all": "全体", "first": "最初", "last": "最後", "url": "アドレス", "host": "ホスト",
    "file": "ファイル", "word": "語", "pos": "品詞", "form": "語形", "reading": "読み", "year": "年",
    "month": "月", "week": "週", "day": "日", "hour": "時", "weekday": "曜日",
  ]
}
