import ToriCorpus
import ToriText
import ToriTime

/// All posts in memory: what a plain scan reads, and what other programs are given.
///
/// A row is a post's place, counted from 0; a block of the index has the same number.
package struct BenchPosts {
  /// The folded texts, each ended by `end`.
  package private(set) var texts: [UInt8] = []
  /// Where the text of each row starts, and where the last one ends.
  private(set) var starts = [0]
  /// Seconds since 1970.
  private(set) var seconds: [Int] = []
  /// From January 2023 on in Tokyo's time, counted from 0.
  private(set) var months: [Int] = []
  /// The number in the name of the source.
  private(set) var sources: [Int] = []
  private(set) var reposts: [Int] = []

  /// A byte that no text holds.
  static let end: UInt8 = 0xFF
  static let firstYear = 2023
  /// The last month begins in Tokyo before the three years are over in Greenwich.
  static let monthCount = 37

  package var count: Int { seconds.count }
  /// Of the folded texts, in bytes.
  var byteCount: Int { texts.count - count }

  mutating func append(_ post: Block, source: Int) {
    texts += Folding.fold(post.text).bytes
    texts.append(Self.end)
    starts.append(texts.count)
    let start = post.time?.earliest ?? Instant(milliseconds: 0)
    seconds.append(Int(start.milliseconds / 1000))
    let time = CivilTime(start, in: .tokyo)
    months.append((time.year - Self.firstYear) * 12 + time.month - 1)
    sources.append(source)
    reposts.append(post.reposts ?? 0)
  }

  package func text(_ row: Int) -> ArraySlice<UInt8> { texts[starts[row]..<starts[row + 1] - 1] }

  /// The row whose text holds the byte at `place`, searched from `first` on by steps that double.
  func row(holding place: Int, from first: Int) -> Int {
    var low = first
    var step = 1
    while low + step < count, starts[low + step] <= place {
      low += step
      step *= 2
    }
    var high = min(low + step, count)
    while low + 1 < high {
      let middle = (low + high) / 2
      if starts[middle] <= place { low = middle } else { high = middle }
    }
    return low
  }
}
