/// ripgrep counting the lines of a file of one post a line, from its start to its end.
struct Ripgrep: Answerer {
  let name = "ripgrep"
  let building: Building? = nil
  private let folder: String
  private var texts: String { folder + "/lines.txt" }

  /// nil if the program is not installed; `folder` holds `lines.txt`.
  init?(folder: String) {
    guard Child.run(["rg", "--version"], showsErrors: false) != nil else { return nil }
    self.folder = folder
  }

  func canAnswer(_ question: Question) -> Bool {
    if case .containing = question { true } else { false }
  }

  /// Each question once: nothing is kept from one to the next.
  func answer(
    _ questions: [Question], by clock: Clock, check: (_ number: Int, Reply) throws -> Void
  ) throws -> [Double] {
    let output = folder + "/count"
    var times: [Double] = []
    for (number, question) in questions.enumerated() {
      guard case .containing(let needle) = question else { continue }
      let text = String(decoding: LineText.line(needle[...]), as: UTF8.self)
      // Status 1 says that no line has it.
      let seconds = Child.run(
        ["rg", "--no-config", "--count", "--fixed-strings", "--text", "-e", text, texts],
        output: output, statuses: [0, 1])
      guard let seconds else { throw PeerFailure(description: "ripgrep failed on '\(text)'") }
      let count = try fileText(output).split(separator: "\n").first.flatMap { Int($0) } ?? 0
      try check(number, Reply(count: count, rows: nil))
      times.append(seconds)
    }
    return times
  }

  private func fileText(_ path: String) throws -> String {
    guard let file = InputFile(path) else { throw PeerFailure(description: "no output") }
    return String(decoding: file.bytes(Int.max), as: UTF8.self)
  }
}
