/// Goes through the records of a data file, with no more of it in memory than a window.
struct RecordScan {
  private let source: SourceBytes
  private var cutter: RecordCutter
  /// The bytes that the record given last was cut from.
  private(set) var window: [UInt8] = []
  /// Where the window starts in the source.
  private var start = 0

  /// Begins behind `offset` bytes, fewer than a window has.
  init(_ source: SourceBytes, _ form: RecordCutter.Form, from offset: Int) {
    self.source = source
    cutter = RecordCutter(form, from: offset)
  }

  /// The next record; `nil` if there is none.
  mutating func next() throws(CorpusError) -> RecordCutter.Piece? {
    while true {
      // What reaches the end of the window may go on behind it: it is cut again with more.
      var ahead = cutter
      var piece = ahead.next(window.span)
      if !ahead.hasSeenEnd || start + window.count >= source.count {
        cutter = ahead
        piece?.base = start
        return piece
      }
      try moveWindow()
    }
  }

  /// Lets the window begin with the next record; where it does already, makes it larger.
  private mutating func moveWindow() throws(CorpusError) {
    let passed = window.isEmpty ? 0 : cutter.position
    let size = window.isEmpty || passed > 0 ? source.windowSize : window.count * 2
    start += passed
    cutter.drop(passed)
    window = try source.bytes(start..<min(start + size, source.count))
  }
}
