import ToriText

/// What the columns that are drawn most are called on axes.
enum AxisName {
  /// The column's own name in English, as queries have it; in Japanese what it is, where that is known.
  static func words(_ column: String, in language: SpokenLanguage) -> String {
    switch language {
    case .english: column
    case .japanese: japanese[column] ?? column
    }
  }

  private static let japanese = [
    "year": "年", "month": "月", "week": "週", "day": "日", "hour": "時", "minute": "分", "second": "秒",
    "weekday": "曜日", "count": "件数", "all": "全体", "share": "割合", "doc": "文書", "author": "投稿者",
    "author_id": "投稿者のID", "kind": "種類", "source": "媒体", "host": "ホスト", "hashtags": "タグ",
    "handles": "ハンドル", "language": "言語", "title": "題", "length": "文字数", "reposts": "再投稿",
    "likes": "いいね", "replies": "返信", "views": "表示", "sum": "合計", "mean": "平均",
    "median": "中央値", "min": "最小", "max": "最大", "word": "語", "form": "語形", "match": "一致",
    "spelling": "表記", "posts": "投稿", "thread": "スレッド", "from": "から", "to": "へ",
  ]
}
