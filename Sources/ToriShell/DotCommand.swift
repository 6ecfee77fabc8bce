import ToriRender

/// A command that sets up the shell itself: `.mode jsonl`, `.quit`. Not part of the language.
enum DotCommand: String, CaseIterable {
  case help, mode, limit, width, timer, output, read, history, quit

  /// What may stand behind it.
  var form: String {
    switch self {
    case .help: ".help"
    case .mode: ".mode \(Format.allCases.map(\.rawValue).joined(separator: "|"))"
    case .limit: ".limit N|none"
    case .width: ".width N|auto"
    case .timer: ".timer on|off"
    case .output: ".output FILE|-"
    case .read: ".read FILE"
    case .history: ".history [N]"
    case .quit: ".quit"
    }
  }

  var summary: String {
    switch self {
    case .help: "this list"
    case .mode: "how rows are written"
    case .limit: "how many rows a table shows at most"
    case .width: "columns used instead of the terminal's"
    case .timer: "tell how long each statement took"
    case .output: "write rows to a file, or to the screen again"
    case .read: "run a file of statements"
    case .history: "the last statements"
    case .quit: "leave (Ctrl-D does too)"
    }
  }

  static var list: String {
    let width = allCases.map(\.form.count).max() ?? 0
    return allCases.map { command in
      let gap = String(repeating: " ", count: width - command.form.count + 2)
      return "  \(command.form)\(gap)\(command.summary)\n"
    }.joined()
  }
}

extension DotCommand {
  /// A line that begins with a dot.
  struct Line {
    /// Without the dot.
    let name: String
    let argument: String?

    init(_ words: [String]) {
      name = String((words.first ?? "").dropFirst()).lowercased()
      argument = words.count > 1 ? words.dropFirst().joined(separator: " ") : nil
    }

    var command: DotCommand? { DotCommand(rawValue: name) }
  }
}

extension Settings {
  /// Changes a setting; what is wrong with the argument, if anything.
  mutating func set(_ command: DotCommand, to argument: String?) -> String? {
    switch command {
    case .mode:
      guard let format = argument.flatMap({ Format(rawValue: $0) }) else {
        return "rows are now written as \(self.format.rawValue)"
      }
      self.format = format
    case .limit:
      guard let limit = Self.number(argument, none: "none") else { return "how many rows?" }
      rowLimit = limit
    case .width:
      guard let width = Self.number(argument, none: "auto") else { return "how many columns?" }
      self.width = width
    case .timer:
      guard let argument, ["on", "off"].contains(argument) else {
        return "the time is \(showsTime ? "told" : "not told")"
      }
      showsTime = argument == "on"
    case .help, .output, .read, .history, .quit: break
    }
    return nil
  }

  /// A number above none, or the word for no number; nil if it is neither.
  private static func number(_ text: String?, none: String) -> Int?? {
    guard let text else { return nil }
    if text == none { return .some(nil) }
    return Int(text).flatMap { $0 > 0 ? .some($0) : nil }
  }
}
