/// Runs of up to 128 ascending numbers, each run in Elias-Fano code between the last number of the run
/// before it and its own last, which stands apart.
///
/// A single run is its last number (varint) and the code. More runs are a table of the last number and
/// the end of the code of each (u32 both), then the codes, each starting at a byte.
///
/// The code of n numbers below a bound u, counted from a base: the low ⌊log₂(u/n)⌋ bits of each, then
/// the rest of each in unary, as the count of zeros since the number before it.
/// Source: Vigna (2013), *Quasi-succinct indices*.
struct PostingRuns {
  /// How many runs.
  let count: Int
  private let total: Int
  private let base: UInt32
  private let singleLast: UInt32
  private let codeStart: Int

  /// The runs that start `bytes`: `total` numbers, to each of which `base` is added.
  init(_ bytes: RawSpan, count total: Int, base: UInt32) {
    self.total = total
    self.base = base
    count = (total + PostingList.runLength - 1) / PostingList.runLength
    var at = 0
    singleLast = count == 1 ? UInt32(truncatingIfNeeded: bytes.varint(&at)) : 0
    codeStart = count == 1 ? at : count * 8
  }

  /// The last number of a run.
  @inline(__always)
  func last(_ run: Int, _ bytes: RawSpan) -> UInt32 {
    base &+ (count == 1 ? singleLast : bytes.u32(run * 8))
  }

  /// The first run at or after `start` whose last number is at least `target`; `count` if there is none.
  func firstRun(from start: Int, reaching target: UInt32, _ bytes: RawSpan) -> Int {
    var low = start
    var step = 1
    while low + step <= count, last(low + step - 1, bytes) < target {
      low += step
      step *= 2
    }
    var high = min(low + step - 1, count)
    while low < high {
      let middle = (low + high) / 2
      if last(middle, bytes) < target { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// How many numbers a run has.
  func length(_ run: Int) -> Int {
    run == count - 1 ? total - run * PostingList.runLength : PostingList.runLength
  }

  /// Puts the numbers of a run at `start` of `numbers`, and returns their count. In a damaged run fewer may
  /// be found; then the rest stays as it was.
  @inline(__always)
  func decode(
    _ run: Int, _ bytes: RawSpan, into numbers: inout MutableSpan<UInt32>, at start: Int
  ) -> Int {
    let n = length(run) - 1
    let last = last(run, bytes)
    let first = run == 0 ? base : self.last(run - 1, bytes) &+ 1
    let bound = Int(last &- first)
    let codeStart = run == 0 ? codeStart : codeStart + Int(bytes.u32(run * 8 - 4))
    precondition(start >= 0 && start + n < numbers.count, "room for all numbers")
    numbers[start + n] = last
    if bound == n {
      for offset in 0..<n { numbers[start + offset] = first &+ UInt32(offset) }
    } else if n > 0, bound > n {
      let lowWidth = Self.lowWidth(n, bound)
      let highStart = codeStart * 8 + n * lowWidth
      guard highStart >> 3 + 8 <= bytes.byteCount else { return n + 1 }
      // SAFETY: every number found is put at a place below `start` + `n`, which has room, as was checked.
      // The high parts are read as long as eight bytes are there; the low ones lie before them.
      unsafe bytes.withUnsafeBytes { bytes in
        unsafe numbers.withUnsafeMutableBufferPointer { numbers in
          guard let code = bytes.baseAddress, let out = numbers.baseAddress else { return }
          unsafe Self.decode(
            code, byteCount: bytes.count, lowStart: codeStart * 8, highStart, lowWidth,
            first: first, n, into: out + start)
        }
      }
    }
    return n + 1
  }

  @inline(__always)
  private static func decode(
    _ code: UnsafeRawPointer, byteCount: Int, lowStart: Int, _ highStart: Int, _ lowWidth: Int,
    first: UInt32, _ n: Int, into numbers: UnsafeMutablePointer<UInt32>
  ) {
    let mask: UInt64 = 1 << UInt64(lowWidth) - 1
    var lowBit = lowStart
    var at = highStart
    var found = 0
    while found < n, at >> 3 + 8 <= byteCount {
      var word = unsafe code.loadUnaligned(fromByteOffset: at >> 3, as: UInt64.self)
      word = word.littleEndian >> UInt64(at & 7)
      while word != 0, found < n {
        let high = at + word.trailingZeroBitCount - highStart - found
        let low = unsafe code.loadUnaligned(fromByteOffset: lowBit >> 3, as: UInt64.self)
        let value = UInt64(high) << UInt64(lowWidth) | low.littleEndian >> UInt64(lowBit & 7) & mask
        unsafe numbers[found] = first &+ UInt32(truncatingIfNeeded: value)
        lowBit += lowWidth
        found += 1
        word &= word - 1
      }
      at += 64 - at & 7
    }
  }

  /// How many low bits of each of `n` numbers below `bound` are kept as they are.
  @inline(__always)
  static func lowWidth(_ n: Int, _ bound: Int) -> Int {
    let ratio = bound / n
    return ratio < 2 ? 0 : Int.bitWidth - 1 - ratio.leadingZeroBitCount
  }
}
