import ToriCorpus
import ToriIndex

/// What making and opening the index came to.
struct BuildFacts {
  /// Of the file of JSON Lines, in bytes.
  var sourceByteCount = 0
  private(set) var seconds = 0.0
  private(set) var segmentCount = 0
  private(set) var openTime = 0.0
  /// Megabytes of text a second from posts in memory, if measured.
  var memoryRate: Double?
  /// From the start of a process to its end with an answer, in seconds.
  var startTimes: [Double] = []

  mutating func add(_ report: BuildReport, _ index: Index, openTime: Double) {
    seconds = report.seconds
    segmentCount = index.segmentCount
    self.openTime = openTime
  }
}
