import Glibc
import Testing
import ToriText

/// Names of files and texts of a corpus may hold what steers a terminal. None of it reaches one.
@Suite struct HostileNamesTests {
  /// A title, a clipboard, colours, a cleared screen (as a C1 control too), another direction, line ends.
  private static let hostile =
    "x\u{1B}]0;TITLE\u{7}\u{1B}]52;c;aGFjaw==\u{7}\u{1B}[31m\u{9B}2J\u{202E}\r\ny"

  /// Whether a terminal does nothing but show the text, line by line.
  private static func isTame(_ text: String) -> Bool {
    !text.unicodeScalars.contains { scalar in
      switch scalar.value {
      case 0x0A: false
      case 0..<0x20, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069: true
      default: false
      }
    }
  }

  private let world = ProgramWorld()

  init() {
    let folder = world.home.path + "/\(Self.hostile)"
    // SAFETY: the paths end with a zero and are only read.
    unsafe mkdir(folder, 0o700)
    unsafe symlink("nowhere", folder + "/gone\(Self.hostile).txt")
    world.write("規制\n\n<a\(Self.hostile)>\n", to: "\(Self.hostile)/page\(Self.hostile).txt")
    world.write("{\"text\":\"ok\"}\n{bad\n", to: "\(Self.hostile)/data\(Self.hostile).jsonl")
    world.write("a\u{3}\u{0}b", to: "\(Self.hostile)/binary\(Self.hostile).txt")
    world.write("posts wher\(Self.hostile)\n", to: "script\(Self.hostile).tq")
    unsafe symlink(folder, world.home.path + "/d")
  }

  @Test(arguments: [
    "d -c 'posts | count'", "\"$EVIL\" -c 'posts | count'", "\"$EVIL/missing\" -c 'posts'",
    "d -c 'posts | expect all length > 50'", "d -c 'posts | expect rows 77'",
    "d -c 'describe \"y\"'", "d -c 'describe'", "d -c 'documents'", "d -c 'posts in nowhere'",
    "d -c \"posts where mentions \\\"$EVIL\\\"\"", "d -c \"posts where matches /$EVIL(/\"",
    "d -c \"let $EVIL = posts\"", "d -c \"help $EVIL\"", "d --zone \"$EVIL\" -c posts",
    "d --map \"$EVIL\" -c posts", "d --reader \"$EVIL\" -c posts", "d --lang \"$EVIL\" -c posts",
    "d --format \"$EVIL\" -c posts", "d --set \"$EVIL\" -c posts", "d --now \"$EVIL\" -c posts",
    "d --oops\"$EVIL\" -c posts", "d -f \"script$EVIL.tq\"", "d -f \"missing$EVIL.tq\"",
    "check \"script$EVIL.tq\" \"missing$EVIL.tq\"", "format \"script$EVIL.tq\"",
    "format --check \"script$EVIL.tq\"", "index d -o \"$EVIL.tori\"", "index d -o \"$EVIL\"",
    "index \"$EVIL/none\" -o x.tori", "verify \"$EVIL\"", "verify \"missing$EVIL.tori\"",
    "d -c 'posts | cite'", "d -c 'explain posts in page*'", "d --lang ja -c 'posts | count'",
  ])
  func nothingIsRawInMessages(command: String) throws {
    let finished = try world.sh(
      "\"$TORI\" \(command) > out 2> err; cat err >&2", ["EVIL": Self.hostile])
    #expect(Self.isTame(finished.errors), "\(Array(finished.errors.unicodeScalars))")
  }

  @Test func sourcesThatChangedAreNamed() throws {
    let finished = try world.sh(
      """
      "$TORI" index d -o x.tori; for f in d/page*; do echo changed >> "$f"; done
      "$TORI" x.tori -c 'posts | raw'; "$TORI" x.tori -c 'posts | cite'
      """)
    #expect(finished.errors.contains("x.tori' up to date with 'tori index'"))
    #expect(Self.isTame(finished.errors), "\(Array(finished.errors.unicodeScalars))")
  }

  /// Banner, tables, cards, machine formats, what the shell itself says, and what Tab offers.
  @Test(arguments: ProgramWorld.locales) func nothingIsRawOnATerminal(locale: String) throws {
    let world = world
    let evil = Self.hostile.filter { !$0.isNewline }
    world.write("規制\n", to: "\(evil).txt")
    let session = try ProgramWorld(locale: locale).shell(
      [world.home.path + "/" + Self.hostile], columns: 60)
    let here = world.home.path
    var typed = [
      "posts", "posts | limit 1", "describe", "describe \"y\"", "documents", "posts | raw",
      "posts | expect all length > 50", "posts | count by doc", ".open", ".open \(here)/missing",
      ".save \(here)/d", ".output \(here)/none/x.csv", ".read \(here)/none", "posts | cite",
    ]
    for mode in ["csv", "tsv", "markdown", "jsonl", "json", "cards"] {
      typed += [".mode \(mode)", "posts", "documents", "posts | raw"]
    }
    for line in typed { try session.submit(line) }
    try session.send("posts in \t\t")
    try session.send("\u{15}.open \(here)/\t\t")
    try session.send("\u{15}")
    try session.submit("")
    let screen = session.screen
    // The tabs are those between the columns.
    #expect(screen.messages.isEmpty && screen.unknown.allSatisfy { $0 == "\t" })
    let all = screen.scrolledOff + screen.lines
    #expect(all.allSatisfy(Self.isTame))
    #expect(all.contains { $0.contains("␛") })
  }

  /// A password that somebody put into an address is not said again.
  @Test(arguments: [
    "ann:secret@h/d", "ann:se/secret@h", "h/d?password=secret", "ann:secret",
  ])
  func passwordsInAddresses(rest: String) throws {
    let finished = try world.sh(
      "\"$TORI\" 'clickhouse://\(rest)' -c posts; \"$TORI\" ddl 'clickhouse://\(rest)'")
    #expect(!finished.errors.isEmpty && !finished.errors.contains("secret"), "\(finished)")
    #expect(finished.output.isEmpty)
  }
}
