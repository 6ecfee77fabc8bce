import ToriSystem

/// Folding for comparison: `toNFKC_Casefold`, so that width, case and compatible forms do not matter, and
/// what `JoinedScalars` joins besides.
///
/// Text is folded piece by piece, a piece being a character that starts one and all that may compose
/// with it, so that what changed, and where, stays known and small.
package enum Folding {
  /// Differs wherever the same text may fold differently; an index keeps the one it was made with.
  ///
  /// The upper half is of our rules, the lower half is the version of Unicode (major × 256 + minor).
  /// - 1: NFKC, full case folding, default ignorables removed;
  /// - 2: the wave dash, minus, dash and double bar each one; a line break is a space.
  package static let version: UInt32 = 2 << 16 | UInt32(PieceFolder.unicodeVersion)

  /// The text as texts and queries are compared; O(n).
  package static func fold(_ text: String) -> FoldedText {
    fold(text.utf8.span)
  }

  /// Folds valid UTF-8; a byte that is not of a valid sequence stands for itself.
  package static func fold(_ utf8: [UInt8]) -> FoldedText { fold(utf8.span) }

  /// The folded text alone.
  package static func string(_ text: String) -> String {
    var folder = Folder()
    folder.fold(text.utf8.span)
    return String(decoding: folder.bytes, as: UTF8.self)
  }

  /// Folds valid UTF-8, with the way back.
  package static func fold(_ utf8: Span<UInt8>) -> FoldedText {
    var folder = Folder()
    folder.fold(utf8)
    let edits = folder.edits.map { edit in
      FoldedText.Edit(folded: edit.folded, original: Array(copying: utf8, edit.original))
    }
    return FoldedText(bytes: folder.bytes, edits: edits)
  }
}

/// Folds one text after another into one buffer.
package struct Folder {
  /// The folded texts, one after the other.
  package private(set) var bytes: [UInt8] = []
  /// The edits of the text folded last; `folded` counts from the start of that text's bytes.
  package private(set) var edits: [Edit] = []
  private var pieces = PieceFolder()

  /// A place where the folded text is not the original.
  package struct Edit {
    /// What stands there now, in bytes.
    package var folded: Range<Int>
    /// What stood there, in bytes of the text.
    package var original: Range<Int>
  }

  package init() {}

  /// Begins anew and keeps the room that was made.
  package mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    edits.removeAll(keepingCapacity: true)
  }

  /// Appends one byte as it is, between texts.
  package mutating func append(_ byte: UInt8) { bytes.append(byte) }

  /// Appends the folded `text`, and makes `edits` its edits.
  package mutating func fold(_ text: Span<UInt8>) {
    edits.removeAll(keepingCapacity: true)
    fold(text, base: bytes.count)
  }

  private mutating func fold(_ text: Span<UInt8>, base: Int) {
    // What is unchanged is copied in runs: [runStart, at) waits. `lastStart` is the last piece in it.
    var runStart = 0
    var lastStart = 0
    var at = 0
    while at < text.count {
      let quick = QuickScalar(text, at)
      switch quick.kind {
      case .inert:
        lastStart = at
        at += quick.length
      case .mapped where QuickScalar.startsPiece(text, at + quick.length):
        bytes.append(copying: text, runStart..<at)
        let start = bytes.count - base
        bytes.append(quick.folded)
        note(Edit(folded: start..<start + 1, original: at..<at + quick.length))
        at += quick.length
        runStart = at
        lastStart = at
      case .mapped, .other:
        let start = at > runStart && !pieces.startsPiece(text, at) ? lastStart : at
        let end = pieces.pieceEnd(text, from: at)
        let isSame = pieces.fold(text, start..<end)
        if !isSame {
          bytes.append(copying: text, runStart..<start)
          let foldedStart = bytes.count - base
          bytes.append(contentsOf: pieces.folded)
          note(Edit(folded: foldedStart..<bytes.count - base, original: start..<end))
          runStart = end
        }
        at = end
        lastStart = end
      }
    }
    bytes.append(copying: text, runStart..<text.count)
  }

  /// Keeps an edit; one that touches the edit before it becomes one with it.
  private mutating func note(_ edit: Edit) {
    if let last = edits.indices.last, edits[last].original.upperBound == edit.original.lowerBound {
      edits[last].folded = edits[last].folded.lowerBound..<edit.folded.upperBound
      edits[last].original = edits[last].original.lowerBound..<edit.original.upperBound
    } else {
      edits.append(edit)
    }
  }
}

extension Folder {
  /// Every piece of a text, changed or not, in order.
  mutating func pieces(of text: Span<UInt8>) -> [Edit] {
    var found: [Edit] = []
    var folder = PieceFolder()
    var at = 0
    var folded = 0
    while at < text.count {
      let end = folder.pieceEnd(text, from: at)
      _ = folder.fold(text, at..<end)
      found.append(Edit(folded: folded..<folded + folder.folded.count, original: at..<end))
      folded += folder.folded.count
      at = end
    }
    return found
  }
}

extension Folding {
  /// The longest part of the folded needle that every text holding the needle must hold when folded.
  ///
  /// What ends a needle may compose with what follows it in a text, and what begins it may be a mark
  /// that composes with what stands before.
  package static func core(of needle: [UInt8]) -> [UInt8] {
    let span = needle.span
    var folder = Folder()
    var pieces = folder.pieces(of: span)
    if let last = pieces.last {
      let isWhole = QuickScalar.composesWithNothing(span, last.original)
      if !isWhole { pieces.removeLast() }
    }
    if !pieces.isEmpty, !QuickScalar.startsPiece(span, 0), !PieceFolder.startsPiece(span) {
      pieces.removeFirst()
    }
    guard let first = pieces.first, let last = pieces.last else { return [] }
    folder.removeAll()
    folder.fold(span.extracting(first.original.lowerBound..<last.original.upperBound))
    return folder.bytes
  }
}
