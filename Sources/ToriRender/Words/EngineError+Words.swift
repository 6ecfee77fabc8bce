import ToriEngine
import ToriText

extension LocalizedText {
  package static let interrupted = LocalizedText("interrupted", ja: "中断した")
}

extension EngineError {
  /// What failed, and what to do about it where that is the same for every corpus.
  package var message: LocalizedText {
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
    case .unexpected(let unexpected):
      LocalizedText(
        "expected \(unexpected.expected), found \(unexpected.found)",
        ja: "期待は\(unexpected.expected)、結果は\(unexpected.found)")
    case .noWords(let words), .refused(let words), .unreadable(_, let words): words
    }
  }
}

extension Unexpected {
  /// What `expect` asked for.
  package var expected: LocalizedText {
    switch self {
    case .rows(let comparison, let count, _):
      LocalizedText(same: "rows \(comparison.rawValue) \(count)")
    case .notAll(let written, let count, _, _):
      LocalizedText(
        "all of \(count) rows to match \(written)", ja: "\(count)行すべてが\(written)を満たすこと")
    case .none(let written, _):
      LocalizedText("a row that matches \(written)", ja: "\(written)を満たす行")
    }
  }

  /// What there was instead.
  package var found: LocalizedText {
    switch self {
    case .rows(_, _, let found):
      LocalizedText("\(found) row\(found == 1 ? "" : "s")", ja: "\(found)行")
    case .notAll(_, _, let count, let first):
      LocalizedText(
        "\(count) that do not: \(Self.listed(first, of: count))",
        ja: "満たさない\(count)行: \(Self.listed(first, of: count))")
    case .none(_, let count):
      LocalizedText("none among \(count)", ja: "\(count)行のうちになし")
    }
  }

  private static func listed(_ first: [RowName], of count: Int) -> LocalizedText {
    let names = first.map { name in
      switch name {
      case .text(let text): LocalizedText(same: text)
      case .place(let place): LocalizedText("row \(place)", ja: "\(place)行目")
      }
    }
    return (names + (count > names.count ? [LocalizedText(same: "…")] : [])).listed()
  }
}
