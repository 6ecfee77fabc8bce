/// A text as it is compared: NFKC, case folded, default ignorables gone; with the way back.
///
/// Source: Unicode Standard, section 3.13, `toNFKC_Casefold`.
package struct FoldedText: Hashable, Sendable {
  /// UTF-8, folded.
  package let bytes: [UInt8]
  /// Where the folded text differs from the original, in order, not touching each other.
  package let edits: [Edit]

  /// The folded bytes in `folded` stand for the original bytes `original`; outside of the edits, the
  /// two texts are the same bytes.
  package struct Edit: Hashable, Sendable {
    package let folded: Range<Int>
    package let original: [UInt8]

    package init(folded: Range<Int>, original: [UInt8]) {
      self.folded = folded
      self.original = original
    }
  }

  package init(bytes: [UInt8], edits: [Edit]) {
    self.bytes = bytes
    self.edits = edits
  }
}
