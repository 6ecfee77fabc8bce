import ToriCorpus
import ToriEngine
import ToriLanguage
import ToriRender
import ToriSystem
import ToriText
import ToriTime

/// A saved file that is asked for again.
struct Rerun {
  private let file: String
  private let sidecar: Sidecar
  private let console: Console
  private let state: State

  init(file: String, sidecar: Sidecar, console: Console) {
    (self.file, self.sidecar, self.console) = (file, sidecar, console)
    state =
      if sidecar.describes(file) { .asWritten } else if case .nothing = PathKind(file) {
        .gone
      } else {
        .otherwise
      }
  }

  struct Words {
    var lines: [LocalizedText] = []
    var areSame = true
  }

  /// What came of it. Throws an `OpeningProblem`, a `CommandLineProblem` where the query means nothing any more, an
  /// `EngineError`, or whatever is wrong with writing.
  mutating func words(on corpus: [String]) throws -> Words {
    let paths = corpus.isEmpty ? sidecar.corpus.paths : corpus
    if corpus.isEmpty, paths.contains(where: { SourceStream.shown($0) == "-" }) {
      throw OpeningProblem.failed(.cameThroughPipe(file), path: nil)
    }
    var source = CorpusSource(
      paths: paths, reading: try sidecar.corpus.reading.options(of: paths),
      words: sidecar.corpus.reading)
    source.now = TimeSpan.parse(sidecar.now, in: .utc)?.earliest
    var session = try CorpusOpening(console: console).session(on: source).session
    session.setFoldsVariants(sidecar.foldsVariants)
    let cancellation = Cancellation()
    let again: Again
    if let scripts = sidecar.report {
      let made = try page(of: scripts, in: session, on: source)
      guard let made else {
        return Words(lines: [.runsNoMore(file)], areSame: false)
      }
      again = made
    } else {
      let rows = try self.rows(in: &session, cancellation)
      again = try rendered(rows, cancellation)
    }
    var words = Words(
      lines: lines(on: again),
      areSame: again.checksum == sidecar.file.sha256 && state == .asWritten)
    let changes = CorpusChanges(from: sidecar.corpus, to: session.identity)
    if sidecar.corpus.checksum != session.identity.checksum {
      words.lines.append(LocalizedText("  the corpus is another", ja: "  コーパスが違う"))
      words.lines += changes.words.map { LocalizedText("  \($0)", ja: "  \($0)") }
    }
    if sidecar.words != nil { words.lines += sidecar.changesOfWords(in: session) }
    let now = Sidecar.Versions(
      version: Invocation.version, reading: session.catalogue.readingVersion,
      folding: Folding.version)
    if now != sidecar.tori {
      words.lines.append(
        LocalizedText(
          "  tori was \(sidecar.tori.words), and is \(now.words)",
          ja: "  toriは\(sidecar.tori.words)だったが、今は\(now.words)"))
    }
    return words
  }

  /// Whether the file is there, as it was saved.
  private enum State {
    case asWritten, otherwise, gone
  }

  private func lines(on again: Again) -> [LocalizedText] {
    let (old, count) = (sidecar.file, again.rows)
    let areSame = again.checksum == old.sha256
    let rows = LocalizedText.rows(count)
    let became =
      areSame
      ? LocalizedText("the same, \(rows), \(again.size) bytes", ja: "同じ。\(rows)、\(again.size)バイト")
      : count == old.rows
        ? LocalizedText("differs, with \(rows) still", ja: "違う。行数は\(count)のまま")
        : LocalizedText(
          "differs, \(rows) instead of \(old.rows)", ja: "違う。\(old.rows)行が\(count)行になった")
    var lines: [LocalizedText]
    switch state {
    case .asWritten: lines = [LocalizedText("\(file): \(became)", ja: "\(file): \(became)")]
    case .gone, .otherwise:
      lines = [
        state == .gone
          ? LocalizedText("\(file): the file is gone", ja: "\(file): ファイルがなくなった")
          : LocalizedText(
            "\(file): the file is not as tori wrote it", ja: "\(file): ファイルがtoriの書いたままではない"),
        LocalizedText(
          "  what was saved, asked again: \(became)", ja: "  保存した行をもう一度求めると: \(became)"),
      ]
    }
    return areSame ? lines : lines + again.changes
  }

  /// Runs the statements, and gives what the last of them saves in this file.
  private func rows(
    in session: inout Session, _ cancellation: Cancellation
  ) throws -> SavedRows {
    let parameters = try Invocation.parameters(sidecar.set)
    let parsed = Parser.parse(sidecar.query.joined(separator: "\n"), parameters: parameters)
    let (actions, diagnostics) = session.analyze(parsed.script)
    let mistakes = (parsed.diagnostics + diagnostics).filter { $0.severity == .error }
    if let mistake = mistakes.first { throw CommandLineProblem(mistake.message) }
    var saved: [SavedRows] = []
    for action in actions {
      if case .saved(let rows, then: _, highlights: _) = try session.run(
        action, cancellation: cancellation)
      {
        saved = rows
      }
    }
    guard saved.indices.contains(sidecar.save) else {
      throw CommandLineProblem(LocalizedText("the query saves nothing", ja: "この問い合わせは何も保存しない"))
    }
    return saved[sidecar.save]
  }

  private struct Again {
    var checksum: String
    var size: Int
    /// In all of it.
    var rows: Int
    /// In what it is another, as far as that can be told.
    var changes: [LocalizedText]
  }

  /// Makes the page again, writes it nowhere, and tells what it would have been; nil where a script does not run to its
  /// end as it did, which it has said itself.
  private func page(
    of made: ReportedScripts, in session: Session, on source: CorpusSource
  ) throws -> Again? {
    var settings = Settings()
    settings.parameters = try Invocation.parameters(sidecar.set)
    settings.foldsVariants = sidecar.foldsVariants
    settings.shownZone = Zone(sidecar.zone)
    var console = console
    console.language = SpokenLanguage(rawValue: sidecar.language) ?? console.language
    var interpreter = Interpreter(session: session, settings: settings, console: console)
    interpreter.corpus = source
    interpreter.report = ReportDraft(paths: [], savesNothing: true)
    for script in made.scripts {
      interpreter.folder = script.folder
      let ended = try interpreter.runInterruptibly(script.text, file: script.name, mode: .script)
      if ended == .interrupted { throw EngineError.interrupted }
      if ended > .done { return nil }
    }
    guard let draft = interpreter.report else { return nil }
    let cancellation = Cancellation()
    let page = interpreter.collectedReport(draft, cancellation).stopping(with: cancellation)
    let written = Written(comparing: nil)
    var traces: [Report.Trace] = []
    _ = try InterruptHandler.shared.during(stop: cancellation.cancel) {
      var sink = TextSink(write: written.take)
      traces = try ReportPage.render(
        page, as: made.form, options: interpreter.pageOptions, to: &sink)
    }
    let now = ReportedScripts(scripts: made.scripts, form: made.form, answers: traces)
    return Again(
      checksum: written.checksum, size: written.size,
      rows: traces.compactMap(\.rows).reduce(0, +),
      changes: ReportChanges(from: made, to: now).words)
  }

  /// Writes the rows nowhere, and tells what would have been written.
  private func rendered(_ rows: SavedRows, _ cancellation: Cancellation) throws -> Again {
    var options = RenderOptions(
      zone: Zone(sidecar.zone) ?? .tokyo,
      language: SpokenLanguage(rawValue: sidecar.language) ?? console.language)
    options.isTitled = rows.stage.title != nil
    let query = sidecar.query.last ?? ""
    let statement = Parser.parse(query).script.statements.first
    options.title =
      rows.stage.title ?? statement.map { query.line(of: $0, before: sidecar.save) } ?? query
    options.made = Int((TimeSpan.parse(sidecar.now, in: .utc)?.earliest?.milliseconds ?? 0) / 1000)
    // Lines can be told apart only where the file is as it was written.
    let isComparable = !rows.stage.format.isOfOneAnswer && state == .asWritten
    let written = Written(comparing: isComparable ? LineChanges(file) : nil)
    let answer = rows.answer.stopping(with: cancellation)
    _ = try InterruptHandler.shared.during(stop: cancellation.cancel) {
      var sink = TextSink(write: written.take)
      try AnswerRenderer.render(answer, as: rows.stage.format, options: options, to: &sink)
    }
    written.changes?.end()
    return Again(
      checksum: written.checksum, size: written.size, rows: rows.answer.rowCount,
      changes: written.changes?.words ?? [])
  }

  private final class Written {
    private var digest = FileDigest()
    var checksum: String { digest.end() }
    private(set) var size = 0
    var changes: LineChanges?

    init(comparing changes: LineChanges?) { self.changes = changes }

    func take(_ bytes: [UInt8]) {
      digest.take(bytes)
      size += bytes.count
      changes?.take(bytes)
    }
  }
}

extension Sidecar.Versions {
  fileprivate var words: String { "\(version) (reading \(reading), folding \(folding >> 16))" }
}

extension LocalizedText {
  fileprivate static func runsNoMore(_ file: String) -> LocalizedText {
    LocalizedText(
      "\(file): its script does not come to its end as it did", ja: "\(file): スクリプトが前のように終わりまで進まない")
  }

  fileprivate static func cameThroughPipe(_ file: String) -> LocalizedText {
    LocalizedText(
      "\(file): its corpus came through a pipe: give that again with --corpus -, or a file with --corpus PATH",
      ja: "\(file): コーパスはパイプから来た。--corpus -でもう一度渡すか、--corpus PATHでファイルを指定する")
  }
}
