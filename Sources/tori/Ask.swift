import ArgumentParser
import ToriShell

/// `tori [CORPUS]`: the shell, one query, or a script.
struct Ask: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ask", abstract: "Open a corpus and ask it (what tori does without a command).",
    discussion: """
      CORPUS is a folder, files, or an index made with 'tori index'; without one, ./seeds.
      Without -c and -f, statements come from the terminal or from standard input.

      Exit status: 0 done, 1 an expectation failed, 2 the query or the command line is wrong,
      3 the corpus or a part of it cannot be read, 130 interrupted.
      """)

  @Argument(help: ArgumentHelp("What to open.", valueName: "corpus"))
  var corpus: [String] = []

  @Option(name: .customShort("c"), help: ArgumentHelp("Run this text.", valueName: "query"))
  var commands: [String] = []

  @Option(name: .customShort("f"), help: ArgumentHelp("Run this script.", valueName: "file"))
  var files: [String] = []

  @Option(help: "How rows are written: table, jsonl, json, csv, tsv or markdown.")
  var format: String?

  @Option(help: ArgumentHelp("Give $NAME this value in scripts.", valueName: "name=value"))
  var set: [String] = []

  @Option(help: ArgumentHelp("What today counts from.", valueName: "date"))
  var now: String?

  @OptionGroup var reading: Reading

  @OptionGroup var speech: Speech

  func run() throws {
    try speech.run {
      try Invocation(
        corpus: corpus, commands: commands, files: files, format: format, parameters: set, now: now,
        reading: reading.words, language: $0
      ).run()
    }
  }
}

/// How source files are read.
struct Reading: ParsableArguments {
  @Option(help: "The zone of stamps that name none, such as Asia/Tokyo or +09:00.")
  var zone: String?

  @Option(help: "Read every file as this kind of page instead of looking at what it is.")
  var reader: String?

  @Option(
    name: .customLong("map"),
    help: ArgumentHelp("Take a field of data from this column.", valueName: "field=column"))
  var map: [String] = []

  var words: Invocation.ReadingWords {
    Invocation.ReadingWords(zone: zone, reader: reader, map: map)
  }
}
