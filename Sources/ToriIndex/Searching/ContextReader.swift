/// A side of the place where a text was found.
package enum ContextSide: String, Sendable {
  case left, right
}

/// Reads what stands on one side of occurrences of a needle, for going through many.
package struct ContextReader {
  private let side: ContextSide
  private let parts: [Part]
  /// Kept, since its texts are read.
  private let file: IndexFile
  /// Where the occurrence that was read last stands.
  private var part = 0
  /// What was read last, at its start.
  package private(set) var text: [UInt8] = []

  private struct Part {
    let blocks: Range<UInt32>
    let store: TextStore
    /// How long each spelling of the needle is in the segment's code.
    let needleSizes: [Int]
  }

  /// For occurrences of `spellings`.
  package init(_ index: Index, of spellings: [[UInt8]], _ side: ContextSide) {
    self.side = side
    file = index.file
    parts = index.segments.map { segment in
      let store = segment.store
      return Part(
        blocks: segment.blocks, store: store,
        needleSizes: spellings.map { store.code.needle($0)?.bytes.count ?? 0 })
    }
  }

  /// Puts the folded text next to an occurrence at the start of `text`, and returns its size: all of it, or at
  /// least `wanted` bytes. On the left, its characters come in opposite order, outward from the match.
  package mutating func read(_ occurrence: Occurrence, wanted: Int = .max) -> Int {
    let block = occurrence.block.rawValue
    if !parts[part].blocks.contains(block) {
      part = parts.firstIndex { $0.blocks.contains(block) } ?? part
    }
    let (place, row) = (occurrence.codedOffset, Int(block - parts[part].blocks.lowerBound))
    let store = parts[part].store
    switch side {
    case .right:
      let end = place + parts[part].needleSizes[Int(occurrence.spelling)]
      return store.read(row, from: end, wanted: wanted, into: &text)
    case .left:
      let size = store.read(row, before: place, wanted: wanted, into: &text)
      Self.reverseCharacters(of: &text, size)
      return size
    }
  }

  /// Puts the characters of the first `size` bytes in the opposite order.
  private static func reverseCharacters(of text: inout [UInt8], _ size: Int) {
    var bytes = text.mutableSpan
    reverse(&bytes, 0, size)
    var start = 0
    for at in 0..<size where bytes[at] & 0xC0 != 0x80 {
      // The lead stands behind the bytes that continue it.
      if at > start { reverse(&bytes, start, at + 1) }
      start = at + 1
    }
  }

  private static func reverse(_ bytes: inout MutableSpan<UInt8>, _ start: Int, _ end: Int) {
    var (low, high) = (start, end - 1)
    while low < high {
      bytes.swapAt(low, high)
      low += 1
      high -= 1
    }
  }
}
