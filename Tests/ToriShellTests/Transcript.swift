import ToriText

/// What is typed in the lines of a transcript, with what stands there as the answer.
struct Transcript {
  struct Entry {
    /// The lines as they stand, before the answer.
    var typed: [String]
    var statement: String
    var language: SpokenLanguage
    /// The lines of the answer, with the exit status as the last one unless it is 0.
    var answer: [String] = []
  }

  private(set) var entries: [Entry] = []

  /// Lines that begin with `tori> ` are typed, `  ... ` goes on with them, `$ tori --lang ja` has tori speak
  /// that language from there on; what follows is the answer.
  init(_ lines: some Sequence<Substring>) {
    var language = SpokenLanguage.english
    var calls: [String] = []
    for line in lines {
      if line.hasPrefix(Self.call), let other = SpokenLanguage(rawValue: line.suffix(2).description)
      {
        language = other
        calls = [String(line)]
      } else if line.hasPrefix("tori> ") {
        let statement = String(line.dropFirst(6))
        entries.append(
          Entry(typed: calls + [String(line)], statement: statement, language: language))
        calls = []
      } else if let last = entries.indices.last {
        if line.hasPrefix("  ... ") {
          entries[last].typed.append(String(line))
          entries[last].statement += "\n" + line.dropFirst(6)
        } else {
          entries[last].answer.append(String(line))
        }
      }
    }
  }

  private static let call = "$ tori --lang "
}
