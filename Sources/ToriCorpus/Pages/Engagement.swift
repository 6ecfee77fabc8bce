/// A line of nothing but counts of what readers did with a post: `♡ 12  RT 3`, `12 リポスト 34 いいね`.
struct Engagement {
  /// How often the post was passed on, if the line says so.
  private(set) var reposts: Int?

  private static let repostUnits = [
    "RP", "RT", "rp", "rt", "リポスト", "リツイート", "Reposts", "Repost", "reposts", "Retweets", "🔁",
  ]
  private static let otherUnits = [
    "♡", "♥", "❤️", "❤", "いいね", "Likes", "likes", "Like", "返信", "リプライ", "Replies", "replies", "💬",
    "引用", "ブックマーク", "表示回数", "表示", "件の表示", "閲覧", "Views", "views", "👁",
  ]
  private static let marks = [":", "：", "件", "・", "/", "|", "·", ",", "、"]

  init?(_ line: ArraySlice<UInt8>) {
    var rest = line.trimmed
    guard !rest.isEmpty, rest.count <= 120 else { return nil }
    let isUnitFirst = rest.leadingDigit == nil
    var (isRepost, hasUnit, hasCount): (Bool, Bool, Bool) = (false, false, false)
    var count: Int?
    while !rest.isEmpty {
      if rest.leadingDigit != nil {
        guard let number = RepostCount.number(&rest) else { return nil }
        hasCount = true
        count = number
        if isUnitFirst && isRepost { reposts = number }
      } else if rest.take(anyOf: Self.repostUnits) {
        (isRepost, hasUnit) = (true, true)
        if !isUnitFirst { reposts = count }
      } else if rest.take(anyOf: Self.otherUnits) {
        (isRepost, hasUnit) = (false, true)
      } else if !rest.take(anyOf: Self.marks) {
        return nil
      }
      rest = rest.trimmedStart
    }
    guard hasUnit, hasCount else { return nil }
  }
}
