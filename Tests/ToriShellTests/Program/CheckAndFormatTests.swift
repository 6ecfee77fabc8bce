import Testing

/// `tori check` and `tori format`: scripts read without being run.
@Suite struct CheckAndFormatTests {
  let world = ProgramWorld()

  @Test func check() throws {
    world.write("posts where deleted\n", to: "good.tq")
    world.write("posts | count\nposts wher deleted\n", to: "bad.tq")
    #expect(try world.sh("\"$TORI\" check good.tq").status == 0)
    let bad = try world.sh("\"$TORI\" check good.tq bad.tq")
    #expect(bad.status == 2 && bad.errors == "")
    #expect(bad.output.hasPrefix("bad.tq:2:7: error: expected 'where'"))
    let piped = try world.sh("\"$TORI\" check - < bad.tq")
    #expect(piped.status == 2 && piped.output.hasPrefix("-:2:7: error:"))
    let lines = try world.sh("\"$TORI\" check --format jsonl bad.tq")
    #expect(lines.status == 2)
    #expect(lines.output.hasPrefix("{\"file\":\"bad.tq\",\"line\":2,\"column\":7,"))
    #expect(lines.output.hasSuffix("\"replacement\":\"where\"}}\n"))
    #expect(try world.sh("\"$TORI\" check missing.tq").status == 2)
    #expect(try world.sh("\"$TORI\" check --format xml bad.tq").status == 2)
  }

  /// `fmt` is taken for a corpus, but is none.
  @Test func otherNamesOfCommands() throws {
    for (typed, meant) in [("fmt", "format"), ("chekc", "check"), ("fromat", "format")] {
      let wrong = try world.sh("\"$TORI\" \(typed) a.tq")
      #expect(wrong.status == 3 && wrong.errors.hasSuffix("did you mean 'tori \(meant)'?\n"))
    }
    let missing = try world.sh("\"$TORI\" papers")
    #expect(missing.status == 3 && !missing.errors.contains("did you mean"))
  }

  /// The shell's own commands are refused in a script, with what does the same there.
  @Test func shellCommandsInScripts() throws {
    world.write(".mode csv\nposts | count\n", to: "mode.tq")
    let run = try world.sh("\"$TORI\" \"$SEEDS\" -f mode.tq")
    #expect(run.status == 2 && run.errors.contains("hint: on the command line: --format csv; "))
    let checked = try world.sh("\"$TORI\" check mode.tq")
    #expect(checked.status == 2 && checked.output.contains("--format csv"))
  }

  @Test func parametersNeedNoValueYet() throws {
    world.write("posts where mentions $word\n", to: "p.tq")
    #expect(try world.sh("\"$TORI\" check p.tq").status == 0)
    #expect(try world.sh("\"$TORI\" \"$SEEDS\" -f p.tq").status == 2)
  }

  /// A value that is to come hides no mistake, and is none by itself, wherever it stands.
  @Test(arguments: [
    "since $d", "until $d", "between $d and $d", "in $d", "where mentions $d", "where author = $d",
    "where length > $d", "where hour >= $d", "where mentions \"a\" near $d within $d", "| limit $d",
    "| sample $d seed $d", "where links to $d", "where id = $d", "| kwic $d width $d",
    "where weekday = $d", "where length > $d and length < $d", "where mentions any of $d, $d",
    "on $d",
  ])
  func parametersHideNoMistake(clause: String) throws {
    let shown = clause.contains("kwic") ? "match" : "time"
    world.write("posts \(clause) | select \(shown)\n", to: "good.tq")
    let good = try world.sh("\"$TORI\" check good.tq")
    #expect(good.status == 0 && good.output.isEmpty, "\(good)")
    world.write("posts \(clause) | select tme\n", to: "bad.tq")
    let bad = try world.sh("\"$TORI\" check bad.tq")
    #expect(bad.status == 2 && bad.output.contains("'tme'"), "\(bad)")
    #expect(!bad.output.contains("E007") && !bad.output.contains("errors"), "\(bad)")
    let run = try world.sh("\"$TORI\" $SEEDS -f bad.tq")
    #expect(run.status == 2 && run.errors.contains("'tme'") && run.errors.contains("E007"))
  }

  @Test func format() throws {
    world.write("posts   where deleted|count -- all\n", to: "a.tq")
    world.write("posts where (\n", to: "bad.tq")
    let checked = try world.sh("\"$TORI\" format --check a.tq")
    #expect(checked.status == 1 && checked.errors == "a.tq\n" && checked.output == "")
    let piped = try world.sh("\"$TORI\" format - < a.tq")
    #expect(piped.output == "posts where deleted | count  -- all\n" && piped.status == 0)
    let done = try world.sh("\"$TORI\" format a.tq && cat a.tq && \"$TORI\" format --check a.tq")
    #expect(done.output == "posts where deleted | count  -- all\n" && done.status == 0)
    world.write("posts   where deleted\n", to: "shared.tq")
    let linked = try world.sh(
      "umask 022; chmod 666 shared.tq; ln -s shared.tq link.tq; \"$TORI\" format link.tq; "
        + "stat -c %a shared.tq; readlink link.tq; cat shared.tq")
    #expect(linked.output == "666\nshared.tq\nposts where deleted\n")
    let bad = try world.sh("\"$TORI\" format bad.tq; cat bad.tq")
    #expect(bad.output == "posts where (\n" && bad.errors.contains("has errors"))
    let atInput = try world.sh("\"$TORI\" format --check - < a.tq")
    #expect(atInput.status == 0 && atInput.output == "")
  }
}
