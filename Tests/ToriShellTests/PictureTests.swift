import Testing
import ToriIndex
import ToriRender
import ToriShell
import ToriText

/// Pictures of answers on the seeds, held to files that a person looks at.
@Suite struct PictureTests {
  @Test(arguments: [
    ("timeline", "posts | timeline by month", Format.svg, SpokenLanguage.english),
    ("share", "posts where mentions \"中国\"\n  | share by month", .svg, .japanese),
    ("authors", "posts | count by author", .svgDark, .english),
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
}
