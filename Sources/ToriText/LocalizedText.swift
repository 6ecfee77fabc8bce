/// A text for people, in every language that tori speaks: one cannot be written without the others.
///
/// Each language has its own sentence, whole, with what is filled in where that language has it:
/// `LocalizedText("no field \(name)", ja: "項目\(name)はない")`. A localized text that is filled in
/// stands in each sentence in that sentence's language.
///
/// What is filled in may come from anywhere (a corpus, the name of a file, the system): it stands there as
/// `visible` makes it, so a localized text can go to any terminal. Only what is written in the sources
/// stands as it is.
package struct LocalizedText: Codable, Hashable, Sendable {
  package private(set) var english: String
  package private(set) var japanese: String

  package init(_ english: Phrase, ja japanese: Phrase) {
    self.english = english.text.english
    self.japanese = japanese.text.japanese
  }

  /// The same in every language: a name, a number, a piece of the query.
  package init(same text: String) {
    english = text.shown
    japanese = english
  }

  /// A text that is laid out in lines, in each language.
  package init(lines text: (SpokenLanguage) -> String) {
    english = text(.english).visible(newline: nil)
    japanese = text(.japanese).visible(newline: nil)
  }

  fileprivate init(literal: String) {
    english = literal
    japanese = literal
  }

  /// The text in one of the languages.
  package subscript(language: SpokenLanguage) -> String {
    get {
      switch language {
      case .english: english
      case .japanese: japanese
      }
    }
    set {
      switch language {
      case .english: english = newValue.shown
      case .japanese: japanese = newValue.shown
      }
    }
  }

  package var isEmpty: Bool { english.isEmpty && japanese.isEmpty }

  private enum CodingKeys: CodingKey { case english, japanese }

  /// What was written down may come from anywhere.
  package init(from decoder: any Decoder) throws {
    let texts = try decoder.container(keyedBy: CodingKeys.self)
    english = try texts.decode(String.self, forKey: .english).visible(newline: nil)
    japanese = try texts.decode(String.self, forKey: .japanese).visible(newline: nil)
  }
}

extension LocalizedText {
  /// A sentence in one language, with room for what stands in it in every language.
  package struct Phrase: ExpressibleByStringInterpolation, Sendable {
    fileprivate var text: LocalizedText

    package init(stringLiteral literal: String) { text = LocalizedText(literal: literal) }

    package init(stringInterpolation pieces: Pieces) { text = pieces.text }

    package static func + (first: Phrase, second: Phrase) -> Phrase {
      var whole = first
      whole.text.append(second.text)
      return whole
    }

    package struct Pieces: StringInterpolationProtocol {
      fileprivate var text = LocalizedText(literal: "")

      package init(literalCapacity: Int, interpolationCount: Int) {}

      package mutating func appendLiteral(_ literal: String) {
        text.append(LocalizedText(literal: literal))
      }

      package mutating func appendInterpolation(_ piece: LocalizedText) { text.append(piece) }

      package mutating func appendInterpolation(_ piece: some CustomStringConvertible) {
        text.append(LocalizedText(same: piece.description))
      }
    }
  }

  fileprivate mutating func append(_ more: LocalizedText) {
    english += more.english
    japanese += more.japanese
  }
}

extension StringProtocol {
  /// What stands for a text from anywhere, in one line.
  fileprivate var shown: String { visible(newline: " ⏎ ", tab: " ") }
}

extension DefaultStringInterpolation {
  /// A text in every language cannot be part of a string, which is in one: choose that first.
  // Not `unavailable`, which the compiler passes over for the interpolation of any value; warnings are
  // errors here.
  @available(*, deprecated, message: "choose a language: text[language]")
  package mutating func appendInterpolation(_ text: LocalizedText) {
    appendInterpolation(text.english)
  }
}

extension Sequence where Element == LocalizedText {
  /// The texts one after the other, with `separator` between them.
  package func joined(separator: LocalizedText) -> LocalizedText {
    let texts = Array(self)
    var whole = LocalizedText(same: "")
    for (place, text) in texts.enumerated() {
      if place > 0 { whole.append(separator) }
      whole.append(text)
    }
    return whole
  }

  /// The items of a list, as each language sets them apart.
  package func listed() -> LocalizedText { joined(separator: LocalizedText(", ", ja: "、")) }
}
