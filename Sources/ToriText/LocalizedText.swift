/// A text for people, in every language that tori speaks: one cannot be written without the others.
package struct LocalizedText: Hashable, Sendable {
  package var english: String
  package var japanese: String

  package init(_ english: String, ja japanese: String) {
    self.english = english
    self.japanese = japanese
  }

  /// The same in every language: a name, a number, a piece of the query.
  package init(same text: String) {
    english = text
    japanese = text
  }

  package subscript(language: SpokenLanguage) -> String {
    switch language {
    case .english: english
    case .japanese: japanese
    }
  }
}
