import ToriEngine
import ToriLanguage
import ToriRender
import ToriText
import ToriTime

/// Where answers and statements are kept: `.output`, `.save`, `.plot`.
extension Shell {
  mutating func setOutput(_ path: String?) {
    guard let path else {
      let place =
        output.map { LocalizedText(same: $0.path) } ?? LocalizedText("the screen", ja: "画面")
      return explain(.output, LocalizedText("rows go to \(place)", ja: "行の行き先は\(place)"))
    }
    output = nil
    interpreter.hasDrawn = false
    if path == "-" { return }
    do {
      output = try OutputFile(Self.expanded(path))
      let name = path.visible()
      say(
        LocalizedText(
          "rows go to \(name) until '.output -'", ja: "'.output -'まで、行は\(name)に書く"))
    } catch {
      say(.cannotBeWritten(path.visible(), error.message))
    }
  }

  /// The last answer into a file of rows, or the last statement into a script.
  func save(_ path: String?) {
    guard let path else { return explain(.save, .whichFile) }
    if let format = Format(ofFile: path) {
      return saveAnswer(to: path, as: format)
    }
    switch Format.ending(ofFile: path) {
    case nil, "tq": saveStatement(to: path)
    case let ending?:
      explain(
        .save,
        LocalizedText(
          "no file of rows or statements ends in .\(ending.visible())",
          ja: "終わりが.\(ending.visible())の、行や文のファイルはない"))
    }
  }

  /// The last answer as a picture.
  func plot(_ arguments: [String]) {
    guard let path = arguments.first else { return explain(.plot, .whichFile) }
    let ground = arguments.count > 1 ? arguments[1].lowercased() : "light"
    guard arguments.count <= 2, let format = Self.pictures[ground] else {
      let wrong = arguments.dropFirst().joined(separator: " ").visible()
      return explain(
        .plot, LocalizedText("a ground cannot be '\(wrong)'", ja: "地を'\(wrong)'にはできない"))
    }
    guard Format(ofFile: path) == .svg else {
      let name = path.visible()
      return explain(
        .plot, LocalizedText("\(name) should end in .svg", ja: "\(name)の終わりは.svgとする"))
    }
    saveAnswer(to: path, as: format)
  }

  static let pictures: [String: Format] = ["light": .svg, "dark": .svgDark]

  private func saveAnswer(to path: String, as format: Format) {
    let name = path.visible()
    guard let given = interpreter.lastAnswer else {
      return say(LocalizedText("there is no answer to save yet", ja: "保存する答えがまだない"))
    }
    // Opened when there is something to write: what cannot be drawn empties no file.
    var file: OutputFile?
    do {
      try interpreter.write(given, as: format) { bytes in
        let opened = try file ?? OutputFile(Self.expanded(path))
        file = opened
        try opened.write(bytes)
      }
      if file == nil { _ = try OutputFile(Self.expanded(path)) }
    } catch EngineError.interrupted {
      let partial = LocalizedText.partial(of: given.answer.rowCount)
      return say(LocalizedText("\(name): \(partial)", ja: "\(name): \(partial)"))
    } catch let error as EngineError {
      return say(LocalizedText("\(name): \(error.message)", ja: "\(name): \(error.message)"))
    } catch let problem as UndrawableAnswer {
      return say(LocalizedText("\(name): \(problem.message)", ja: "\(name): \(problem.message)"))
    } catch {
      return say(.cannotBeWritten(name, Self.reason(of: error)))
    }
    let count = given.answer.rowCount
    say(
      format.isPicture
        ? LocalizedText("drawn to \(name): \(given.query)", ja: "\(name)に描いた: \(given.query)")
        : LocalizedText(
          "\(count) row\(count == 1 ? "" : "s") written to \(name): \(given.query)",
          ja: "\(name)に\(count)行を書いた: \(given.query)"))
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
    let name = path.visible()
    do {
      try OutputFile(Self.expanded(path), adding: true).write(Array(text.utf8))
      say(
        LocalizedText(
          "added to \(name); tori \(corpusName) -f \(name) runs it",
          ja: "\(name)に加えた。tori \(corpusName) -f \(name) で実行"))
    } catch {
      say(.cannotBeWritten(name, Self.reason(of: error)))
    }
  }

  /// Why a file takes nothing.
  private static func reason(of error: any Error) -> LocalizedText {
    switch error {
    case let error as SystemError: error.message
    case let error as ClosedPipe:
      error.reason ?? LocalizedText("nobody reads it", ja: "読み手がいない")
    default: LocalizedText("it takes nothing", ja: "受け付けない")
    }
  }
}
