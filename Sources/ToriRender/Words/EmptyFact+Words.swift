import ToriEngine
import ToriText

extension EmptyFact {
  var words: LocalizedText {
    switch self {
    case .way(let steps):
      let way = steps.map(\.told).joined(separator: LocalizedText(same: " → "))
      return LocalizedText("left after each condition: \(way)", ja: "条件ごとに残った数: \(way)")
    case .timeless:
      return LocalizedText("no post of the corpus has a time", ja: "コーパスに日時の分かる投稿はない")
    case .covered(let start, let end):
      return LocalizedText(
        "the times of the corpus run from \(start) to \(end)", ja: "コーパスの日時は\(start)から\(end)まで")
    case .inOtherBlocks(let text, let count):
      return LocalizedText(
        "\(text) occurs in \(count) block\(count == 1 ? "" : "s") that \(count == 1 ? "is no post" : "are no posts"): blocks where mentions \(text)",
        ja: "\(text)は投稿でないブロック\(count)件に現れる: blocks where mentions \(text)")
    case .absent(let text, near: []):
      return LocalizedText("\(text) does not occur", ja: "\(text)は現れない")
    case .absent(let text, let near):
      let list = near.map { LocalizedText(same: "\($0.text) \($0.count)") }.listed()
      return LocalizedText(
        "\(text) does not occur; near it are \(list)", ja: "\(text)は現れない。近いのは\(list)")
    case .noWholeText(let text, let held):
      return LocalizedText(
        "no text is all of \(text); posts that hold it: \(held), by mentions \(text)",
        ja: "本文の全体が\(text)の投稿はない。含む投稿は mentions \(text) で\(held)件")
    case .noValue(let field, let value, let near):
      let none = LocalizedText("no \(field) is \(value)", ja: "\(field)が\(value)のものはない")
      let word = value.filter { $0 != "\"" }.lowercased()
      if field == "author", TimePart(rawValue: word) != nil {
        return LocalizedText(
          "\(none); to count by it: | count by \(word)",
          ja: "\(none)。それで数えるなら: | count by \(word)")
      }
      if near.isEmpty {
        return LocalizedText(
          "\(none); describe \(field) shows some", ja: "\(none)。describe \(field) で例が出る")
      }
      return LocalizedText(
        "\(none); near it are \(listed(near))", ja: "\(none)。近いのは\(listed(near))")
    }
  }
}

extension EmptyFact.Step {
  fileprivate var told: LocalizedText {
    isStart
      ? LocalizedText("\(left) \(words)", ja: "\(words)\(left)件")
      : LocalizedText("\(words): \(left)", ja: "\(words): \(left)")
  }
}
