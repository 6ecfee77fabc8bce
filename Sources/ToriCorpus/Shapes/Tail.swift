/// What stands behind the fields of a head: buttons, brackets and counts.
enum Tail {
  private static let words: [String] = [
    "通報", "返信", "返信する", "削除", "報告", "違反報告", "非表示・報告", "非表示", "引用", "編集", "そうだね", "全レス", "レス",
    "抽出", "必死チェッカーもどき", "必死", "AAS", "del", "Reply", "reply", "replies", "Quote", "quote", "Report",
    "Antworten", "Répondre",
    "Responder", "Rispondi", "Beantwoorden", "Melden", "Zitieren", "Uhr",
    "report", "Delete", "delete", "Edit", "edit", "edited", "Permalink", "permalink", "parent",
    "next", "prev", "root",
    "link", "Link", "Share", "share", "hide", "Hide", "flag", "favorite", "context", "save",
    "Follow", "フォロー",
    "フォローする", "Post", "View", "▶", "▼", "▲", "►", "△", "▽", "↑", "↓", "→", "…", "·", "・", "•", "|",
    "/", "+",
    "-", "–", "—", "x", "×", "#", "No.", "№", "★", "☆", "♡", "♥", "👍", "👎", "❤", "いいね", "主", "スレ主",
    "ID:???", "回复", "回覆", "举报", "檢舉", "只看该作者", "只看該作者", "楼主", "樓主", "点赞", "点评", "신고", "답글",
    "댓글", "추천", "비추천", "삭제", "수정", "points", "point", "votes", "vote", "likes", "like", "Likes",
    "Like",
    "さん", "件", "回", "発言", "位", "番", "楼", "樓", "層", "F", "層",
  ]
  private static let byFirst: [[[UInt8]]] = {
    var table = [[[UInt8]]](repeating: [], count: 256)
    for word in words.sorted(by: { $0.utf8.count > $1.utf8.count }) {
      let bytes = Array(word.utf8)
      table[Int(bytes[0])].append(bytes)
    }
    return table
  }()

  /// Where the tail ends that begins at the start of `range`.
  static func end(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
    var position = range.lowerBound
    while position < range.upperBound {
      let rest = bytes[position..<range.upperBound]
      let byte = bytes[position]
      if byte == 0x20 || byte == 0x09 {
        position += 1
      } else if let size = size(rest, byte) {
        position += size
      } else {
        break
      }
    }
    return position
  }

  /// How long the piece is that begins `rest`, whose first byte tells of which kinds it may be.
  private static func size(_ rest: ArraySlice<UInt8>, _ first: UInt8) -> Int? {
    switch first {
    case 0x28, 0x5B, 0x3C: bracket(rest)
    case 0x30...0x39: count(rest)
    case 0x26, 0x3E, 0xEF: anchor(rest) ?? word(rest)
    // `【`, `「`
    case 0xE3: bracket(rest) ?? word(rest)
    // `BE:`, `HOST:`, `ID:`, `IP:`, `PO:`, `発信元:`
    case 0x42, 0x48, 0x49, 0x50, 0xE7: label(rest) ?? word(rest)
    default: word(rest)
    }
  }

  private static func word(_ rest: ArraySlice<UInt8>) -> Int? {
    guard let first = rest.first else { return nil }
    let text = rest.span
    for word in byFirst[Int(first)] where begins(text, with: word.span) {
      // `x` and `del` are no beginnings of words.
      if let last = word.last, isLetter(last), let next = rest.dropFirst(word.count).first,
        isLetter(next)
      {
        continue
      }
      return word.count
    }
    return nil
  }

  private static func begins(_ text: Span<UInt8>, with word: Span<UInt8>) -> Bool {
    guard word.count <= text.count else { return false }
    for index in word.indices where text[index] != word[index] { return false }
    return true
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }

  /// `[通報]`, `(1/3)`, `【主】`: what is in brackets and short.
  private static func bracket(_ rest: ArraySlice<UInt8>) -> Int? {
    for (open, close) in [("(", ")"), ("[", "]"), ("【", "】"), ("<", ">"), ("「", "」")]
    where rest.hasPrefix(open) {
      let inner = rest.dropFirst(open.utf8.count).prefix(60)
      guard let end = inner.firstIndex(of: close) else { return nil }
      return end + close.utf8.count - rest.startIndex
    }
    return nil
  }

  private static func label(_ rest: ArraySlice<UInt8>) -> Int? {
    guard rest.hasPrefix(anyOf: ["BE:", "IP:", "HOST:", "PO:", "発信元:", "ID:"]) else { return nil }
    return rest.prefix { $0 > 0x20 }.count
  }

  /// `>>12`, as pages show who answered.
  private static func anchor(_ rest: ArraySlice<UInt8>) -> Int? {
    let span = rest.span
    let marks = Anchor.marks(span, at: 0)
    guard marks.count >= 1, let anchor = Anchor(span, after: marks.end) else { return nil }
    return anchor.end
  }

  private static func count(_ rest: ArraySlice<UInt8>) -> Int? {
    var after = rest
    guard let first = rest.first, PageWindow.isDigit(first), WrittenCount.take(from: &after) != nil
    else {
      return nil
    }
    return rest.count - after.count
  }
}
