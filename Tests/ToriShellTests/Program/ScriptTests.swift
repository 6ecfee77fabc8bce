import Testing

/// Statements from the command line, files and pipes: rows on standard output, all else on standard
/// error, and an exit status that says how it went.
@Suite struct ScriptTests {
  let world = ProgramWorld()

  @Test func commands() throws {
    let one = try world.sh("\"$TORI\" \"$SEEDS\" -c 'posts | count'")
    #expect(one.output == "count\n  166\n" && one.errors == "" && one.status == 0)
    let several = try world.sh(
      "\"$TORI\" \"$SEEDS\" --format tsv -c 'let sea = mentions \"南鳥島\"' -c 'posts where sea | count'"
    )
    #expect(several.output == "count\n13\n" && several.errors == "" && several.status == 0)
  }

  @Test func filesAndStandardInput() throws {
    world.write("posts | count\nposts\n  | count by doc\n  | limit 1\n", to: "a.tq")
    // Each answer has the names of its own columns, so they stand apart, which is said.
    let wanted = "count\n166\n\ndoc\tcount\n000\t53\n"
    let cut =
      "several answers go to one tsv, an empty line between them; '| save \"FILE.tsv\"' gives each its own\n"
      + "the first of 5 rows; leave out 'limit 1' to see them all\n"
    for form in ["-f a.tq", "-f - < a.tq", "< a.tq", "-f /dev/stdin < a.tq"] {
      let run = try world.sh("\"$TORI\" \"$SEEDS\" --format tsv \(form)")
      #expect(run.status == 0 && run.errors == cut, "\(form): \(run.errors)")
      #expect(run.output == wanted, "\(form)")
    }
    let missing = try world.sh("\"$TORI\" \"$SEEDS\" -f missing.tq")
    #expect(missing.status == 2 && missing.errors.contains("missing.tq"))
  }

  @Test func aScriptThatIsAProgram() throws {
    world.write(
      "#!/usr/bin/env -S \(ProgramWorld.tori) \(ProgramWorld.seeds) --format tsv -f\nposts | count\n",
      to: "count.tq")
    let run = try world.sh("chmod +x count.tq && ./count.tq")
    #expect(run.output == "count\n166\n" && run.status == 0, "\(run.errors)")
  }

  @Test(arguments: [
    ("table", "id     reposts\n002#1       55\n"), ("csv", "id,reposts\r\n002#1,55\r\n"),
    ("tsv", "id\treposts\n002#1\t55\n"), ("jsonl", "{\"id\":\"002#1\",\"reposts\":55}\n"),
    ("json", "[\n{\"id\":\"002#1\",\"reposts\":55}\n]\n"),
    ("markdown", "| id | reposts |\n| --- | ---: |\n| 002#1 | 55 |\n"),
  ])
  func formats(name: String, rows: String) throws {
    let run = try world.sh(
      "\"$TORI\" \"$SEEDS\" --format \(name) -c 'posts where reposts > 6 | select id, reposts'")
    #expect(run.output == rows && run.status == 0)
  }

  @Test func pictures() throws {
    for (format, ground) in [("svg", "#ffffff"), ("svg-dark", "#0d1117")] {
      let run = try world.sh("\"$TORI\" \"$SEEDS\" --format \(format) -c 'posts | count by doc'")
      #expect(run.output.hasPrefix("<?xml ") && run.output.hasSuffix("</svg>\n"))
      #expect(run.output.contains("fill=\"\(ground)\"") && run.status == 0 && run.errors.isEmpty)
    }
    let rows = try world.sh("\"$TORI\" \"$SEEDS\" --format svg -c posts")
    #expect(rows.status == 2 && rows.output.isEmpty)
    #expect(rows.errors.hasPrefix("error: posts cannot be drawn; figures by a key can: "))
    let two = try world.sh(
      "\"$TORI\" \"$SEEDS\" --format svg -c 'posts | count by doc' -c 'posts | count by kind'")
    #expect(two.status == 2 && two.errors.hasPrefix("error: a picture shows one answer; "))
    #expect(two.output.split(separator: "<?xml").count == 1)
  }

  /// Of several statements, JSON is still one value: an array of their answers, null for what failed.
  @Test func severalAnswersAsOneValue() throws {
    let one = "[\n{\"count\":13}\n]\n"
    let two = "[\n{\"count\":30}\n]\n"
    let query = "posts where sea | count"
    let forms = [
      "-c 'let sea = mentions \"南鳥島\"; \(query); posts in 001 | count'",
      "-c 'let sea = mentions \"南鳥島\"' -c '\(query)' -c 'posts in 001 | count; help'",
    ]
    for form in forms {
      let run = try world.sh("\"$TORI\" \"$SEEDS\" --format json \(form)")
      #expect(run.output == "[\n\(one),\n\(two)]\n" && run.status == 0)
    }
    let failed = try world.sh(
      "\"$TORI\" \"$SEEDS\" --format json -c 'posts | expect rows = 1 | count; posts in 001 | count'"
    )
    #expect(failed.output == "[\nnull\n,\n\(two)]\n" && failed.status == 1)
    let oneFailed = try world.sh(
      "\"$TORI\" \"$SEEDS\" --format json -c 'posts | expect any reposts > 500 | count'")
    #expect(oneFailed.output == "null\n" && oneFailed.status == 1)
    #expect(
      oneFailed.errors.hasPrefix("error: expected a row that matches reposts > 500, found none"))
    // What is only held to what is expected has no answer, whether it holds or not.
    for (rows, status) in [(166, 0), (1, 1)] {
      let silent = try world.sh(
        "\"$TORI\" \"$SEEDS\" --format json -c 'posts | expect rows = \(rows); posts in 001 | count'"
      )
      #expect(silent.output == two && silent.status == status)
    }
    let alone = try world.sh(
      "\"$TORI\" \"$SEEDS\" --format json -c 'let a = in 001; posts where a | count'")
    #expect(alone.output == two)
  }

  @Test func explainedForPrograms() throws {
    let run = try world.sh(
      "\"$TORI\" \"$SEEDS\" --format jsonl -c 'explain posts where mentions \"南鳥島\" | count'")
    #expect(
      run.output == """
        {"depth":0,"step":"count rows, fetching none","rows_at_most":1}
        {"depth":1,"step":"filter","rows_at_most":13}
        {"depth":2,"step":"mentions \\"南鳥島\\"","rows_at_most":13}
        {"depth":2,"step":"all posts","rows_at_most":166}

        """)
    #expect(run.errors.hasPrefix("all posts of the corpus\n") && run.status == 0)
    let met = try world.sh(
      "\"$TORI\" \"$SEEDS\" --format tsv -c 'explain analyze posts in 001 | limit 3'")
    let head = "depth\tstep\trows_at_most\ttried\tfound\tbytes_read\tms\n"
    #expect(met.output.hasPrefix(head + "0\tfirst 3\t3\t30\t3\t"))
  }

  @Test func parametersAndTheClock() throws {
    let set = try world.sh(
      "\"$TORI\" \"$SEEDS\" --format tsv --set word=南鳥島 -c 'posts where mentions $word | count'")
    #expect(set.output == "count\n13\n")
    let now = try world.sh(
      "\"$TORI\" \"$SEEDS\" --format tsv --now 2026-01-13 -c 'posts on today | count'")
    let named = try world.sh(
      "\"$TORI\" \"$SEEDS\" --format tsv -c 'posts on 2026-01-13 | count'")
    #expect(now.output == named.output && now.status == 0)
  }

  @Test func readingOptions() throws {
    world.write("nick\tsaid\tat\nkai\t海\t2026-01-01T00:00:00\n", to: "d.tsv")
    let run = try world.sh(
      "\"$TORI\" d.tsv --map author=nick --map text=said --map time=at --zone UTC --format jsonl -c 'posts | select author, time, text'"
    )
    #expect(
      run.output
        == "{\"author\":\"kai\",\"time\":\"2026-01-01T00:00:00Z\",\"text\":\"海\"}\n"
        || run.output.contains("+00:00"), "\(run.output) \(run.errors)")
    world.write("1 名無し\n本文\n", to: "p.txt")
    let plain = try world.sh(
      "\"$TORI\" p.txt --reader plain --format tsv -c 'documents | select reader'")
    #expect(plain.output.contains("plain"), "\(plain.output) \(plain.errors)")
  }

  @Test(
    arguments: [
      ("\"$SEEDS\" -c 'posts | expect rows = 166'", Int32(0)),
      ("\"$SEEDS\" -c 'posts | expect rows = 3'", 1),
      ("\"$SEEDS\" -c 'posts where mentons \"x\"'", 2), ("\"$SEEDS\" -c 'posts in 009'", 2),
      ("--nonsense", 2), ("\"$SEEDS\" --format xml -c posts", 2),
      ("\"$SEEDS\" --zone Nowhere/Land -c posts", 2), ("\"$SEEDS\" --reader magic -c posts", 2),
      ("\"$SEEDS\" --map author -c posts", 2), ("\"$SEEDS\" --now soon -c posts", 2),
      ("\"$SEEDS\" --set x -c posts", 2), ("\"$SEEDS\" -c posts -f a.tq", 2),
      ("index \"$SEEDS\" -o x.db", 2), ("missing -c posts", 3), ("verify missing.tori", 3),
      ("\"$SEEDS\" 'posts | count'", 3), ("manual", 0), ("--generate-completion-script bash", 0),
      ("--version", 0), ("--help", 0), ("index --help", 0),
    ] as [(String, Int32)])
  func exitStatuses(arguments: String, status: Int32) throws {
    let run = try world.sh("\"$TORI\" \(arguments)")
    #expect(run.status == status)
    #expect(status == 0 || status == 1 || run.output == "")
    #expect(status == 0 || run.errors != "")
  }

  /// What an answer depends on besides the corpus has a version; the program's own stands alone.
  @Test func versions() throws {
    let english = try world.sh("\"$TORI\" --version").output.split(separator: "\n")
    #expect(english.count == 4 && english[0].allSatisfy { $0.isNumber || $0 == "." })
    #expect(english[1].hasPrefix("index format ") && english[1].contains(", readers "))
    #expect(english[2].hasPrefix("folding ") && english[2].contains("Unicode "))
    #expect(english[3].hasPrefix("dictionary ") || english[3].hasPrefix("no dictionary: "))
    let japanese = try world.sh("\"$TORI\" --lang ja --version").output.split(separator: "\n")
    #expect(japanese.first == english.first && japanese[1].hasPrefix("索引の形式 "))
  }

  /// What the library that reads command lines says is in the language that is asked for.
  @Test(arguments: [
    ("--lang ja --fromat csv", "エラー: '--fromat'という指定はない。'--format'のことでは？\n使い方: tori ask"),
    ("--lang ja -c", "エラー: '-c <query>'の値がない\n説明:  -c <query>  この文を実行する。\n"),
    ("verify --lang ja", "エラー: 引数'<file.tori>'が必要\n"),
    ("verify --lang ja a b", "エラー: 余分な引数'b'\n"),
    ("--fromat csv", "Error: Unknown option '--fromat'. Did you mean '--format'?\nUsage: tori ask"),
  ])
  func wordsOfTheCommandLine(arguments: String, message: String) throws {
    let run = try world.sh("\"$TORI\" \(arguments)")
    #expect(run.status == 2 && run.errors.hasPrefix(message), "\(run.errors)")
    let help = try world.sh("\"$TORI\" --lang ja --help").output
    #expect(help.hasPrefix("概要: ") && help.contains("\n使い方: ") && help.contains("\nオプション:\n"))
    for english in ["OVERVIEW", "USAGE", "ARGUMENTS", "OPTIONS", "Show "] {
      #expect(!help.contains(english))
    }
  }

  @Test func aQueryInThePlaceOfACorpus() throws {
    let run = try world.sh("\"$TORI\" seeds 'posts | count' < /dev/null")
    #expect(run.errors.contains("did you mean 'tori seeds -c 'posts | count''?"))
  }

  /// The page for man(1) has every word of the language, and nothing in it is a request by chance.
  @Test(arguments: ["en", "ja"]) func manualPage(language: String) throws {
    let page = try world.sh("\"$TORI\" manual --lang \(language)").output
    #expect(page.hasPrefix(".TH TORI 1 "))
    let requests: Set<Substring> = [
      ".TH", ".SH", ".TP", ".B", ".RS", ".RE", ".nf", ".fi", ".br", ".ad",
    ]
    for line in page.split(separator: "\n") where line.hasPrefix(".") || line.hasPrefix("'") {
      #expect(requests.contains(line.prefix { $0 != " " }), "\(line)")
    }
    for word in ["mentions TEXT", "\\-\\-format", "Ctrl\\-R", ".B \"130\""] {
      #expect(page.contains(word), "\(word)")
    }
  }

  /// A script's parameters: typed, with what they are where nothing is given.
  @Test func declaredParameters() throws {
    world.write(
      """
      param $since date = 2025-12
      param $names texts = "海底", "深海"
      param $least number
      posts where mentions any of $names and length >= $least since $since | count

      """, to: "p.tq")
    func run(_ more: String) throws -> FinishedProgram {
      try world.sh("\"$TORI\" \"$SEEDS\" -f p.tq --format tsv \(more)")
    }
    let unset = try run("")
    #expect(unset.status == 2 && unset.errors.contains("no value was given for '$least'"))
    #expect(try run("--set least=1").status == 0)
    let other = try run("--set least=1 --set names=南鳥島、レアアース --set since=2026-01")
    #expect(other.status == 0 && other.output.hasPrefix("count\n"))
    let wrong = try run("--set least=x --set since=soon")
    #expect(wrong.status == 2 && wrong.errors.contains("'$least' should be a number, found 'x'"))
    #expect(wrong.errors.contains("'$since' should be a date, found 'soon'"))
    #expect(try world.sh("\"$TORI\" check p.tq").status == 0)
    let help = try world.sh("\"$TORI\" -f p.tq --help").output
    #expect(help.contains("$since  date  2025-12") && help.contains("$least  number"))
  }

  /// What ran before a failed expectation stays, what follows still runs.
  @Test func aFailedExpectationGoesOn() throws {
    let run = try world.sh(
      "\"$TORI\" \"$SEEDS\" --format tsv -c 'posts | expect rows = 3' -c 'posts | count'")
    #expect(run.output == "count\n166\n" && run.status == 1)
    #expect(run.errors == "error: expected rows = 3, found 166 rows\n")
  }

  @Test func nothingRunsIfAnyPartIsWrong() throws {
    let run = try world.sh("printf 'posts | count\\npost\\n' | \"$TORI\" \"$SEEDS\"")
    #expect(run.output == "" && run.status == 2)
    #expect(run.errors.contains("standard input:2:1: error: there is no source 'post'"))
  }

  @Test func aClosedPipeIsNoError() throws {
    let run = try world.sh(
      "{ \"$TORI\" \"$SEEDS\" --format jsonl -c 'posts' -c 'posts' -c 'posts'; echo $? >&2; } | head -1"
    )
    #expect(run.errors == "0\n")
    #expect(run.output.split(separator: "\n").count == 1)
  }

  /// On a terminal what could steer it is written out; in a pipe a machine format has the very bytes.
  @Test func whatCouldSteerATerminal() throws {
    world.write(
      "{\"id\": 1, \"author\": \"a\\u001b]0;b\\u0007\", \"text\": \"\\u001b[31mred\\u009b2J\\u202e\"}\n",
      to: "evil.jsonl")
    let run = try world.sh("\"$TORI\" evil.jsonl --format jsonl -c 'posts | select author, text'")
    #expect(
      run.output
        == #"{"author":"a\u001b]0;b\u0007","text":"\u001b[31mred\u009b2J\u202e"}"# + "\n")
    let bytes = try world.sh("\"$TORI\" evil.jsonl --format tsv -c 'posts | select text'")
    #expect(bytes.output == "text\n\u{1B}[31mred\u{9B}2J\u{202E}\n")
    let session = try world.shell([world.home.path + "/evil.jsonl"])
    try session.submit("posts | select author, text")
    #expect(session.screen.lines.contains { $0.contains("␛[31mred\\u{9B}2J\\u{202E}") })
    #expect(session.screen.unknown == [] && session.screen.messages == [])
  }
}
