import ToriLanguage
import ToriText

/// Files of statements and dot commands: `.read`, and the one that is read at the start.
extension Shell {
  mutating func read(_ path: String?) throws(ClosedPipe) {
    guard let path else { return explain(.read, .whichFile) }
    let file = Self.expanded(path)
    guard readDepth < Self.readLimit else {
      let (name, limit) = (path, Self.readLimit)
      return say(
        LocalizedText(
          "\(name): files read each other more than \(limit) deep",
          ja: "\(name): ファイルが\(limit)段より深く読み合っている"))
    }
    guard let text = try? StandardStreams.text(of: file) else {
      return say(.cannotBeRead(path))
    }
    readDepth += 1
    defer { readDepth -= 1 }
    try run(script: text, file: path)
  }

  /// Runs what the user wants at every start, if there is such a file.
  mutating func readStartFile() throws(ClosedPipe) {
    guard let path = Self.startFile(environment: StandardStreams.environment),
      let text = try? StandardStreams.text(of: path)
    else { return }
    try run(script: text, file: path)
  }

  /// `$XDG_CONFIG_HOME/tori/torirc`, or below `~/.config`.
  static func startFile(environment: (String) -> String?) -> String? {
    if let folder = environment("XDG_CONFIG_HOME"), folder.hasPrefix("/") {
      return folder + "/tori/torirc"
    }
    guard let home = environment("HOME"), home.hasPrefix("/") else { return nil }
    return home + "/.config/tori/torirc"
  }

  private static let readLimit = 16

  /// Runs pieces of a file in turn, until one is wrong.
  private mutating func run(script text: String, file: String) throws(ClosedPipe) {
    let before = interpreter.folder
    interpreter.folder = Interpreter.folder(ofFile: Self.expanded(file))
    defer { interpreter.folder = before }
    for piece in Self.pieces(of: text) {
      if hasLeft { return }
      if DotCommand.isLine(piece) {
        try run(DotCommand.Line(piece))
      } else {
        let status = try interpret(piece, file: file, mode: .script)
        if status > .unexpected { return }
      }
    }
  }

  /// Dot commands, and what stands between them; each piece of statements begins with as many empty
  /// lines as stand before it in the file, so that messages name the right one.
  static func pieces(of text: String) -> [String] {
    var pieces: [String] = []
    var statements = ""
    var isEmpty = true
    // A byte order mark is no part of the first line, and a line may end in CR LF, one character.
    let lines = text.drop { $0 == "\u{FEFF}" }.split(omittingEmptySubsequences: false) {
      $0 == "\n" || $0 == "\r\n" || $0 == "\r"
    }
    for (number, line) in lines.enumerated() {
      let isCommand = DotCommand.isLine(String(line))
      if isCommand && !Parser.parse(statements, mode: .prompt).isIncomplete {
        if !isEmpty { pieces.append(statements) }
        pieces.append(line.drop { $0.isWhitespace }.description)
        statements = String(repeating: "\n", count: number + 1)
        isEmpty = true
      } else {
        statements += line + "\n"
        if !line.allSatisfy(\.isWhitespace) { isEmpty = false }
      }
    }
    return isEmpty ? pieces : pieces + [statements]
  }
}
