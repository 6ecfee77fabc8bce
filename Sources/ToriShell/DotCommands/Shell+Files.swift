import ToriEngine
import ToriLanguage
import ToriRender
import ToriText
import ToriTime

/// Where answers and statements are kept: `.output`, `.save`, `.plot`.
extension Shell {
  mutating func write(_ command: DotCommand, _ target: FileTarget) {
    if let unknown = target.unknown {
      return explain(
        command, LocalizedText("there is no option '\(unknown)'", ja: "'\(unknown)'という指定はない"))
    }
    switch command {
    case .output: setOutput(target)
    case .plot: plot(target)
    default: save(target)
    }
  }

  private mutating func setOutput(_ target: FileTarget) {
    guard let path = target.path else {
      let place =
        output.map { LocalizedText(same: $0.path) } ?? LocalizedText("the screen", ja: "画面")
      return explain(.output, LocalizedText("rows go to \(place)", ja: "行の行き先は\(place)"))
    }
    if path == "-" {
      output = nil
      interpreter.beginOutput()
      return
    }
    // What rows go to by now may be the same file.
    note(output, holding: .outputRows)
    guard mayWrite(target, for: .output) else { return }
    let replaced = LocalizedText.inPlace(of: ownContent(of: path))
    do {
      output = try OutputFile(Self.expanded(path))
      interpreter.beginOutput()
      let name = path
      say(
        LocalizedText(
          "rows go to \(name) until '.output -'\(replaced)",
          ja: "'.output -'まで、行は\(name)に書く\(replaced)"))
    } catch {
      say(.cannotBeWritten(path, error.message))
    }
  }

  /// The last answer into a file of rows, or the last statement into a script.
  private mutating func save(_ target: FileTarget) {
    guard let path = target.path else { return explain(.save, .whichFile) }
    let format = Format(ofFile: path)
    if target.options.contains(.bom), format != .csv, format != .tsv {
      return explain(
        .save,
        LocalizedText("--bom is for .csv and .tsv", ja: "--bomは.csvと.tsvのための指定"))
    }
    if let format { return saveAnswer(to: target, as: format, of: .save) }
    switch Format.ending(ofFile: path) {
    case nil, "tq":
      guard target.rest.isEmpty else {
        return explain(
          .save,
          LocalizedText(
            "one file is enough, and a name with a blank in it needs quotes",
            ja: "書くファイルは一つ。空白のある名前には引用符が必要"))
      }
      saveStatement(to: path)
    case let ending?:
      explain(
        .save,
        LocalizedText(
          "no file of rows or statements ends in .\(ending)",
          ja: "終わりが.\(ending)の、行や文のファイルはない"))
    }
  }

  /// The last answer as a picture.
  private mutating func plot(_ target: FileTarget) {
    guard let path = target.path else { return explain(.plot, .whichFile) }
    let ground = target.rest.first?.lowercased() ?? "light"
    guard target.rest.count <= 1, let format = Self.pictures[ground] else {
      let wrong = target.rest.joined(separator: " ")
      return explain(
        .plot,
        LocalizedText(
          "behind the file may stand light or dark, not '\(wrong)'; a name with a blank in it needs quotes",
          ja: "ファイルの後に書けるのはlightかdarkで、'\(wrong)'は書けない。空白のある名前には引用符が必要"))
    }
    guard Format(ofFile: path) == .svg else {
      let name = path
      return explain(
        .plot, LocalizedText("\(name) should end in .svg", ja: "\(name)の終わりは.svgとする"))
    }
    saveAnswer(to: target, as: format, of: .plot)
  }

  static let pictures: [String: Format] = ["light": .svg, "dark": .svgDark]

  /// Whether nothing that this session did not write is lost by writing there; if it is, says what stands
  /// there and the line that replaces it, which nobody gets onto the prompt without writing it.
  private mutating func mayWrite(_ target: FileTarget, for command: DotCommand) -> Bool {
    guard let path = target.path, !target.options.contains(.replace) else { return true }
    let place = Self.expanded(path)
    var places = SavePlaces(session: interpreter.session, folder: nil)
    guard let there = FileStamp(place), ownFiles[there] == nil,
      !Sidecar.describes(place) || places.isSource(place)
    else { return true }
    let (name, size) = (path, there.size)
    let zone = interpreter.session.environment.zone
    let time = "\(there.written.text(in: zone)) (\(zone.identifier))"
    let line = target.replacing(for: command)
    say(
      LocalizedText(
        "\(name) is there already, not from this session: \(size) byte\(size == 1 ? "" : "s"), "
          + "\(time); nothing was written; to replace it: \(line)",
        ja: "\(name)は前からある（\(size)バイト、\(time)）ので書かなかった。"
          + "置き換えるには: \(line)"))
    return false
  }

  /// What this session wrote to the file there, if nobody wrote to it since.
  private func ownContent(of path: String) -> LocalizedText? {
    FileStamp(Self.expanded(path)).flatMap { ownFiles[$0] }
  }

  private mutating func saveAnswer(
    to target: FileTarget, as format: Format, of command: DotCommand
  ) {
    guard let path = target.path else { return }
    let name = path
    guard let given = interpreter.lastAnswer else {
      return say(LocalizedText("there is no answer to save yet", ja: "保存する答えがまだない"))
    }
    guard mayWrite(target, for: command) else { return }
    let content: LocalizedText = format.isPicture ? .drawing : .rows(given.answer.rowCount)
    let place = Self.expanded(path)
    let saved = Sidecar.describes(place) ? Sidecar.beside(place)?.file.rows : nil
    let replaced = LocalizedText.inPlace(of: ownContent(of: path) ?? saved.map { .rows($0) })
    let written: AnswerFile.Written
    do {
      written = try interpreter.write(
        given,
        to: AnswerFile(path: place, format: format, hasMark: target.options.contains(.bom)))
      Sidecar.drop(beside: place)
    } catch EngineError.interrupted {
      return say(
        LocalizedText(
          "interrupted; nothing was written to \(name)", ja: "中断した。\(name)には何も書かなかった"))
    } catch let error as EngineError {
      return say(LocalizedText("\(name): \(error.message)", ja: "\(name): \(error.message)"))
    } catch let problem as UndrawableAnswer {
      return say(LocalizedText("\(name): \(problem.message)", ja: "\(name): \(problem.message)"))
    } catch {
      return say(.cannotBeWritten(name, Interpreter.reason(of: error)))
    }
    note(written.file, holding: content)
    let done: LocalizedText =
      format.isPicture ? .drawn(to: name) : .written(given.answer.rowCount, to: name)
    say(
      LocalizedText("\(done)\(replaced): \(given.query)", ja: "\(done)\(replaced): \(given.query)"))
    // A picture has its notes in it; rows for programs have no place for them.
    if !format.isPicture { interpreter.tellNotes(of: given.answer) }
    interpreter.tell(written.notes)
  }

  private func saveStatement(to path: String) {
    guard let statement = statements.last else {
      return say(LocalizedText("there is no statement to save yet", ja: "保存する文がまだない"))
    }
    guard let text = Formatter.format(statement) else {
      return say(
        LocalizedText(
          "the last statement is wrong: nothing is saved", ja: "最後の文が誤っているので、何も保存しない"))
    }
    let name = path
    do {
      let file = try OutputFile(Self.expanded(path), adding: true)
      do throws(ClosedPipe) {
        try file.write(Array(((file.endsLine ? "" : "\n") + text).utf8))
      } catch {
        file.withdraw()
        throw error
      }
      say(
        LocalizedText(
          "added to \(name); tori \(corpusName) -f \(name) runs it",
          ja: "\(name)に加えた。tori \(corpusName) -f \(name) で実行"))
    } catch {
      say(.cannotBeWritten(name, Interpreter.reason(of: error)))
    }
  }
}
