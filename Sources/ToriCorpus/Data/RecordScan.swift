/// Cuts bytes into records, without looking into them, as they come.
protocol Cutter {
  /// Where the next record is looked for.
  var position: Int { get }
  /// Whether more bytes than were given may change what was found last.
  var hasSeenEnd: Bool { get }
  /// Whether it goes on where it stopped; else it is asked again as it was before.
  var isResumable: Bool { get }

  /// The next record; nil if there is none. `isLast`: whether no bytes follow.
  mutating func next(_ bytes: Span<UInt8>, isLast: Bool) -> RecordCutter.Piece?
  /// Goes on in bytes that lack the first `count` of those given so far.
  mutating func drop(_ count: Int)
  /// Has the record that begins at `position` given without its bytes being held.
  mutating func passOver()
}

extension RecordCutter: Cutter {}

/// Goes through the records of a data file, with no more of it in memory than a window.
struct RecordScan<Cut: Cutter> {
  private let source: SourceBytes
  private(set) var cutter: Cut
  /// The bytes that the record given last was cut from.
  private(set) var window: [UInt8] = []
  /// Where the window starts in the source.
  private(set) var start = 0

  /// A record that is larger is passed over, and said to be too large.
  static var recordLimit: Int { 1 << 26 }

  /// Begins behind `offset` bytes of the source, which the cutter counts.
  init(_ source: SourceBytes, _ cutter: Cut) {
    self.source = source
    self.cutter = cutter
  }

  /// The next record; `nil` if there is none.
  mutating func next() throws(CorpusError) -> RecordCutter.Piece? {
    try source.poll()
    while true {
      let isLast = start + window.count >= source.count
      if cutter.isResumable {
        var resumed = cutter
        var piece = resumed.next(window.span, isLast: isLast)
        cutter = resumed
        piece?.base = start
        if piece != nil { return piece }
        if isLast { return nil }
      } else {
        // What reaches the end of the window may go on behind it: it is cut again with more.
        var ahead = cutter
        var piece = ahead.next(window.span, isLast: isLast)
        if !ahead.hasSeenEnd || isLast {
          cutter = ahead
          piece?.base = start
          return piece
        }
      }
      try moveWindow()
    }
  }

  /// Lets the window begin with the next record; where it does already, makes it larger, up to the limit.
  private mutating func moveWindow() throws(CorpusError) {
    var passed = window.isEmpty ? min(cutter.position, source.count) : cutter.position
    if passed == 0, window.count >= Self.recordLimit {
      cutter.passOver()
      if cutter.isResumable {
        // Nothing of it is needed again.
        var resumed = cutter
        _ = resumed.next(window.span, isLast: false)
        cutter = resumed
        passed = cutter.position
      }
    }
    let size = window.isEmpty || passed > 0 ? source.windowSize : window.count * 2
    start += passed
    cutter.drop(passed)
    window = try source.bytes(start..<min(start + size, source.count))
  }
}
