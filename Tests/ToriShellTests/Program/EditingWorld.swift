import Testing

/// The shell in which lines are edited: the real program, in a locale with UTF-8 and in none, with the
/// settings of its owner.
struct EditingWorld {
  let world = ProgramWorld()
  let session: TerminalSession
  private let columns: Int

  /// The locales that every way of editing is tried in.
  static let locales = ["C.UTF-8", "C"]

  /// Its screen holds nothing but the prompt; `posts`, lines of JSON, are opened instead of the seeds.
  init(
    locale: String, settings: String = "", posts: String? = nil, columns: Int, rows: Int = 24,
    environment: [String: String] = [:]
  ) throws {
    self.columns = columns
    world.write(settings, to: ".editrc")
    if let posts { world.write(posts, to: "posts.jsonl") }
    session = try world.shell(
      [posts == nil ? ProgramWorld.seeds : world.home.path + "/posts.jsonl"],
      environment: environment.merging(["LC_ALL": locale]) { $1 }, rows: rows, columns: columns)
    try clear()
  }

  func clear() throws {
    try session.send("\u{C}")
    try session.wait(for: "an empty screen") { $0.lines == ["tori>"] }
  }

  /// Sends keys and waits until the screen holds `text` behind the prompt, broken where it must be, the
  /// caret in front of its last `rest` characters, a hint at most behind it, and nothing else.
  func type(_ keys: String, shows text: String, caretBefore rest: Int = 0) throws {
    var line = ModelLine(text)
    line.caret -= rest
    let picture = line.picture(columns: columns, kind: .scalars, prompts: ModelLine.shellPrompts)
    try session.send(keys)
    try session.wait(for: "'\(text)' after \(keys.debugDescription)") {
      $0.difference(from: picture, top: 0) == nil
    }
  }

  /// The styles of the cells of a row.
  func styles(row: Int, _ columns: Range<Int>) -> [String] {
    session.screen.rows[row].cells[columns].map(\.style)
  }
}
