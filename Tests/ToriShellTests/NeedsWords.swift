import ToriLanguage

extension Parsed {
  /// Whether it uses what tori cannot answer before it cuts Japanese into words.
  var needsWords: Bool {
    tokens.contains { $0.keyword.map(Vocabulary.toCome.contains) ?? false }
  }
}
