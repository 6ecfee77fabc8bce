import ToriEngine
import ToriText

extension Sidecar {
  /// In what words are cut, joined or left out otherwise than when the file was saved; nothing of a file without words.
  func changesOfWords(in session: Session) -> [LocalizedText] {
    guard let old = words else { return [] }
    var changes: [LocalizedText] = []
    let new = session.catalogue.words
    if old != new {
      let now = new?.words ?? LocalizedText("no dictionary is there", ja: "辞書がない")
      changes.append(
        LocalizedText("  then: \(old.words); now: \(now)", ja: "  前回: \(old.words)。今回: \(now)"))
    }
    let (former, now) = (lists ?? WordLists(), session.lists)
    changes += Self.changes(
      LocalizedText("compounds", ja: "複合語"), former.compounds, now.compounds)
    changes += Self.changes(LocalizedText("stop words", ja: "ストップワード"), former.stop, now.stop)
    return changes
  }

  private static func changes(
    _ name: LocalizedText, _ old: [ListedWord], _ new: [ListedWord]
  ) -> [LocalizedText] {
    let (before, after) = (Set(old.map(\.text)), Set(new.map(\.text)))
    if before == after { return [] }
    func listed(_ words: Set<String>, _ sign: String) -> [LocalizedText] {
      let sorted = words.sorted()
      let more = sorted.count > 5 ? [LocalizedText(same: "…")] : []
      return sorted.prefix(5).map { LocalizedText(same: sign + $0) } + more
    }
    let words = listed(after.subtracting(before), "+") + listed(before.subtracting(after), "-")
    return [LocalizedText("  \(name): \(words.listed())", ja: "  \(name): \(words.listed())")]
  }
}
