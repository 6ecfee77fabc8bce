import Glibc

/// How long the shell takes to its prompt, and what a key costs in it.
///
/// Every key is typed when the one before has been drawn, in a terminal of 80 columns; what was drawn
/// last is held to the line that should stand there.
package struct KeyTimes {
  /// What the shell opens, such as an index or a folder.
  package var corpus = "seeds"
  package var startCount = 100

  /// In seconds, one for each start.
  package private(set) var starts: [(wall: Double, computed: Double)] = []
  /// The same of a program that does nothing.
  package private(set) var emptyStarts: [Double] = []
  /// In seconds, one for each key.
  package private(set) var keys: [(kind: String, wall: Double, computed: Double)] = []

  /// What ends a drawing: the cursor is shown again.
  private static let drawn = "\u{1B}[?25h"
  private static let historySize = 1_000

  package init(_ arguments: [String]) throws {
    var rest = arguments[...]
    while let option = rest.popFirst() {
      switch (option, rest.popFirst()) {
      case ("--corpus", let value?): corpus = value
      case ("--starts", let value?):
        guard let count = Int(value), count > 0 else {
          throw BenchOptions.Mistake(description: "'--starts' wants a number above 0")
        }
        startCount = count
      default:
        throw BenchOptions.Mistake(description: "what is '\(option)'?\n\n" + BenchOptions.usage)
      }
    }
  }

  package mutating func measure() throws {
    guard let program = StartUp.program else {
      throw BenchOptions.Mistake(description: "there is no 'tori' beside this program")
    }
    let folder = try TemporaryFolder()
    try writeHistory(in: folder.path)
    let environment = [
      "HOME": folder.path, "XDG_CACHE_HOME": folder.path, "XDG_STATE_HOME": folder.path,
      "PATH": "/usr/bin:/bin", "TERM": "xterm-256color", "LC_ALL": "C.UTF-8",
    ]
    func start(_ arguments: [String]) throws -> TerminalChild {
      try TerminalChild(arguments, environment: environment, rows: 24, columns: 80)
    }
    // The first start makes the index of a folder.
    for number in 0...startCount {
      let empty = try Clock.wall.timed { try start(["true"]).readToEnd() }.seconds
      let shell = try Clock.wall.timed {
        let shell = try start([program, corpus])
        try shell.read(upTo: Self.drawn)
        return shell
      }
      if number == 0 { continue }
      emptyStarts.append(empty)
      starts.append((shell.seconds, shell.value.computingTime))
    }
    try measureKeys(in: try start([program, corpus]))
  }

  private mutating func measureKeys(in shell: TerminalChild) throws {
    try shell.read(upTo: Self.drawn)
    for (kind, typed) in TypedLine.keys {
      for key in typed {
        let before = shell.computingTime
        let wall = try Clock.wall.timed {
          try shell.type(key)
          try shell.read(upTo: Self.drawn)
        }.seconds
        keys.append((kind, wall, shell.computingTime - before))
      }
    }
    let shown = Self.text(drawnIn: shell.output)
    guard shown == "tori> " + TypedLine.text else {
      throw TerminalChild.Failure(description: "the shell shows '\(shown)'")
    }
  }

  /// Statements of before, so that hints have something to look through.
  private func writeHistory(in folder: String) throws {
    // SAFETY: the library reads the string during the call alone.
    _ = unsafe mkdir(folder + "/tori", 0o700)
    let file = try OutputFile(folder + "/tori/history")
    for number in 0..<Self.historySize {
      try file.write("\"posts where mentions 南鳥島 | limit \(number)\"\n")
    }
  }

  /// What a drawing of one line comes to, without the sequences that steer the terminal and the blanks
  /// that it lays under characters of uncertain width.
  package static func text(drawnIn output: [UInt8]) -> String {
    let sequence = #/\u{1B}\[[0-?]*[@-~]/#
    let blanks = #/ +\u{1B}\[\d+G/#
    return String(decoding: output, as: UTF8.self)
      .replacing(blanks, with: "").replacing(sequence, with: "")
      .replacing("\r\n", with: "").replacing("\r", with: "")
  }
}

extension KeyTimes {
  /// For people, as a table of Markdown.
  package var report: String {
    let empty = percentile(emptyStarts, 50)
    var rows = [["ms", "median", "95 %", "most"]]
    func add(_ name: String, _ seconds: [Double]) {
      rows.append(
        [name] + [50, 95, 100].map { BenchTable.milliseconds(percentile(seconds, $0)) })
    }
    add("an empty process, start to end", emptyStarts)
    add("start to prompt, beyond that", starts.map { max(0, $0.wall - empty) })
    add("start to prompt, computing", starts.map(\.computed))
    for (kind, _) in TypedLine.keys {
      let own = keys.filter { $0.kind == kind }
      add("a key \(kind)", own.map(\.wall))
      add("a key \(kind), computing", own.map(\.computed))
    }
    return "\(startCount) starts on '\(corpus)'; \(keys.count) keys, a line of "
      + "\(TypedLine.text.count) characters, \(Self.historySize) statements of before\n\n"
      + BenchTable.markdown(rows)
  }
}
