import Testing
import ToriIndex
import ToriLanguage
import ToriRender
import ToriShell
import ToriSystem
import ToriText

/// Pictures of answers on the seeds, held to files that a person looks at.
@Suite struct PictureTests {
  @Test(arguments: [
    ("timeline", "posts | timeline by month", Format.svg, SpokenLanguage.english),
    ("share", "posts where mentions \"中国\"\n  | share by month", .svg, .japanese),
    ("authors", "posts | count by author", .svgDark, .english),
    (
      "keywords", "posts in 001 | keywords against (posts not in 001) | where content | limit 12",
      .svg, .english
    ),
    ("dispersion", "posts | dispersion of word \"レアアース\" by doc", .svg, .japanese),
  ])
  func picture(
    name: String, query: String, format: Format, language: SpokenLanguage
  ) throws {
    var settings = Settings()
    settings.format = format
    var interpreter = try SeedsInterpreter.make(settings: settings, language: language)
    let status = try interpreter.value.run(query, mode: .prompt, cancellation: Cancellation())
    #expect(status == .done)
    try TestFiles.check(
      interpreter.output.text, against: TestFiles.folder + "/Pictures/\(name).svg")
  }

  /// README's picture: the real shell in a terminal, after two queries, with a third being typed and completed.
  @Test func shell() throws {
    let session = try ProgramWorld().shell(rows: 30, columns: 84)
    try session.submit("\u{C}posts where mentions \"南鳥島\" | count by doc")
    try session.submit("posts where mentions \"規制\" in 001 | kwic \"規制\" width 12")
    // A mistake is shown where it is, and what goes on from a text is listed.
    try session.submit("posts where mentons \"南鳥島\"")
    try session.send("posts where mentions \"南鳥\t\t")
    try session.wait(for: "南鳥島沖")
    try TestFiles.check(session.screen.svg, against: TestFiles.folder + "/Pictures/shell.svg")
  }
}
