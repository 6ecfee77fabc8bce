import ToriEngine
import ToriLanguage

/// How a statement looks while it is typed: what each word is taken for, and what is wrong.
package struct Highlighter {
  private let environment: Environment
  private let parameters: [String: String]
  /// Without colour, only what is wrong is marked.
  private let colour: Bool

  package init(environment: Environment, parameters: [String: String] = [:], colour: Bool) {
    self.environment = environment
    self.parameters = parameters
    self.colour = colour
  }

  /// Ranges of Unicode scalars; `text` goes on from `head`.
  package func styles(
    of text: String, after head: String = ""
  ) -> [(range: Range<Int>, style: LineStyle)] {
    let length = head.unicodeScalars.count
    return wholeStyles(of: head + text).compactMap { range, style in
      guard range.upperBound > length else { return nil }
      return (max(0, range.lowerBound - length)..<range.upperBound - length, style)
    }
  }

  private func wholeStyles(of text: String) -> [(range: Range<Int>, style: LineStyle)] {
    if DotCommand.isLine(text) { return [] }
    let parsed = Parser.parse(text, parameters: parameters, mode: .prompt)
    let offsets = ScalarOffsets(text)
    var styles = [LineStyle](repeating: .plain, count: offsets.count)
    if colour {
      for token in parsed.tokens {
        let style = Self.style(of: token)
        for index in offsets.scalars(in: token.span) { styles[index] = style }
      }
    }
    for span in certainMistakes(parsed, in: text) {
      for index in offsets.scalars(in: span) { styles[index].isUnderlined = true }
    }
    return Self.ranges(styles)
  }

  /// The places that no further typing at the end can make right.
  private func certainMistakes(_ parsed: Parsed, in text: String) -> [SourceSpan] {
    let means = parsed.tokens.filter { !$0.isTrivia }
    guard let last = means.last else { return [] }
    // What is being typed still: the last word, until a blank follows it.
    let settled = last.span.end < text.utf8.count ? last.span.end : last.span.start
    var diagnostics = parsed.diagnostics
    if !parsed.hasErrors {
      diagnostics += Session.check(parsed.script, in: environment)
    }
    return diagnostics.filter { diagnostic in
      let places =
        [diagnostic.span] + diagnostic.notes.map(\.span) + [diagnostic.fix?.span].compactMap { $0 }
      return diagnostic.severity == .error && !diagnostic.span.isEmpty
        && places.allSatisfy { $0.end <= settled }
    }.map(\.span)
  }

  /// Colours that read on light and on dark ground.
  private static func style(of token: Token) -> LineStyle {
    switch (token.kind, token.role) {
    case (.comment, _): .dim
    case (_, .keyword): LineStyle(isBold: true)
    case (.text, _), (.pattern, _), (_, .text): LineStyle(colour: .green)
    case (_, .date), (_, .number): LineStyle(colour: .magenta)
    case (_, .name), (.parameter, _): LineStyle(colour: .cyan)
    default: .plain
    }
  }

  /// Neighbours of one style as one range each, the plain ones left out.
  private static func ranges(
    _ styles: [LineStyle]
  ) -> [(range: Range<Int>, style: LineStyle)] {
    var ranges: [(range: Range<Int>, style: LineStyle)] = []
    for (index, style) in styles.enumerated() where style != .plain {
      if let last = ranges.last, last.style == style, last.range.upperBound == index {
        ranges[ranges.count - 1].range = last.range.lowerBound..<index + 1
      } else {
        ranges.append((index..<index + 1, style))
      }
    }
    return ranges
  }
}

/// From bytes of a text to its Unicode scalars.
private struct ScalarOffsets {
  /// The byte at which each scalar begins.
  private let starts: [Int]
  var count: Int { starts.count }

  init(_ text: String) {
    var starts: [Int] = []
    for (offset, byte) in text.utf8.enumerated() where byte & 0xC0 != 0x80 { starts.append(offset) }
    self.starts = starts
  }

  func scalars(in span: SourceSpan) -> Range<Int> {
    index(of: span.start)..<index(of: span.end)
  }

  /// The first scalar that begins at or after a byte.
  private func index(of byte: Int) -> Int {
    var (low, high) = (0, starts.count)
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] < byte { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
