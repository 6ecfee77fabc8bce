import ToriSystem

/// The C library's search for bytes, which its module for Swift leaves out.
enum MemorySearch {
  typealias Find =
    @convention(c) (UnsafeRawPointer, Int, UnsafeRawPointer, Int) -> UnsafeRawPointer?

  static let memmem: Find = {
    guard let library = DynamicLibrary(["libc.so.6"]),
      let find = unsafe try? library.function("memmem", Find.self)
    else { preconditionFailure("every C library of ours has memmem") }
    return unsafe find
  }()
}

extension BenchPosts {
  /// The first place of `needle` that starts and ends in `range` of all texts.
  func place(of needle: [UInt8], in range: Range<Int>) -> Int? {
    // SAFETY: `range` lies within the texts by the precondition; both arrays stay through the call.
    precondition(range.lowerBound >= 0 && range.upperBound <= texts.count)
    return unsafe texts.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress,
        let found = unsafe MemorySearch.memmem(
          base + range.lowerBound, range.count, needle, needle.count)
      else { return nil }
      return unsafe found - base
    }
  }

  /// All places of `needle` in the texts of `rows`, not overlapping, by what stands right of them up to
  /// the text's end, byte by byte; then by place.
  func concordance(of needle: [UInt8], in rows: [UInt32]) -> Reply {
    struct Line {
      /// The first bytes of the right context; a text's end is less than any of its bytes.
      let key: UInt64
      let right: Int
      let row: UInt32
    }
    var lines: [Line] = []
    for row in rows {
      let end = starts[Int(row) + 1] - 1
      var at = starts[Int(row)]
      while let place = place(of: needle, in: at..<end) {
        at = place + needle.count
        let bytes = texts[at..<min(at + 8, end)]
        let key = bytes.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        lines.append(Line(key: key << (8 * UInt64(8 - bytes.count)), right: at, row: row))
      }
    }
    lines.sort { a, b in
      if a.key != b.key { return a.key < b.key }
      let first = texts[a.right..<starts[Int(a.row) + 1] - 1]
      let second = texts[b.right..<starts[Int(b.row) + 1] - 1]
      if first.lexicographicallyPrecedes(second) { return true }
      if second.lexicographicallyPrecedes(first) { return false }
      return a.right < b.right
    }
    return Reply(count: lines.count, rows: lines.map(\.row))
  }
}
