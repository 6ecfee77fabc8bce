/// Whether a piece of a line may be the name of an author.
enum NameTest {
  /// Words that label a line and are no names.
  private static let labels: [String] = [
    "date", "time", "name", "posted", "released", "release", "updated", "update", "published",
    "version",
    "answered", "asked", "modified", "viewed", "last updated", "changed", "fixed", "added",
    "removed",
    "更新", "更新日", "公開", "公開日", "掲載日", "配信", "配信日", "投稿日", "投稿日時", "日時", "日付", "最終更新", "作成",
    "作成日", "改訂", "制定", "施行", "発売日", "開催日", "コメント", "レス", "掲載", "发表于", "發表於", "お礼日時",
    "質問日時", "回答日時", "修正", "登録日", "期間", "時間", "場所", "会場", "締切", "締め切り", "入力", "등록", "수정",
  ]

  /// `isCertain`: the head has more that proves it, so that nearly anything may be a name.
  static func accepts(_ name: ArraySlice<UInt8>, isCertain: Bool) -> Bool {
    let name = name.trimmed
    guard !name.isEmpty, !isSign(name), !name.hasPrefix(anyOf: ["—", "–", "―", "-- ", "• ", "· "])
    else {
      return false
    }
    let columns = name.columns
    if isCount(name) { return false }
    if isCertain { return columns <= 90 }
    if isTelephoneNumber(name) { return true }
    guard columns <= 44, name.firstIndex(of: "。") == nil,
      !name.hasSuffix(anyOf: ["、", "!", "?", ":", "・", ",", "は", "を", "が", "に"]),
      name.contains(where: { TokenScanner.isWord($0) && !PageWindow.isDigit($0) || $0 >= 0x80 })
    else { return false }
    let small = name.map(LineText.lowercased)[...]
    if labels.contains(where: { small.isEqual(to: $0) }) { return false }
    // `1.2.3`, `v2.0`: what is of digits and points.
    if small.drop(while: { $0 == 0x76 }).allSatisfy({
      PageWindow.isDigit($0) || $0 == 0x2E || $0 == 0x2D
    }) {
      return false
    }
    return name.count(where: { $0 == 0x20 }) <= 5
  }

  /// `1,204 points`, `87 posts`: what a page counts of somebody.
  private static func isCount(_ name: ArraySlice<UInt8>) -> Bool {
    let rest = name.drop { PageWindow.isDigit($0) || $0 == 0x2C || $0 == 0x2E || $0 == 0x20 }
    guard rest.count <= 16, rest.count < name.count || rest.allSatisfy({ $0 < 0x80 }) else {
      return false
    }
    let word = rest.map(LineText.lowercased)[...]
    return counted.contains { word.isEqual(to: $0) }
  }

  private static let counted = [
    "point", "points", "post", "posts", "reply", "replies", "like", "likes", "view", "views",
    "comment", "comments", "vote", "votes", "beiträge", "punkte", "messages", "reputation", "件",
    "回答", "コメント", "投稿", "ポイント", "点", "人", "回",
  ]

  /// `+81 90-1234-5678`: how a chat calls a member who is not among its owner's contacts.
  private static func isTelephoneNumber(_ name: ArraySlice<UInt8>) -> Bool {
    guard name.first == 0x2B, (8...15).contains(name.count(where: PageWindow.isDigit)) else {
      return false
    }
    let marks: [UInt8] = [0x20, 0x28, 0x29, 0x2B, 0x2D, 0x2E]
    // Some programs write spaces and hyphens that do not break, or marks of direction.
    return name.allSatisfy { PageWindow.isDigit($0) || marks.contains($0) || $0 >= 0x80 }
  }

  /// Whether the words end as those of a sentence do.
  static func endsLikeVerb(_ text: ArraySlice<UInt8>) -> Bool {
    text.hasSuffix(anyOf: [
      "した", "った", "です", "ます", "ない", "たい", "てる", "いる", "だね", "よね", "かな", "ろう", "れる", "せる", "だよ",
      "だな", "のか", "から", "ので", "けど", "って", "んだ", "ね", "よ", "わ", "。", "！", "？", "w", "ｗ", "草", "笑",
    ])
  }

  /// `•`, `·`, `—`: what parts a name from a time.
  private static func isSign(_ name: ArraySlice<UInt8>) -> Bool {
    ["•", "·", "・", "—", "–", "|", "…", "▶", "▼"].contains { name.isEqual(to: $0) }
  }

  /// Where a weekday begins that belongs to the stamp behind the name: `Tue,`, `Dienstag,`, `(火)`.
  private static func weekdayStart(of name: ArraySlice<UInt8>) -> Int? {
    for day in weekdays where name.hasSuffix(day) && name.count > day.utf8.count {
      return name.endIndex - day.utf8.count
    }
    return nil
  }

  private static let weekdays: [String] =
    [
      "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun", "Monday", "Tuesday", "Wednesday", "Thursday",
      "Friday", "Saturday", "Sunday", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag",
      "Samstag", "Sonntag", "Mo", "Di", "Mi", "Do", "Fr", "Sa", "So", "lundi", "mardi", "mercredi",
      "jeudi", "vendredi", "samedi", "dimanche",
    ].map { " " + $0 + "," }
    + ["月", "火", "水", "木", "金", "土", "日"].flatMap { ["(\($0))", "（\($0)）", " \($0)曜日"] }

  /// The name without the labels, the mail field and the marks around it; a part of `name`.
  static func cleaned(_ name: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var name = name.trimmed
    if name.take(anyOf: ["名前：", "名前:", "名前 ：", "Name:", "name:", "投稿者:", "投稿者："]) {
      name = name.trimmed
    }
    while name.take(anyOf: ["：", ":"]) { name = name.trimmedStart }
    let labels = ["投稿日：", "投稿日:", "投稿日", "日時：", "日時:", "Date:", "：", ":", "@", "＠", "·", "・"]
    let mails = [
      "[sage]", "[age]", "[SAGE]", "(sage)", "[ageteoff]", "[]", "<mailto:sage>", "<mailto:>",
      "<mailto:age>", "(edited)", "(編集済み)", "(編集済)", "編集済み", "[edited]", "(not verified)",
      "(nicht überprüft)",
      "(未検証)", "(未確認)", "(投稿者)", "(OP)", "[OP]", "(Author)", "(作者)", " said...", " said:",
      " writes:",
      " wrote:", " says:",
    ]
    var isChanged = true
    while isChanged {
      isChanged = false
      for end in labels + mails where name.hasSuffix(end) && name.count > end.utf8.count {
        name = name.dropLast(end.utf8.count).trimmedEnd
        isChanged = true
      }
    }
    if let weekday = weekdayStart(of: name) { name = name[..<weekday].trimmedEnd }
    if name.hasSuffix(" sage") { name = name.dropLast(5).trimmedEnd }
    // The marks of emphasis that converters leave.
    for mark in ["**", "*", "__"]
    where name.count > 2 * mark.utf8.count && name.hasPrefix(mark) && name.hasSuffix(mark) {
      name = name.dropFirst(mark.utf8.count).dropLast(mark.utf8.count).trimmed
    }
    return name
  }
}
