import ToriEngine
import ToriText

extension LocalizedText {
  static let interrupted = LocalizedText("interrupted", ja: "中断した")

  /// What stands below rows that ended before the last.
  static func partial(of rowCount: Int) -> LocalizedText {
    LocalizedText("partial: not all of the \(rowCount) rows", ja: "途中まで: 全\(rowCount)行のうちの一部")
  }
}

extension EngineError {
  /// What failed, and what to do about it where that is the same for every corpus.
  var message: LocalizedText {
    switch self {
    case .interrupted: .interrupted
    case .sourceChanged(let path):
      LocalizedText(
        "\(path) is gone or has changed since it was indexed",
        ja: "\(path)は索引を作った後になくなったか変わった")
    case .patternLimit(let pattern):
      LocalizedText(
        "\(pattern) takes too many steps on some text; say more exactly what may repeat",
        ja: "\(pattern)は手数のかかりすぎる本文がある。何が繰り返すかをもっと絞って書く")
    case .lineLimit(let from, let to, let rows, let part):
      LocalizedText(
        "from \(from) to \(to) that is \(rows) rows; take by \(part.rawValue), or since and until",
        ja: "\(from)から\(to)までは\(rows)行になる。by \(part.rawValue) にするか、sinceとuntilで絞る")
    case .unexpected(let expected, let found):
      LocalizedText("expected \(expected), found \(found)", ja: "期待は\(expected)、結果は\(found)")
    case .noWords(let message), .unreadable(_, let message): message
    }
  }

  /// The same, of an index that the user has made at this path.
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
    case .interrupted, .patternLimit, .lineLimit, .noWords, .unexpected, .unreadable(.whole, _):
      false
    }
  }

  /// Whether another came into the place of what the engine reads.
  var isOfReplaced: Bool { if case .unreadable(.replaced, _) = self { true } else { false } }

  var status: ExitStatus {
    switch self {
    case .interrupted: .interrupted
    case .unexpected: .unexpected
    case .patternLimit, .lineLimit: .wrong
    case .sourceChanged, .noWords, .unreadable: .unreadable
    }
  }
}
