/// What `tori-bench classes` and `tori-bench words` are told on the command line.
package struct ClassOptions {
  /// A folder, a file or an index.
  var corpus = ""
  var clock = Clock.wall
  /// Milliseconds of doing nothing before each question.
  var idle = 0
  /// How often each question is timed.
  var runs = 5
  var engines = ColumnEngine.allCases
  /// Only classes whose names hold this.
  var only = ""
  /// Whether words that were cut before are taken as they are.
  var takesKeptWords = false

  package init(_ arguments: [String]) throws(BenchOptions.Mistake) {
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      switch argument {
      case "--clock": clock = try BenchOptions.clock(try BenchOptions.value(argument, &rest))
      case "--idle":
        idle = try Self.number(argument, &rest, from: 0)
      case "--runs": runs = try Self.number(argument, &rest, from: 1)
      case "--peers":
        engines = try Self.engines(try BenchOptions.value(argument, &rest))
      case "--kept": takesKeptWords = true
      case "--only": only = try BenchOptions.value(argument, &rest)
      case let word where word.hasPrefix("--"): throw Self.mistake("there is no option '\(word)'")
      default:
        guard corpus.isEmpty else { throw Self.mistake("one corpus, not '\(argument)' as well") }
        corpus = argument
      }
    }
    if corpus.isEmpty { throw Self.mistake("a corpus is wanted") }
  }

  private static func mistake(_ text: String) -> BenchOptions.Mistake {
    BenchOptions.Mistake(description: text + "\n\n" + BenchOptions.usage)
  }

  private static func number(
    _ option: String, _ rest: inout ArraySlice<String>, from least: Int
  ) throws(BenchOptions.Mistake) -> Int {
    let text = try BenchOptions.value(option, &rest)
    guard let number = Int(text), number >= least else {
      throw mistake("'\(option)' wants a number from \(least) on, not '\(text)'")
    }
    return number
  }

  private static func engines(_ names: String) throws(BenchOptions.Mistake) -> [ColumnEngine] {
    var engines: [ColumnEngine] = []
    for name in names.split(separator: ",") where name != "none" {
      guard let engine = ColumnEngine(rawValue: String(name)) else {
        throw mistake("there is no '\(name)' to compare with")
      }
      engines.append(engine)
    }
    return engines
  }
}
