import Glibc
import Testing

/// An index that another program changes while it is open, and one that is damaged.
@Suite struct ChangedIndexTests {
  private let world = ProgramWorld()

  private func makeIndexes() throws {
    let finished = try world.sh(
      """
      awk 'BEGIN {
        for (i = 1; i <= 20000; i++)
          print "{\\"id\\":" i ",\\"text\\":\\"島と海の話 " i " 潮 " i * 7919 " 波 " i * i " 岬\\"}"
      }' > a.jsonl
      head -300 a.jsonl > b.jsonl
      "$TORI" index a.jsonl -o large.tori; "$TORI" index b.jsonl -o small.tori; cp large.tori x.tori
      """)
    try #require(finished.status == 0, "\(finished)")
  }

  /// As `cp new.tori x.tori` does: cut short in place, then filled with other bytes.
  @Test(arguments: ["cat small.tori > x.tori", ": > x.tori", "truncate -s 100000 x.tori"])
  func theShellOutlivesAChange(change: String) throws {
    try makeIndexes()
    let session = try world.shell([world.home.path + "/x.tori"], columns: 150)
    try session.submit("posts | count")
    _ = try world.sh(change)
    try session.submit("posts where mentions \"海の話 1\" | count by author")
    #expect(
      session.screen.lines.contains {
        $0.contains("was changed by another program while it was open")
      })
    #expect(session.screen.lines.last?.hasSuffix(".open \(world.home.path)/x.tori") == true)
    _ = try world.sh("cat large.tori > x.tori")
    try session.submit()
    try session.submit("posts where mentions \"海の話 1\" | count")
    #expect(session.screen.lines.dropLast().last == "11111", "\(session.picture)")
    try session.send("quit\r")
    #expect(try session.exitStatus() == 0)
  }

  /// One value, whole or not there.
  @Test func jsonOfADamagedIndexIsNull() throws {
    try makeIndexes()
    let finished = try world.sh(
      """
      for place in $(seq 200000 50000 $(($(stat -c %s x.tori) - 200000))); do
        printf '\\252\\125\\252' | dd of=x.tori bs=1 seek=$place conv=notrunc 2> /dev/null
      done
      "$TORI" x.tori --format json -c 'posts | select id, author, text'; echo $?
      "$TORI" x.tori --format json -c 'posts | select text' -c 'posts | count'; echo $?
      """)
    #expect(finished.output == "null\n3\n[\nnull\n]\n3\n", "\(finished)")
    #expect(finished.errors.contains("make it anew with 'tori index'"))
  }

  /// The index that tori keeps by itself is made again when the corpus is opened again.
  @Test func aDamagedKeptIndexIsMadeAnew() throws {
    try makeIndexes()
    let finished = try world.sh(
      """
      export XDG_CACHE_HOME=$PWD/cache
      "$TORI" a.jsonl --format tsv -c 'posts | count'
      for place in $(seq 200000 50000 $(($(stat -c %s cache/tori/*.tori) - 200000))); do
        printf '\\252\\125\\252' | dd of=$(ls cache/tori/*.tori) bs=1 seek=$place conv=notrunc 2> /dev/null
      done
      "$TORI" a.jsonl --format json -c 'posts | select text'; echo $?
      "$TORI" a.jsonl --format tsv -c 'posts | count'; echo $?
      """)
    #expect(
      finished.output == "count\n20000\nnull\n3\ncount\n20000\n0\n",
      "\(finished)")
    #expect(finished.errors.contains("it is read anew when the corpus is opened again"))
  }

  @Test func aSourceThatChangedIsReadAnewNextTime() throws {
    let finished = try world.sh(
      """
      export XDG_CACHE_HOME=$PWD/cache; mkdir in; echo first > in/a.txt
      "$TORI" in -c 'posts | raw'; touch -r in/a.txt stamp; echo other > in/a.txt
      touch -r stamp in/a.txt; "$TORI" in -c 'posts | raw' || "$TORI" in -c 'posts | raw'
      """)
    #expect(finished.output == "first\nother\n", "\(finished)")
  }

  @Test func streamsThatAreClosed() throws {
    let finished = try world.sh(
      """
      "$TORI" $SEEDS <&-; echo $?
      "$TORI" $SEEDS -c 'posts | count' <&- ; echo $?
      "$TORI" $SEEDS -c 'posts | count' 2>&- ; echo $?
      ("$TORI" $SEEDS -c 'posts | count' >&-; echo $? >&2)
      """)
    #expect(finished.output == "2\ncount\n  166\n0\ncount\n  166\n0\n", "\(finished)")
    #expect(finished.errors.hasPrefix("tori: standard input: cannot be read\n"))
    #expect(finished.errors.hasSuffix("Bad file descriptor\n3\n"))
  }

  /// `--` begins a comment.
  @Test func aQueryMayBeginWithAComment() throws {
    let finished = try world.sh("\"$TORI\" $SEEDS --format tsv -c '-- all\nposts | count'")
    #expect(finished.output == "count\n166\n", "\(finished)")
  }
}
