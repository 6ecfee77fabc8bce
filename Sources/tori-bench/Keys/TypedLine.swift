/// A long statement as somebody types it and changes their mind in its middle: Japanese texts, names
/// and dates, so that everything is highlighted that can be.
enum TypedLine {
  private static let head =
    "posts where (mentions \"南鳥島の海底\" or mentions any of レアアース, 重要鉱物, 沖ノ鳥島) "
  private static let tail =
    "and not mentions \"排他的経済水域（EEZ）に関する報道の一部\" since 2025-10-23 until 2026-01-31 "
    + "| where length > 20 | count by author | sort by count desc | limit 10"
  private static let inserted = "and mentions \"ﾄﾗﾝﾌﾟ大統領👨‍👩‍👧の発言\" "

  static let text = head + inserted + tail

  /// The keys, in the order in which they come, by what they do.
  static let keys: [(kind: String, keys: [String])] = [
    ("typed at the end", (head + tail).map(String.init)),
    ("moved", Array(repeating: "\u{1B}[D", count: tail.count)),
    ("typed in the middle", (inserted + "島島島島島島").map(String.init)),
    ("erased in the middle", Array(repeating: "\u{7F}", count: 6)),
  ]
}
