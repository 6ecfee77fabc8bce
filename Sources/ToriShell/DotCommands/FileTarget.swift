/// What stands behind `.save`, `.plot` and `.output`: options, a file, and what else.
struct FileTarget {
  /// As typed; nil where none is named.
  let path: String?
  let options: Set<Option>
  /// What begins like an option and is none of the command's.
  let unknown: String?
  /// Behind the path.
  let rest: [String]

  enum Option: String, CaseIterable {
    /// A file that is there may be replaced.
    case replace = "--replace"
    /// The file begins with a byte order mark, by which spreadsheets tell UTF-8.
    case bom = "--bom"
  }

  init(_ arguments: [String], of command: DotCommand) {
    let given = arguments.prefix { $0.hasPrefix("--") }
    let known = given.compactMap(Option.init).filter(command.options.contains)
    options = Set(known)
    unknown = given.first { word in !known.contains { $0.rawValue == word } }
    path = arguments.dropFirst(given.count).first
    rest = Array(arguments.dropFirst(given.count + 1))
  }

  /// The line that does the same with a file that is there.
  func replacing(for command: DotCommand) -> String {
    let options = Option.allCases.filter { $0 == .replace || self.options.contains($0) }
    return command.line(options.map(\.rawValue) + [path].compactMap(\.self) + rest)
  }
}

extension DotCommand {
  /// The line that calls it with these words.
  func line(_ words: [String]) -> String {
    let quoted = words.map { $0.contains(where: \.isWhitespace) ? "\"\($0)\"" : $0 }
    return ".\(rawValue) " + quoted.joined(separator: " ")
  }

  /// What it takes before a file that it writes.
  var options: [FileTarget.Option] {
    switch self {
    case .save: [.replace, .bom]
    case .plot, .output: [.replace]
    default: []
    }
  }
}
