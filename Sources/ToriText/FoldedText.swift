import ToriSystem

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
    /// In bytes of the folded text.
    package let folded: Range<Int>
    /// What stood there before, in UTF-8.
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
  /// to still comes from all of `㌧`. An invisible character that follows is no part of it.
  /// - Complexity: O(number of edits).
  package func originalRange(of folded: Range<Int>) -> Range<Int> {
    originalRanges(of: CollectionOfOne(folded)).first ?? 0..<0
  }

  /// The same of several ranges, both of whose ends ascend, in one pass.
  package func originalRanges(of folded: some Collection<Range<Int>>) -> [Range<Int>] {
    var (starts, ends) = (OriginalPlaces(of: self), OriginalPlaces(of: self))
    return folded.map { range in
      precondition(range.upperBound <= bytes.count, "a range of the folded text")
      let start = starts.offset(of: range.lowerBound, roundedUp: false)
      let end = range.isEmpty ? start : ends.offset(of: range.upperBound, roundedUp: true)
      return start..<end
    }
  }

  /// The folded bytes that the bytes of `original` in `range` became, widened to whole pieces.
  package func foldedRange(of range: Range<Int>) -> Range<Int> {
    let start = foldedOffset(of: range.lowerBound, roundedUp: false)
    let end = range.isEmpty ? start : foldedOffset(of: range.upperBound, roundedUp: true)
    return start..<end
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

/// Finds where one folded byte after another comes from; each is at or after the one before.
private struct OriginalPlaces {
  private let edits: [FoldedText.Edit]
  /// The edit that holds the byte or comes next, its pieces, and which of them comes next.
  private var edit = 0
  private var pieces: [Folder.Edit] = []
  private var piece = 0
  /// How much further on the original is before that edit.
  private var shift = 0

  init(of text: FoldedText) { edits = text.edits }

  mutating func offset(of folded: Int, roundedUp: Bool) -> Int {
    while edit < edits.count {
      let range = edits[edit].folded
      // What folding removed beside the range belongs to the range before it.
      if folded < range.lowerBound { break }
      if folded < range.upperBound || roundedUp && folded == range.upperBound {
        if roundedUp && folded == range.lowerBound && !range.isEmpty { return folded + shift }
        if pieces.isEmpty { pieces = edits[edit].pieces }
        while piece < pieces.count {
          let (end, original) = (pieces[piece].folded.upperBound, pieces[piece].original)
          let place = folded - range.lowerBound
          if roundedUp ? place <= end : place < end {
            return range.lowerBound + shift
              + (roundedUp ? edits[edit].visibleEnd(of: original) : original.lowerBound)
          }
          piece += 1
        }
      }
      shift += edits[edit].original.count - range.count
      edit += 1
      (pieces, piece) = ([], 0)
    }
    return folded + shift
  }
}

extension FoldedText.Edit {
  /// Where a piece of the edit ends, without what cannot be seen at its end.
  fileprivate func visibleEnd(of piece: Range<Int>) -> Int {
    PieceFolder.visibleEnd(original.span, piece)
  }

  /// The pieces of the edit, in order, as ranges within it.
  fileprivate var pieces: [Folder.Edit] {
    var folder = Folder()
    return folder.pieces(of: original.span)
  }
}
