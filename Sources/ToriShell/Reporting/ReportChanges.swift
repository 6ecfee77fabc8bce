import ToriRender
import ToriText

/// In what a page shows something else than it did.
struct ReportChanges {
  private(set) var words: [LocalizedText] = []

  private static let named = 10

  init(from old: ReportedScripts, to new: ReportedScripts) {
    if old.scripts.map(\.text) != new.scripts.map(\.text) {
      words.append(LocalizedText("  the script is another", ja: "  スクリプトが違う"))
    }
    // Statements are known by what they say; of several that say the same, the first is the first.
    var former: [String: [Report.Trace]] = [:]
    for trace in old.answers { former[trace.query, default: []].append(trace) }
    var lines: [LocalizedText] = []
    for trace in new.answers {
      guard var same = former[trace.query], !same.isEmpty else {
        lines.append(LocalizedText("  + \(trace.query)", ja: "  + \(trace.query)"))
        continue
      }
      let before = same.removeFirst()
      former[trace.query] = same
      if before.sha256 != trace.sha256 { lines.append(Self.change(from: before, to: trace)) }
    }
    for trace in old.answers where former[trace.query]?.isEmpty == false {
      former[trace.query]?.removeFirst()
      lines.append(LocalizedText("  - \(trace.query)", ja: "  - \(trace.query)"))
    }
    words += lines.prefix(Self.named)
    let more = lines.count - Self.named
    if more > 0 {
      words.append(LocalizedText("  and \(more) more answers", ja: "  ほかに答え\(more)件"))
    }
  }

  private static func change(from old: Report.Trace, to new: Report.Trace) -> LocalizedText {
    let query = new.query
    guard let before = old.rows, let now = new.rows else {
      return LocalizedText("  another answer: \(query)", ja: "  答えが違う: \(query)")
    }
    if before == now {
      return LocalizedText(
        "  another answer, with \(LocalizedText.rows(now)) still: \(query)",
        ja: "  答えが違う（行数は\(now)のまま）: \(query)")
    }
    return LocalizedText(
      "  \(LocalizedText.rows(now)) instead of \(before): \(query)",
      ja: "  \(before)行が\(now)行に: \(query)")
  }
}
