import Testing
import ToriLanguage
import ToriText

/// Checks what holds for any text: tokens tile it, places lie in it and on its characters' bounds,
/// and what is said of it is fit to show.
@discardableResult
func expectSound(
  _ text: String, sourceLocation: SourceLocation = #_sourceLocation
) -> Parsed {
  let parsed = Parser.parse(text)
  let bytes = Array(text.utf8)
  var end = 0
  var tiles = true
  for token in parsed.tokens {
    tiles = tiles && token.span.start == end && token.span.end > end
    end = token.span.end
  }
  #expect(tiles && end == bytes.count, "\(text)", sourceLocation: sourceLocation)
  func isPlace(_ span: SourceSpan) -> Bool {
    0 <= span.start && span.start <= span.end && span.end <= bytes.count
      && [span.start, span.end].allSatisfy { $0 == bytes.count || bytes[$0] & 0xC0 != 0x80 }
  }
  var places = parsed.script.statements.map(\.span)
  for diagnostic in parsed.diagnostics {
    places += [diagnostic.span] + diagnostic.notes.map(\.span)
    if let fix = diagnostic.fix { places.append(fix.span) }
    let isOneLine = !diagnostic.message.english.contains(where: \.isNewline)
    #expect(isOneLine && diagnostic.message.english.count < 200, sourceLocation: sourceLocation)
    let texts = [diagnostic.message] + [diagnostic.hint].compactMap { $0 }
    for text in texts + diagnostic.notes.map(\.message) {
      #expect(text.isTranslated, "\(text.english)", sourceLocation: sourceLocation)
    }
  }
  #expect(places.allSatisfy(isPlace), "\(text)", sourceLocation: sourceLocation)
  // What could not be read never stays without a word said about it.
  if parsed.script.outline.contains("(invalid)") || parsed.script.outline.contains("(missing)") {
    #expect(parsed.hasErrors || text.contains("("), "\(text)", sourceLocation: sourceLocation)
  }
  return parsed
}

/// Every example of the table of words.
let examples: [String] = Vocabulary.entries.flatMap(\.examples)

extension LocalizedText {
  /// Whether the Japanese is written in Japanese, and is not the English again.
  var isTranslated: Bool {
    let hasScript = japanese.unicodeScalars.contains {
      0x3041...0x30FF ~= $0.value || 0x4E00...0x9FFF ~= $0.value
    }
    return hasScript && japanese != english && !english.isEmpty
  }
}
