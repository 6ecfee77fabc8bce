import ToriText

/// Notices, between one statement and the next, that files of the corpus are no longer those that were opened.
struct CorpusWatch {
  private let change: () -> OpenedSession.Change?
  private var told: OpenedSession.Change?
  /// Opening has just looked.
  private var next: ContinuousClock.Instant = .now + .milliseconds(500)

  /// Looking takes no more than one part in so many of the time that passes.
  private static let share = 20

  init(_ opened: OpenedSession) { change = opened.change }

  /// What there is to say that was not said yet; nil where all is as it was, or as it was told.
  mutating func news() -> LocalizedText? {
    let start = ContinuousClock.now
    if start < next { return nil }
    let found = change()
    let end = ContinuousClock.now
    next = end + (end - start) * Self.share
    guard let found, found != told ?? OpenedSession.Change(added: 0, changed: 0, removed: 0) else {
      return nil
    }
    told = found
    return words(found)
  }

  private func words(_ change: OpenedSession.Change) -> LocalizedText? {
    let kinds = [
      (change.changed, LocalizedText("changed", ja: "変更")),
      (change.added, LocalizedText("new", ja: "追加")),
      (change.removed, LocalizedText("gone", ja: "削除")),
    ].filter { $0.0 > 0 }
    if kinds.isEmpty { return nil }
    let list = kinds.map { count, words in
      LocalizedText("\(count) file\(count == 1 ? "" : "s") \(words)", ja: "\(words)\(count)")
    }.listed()
    return LocalizedText(
      "the corpus is another than when it was opened: \(list); Enter opens it again",
      ja: "コーパスのファイルが開いたときと違う（\(list)）。Enterで開き直す")
  }
}
