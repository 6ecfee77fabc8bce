import Testing

/// A build that is killed at any moment leaves the index that was there, or the new one.
@Suite struct KilledBuildTests {
  @Test func theIndexStaysWhole() throws {
    let world = ProgramWorld()
    let rounds = TestFiles.seedCount ?? 12
    let finished = try world.sh(
      """
      mkdir in
      awk 'BEGIN { for (i = 1; i <= 4000; i++) print "{\\"id\\":" i ",\\"text\\":\\"島と海 " i "\\"}" }' > in/a.jsonl
      "$TORI" index in -o x.tori
      for round in $(seq $ROUNDS); do
        echo '{"id":1,"text":"追記 '$round'"}' > in/b$round.jsonl
        "$TORI" index in -o x.tori > log 2>&1 &
        sleep 0.0$((round * 7 % 10))$round
        kill -9 $!
        wait $!
        "$TORI" verify x.tori > log 2>&1 || { echo "round $round"; cat log; }
        count=$("$TORI" x.tori --format tsv -c 'posts | count' | tail -1)
        test "$count" -ge 4000 || echo "round $round: $count"
      done
      "$TORI" index in -o x.tori > log 2>&1
      "$TORI" x.tori --format tsv -c 'posts | count'
      ls x.tori*
      """, ["ROUNDS": "\(rounds)"])
    let lines = finished.output.split(separator: "\n").suffix(3)
    #expect(lines.elementsEqual(["count", "\(4000 + rounds)", "x.tori"]), "\(finished)")
    #expect(!finished.output.contains("round"), "\(finished)")
  }
}
