import ToriCorpus
import ToriEngine
import ToriLanguage
import ToriRender
import ToriSystem
import ToriText
import ToriTime

/// Answers that are written to files.
extension Interpreter {
  /// Writes every row of `given` as to a file; Ctrl-C ends that as `EngineError.interrupted`.
  ///
  /// - Throws: as `AnswerFile.write` does.
  func write(_ given: GivenAnswer, to file: AnswerFile) throws -> AnswerFile.Written {
    let cancellation = Cancellation()
    let answer = given.answer.stopping(with: cancellation)
    var written: AnswerFile.Written?
    _ = try InterruptHandler.shared.during(stop: cancellation.cancel) {
      written = try file.write(
        answer, options: fileOptions(of: given.query), check: session.engine.check)
    }
    guard let written else { throw EngineError.interrupted }
    return written
  }

  /// How rows are written to a file.
  private func fileOptions(of query: String, titled title: String? = nil) -> RenderOptions {
    var options = RenderOptions(zone: shownZone, language: console.language)
    options.title = title ?? query
    options.isTitled = title != nil
    options.made = Int(session.environment.now.milliseconds / 1000)
    return options
  }

  /// Writes rows that a statement saves, and beside them where they came from.
  mutating func save(
    _ rows: SavedRows, _ place: Int, of statement: Statement, in text: String,
    _ cancellation: Cancellation
  ) -> ExitStatus {
    if report?.savesNothing == true { return .done }
    let (stage, name) = (rows.stage, rows.stage.path)
    let path = SavePlaces.path(name, in: folder)
    let query = text.line(of: statement, before: place)
    let former = Sidecar.describes(path) ? Sidecar.beside(path)?.file.rows : nil
    var target = AnswerFile(path: path, format: stage.format)
    target.isDigested = true
    target.isHeld = heldFiles != nil
    do {
      let written = try target.write(
        rows.answer.stopping(with: cancellation),
        options: fileOptions(of: query, titled: stage.title), check: session.engine.check)
      let isOther = former != nil && former != rows.answer.rowCount && !stage.format.isPicture
      let replaced = LocalizedText.inPlace(of: isOther ? former.map { .rows($0) } : nil)
      let done: LocalizedText =
        stage.format.isPicture ? .drawn(to: name) : .written(rows.answer.rowCount, to: name)
      let file = HeldFile(
        name: name, path: path, file: written.file,
        sidecar: written.file.isRegular
          ? sidecar(of: rows, place, written, of: text.piece(statement.span)) : nil,
        done: LocalizedText("\(done)\(replaced)", ja: "\(done)\(replaced)"),
        notes: (stage.format.isPicture ? [] : rows.answer.notes) + written.notes + note(on: stage))
      if target.isHeld {
        heldFiles?.append(file)
      } else {
        try settle(file)
      }
      return .done
    } catch let error as EngineError {
      return report(error)
    } catch let problem as UndrawableAnswer {
      return report(problem)
    } catch let failure as WorkbookFailure {
      return report(UndrawableAnswer(failure))
    } catch let error as ClosedPipe where error.wasInterrupted {
      return .interrupted
    } catch {
      console.complain(.cannotBeWritten(name, Self.reason(of: error)))
      return .unreadable
    }
  }

  /// Of a name that says another format than the file is in: who reads it will believe the name.
  private func note(on stage: SaveStage) -> [Note] {
    guard let said = Format(ofFile: stage.path),
      said != stage.format.named
    else { return [] }
    let (name, format) = (stage.path, stage.format.rawValue)
    return [Note(.otherFormat(file: name, is: format, says: said.rawValue))]
  }

  private func sidecar(
    of rows: SavedRows, _ place: Int, _ written: AnswerFile.Written, of query: String
  ) -> Sidecar {
    let file = Sidecar.File(
      name: rows.stage.path.lastPart, format: rows.stage.format.rawValue, title: rows.stage.title,
      rows: rows.answer.rowCount, columns: rows.answer.shape.columns.map(\.name),
      size: written.size, sha256: written.checksum)
    return sidecar(file, query: context + [query], save: place, asksForWords: rows.asksForWords)
  }

  /// What stands beside a file that was written now.
  func sidecar(
    _ file: Sidecar.File, query: [String], save place: Int, asksForWords: Bool
  ) -> Sidecar {
    let (identity, catalogue) = (session.identity, session.catalogue)
    let files = identity.files.count <= Sidecar.fileLimit ? identity.files : []
    return Sidecar(
      tori: Sidecar.Versions(
        version: Invocation.version, reading: catalogue.readingVersion, folding: Folding.version),
      file: file, query: query, save: place,
      set: settings.parameters.map { "\($0.key)=\($0.value)" }.sorted(),
      written: StandardStreams.now().iso(in: shownZone),
      now: session.environment.now.iso(in: shownZone), zone: shownZone.identifier,
      language: console.language.rawValue,
      foldsVariants: settings.foldsVariants,
      words: asksForWords ? catalogue.words : nil,
      lists: asksForWords && !session.lists.isEmpty ? session.lists : nil,
      corpus: Sidecar.Corpus(
        paths: (corpus?.paths ?? []).map { Self.fromRoot($0) },
        reading: (corpus?.words ?? Invocation.ReadingWords()).fromRoot(),
        checksum: identity.checksum, words: catalogue.words?.sum,
        documents: catalogue.documentCount, posts: catalogue.postCount, files: files))
  }

  /// The path from the root, so that it means the same from anywhere.
  static func fromRoot(_ path: String) -> String {
    let path = SourceStream.shown(path)
    return path.hasPrefix("/") || path == "-" ? path : StandardStreams.workingFolder + "/" + path
  }

  /// The folder that a file lies in, as its path names it.
  static func folder(ofFile path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Why a file takes nothing.
  static func reason(of error: any Error) -> LocalizedText {
    switch error {
    case let error as SystemError: error.message
    case let error as WorkbookFailure: error.message
    case let error as ClosedPipe:
      error.reason ?? LocalizedText("nobody reads it", ja: "読み手がいない")
    default: LocalizedText("it takes nothing", ja: "受け付けない")
    }
  }
}

extension Invocation.ReadingWords {
  /// The same, with files that it names called from the root, so that they are found from anywhere.
  fileprivate func fromRoot() -> Invocation.ReadingWords {
    func named(_ word: String) -> String {
      if case .file = PathKind(word) { Interpreter.fromRoot(word) } else { word }
    }
    var words = self
    words.shapes = shapes.map(named)
    words.profile = profile.map(named)
    words.dictionary = dictionary.map(Interpreter.fromRoot)
    return words
  }
}
