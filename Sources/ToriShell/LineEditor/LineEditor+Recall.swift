/// What was typed before, from one entry to the next.
extension LineEditor {
  /// Where in the history the line is, and what it was before.
  struct Recall {
    /// In the history; its count for the line that was typed.
    var entry: Int
    /// What an entry is to begin with.
    let beginning: String
    let original: (text: [Unicode.Scalar], caret: Int)
    /// What is shown, as long as nobody changes it.
    var shown: [Unicode.Scalar]
  }

  /// To the entry before, or after, that begins as what stood before the caret.
  func recall(by step: Int) {
    let text = buffer.text
    var recall =
      recalled.flatMap { $0.shown == text ? $0 : nil }
      ?? Recall(
        entry: history.count, beginning: string(text.prefix(buffer.caret)),
        original: (text, buffer.caret), shown: text)
    let shown = string(recall.shown)
    var entry = recall.entry + step
    while history.indices.contains(entry) {
      if history[entry].hasPrefix(recall.beginning), history[entry] != shown { break }
      entry += step
    }
    if history.indices.contains(entry) {
      recall.shown = Array(history[entry].unicodeScalars)
      buffer.replace(with: recall.shown, caret: recall.shown.count)
    } else if step > 0, recall.entry < history.count {
      entry = history.count
      recall.shown = recall.original.text
      buffer.replace(with: recall.shown, caret: recall.original.caret)
    } else {
      return ring()
    }
    recall.entry = entry
    recalled = recall
  }
}
