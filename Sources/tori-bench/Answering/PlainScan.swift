/// Reads all texts for every question: what every other answer is compared with.
package struct PlainScan {
  private let posts: BenchPosts
  let name = "plain scan"

  package init(posts: BenchPosts) { self.posts = posts }

  package func answer(_ question: Question) -> Reply {
    switch question {
    case .containing(let needle): return list(rows(with: needle))
    case .combined(let first, let combination, let second):
      return list(combined(rows(with: first), combination, rows(with: second)))
    case .during(let needle, let period):
      return list(rows(with: needle).filter { period.seconds ~= posts.seconds[Int($0)] })
    case .monthly(let needle?):
      var counts = Array(repeating: UInt32(0), count: BenchPosts.monthCount)
      for row in rows(with: needle) { counts[posts.months[Int(row)]] += 1 }
      return Self.figures(counts)
    case .monthly(nil):
      var counts = Array(repeating: UInt32(0), count: BenchPosts.monthCount)
      for month in posts.months { counts[month] += 1 }
      return Self.figures(counts)
    case .sources:
      var counts = Array(repeating: UInt32(0), count: BenchCorpus.sourceCount)
      for source in posts.sources { counts[source] += 1 }
      return Self.figures(counts)
    case .top(let needle):
      let found = rows(with: needle).map { (reposts: posts.reposts[Int($0)], row: $0) }
      return list(
        found.sorted { ($1.reposts, $0.row) < ($0.reposts, $1.row) }.prefix(10).map(\.row))
    case .concordance(let needle):
      return posts.concordance(of: needle, in: rows(with: needle))
    }
  }

  private func list(_ rows: [UInt32]) -> Reply { Reply(count: rows.count, rows: rows) }

  static func figures(_ counts: [UInt32]) -> Reply {
    Reply(count: counts.reduce(0) { $0 + Int($1) }, rows: counts)
  }

  private func rows(with needle: [UInt8]) -> [UInt32] {
    var found: [UInt32] = []
    var row = 0
    var place = 0
    while row < posts.count, let next = posts.place(of: needle, in: place..<posts.texts.count) {
      row = posts.row(holding: next, from: row)
      found.append(UInt32(row))
      row += 1
      place = posts.starts[row]
    }
    return found
  }

  /// Both lists ascend.
  private func combined(
    _ first: [UInt32], _ combination: Question.Combination, _ second: [UInt32]
  ) -> [UInt32] {
    var result: [UInt32] = []
    var others = second[...]
    for row in first {
      while let other = others.first, other < row {
        if combination == .either { result.append(other) }
        others.removeFirst()
      }
      let isInBoth = others.first == row
      if isInBoth { others.removeFirst() }
      switch combination {
      case .both: if isInBoth { result.append(row) }
      case .either: result.append(row)
      case .firstAlone: if !isInBoth { result.append(row) }
      }
    }
    return combination == .either ? result + others : result
  }
}

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
