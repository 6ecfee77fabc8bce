import ToriEngine
import ToriText

/// Says where the fields of a block come from.
enum OriginWords {
  /// So many places or posts are named; of more, how many there are.
  private static let limit = 3

  static func words(for field: TracedField) -> LocalizedText {
    switch field.origin {
    case .stated:
      let ranges = field.places.map { "\($0.lowerBound)–\($0.upperBound)" }
      let list = listed(ranges)
      return LocalizedText("bytes \(list.english)", ja: "バイト \(list.japanese)")
    case .above: return LocalizedText("further up on the page", ja: "ページの上の方の記載")
    case .bounded(let after?, let before?):
      return LocalizedText(
        "between the stamps of \(after) and \(before)", ja: "\(after)と\(before)の時刻の間")
    case .bounded(let after?, nil):
      return LocalizedText("after the stamp of \(after)", ja: "\(after)の時刻より後")
    case .bounded(nil, let before?):
      return LocalizedText("before the stamp of \(before)", ja: "\(before)の時刻より前")
    case .bounded(nil, nil): return LocalizedText("from the posts around", ja: "前後の投稿から")
    case .position:
      return LocalizedText("its place among its like", ja: "同じ種類の中での順番")
    case .made: return LocalizedText("document and number or line", ja: "文書名と番号または行")
    case .fileName: return LocalizedText("the file's name", ja: "ファイル名")
    case .reader(let reader):
      return LocalizedText(
        "told by the reader \(reader.rawValue)", ja: "読み取り方 \(reader.rawValue) の判定")
    case .cut: return LocalizedText("where the reader cut the file", ja: "読み取り時の切り分け")
    case .counted: return LocalizedText("counted in the text", ja: "本文を数えた値")
    case .answers(let posts):
      if posts.isEmpty { return LocalizedText("no post answers it", ja: "返信なし") }
      let list = listed(posts)
      return LocalizedText("answered by \(list.english)", ja: "\(list.japanese)が返信")
    case .said:
      return field.value == .boolean(true)
        ? LocalizedText("the text says so", ja: "本文にそうある")
        : LocalizedText("nothing says so", ja: "そのような記載なし")
    case .missing(isGiven: false):
      return LocalizedText("the source gives none", ja: "原文に記載なし")
    case .missing(isGiven: true):
      return LocalizedText("what is given cannot be read", ja: "記載はあるが読み取れない")
    }
  }

  private static func listed(_ items: [String]) -> LocalizedText {
    let shown = items.prefix(limit)
    let rest = items.count - shown.count
    let english = shown.joined(separator: ", ")
    let japanese = shown.joined(separator: "、")
    if rest == 0 { return LocalizedText("\(english)", ja: "\(japanese)") }
    return LocalizedText("\(english) and \(rest) more", ja: "\(japanese)ほか\(rest)")
  }
}
