import ToriCorpus
import ToriEngine
import ToriLanguage
import ToriRender
import ToriSystem
import ToriText
import ToriTime

/// `tori rerun`: asks again what saved files were made from, and tells what differs.
package struct RerunCommand {
  private let files: [String]
  private let corpus: [String]
  private let language: SpokenLanguage

  package init(files: [String], corpus: [String], language: SpokenLanguage) {
    self.files = files
    self.corpus = corpus
    self.language = language
  }

  package func run() -> ExitStatus {
    let console = StandardStreams.console(language)
    var status = ExitStatus.done
    for file in files {
      let ended = run(file, console)
      if ended == .interrupted { return ended }
      status = max(status, ended)
    }
    return status
  }

  private func run(_ name: String, _ console: Console) -> ExitStatus {
    let ending = Sidecar.path(beside: "")
    let file = name.hasSuffix(ending) ? String(name.dropLast(ending.count)) : name
    let sidecar: Sidecar
    do {
      sidecar = try Sidecar.read(Sidecar.path(beside: file))
    } catch {
      console.complain(.cannotBeRead(Sidecar.path(beside: file)))
      return .unreadable
    }
    var rerun = Rerun(file: file, sidecar: sidecar, console: console)
    do {
      let words = try rerun.words(on: corpus)
      for line in words.lines {
        try console.writeRows(Array((line[language] + "\n").utf8))
      }
      return words.areSame ? .done : .unexpected
    } catch let problem as OpeningProblem {
      if case .interrupted = problem { return .interrupted }
      console.complain(problem.message)
      return .unreadable
    } catch let problem as CommandLineProblem {
      console.complain(problem.message)
      return .wrong
    } catch let error as EngineError {
      console.complain(LocalizedText("\(name): \(error.message)", ja: "\(name): \(error.message)"))
      return error.status
    } catch {
      console.complain(.cannotBeRead(name))
      return .unreadable
    }
  }
}

/// A saved file that is asked for again.
private struct Rerun {
  let file: String
  let sidecar: Sidecar
  let console: Console

  struct Words {
    var lines: [LocalizedText] = []
    var areSame = true
  }

  /// What came of it. Throws an `OpeningProblem`, a `CommandLineProblem` where the query means nothing any more, an
  /// `EngineError`, or whatever is wrong with writing.
  mutating func words(on corpus: [String]) throws -> Words {
    let paths = corpus.isEmpty ? sidecar.corpus.paths : corpus
    var source = CorpusSource(
      paths: paths, reading: try sidecar.corpus.reading.options(of: paths),
      words: sidecar.corpus.reading)
    source.now = TimeSpan.parse(sidecar.now, in: .utc)?.earliest
    var session = try CorpusOpening(console: console).session(on: source).session
    session.setFoldsVariants(sidecar.foldsVariants)
    let cancellation = Cancellation()
    let rows = try self.rows(in: &session, cancellation)
    let again = try rendered(rows, cancellation)
    var words = Words()
    let (name, old) = (sidecar.file.name, sidecar.file)
    words.areSame = again.checksum == old.sha256
    let count = rows.answer.rowCount
    if words.areSame {
      words.lines.append(
        LocalizedText(
          "\(name): the same, \(LocalizedText.rows(count)), \(again.size) bytes",
          ja: "\(name): 同じ。\(count)行、\(again.size)バイト"))
    } else {
      words.lines.append(
        count == old.rows
          ? LocalizedText(
            "\(name): differs, with \(LocalizedText.rows(count)) still",
            ja: "\(name): 違う。行数は\(count)のまま")
          : LocalizedText(
            "\(name): differs, \(LocalizedText.rows(count)) instead of \(old.rows)",
            ja: "\(name): 違う。\(old.rows)行が\(count)行になった"))
      words.lines += again.changes?.words ?? []
    }
    let changes = CorpusChanges(from: sidecar.corpus, to: session.identity)
    if sidecar.corpus.checksum != session.identity.checksum {
      words.lines.append(LocalizedText("  the corpus is another", ja: "  コーパスが違う"))
      words.lines += changes.words.map { LocalizedText("  \($0)", ja: "  \($0)") }
    }
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
    var changes: LineChanges?
  }

  /// Writes the rows nowhere, and tells what would have been written.
  private func rendered(_ rows: SavedRows, _ cancellation: Cancellation) throws -> Again {
    var options = RenderOptions(
      zone: Zone(sidecar.zone) ?? .tokyo,
      language: SpokenLanguage(rawValue: sidecar.language) ?? console.language)
    options.isTitled = rows.stage.title != nil
    let query = sidecar.query.last ?? ""
    options.title = rows.stage.title ?? query.line(of: SourceSpan(0, query.utf8.count))
    options.made = Int((TimeSpan.parse(sidecar.now, in: .utc)?.earliest?.milliseconds ?? 0) / 1000)
    // Lines can be told apart only where the file is as it was written.
    let isComparable = !rows.stage.format.isOfOneAnswer && Sidecar.describes(file)
    let written = Written(comparing: isComparable ? LineChanges(file) : nil)
    let answer = rows.answer.stopping(with: cancellation)
    _ = try InterruptHandler.shared.during(stop: cancellation.cancel) {
      var sink = TextSink(write: written.take)
      try AnswerRenderer.render(answer, as: rows.stage.format, options: options, to: &sink)
    }
    written.changes?.end()
    return Again(
      checksum: written.checksum, size: written.size, changes: written.changes)
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
