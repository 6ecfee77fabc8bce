/// The blocks of a segment that have a gram, as packed in the file.
///
/// A single block stands in the dictionary itself. More are runs of 128 in Elias-Fano code, with a
/// skip table where there is more than one run; or a bitmap over the segment where that is no larger.
struct PostingList {
  enum Form {
    case single(UInt32)
    case runs(Range<Int>)
    case bitmap(Range<Int>)
  }

  static let runLength = 128
  /// What readers may read beyond the end of a list, in bytes.
  static let padding = 16

  let count: Int
  let form: Form
  let section: Section
  /// The number of the segment's first block, added to every block.
  let base: UInt32

  /// All blocks, ascending.
  func blocks() -> BlockSet {
    switch form {
    case .single(let block): return BlockSet(range: base + block..<base + block + 1)
    case .runs: return BlockSet(ascending: list())
    case .bitmap(let range): return BlockSet(bitmap(range))
    }
  }

  /// All blocks as a list.
  func list() -> [UInt32] {
    switch form {
    case .single(let block): return [base + block]
    case .bitmap(let range): return bitmap(range).list
    case .runs(let range):
      return withRuns(range) { runs, bytes in
        var list = [UInt32](repeating: 0, count: count)
        var span = list.mutableSpan
        var end = 0
        for run in 0..<runs.count { end += runs.decode(run, bytes, into: &span, at: end) }
        return list
      } ?? []
    }
  }

  /// The first `wanted` blocks, or all if there are fewer.
  func first(_ wanted: Int) -> [UInt32] {
    switch form {
    case .single(let block): return [base + block]
    case .runs(let range):
      return withRuns(range) { runs, bytes in
        let needed = min((wanted + Self.runLength - 1) / Self.runLength, runs.count)
        var list = [UInt32](repeating: 0, count: min(needed * Self.runLength, count))
        var span = list.mutableSpan
        var end = 0
        for run in 0..<needed { end += runs.decode(run, bytes, into: &span, at: end) }
        return Array(list.prefix(wanted))
      } ?? []
    case .bitmap(let range):
      return section.withBytes(range.lowerBound..<range.upperBound + Self.padding) { bytes in
        var list: [UInt32] = []
        var place = 0
        while list.count < wanted, place < range.count {
          var bits = bytes.u8(place)
          while bits != 0, list.count < wanted {
            list.append(base + UInt32(place * 8 + bits.trailingZeroBitCount))
            bits &= bits - 1
          }
          place += 1
        }
        return list
      } ?? []
    }
  }

  /// Those of `candidates`, ascending, that are in the list.
  func filter(_ candidates: [UInt32]) -> [UInt32] {
    switch form {
    case .single(let block):
      return candidates.contains(base + block) ? [base + block] : []
    case .bitmap(let range):
      return section.withBytes(range) { bytes in
        candidates.filter { candidate in
          let block = Int(candidate - base)
          return bytes.u8(block >> 3) >> UInt8(block & 7) & 1 == 1
        }
      } ?? []
    case .runs(let range):
      return withRuns(range) { filter(candidates, $0, $1) } ?? []
    }
  }

  private func filter(
    _ candidates: [UInt32], _ runs: PostingRuns, _ bytes: RawSpan
  ) -> [UInt32] {
    var kept: [UInt32] = []
    var decoded = [UInt32](repeating: 0, count: Self.runLength)
    var run = -1
    var (at, end) = (0, 0)
    for candidate in candidates {
      if run < 0 || candidate > runs.last(run, bytes) {
        run = runs.firstRun(from: max(run, 0), reaching: candidate, bytes)
        if run == runs.count { break }
        var span = decoded.mutableSpan
        end = runs.decode(run, bytes, into: &span, at: 0)
        at = 0
      }
      while at < end, decoded[at] < candidate { at += 1 }
      if at < end, decoded[at] == candidate { kept.append(candidate) }
    }
    return kept
  }

  private func withRuns<R>(_ range: Range<Int>, _ body: (PostingRuns, RawSpan) -> R) -> R? {
    section.withBytes(range.lowerBound..<range.upperBound + Self.padding) { bytes in
      body(PostingRuns(bytes, count: count, base: base), bytes)
    }
  }

  private func bitmap(_ range: Range<Int>) -> Bitmap {
    section.withBytes(range.lowerBound..<range.upperBound + Self.padding) { bytes in
      let shift = UInt64(base & 63)
      let wordCount = (range.count + 7) / 8
      var words = [UInt64](repeating: 0, count: wordCount + 1)
      for index in 0..<wordCount {
        var word = bytes.u64(index * 8)
        let rest = range.count - index * 8
        if rest < 8 { word &= 1 << UInt64(rest * 8) - 1 }
        words[index] |= word << shift
        if shift > 0 { words[index + 1] = word >> (64 - shift) }
      }
      return Bitmap(firstWord: Int(base >> 6), words: words)
    } ?? Bitmap(covering: 0..<0)
  }
}
