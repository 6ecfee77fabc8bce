import Glibc
import Testing
import ToriRandom

/// Files that tori writes: nothing is lost to a write that fails, and nobody reads what is private.
@Suite struct WrittenFilesTests {
  private let world = ProgramWorld()

  private func makeRows(_ name: String, _ count: Int, _ text: String = "規制の話") {
    world.write(
      (0..<count).map { "{\"id\":\($0),\"text\":\"\(text) \($0)\"}\n" }.joined(), to: name)
  }

  /// A file may grow no further: `ulimit -f` stands for a full disk, which takes what the disk has.
  @Test func whatCannotBeWrittenLeavesTheOldFile() throws {
    makeRows("a.jsonl", 20_000)
    let session = try world.limitedShell(["a.jsonl"], kib: 64)
    for line in [
      "posts | limit 2 | select text", ".save kept.csv", "posts | select id, author, text",
      ".save --replace kept.csv", ".save new.csv", ".output --replace kept.csv",
      "posts | select id, text", "posts | count",
    ] {
      try session.submit(line)
    }
    let old = "text\r\n規制の話 0\r\n規制の話 1\r\n"
    #expect(world.text(of: "kept.csv") == old)
    let said = session.screen.lines.filter { $0.contains("cannot be written: File too large") }
    #expect(said.count == 3)
    #expect(session.screen.lines.contains("rows go to the screen again"))
    #expect(session.screen.lines.suffix(3) == ["count", "20000", "tori>"])
    let names = try world.sh("ls").output
    #expect(!names.contains("new"), "\(names)")
  }

  /// Answers before the one that does not fit stay whole, and so does a script that a statement is added to.
  @Test func whatIsWholeStays() throws {
    makeRows("a.jsonl", 20_000)
    world.write(String(repeating: "-- a line that was there\n", count: 2_600), to: "kept.tq")
    let session = try world.limitedShell(["a.jsonl"], kib: 64)
    for line in [
      ".output rows.csv", "posts | limit 1 | select id", "posts | select id, text",
      "posts where mentions \"\(String(repeating: "島", count: 400))\" or mentions \"x\"",
      ".save kept.tq", ".save kept.tq",
    ] {
      try session.submit(line)
    }
    #expect(world.text(of: "rows.csv") == "id\r\na#0\r\n")
    let script = world.text(of: "kept.tq")
    #expect(script.hasSuffix("there\n") || script.hasSuffix("\"x\"\n"))
  }

  /// A shell that is killed at any moment while it saves leaves the old file, or the new one.
  @Test(arguments: 0..<UInt64(TestFiles.seedCount ?? 6))
  func aKilledShellLosesNoFile(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    makeRows("a.jsonl", 4000)
    _ = try world.sh("\"$TORI\" a.jsonl -c 'posts | select text' --format csv > new.csv")
    let (old, new) = ("mine\n", world.text(of: "new.csv"))
    try #require(new.utf8.count > 50_000)
    world.write(old, to: "kept.csv")
    let session = try world.shell([world.home.path + "/a.jsonl"])
    try session.submit("posts | select text")
    try session.send(".save --replace ~/kept.csv\r")
    usleep(UInt32(random.below(60_000)))
    _ = try session.exitStatus(afterSignal: SIGKILL)
    let kept = world.text(of: "kept.csv")
    #expect(kept == old || kept == new, "\(kept.utf8.count) bytes")
  }

  @Test func anIndexThatIsTooLargeIsSaidAndLeavesNothing() throws {
    makeRows("a.jsonl", 20_000)
    let finished = try world.sh(
      """
      "$TORI" index $SEEDS/../seeds/00*.txt -o x.tori; cp x.tori old.tori
      (ulimit -f 200; "$TORI" index a.jsonl -o x.tori; echo status $?)
      cmp x.tori old.tori && ls
      """)
    #expect(finished.output.contains("status 3\n"), "\(finished)")
    #expect(finished.errors.contains("x.tori': File too large\n"))
    #expect(finished.output.hasSuffix("a.jsonl\nold.tori\nx.tori\n"))
  }

  @Test func aLinkGoesOnNamingItsIndex() throws {
    let finished = try world.sh(
      """
      mkdir in elsewhere; echo '{"text":"a"}' > in/a.jsonl; echo '{"text":"b"}' > in/b.jsonl
      ln -s elsewhere/real.tori link.tori
      "$TORI" index in/a.jsonl -o link.tori; "$TORI" index in/b.jsonl -o link.tori
      test -L link.tori && "$TORI" elsewhere/real.tori --format tsv -c 'posts | count'
      "$TORI" link.tori -c 'posts | raw' --format jsonl
      """)
    #expect(finished.output.hasPrefix("count\n2\n{\"id\":\"a#1\""), "\(finished)")
  }

  /// Whatever the user lets others do with new files, and had let them do with the old ones.
  @Test func whatIsKeptIsPrivate() throws {
    let finished = try world.sh(
      """
      umask 000; mkdir tmp kept state state/tori cache; : > state/tori/history
      chmod 666 state/tori/history
      HOME= XDG_CACHE_HOME= TMPDIR=$PWD/tmp "$TORI" $SEEDS -c 'posts | count' > out 2>&1 &
      wait; ls tmp
      XDG_CACHE_HOME=$PWD/cache "$TORI" $SEEDS -c 'posts | count' > out
      stat -c %a cache/tori/*.tori
      echo '{"text":"a"}' > a.jsonl; "$TORI" index a.jsonl -o kept/x.tori > out 2>&1
      stat -c %a kept/x.tori; chmod 640 kept/x.tori
      echo '{"text":"b"}' > b.jsonl; "$TORI" index b.jsonl -o kept/x.tori > out 2>&1
      stat -c %a kept/x.tori
      """)
    #expect(finished.output == "600\n666\n640\n", "\(finished)")
    let session = try world.shell(environment: ["XDG_STATE_HOME": world.home.path + "/state"])
    try session.submit("posts | count")
    #expect(try world.sh("stat -c %a state/tori/history").output == "600\n")
  }

  /// Both that make one index come into it, whoever is first.
  @Test func twoBuildersOfOneIndex() throws {
    makeRows("a.jsonl", 3000)
    makeRows("b.jsonl", 3000)
    let finished = try world.sh(
      """
      for round in 1 2 3 4 5; do
        rm -f x.tori
        "$TORI" index a.jsonl -o x.tori 2>> log & "$TORI" index b.jsonl -o x.tori 2>> log & wait
        "$TORI" x.tori --format tsv -c 'posts | count'
      done
      ls x.tori*
      """)
    #expect(
      finished.output
        == String(repeating: "count\n6000\n", count: 5) + "x.tori\n", "\(finished)")
  }

  @Test func aFolderForTemporaryFilesThatIsNone() throws {
    let finished = try world.sh(
      "HOME= XDG_CACHE_HOME= TMPDIR=/nonexistent/x \"$TORI\" $SEEDS --format tsv -c 'posts | count'"
    )
    #expect(finished.status == 0 && finished.output.hasSuffix("166\n"), "\(finished)")
  }
}

extension ProgramWorld {
  /// The shell in its home, where no file may grow beyond so many KiB.
  fileprivate func limitedShell(_ arguments: [String], kib: Int) throws -> TerminalSession {
    // The index is made without the limit.
    _ = try sh("\"$TORI\" \(arguments.joined(separator: " ")) -c 'posts | count'")
    let session = try TerminalSession(
      "/bin/sh",
      [
        "-c",
        "cd \"$HOME\"; ulimit -f \(kib * 2); exec \"$TORI\" \(arguments.joined(separator: " "))",
      ],
      environment: environment, columns: 150, prompt: "tori> ", home: home)
    try session.waitUntilReady()
    return session
  }
}
