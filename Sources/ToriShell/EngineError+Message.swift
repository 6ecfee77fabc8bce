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
  /// What failed, and what to do about it.
  var message: LocalizedText {
    switch self {
    case .interrupted: .interrupted
    case .sourceChanged(let path):
      LocalizedText(
        "\(path) is gone or has changed since it was indexed; open the corpus again",
        ja: "\(path)は索引を作った後になくなったか変わった。コーパスを開き直す")
    case .patternLimit(let pattern):
      LocalizedText(
        "/\(pattern)/ takes too many steps on some text; say more exactly what may repeat",
        ja: "/\(pattern)/は手数のかかりすぎる本文がある。何が繰り返すかをもっと絞って書く")
    case .lineLimit(let from, let to, let rows, let part):
      LocalizedText(
        "from \(from) to \(to) that is \(rows) rows; take by \(part.rawValue), or since and until",
        ja: "\(from)から\(to)までは\(rows)行になる。by \(part.rawValue) にするか、sinceとuntilで絞る")
    case .unexpected(let expected, let found):
      LocalizedText("expected \(expected), found \(found)", ja: "期待は\(expected)、結果は\(found)")
    case .index(let error): error.message
    }
  }

  var status: ExitStatus {
    switch self {
    case .interrupted: .interrupted
    case .unexpected: .unexpected
    case .patternLimit, .lineLimit: .wrong
    case .sourceChanged, .index: .unreadable
    }
  }
}
