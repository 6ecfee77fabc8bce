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

  /// The text before folding, in UTF-8.
  package var original: [UInt8] {
    var original: [UInt8] = []
    original.reserveCapacity(bytes.count)
    var at = 0
    for edit in edits {
      original.append(copying: bytes.span, at..<edit.folded.lowerBound)
      original.append(contentsOf: edit.original)
      at = edit.folded.upperBound
    }
    original.append(copying: bytes.span, at..<bytes.count)
    return original
  }

  /// The bytes of `original` that the folded bytes in `folded` come from.
  ///
  /// Where folding changed the text, the range is widened to whole pieces: half of what `㌧` folds
  /// to still comes from all of `㌧`.
  /// - Complexity: O(number of edits).
  package func originalRange(of folded: Range<Int>) -> Range<Int> {
    precondition(folded.upperBound <= bytes.count, "a range of the folded text")
    let start = originalOffset(of: folded.lowerBound, roundedUp: false)
    let end = folded.isEmpty ? start : originalOffset(of: folded.upperBound, roundedUp: true)
    return start..<end
  }

  /// The folded bytes that the bytes of `original` in `range` became, widened to whole pieces.
  package func foldedRange(of range: Range<Int>) -> Range<Int> {
    let start = foldedOffset(of: range.lowerBound, roundedUp: false)
    let end = range.isEmpty ? start : foldedOffset(of: range.upperBound, roundedUp: true)
    return start..<end
  }

  private func originalOffset(of folded: Int, roundedUp: Bool) -> Int {
    var shift = 0
    for edit in edits {
      // What folding removed beside the range belongs to the range before it.
      if folded < edit.folded.lowerBound { break }
      if folded < edit.folded.upperBound || roundedUp && folded == edit.folded.upperBound {
        let start = edit.folded.lowerBound
        if roundedUp && folded == start && !edit.folded.isEmpty { return start + shift }
        for piece in edit.pieces {
          let (pieceFolded, original) = (piece.folded, piece.original)
          if roundedUp
            ? folded - start <= pieceFolded.upperBound : folded - start < pieceFolded.upperBound
          {
            return start + shift + (roundedUp ? original.upperBound : original.lowerBound)
          }
        }
      }
      shift += edit.original.count - edit.folded.count
    }
    return folded + shift
  }

  private func foldedOffset(of original: Int, roundedUp: Bool) -> Int {
    var shift = 0
    for edit in edits {
      let start = edit.folded.lowerBound + shift
      if original <= start { break }
      if original < start + edit.original.count {
        for piece in edit.pieces where original - start <= piece.original.upperBound {
          if original - start == piece.original.upperBound {
            return edit.folded.lowerBound + piece.folded.upperBound
          }
          return edit.folded.lowerBound
            + (roundedUp ? piece.folded.upperBound : piece.folded.lowerBound)
        }
      }
      shift += edit.original.count - edit.folded.count
    }
    return original - shift
  }
}

extension FoldedText.Edit {
  /// The pieces of the edit, in order, as ranges within it.
  fileprivate var pieces: [Folder.Edit] {
    var folder = Folder()
    return folder.pieces(of: original.span)
  }
}
