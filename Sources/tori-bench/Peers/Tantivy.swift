/// tantivy, by its package for Python.
///
/// Characters are terms of one field, pairs of neighbours of another, with their positions: one or two
/// characters are a term, more are a phrase of pairs. A small program asks and takes the times itself, so
/// that neither starting it nor talking to it is counted.
struct Tantivy: Answerer {
  let name: String
  let building: Building?
  private let posts: BenchPosts
  private let folder: String
  private var program: String { folder + "/ask.py" }

  /// nil if it is not installed; `folder` holds `lines.txt` and `fields.txt`.
  init?(_ posts: BenchPosts, folder: String) throws {
    name = "tantivy"
    self.posts = posts
    self.folder = folder
    guard Child.run(["python3", "-c", "import tantivy"], showsErrors: false) != nil else {
      return nil
    }
    try OutputFile(folder + "/ask.py").write(TantivyProgram.text)
    let output = folder + "/built"
    let arguments = ["python3", folder + "/ask.py", "build", folder]
    guard Child.run(arguments, output: output) != nil,
      let seconds = InputFile(output).flatMap({
        Double(String(decoding: $0.bytes(100), as: UTF8.self).split(separator: "\n").first ?? "")
      })
    else { throw PeerFailure(description: "tantivy cannot build its index") }
    building = Building(
      seconds: seconds, byteCount: allocatedBytes(inFolder: folder + "/pairs"))
  }

  func canAnswer(_ question: Question) -> Bool { true }

  func answer(
    _ questions: [Question], by clock: Clock, check: (_ number: Int, Reply) throws -> Void
  ) throws -> [Double] {
    let (asked, output) = (folder + "/questions", folder + "/replies")
    try OutputFile(asked).write(questions.map { Self.line($0) + "\n" }.joined())
    guard Child.run(["python3", program, "ask", folder, clock.rawValue], output: output) != nil,
      let replies = InputFile(output)
    else { throw PeerFailure(description: "tantivy cannot answer") }
    var times: [Double] = []
    for (number, question) in questions.enumerated() {
      guard let time = replies.integer(), let count = replies.integer(),
        let rowCount = replies.integer()
      else { throw PeerFailure(description: "tantivy answered \(number) of \(questions.count)") }
      let bytes = replies.bytes(rowCount * 4)
      let rows = stride(from: 0, to: bytes.count, by: 4).map { at in
        bytes[at..<at + 4].reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
      }
      var seconds = Double(time) / 1e9
      if case .concordance(let needle) = question {
        let (reply, sorting) = clock.timed { posts.concordance(of: needle, in: rows) }
        try check(number, reply)
        seconds += sorting
      } else {
        try check(number, Reply(count: count, rows: rows))
      }
      times.append(seconds)
    }
    return times
  }

  /// Words between tabs.
  private static func line(_ question: Question) -> String {
    let texts = question.needles.map {
      String(decoding: LineText.line($0[...]), as: UTF8.self)
    }
    let words: [String] =
      switch question {
      case .containing: ["containing"] + texts
      case .combined(_, let combination, _): ["\(combination)"] + texts
      case .during(_, let period):
        ["during"] + texts + ["\(period.seconds.lowerBound)", "\(period.seconds.upperBound)"]
      case .monthly: ["month"] + texts
      case .sources: ["source"]
      case .top: ["top"] + texts
      case .concordance: ["rows"] + texts
      }
    return words.joined(separator: "\t")
  }
}
