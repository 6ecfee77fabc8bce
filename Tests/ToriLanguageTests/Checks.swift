import Testing
import ToriLanguage

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
