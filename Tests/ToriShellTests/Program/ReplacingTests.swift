import Testing

/// Files that the shell did not write are not lost by a slip.
@Suite struct ReplacingTests {
  private let world = ProgramWorld()

  @Test(arguments: [
    (".save ~/kept.csv", ".save --replace ~/kept.csv", "doc,count\r\n"),
    (".save --bom \"~/kept.csv\"", ".save --replace --bom ~/kept.csv", "\u{FEFF}doc,count\r\n"),
    (".output ~/kept.csv", ".output --replace ~/kept.csv", "count\r\n166\r\n"),
    (".plot ~/kept.svg dark", ".plot --replace ~/kept.svg dark", "<?xml "),
  ])
  func othersFilesAreKept(typed: String, offered: String, written: String) throws {
    let file = offered.contains(".svg") ? "kept.svg" : "kept.csv"
    world.write("mine\n", to: file)
    let session = try world.shell(columns: 150)
    try session.submit("posts | count by doc")
    try session.submit(typed)
    #expect(
      session.screen.lines.contains { $0.contains("is there already") && $0.contains("5 bytes") })
    #expect(session.screen.lines.contains { $0.contains("--replace") })
    // Enter alone destroys nothing.
    #expect(session.screen.lines.last == "tori>")
    try session.submit()
    #expect(world.text(of: file) == "mine\n")
    try session.submit(offered)
    if typed.hasPrefix(".output") {
      // The old file goes when there is something to stand in its place.
      #expect(world.text(of: file) == "mine\n")
      try session.submit("posts | count")
    }
    #expect(world.text(of: file).hasPrefix(written) && !world.text(of: file).contains("mine"))
  }

  /// A reader that goes away in the middle leaves the next answers whole.
  @Test func answersAfterOneThatNobodyTook() throws {
    let session = try world.shell(columns: 150)
    for typed in [
      ".mode json", ".output /dev/full", "posts | count; posts | count", ".output -", "\u{C}",
    ] {
      try session.submit(typed)
    }
    try session.submit("posts | count")
    #expect(session.screen.lines.suffix(4) == ["[", "{\"count\":166}", "]", "tori>"])
  }

  /// As editors elsewhere write files.
  @Test func readFilesWithByteOrderMarkAndCRLF() throws {
    world.write("\u{FEFF}.mode csv\r\nposts | count\r\n", to: "other.tq")
    let session = try world.shell(columns: 150)
    try session.submit(".read ~/other.tq")
    #expect(session.screen.lines.suffix(3) == ["count", "166", "tori>"])
    try session.send("quit \r")
    #expect(try session.exitStatus() == 0)
  }

  /// Rows go on to where they went.
  @Test func aRefusedOutputChangesNothing() throws {
    world.write("mine\n", to: "other.csv")
    let session = try world.shell(columns: 150)
    for typed in [".output ~/rows.csv", ".output ~/other.csv", "\u{15}posts | count"] {
      try session.submit(typed)
    }
    #expect(world.text(of: "rows.csv") == "count\r\n166\r\n")
    try session.submit(".output ~/rows.csv")
    try session.submit("posts | count by doc")
    #expect(world.text(of: "rows.csv").hasPrefix("doc,count\r\n"))
  }

  /// What was written in this session may be replaced, until somebody else writes to it.
  @Test func ownFilesAreReplaced() throws {
    world.write("", to: "empty.csv")
    let session = try world.shell(columns: 150)
    try session.submit("posts | count by doc")
    try session.submit(".save ~/empty.csv")
    try session.submit("posts | count")
    try session.submit(".save ~/empty.csv")
    #expect(world.text(of: "empty.csv") == "count\r\n166\r\n")
    #expect(session.screen.lines.contains { $0.contains("~/empty.csv, in the place of 5 rows: ") })
    try session.submit(".output ~/empty.csv")
    #expect(session.screen.lines.contains { $0.hasSuffix("'.output -', in the place of 1 row") })
    try session.submit("posts | count by doc")
    let place = world.home.path + "/empty.csv"
    #expect(session.screen.lines.suffix(2) == ["5 rows written to \(place)", "tori>"])
    try session.submit(".output -")
    try session.submit(".save ~/empty.csv")
    #expect(world.text(of: "empty.csv").split(separator: "\r\n").count == 6)
    #expect(session.screen.lines.contains { $0.contains(", in the place of what .output wrote: ") })
    world.write("more\n", to: "empty.csv")
    try session.submit(".save ~/empty.csv")
    #expect(session.screen.lines.last == "tori>")
    #expect(world.text(of: "empty.csv").hasSuffix("more\n"))
    // Statements are added to what is there, on a line of their own.
    world.write("posts", to: "kept.tq")
    try session.submit("\u{15}posts | count")
    try session.submit(".save ~/kept.tq")
    #expect(world.text(of: "kept.tq") == "posts\nposts | count\n")
    for (typed, said) in [
      (".save --bim x.csv", "there is no option '--bim'; .save "),
      (".save --bom x.json", "--bom is for .csv and .tsv; .save "),
    ] {
      try session.submit(typed)
      #expect(session.screen.lines.contains { $0.hasPrefix(said) })
    }
  }
}
