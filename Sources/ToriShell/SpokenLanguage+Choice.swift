import ToriText

extension SpokenLanguage {
  /// The language that the command line asks for, else that of the locale.
  package static func chosen(_ name: String?) throws(CommandLineProblem) -> SpokenLanguage {
    guard let name else { return ofLocale(StandardStreams.environment) }
    guard let language = SpokenLanguage(rawValue: name) else {
      throw CommandLineProblem(
        LocalizedText(
          "there is no language '\(name)'; there are \(known)", ja: "'\(name)'という言語はない。あるのは\(known)"
        ))
    }
    return language
  }

  private static let known = allCases.map { LocalizedText(same: $0.rawValue) }.listed()
}
