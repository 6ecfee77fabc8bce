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

  @Test func parametersNeedNoValueYet() throws {
    world.write("posts where mentions $word\n", to: "p.tq")
    #expect(try world.sh("\"$TORI\" check p.tq").status == 0)
    #expect(try world.sh("\"$TORI\" \"$SEEDS\" -f p.tq").status == 2)
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
