import ToriEngine
import ToriRender
import ToriText

extension LocalizedText {
  /// What stands below rows that ended before the last.
  static func partial(of rowCount: Int) -> LocalizedText {
    LocalizedText("partial: not all of the \(rowCount) rows", ja: "途中まで: 全\(rowCount)行のうちの一部")
  }
}

extension EngineError {
  /// What failed, of an index that the user has made at this path.
  func message(onIndex path: String) -> LocalizedText {
    guard case .sourceChanged = self else { return message }
    return LocalizedText(
      "\(message); bring '\(path)' up to date with 'tori index'",
      ja: "\(message)。'tori index'で'\(path)'を新しくする")
  }

  /// The same, of an index that tori kept by itself and has removed now.
  var messageOnDropped: LocalizedText {
    let reopening = LocalizedText(
      "it is read anew when the corpus is opened again", ja: "コーパスを開き直せば読み直す")
    guard case .sourceChanged = self else {
      return LocalizedText(
        "the index that was kept of this corpus is damaged and was removed; \(reopening)",
        ja: "このコーパスの索引は損なわれていたので捨てた。\(reopening)")
    }
    return LocalizedText("\(message); \(reopening)", ja: "\(message)。\(reopening)")
  }

  /// Whether the index does not, or no longer, say what is in the sources.
  var isOfIndex: Bool {
    switch self {
    case .sourceChanged, .unreadable(.damaged, _), .unreadable(.replaced, _): true
    case .interrupted, .patternLimit, .lineLimit, .noWords, .unexpected, .refused,
      .unreadable(.whole, _):
      false
    }
  }

  /// Whether another came into the place of what the engine reads.
  var isOfReplaced: Bool { if case .unreadable(.replaced, _) = self { true } else { false } }

  var status: ExitStatus {
    switch self {
    case .interrupted: .interrupted
    case .unexpected: .unexpected
    case .patternLimit, .lineLimit, .refused: .wrong
    case .sourceChanged, .noWords, .unreadable: .unreadable
    }
  }
}
