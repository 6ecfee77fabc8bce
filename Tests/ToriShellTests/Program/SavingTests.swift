import Testing

/// `save`, `rerun` and `expect corpus`, as scripts use them.
@Suite struct SavingTests {
  private let world = ProgramWorld()

  @Test func rowsAreSavedAndGoOn() throws {
    let finished = try world.sh(
      """
      "$TORI" $SEEDS -c 'posts in 003 | save "a.csv" | count' --format tsv
      "$TORI" $SEEDS --format json -c 'posts in 003 | save "b.jsonl"; posts in 003 | count'
      wc -l < b.jsonl; head -c 20 a.csv; ls
      """)
    #expect(
      finished.output
        == "count\n28\n[\n{\"count\":28}\n]\n28\nid,doc,kind,number,sa.csv\na.csv.meta.json\nb.jsonl\nb.jsonl.meta.json\n",
      "\(finished)")
    #expect(finished.errors.contains("28 rows written to a.csv\n"))
    #expect(
      world.text(of: "a.csv").hasPrefix(
        "id,doc,kind,number,source_id,author,author_id,time,time_from,time_to,precision,basis,"))
  }

  /// Nothing that tori did not write is replaced unasked, no source ever, and nothing runs if one may not be.
  @Test func whatIsThereIsKept() throws {
    let finished = try world.sh(
      """
      mkdir c; echo '{"text":"a"}' > c/s.jsonl; echo mine > m.csv
      ask() { "$TORI" c -c "$1" > out 2>> log; echo $?; }
      ask 'posts | save "new.csv"; posts | save "m.csv"'; ask 'posts | save "c/s.jsonl" replacing'
      ask 'posts | save "no/where.csv"'; ask 'posts | save "c" as csv'; ask 'posts | save "x.csv" | save "x.csv"'
      cat m.csv c/s.jsonl; ls
      ask 'posts | save "m.csv" replacing'; ask 'posts | save "m.csv"'; echo more >> m.csv; ask 'posts | save "m.csv"'
      ln -s c/s.jsonl link.jsonl; ask 'posts | save "link.jsonl" replacing'
      """)
    #expect(
      finished.output
        == "2\n2\n2\n2\n2\nmine\n{\"text\":\"a\"}\nc\nlog\nm.csv\nout\n0\n0\n2\n2\n", "\(finished)")
    let log = world.text(of: "log")
    for said in [
      "m.csv is there already, and not as 'save' wrote it: 5 bytes",
      "c/s.jsonl is a source of this corpus, and is never written over [E124]",
      "no/where.csv cannot be written: No such file or directory",
      "c cannot be written: Is a directory",
      "x.csv is saved twice in one text", "link.jsonl is a source of this corpus",
    ] {
      #expect(log.contains(said), "\(said)")
    }
  }

  /// A corpus that was saved itself is a source all the same; an empty file is as it was written; a report that nobody
  /// reads is none.
  @Test func savedCorporaAndEmptyFiles() throws {
    let finished = try world.sh(
      """
      "$TORI" $SEEDS -c 'posts in 003 | save "own.jsonl"' 2> /dev/null
      printf 'posts | limit 1\n.save own.jsonl\n' > ask.tq; echo '.read ask.tq' | "$TORI" own.jsonl 2> /dev/null
      wc -l < own.jsonl
      "$TORI" $SEEDS -c 'posts where author = "zz" | save "e.jsonl"' 2> /dev/null
      "$TORI" rerun e.jsonl; echo $?; "$TORI" rerun own.jsonl > /dev/full; echo $?
      "$TORI" ddl clickhouse://localhost > /dev/full; echo "ddl: $?"
      "$TORI" $SEEDS --format json -c 'posts | save "/dev/full" as json | count; posts | count' 2> /dev/null
      "$TORI" $SEEDS -c 'posts in 003 | save "foo.csv"' 2> /dev/null; "$TORI" $SEEDS -c 'posts > foo.csv'
      """)
    let lines = finished.output.split(separator: "\n").map(String.init)
    #expect(lines.contains("28") && lines.contains("ddl: 3"), "\(finished)")
    #expect(lines.contains("e.jsonl: the same, 0 rows, 0 bytes"), "\(finished)")
    #expect(finished.errors.contains("the rows cannot be written: "), "\(finished)")
    #expect(finished.errors.contains("save \"foo.csv\""), "\(finished)")
  }

  /// What was saved into the corpus's own folder is no part of it.
  @Test func savedFilesAreNoSources() throws {
    let finished = try world.sh(
      """
      mkdir c; cd c; echo '{"text":"a"}' > s.jsonl
      "$TORI" . -c 'posts | save "x.csv"' 2> /dev/null
      "$TORI" . -c 'posts | count' --format tsv; "$TORI" x.csv -c 'posts | count' --format tsv
      """)
    #expect(finished.output == "count\n1\ncount\n1\n", "\(finished)")
    #expect(finished.errors.contains("'./x.csv' was saved by tori"))
  }

  /// A figure is called by what it shows, what is written over is said, and a spreadsheet says what a row is of.
  @Test func whatIsWritten() throws {
    let finished = try world.sh(
      """
      "$TORI" $SEEDS -c 'posts | count by month | save "f.svg" | save "x.csv" as excel | limit 1' 2> /dev/null
      grep -o '<title>posts[^<]*' f.svg | head -1; grep -c -e '(no time),65' -e '(month not certain),48' x.csv
      "$TORI" $SEEDS -c 'posts | limit 2 | save "x.csv"'
      """)
    #expect(finished.output.hasSuffix("<title>posts | count by month\n2\n"), "\(finished)")
    #expect(
      finished.errors.hasPrefix("2 rows written to x.csv, in the place of 7 rows\n"), "\(finished)")
  }

  /// Paths of a script are from where it lies; what failed or is only explained writes nothing, and no file of a script
  /// that fails in any statement is there, or is another than before.
  @Test func scripts() throws {
    world.write(
      """
      let news = posts in 003  -- a list
      news  -- and what is left
        | expect rows = 28 | save "out/news.csv" titled "News"
      explain news | save "no.csv"
      news | save "no.csv" | expect rows = $n

      """, to: "script.tq")
    let finished = try world.sh(
      """
      mkdir in in/out elsewhere; mv script.tq in; cd elsewhere
      "$TORI" $SEEDS -f ../in/script.tq --set n=1 > ../out.txt; echo $?; ls; ls ../in ../in/out
      "$TORI" $SEEDS -f ../in/script.tq --set n=28 > ../out.txt 2> ../log; echo $?; ls; ls ../in ../in/out
      "$TORI" rerun ../in/out/news.csv; echo $?; echo old > ../in/out/news.csv
      sed -i 's|"out.*|"out/news.csv" replacing|' ../in/script.tq
      "$TORI" $SEEDS -f ../in/script.tq --set n=1 > ../out.txt; cat ../in/out/news.csv
      """)
    #expect(
      finished.output
        == """
        1
        ../in:
        out
        script.tq

        ../in/out:
        0
        ../in:
        no.csv
        no.csv.meta.json
        out
        script.tq

        ../in/out:
        news.csv
        news.csv.meta.json
        ../in/out/news.csv: the same, 28 rows, 9973 bytes
        0
        old

        """,
      "\(finished)")
    let failed = "not written, since not all came out well: out/news.csv"
    #expect(finished.errors.ranges(of: failed).count == 2, "\(finished)")
    #expect(world.text(of: "log").contains("28 rows written to out/news.csv\n"))
    #expect(world.text(of: "in/out/news.csv.meta.json").contains("\"title\": \"News\""))
  }

  @Test func rerunTellsWhatChanged() throws {
    let finished = try world.sh(
      """
      mkdir c; printf '%s\n' '{"id":"1","text":"海"}' '{"id":"2","text":"山"}' > c/s.jsonl
      "$TORI" c --set w=海 -c 'posts where mentions $w | save "a.csv"; posts | save "b.xlsx"' 2> log
      "$TORI" rerun a.csv b.xlsx.meta.json; echo $?
      printf '%s\n' '{"id":"3","text":"海辺"}' >> c/s.jsonl; echo '{"text":"川"}' > c/t.jsonl
      "$TORI" rerun a.csv; echo $?; ls; wc -l < a.csv
      "$TORI" c -c 'expect corpus = "a.csv"' 2>> log; echo $?
      "$TORI" rerun nothing.csv 2>> log; echo $?
      """)
    #expect(
      finished.output.replacing(/[0-9]+ bytes/, with: "N bytes")
        == """
        a.csv: the same, 1 row, N bytes
        b.xlsx: the same, 2 rows, N bytes
        0
        a.csv: differs, 2 rows instead of 1
          1 line new, 0 gone
          + s#3,s,opening,,3,,,,,,,,,,,,,,海辺,2,,0,,,,,,,,,,,false,,3;3,48;75
          the corpus is another
          changed: s.jsonl
          new: t.jsonl
        1
        a.csv
        a.csv.meta.json
        b.xlsx
        b.xlsx.meta.json
        c
        log
        2
        1
        3

        """, "\(finished)")
    let log = world.text(of: "log")
    #expect(
      log.contains("error: expected the corpus ") && log.contains("changed: s.jsonl\n"), "\(log)")
    #expect(log.contains("nothing.csv: nothing tells where it came from"))
  }

  /// A rerun holds the file itself to what was written, and says what it cannot tell.
  @Test func rerunLooksAtTheFile() throws {
    let finished = try world.sh(
      """
      mkdir c; echo '{"text":"a"}' > c/s.jsonl
      "$TORI" c -c 'posts | select id | save "a.csv" | save "b.csv"' 2> log; rm a.csv; echo more >> b.csv
      "$TORI" rerun a.csv b.csv; echo $?
      echo no > d.csv.meta.json; "$TORI" rerun d.csv 2>> log; echo $?
      cat c/s.jsonl | "$TORI" - -c 'posts | save "p.csv"' 2>> log; "$TORI" rerun p.csv 2>> log; echo $?
      cat c/s.jsonl | "$TORI" rerun p.csv --corpus -; grep -c /proc p.csv.meta.json
      """)
    #expect(
      finished.output.replacing(/[0-9]+ bytes/, with: "N bytes")
        == """
        a.csv: the file is gone
          what was saved, asked again: the same, 1 row, N bytes
        b.csv: the file is not as tori wrote it
          what was saved, asked again: the same, 1 row, N bytes
        1
        3
        3
        p.csv: the same, 1 row, N bytes
        0

        """, "\(finished)")
    let log = world.text(of: "log")
    #expect(log.contains("d.csv.meta.json: is not as 'save' writes it"), "\(log)")
    #expect(log.contains("p.csv: its corpus came through a pipe"), "\(log)")
  }

  /// What stands beside a file is kept as the file is, and each place has one file, however it is named.
  @Test func whatStandsBesideIsKept() throws {
    let finished = try world.sh(
      """
      mkdir c; echo '{"text":"a"}' > c/s.jsonl; echo mine > m.csv.meta.json; ln -s c link
      ask() { "$TORI" c -c "$1" 2>> log; echo $?; }
      ask 'posts | save "m.csv"'; ask 'posts | save "j.json" | save "j.json.meta.json"'
      ask 'posts | save "j.json.meta.json" | save "j.json"'; ask 'posts | save "k.csv" | save "./k.csv"'
      ask 'posts | save "c/k.csv" | save "link/k.csv"'; ls; cat m.csv.meta.json
      ask 'posts | save "t.csv" as jsonl | save "m.csv" replacing | save "e.csv" as excel'
      """)
    #expect(
      finished.output == "2\n2\n2\n2\n2\nc\nlink\nlog\nm.csv.meta.json\nmine\n0\n",
      "\(finished)")
    let log = world.text(of: "log")
    for said in [
      "m.csv.meta.json is there already, and not as 'save' wrote it: 5 bytes",
      "j.json.meta.json is saved twice in one text",
      "./k.csv is saved twice in one text", "link/k.csv is saved twice in one text",
      "t.csv is jsonl, though its name says csv",
    ] {
      #expect(log.contains(said), "\(said)")
    }
    #expect(!log.contains("e.csv is excel"))
  }

  /// A name that a query had before these words came goes on being one.
  @Test func wordsAreNotReserved() throws {
    let finished = try world.sh(
      """
      "$TORI" $SEEDS --format tsv -c 'let save = posts in 003; save | count; posts where mentions save | count;
      let corpus = mentions "中国"; posts where corpus | count'
      """)
    #expect(finished.status == 0, "\(finished)")
  }
}
