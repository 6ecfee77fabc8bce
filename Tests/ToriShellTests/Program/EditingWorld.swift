import Testing

/// The shell in which lines are edited: the real program, in a locale with UTF-8 and in none, with the
/// settings of its owner.
struct EditingWorld {
  let world: ProgramWorld
  let session: TerminalSession

  /// Its screen holds nothing but the prompt; `posts`, lines of JSON, are opened instead of the seeds.
  init(
    locale: String, settings: String = "", posts: String? = nil, columns: Int, rows: Int = 24,
    kind: Screen.Kind = .scalars, environment: [String: String] = [:]
  ) throws {
    world = ProgramWorld(locale: locale)
    world.write(settings, to: ".editrc")
    if let posts { world.write(posts, to: "posts.jsonl") }
    session = try world.shell(
      [posts == nil ? ProgramWorld.seeds : world.home.path + "/posts.jsonl"],
      environment: environment, rows: rows, columns: columns, kind: kind)
    try clear()
  }

  /// Waits until the screen holds nothing but the prompt, and what is offered behind it.
  func clear(hint: String = "") throws {
    try session.send("\u{C}")
    try session.wait(for: "an empty screen") {
      $0.lines == [hint.isEmpty ? "tori>" : "tori> " + hint] && $0.caret == (0, 6)
    }
  }

  /// Sends keys and waits until the screen holds `text` behind the prompt, broken where it must be, the
  /// caret in front of its last `rest` characters, a hint at most behind it, and nothing else.
  ///
  /// Where a `listing` is to come, it stands below the text, the caret where it was.
  func type(
    _ keys: String, shows text: String, caretBefore rest: Int = 0, listing: [String] = []
  ) throws {
    let (columns, kind) = (session.screen.columns, session.screen.kind)
    var line = ModelLine(text)
    line.caret -= rest
    var picture = line.picture(columns: columns, kind: kind, prompts: ModelLine.shellPrompts)
    picture.cells += listing.map { ModelLine($0).pieces.flatMap { $0.cells(on: kind) } }
    try session.send(keys)
    try session.wait(for: "'\(text)' after \(keys.debugDescription)") {
      $0.difference(from: picture, top: 0) == nil
    }
  }

  /// What stands dim behind the caret.
  var hint: String {
    let screen = session.screen
    return screen.rows[screen.caret.row].cells[screen.caret.column...].prefix { $0.style == "0;2" }
      .map(\.text).joined()
  }

  /// The styles of the cells of a row.
  func styles(row: Int, _ columns: Range<Int>) -> [String] {
    session.screen.rows[row].cells[columns].map(\.style)
  }
}
