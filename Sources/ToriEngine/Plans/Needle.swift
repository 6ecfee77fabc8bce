import ToriText

/// A text to look for, as written and as it is compared.
package struct Needle: Codable, Hashable, Sendable {
  /// As the query has it.
  package let text: String
  /// In UTF-8; found in folded texts.
  package let folded: [UInt8]
  /// Other spellings that count as it, folded: with kanji for which others stand. Only such as the texts may hold.
  package var variants: [[UInt8]] = []
  /// Whether kanji count as those that stand for them, in names and tags too.
  package var foldsVariants = false

  /// All that are looked for, folded.
  package var spellings: [[UInt8]] { [folded] + variants }
}

extension Needle {
  package init(_ text: String) {
    self.init(text: text, folded: Folding.fold(text).bytes)
  }

  /// Whether it is compared otherwise than it is written.
  package var isFolded: Bool { Array(text.utf8) != folded }
}
