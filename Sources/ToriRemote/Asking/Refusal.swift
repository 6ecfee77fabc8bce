import ToriEngine
import ToriLanguage
import ToriText

/// What is not asked of servers, and how that is said.
enum Refusal {
  static func stage(_ name: String) -> EngineError { about(LocalizedText(same: "'\(name)'")) }

  static func condition(_ filter: Filter, _ wording: Wording) -> EngineError {
    let words = wording.words(filter)
    return about(LocalizedText("the condition '\(words)'", ja: "条件「\(words)」"))
  }

  static func field(_ verb: LocalizedText, _ name: String) -> EngineError {
    about(LocalizedText("\(verb) \(name)", ja: "\(name)で\(verb)こと"))
  }

  static func tooMany(_ what: LocalizedText, _ limit: Int) -> EngineError {
    .refused(
      LocalizedText(
        "that is more than \(limit) \(what); ask for fewer, with a condition or a limit",
        ja: "\(what)が\(limit)を超える。条件かlimitで減らす"))
  }

  static var tooManyGroups: EngineError {
    tooMany(LocalizedText("groups", ja: "まとまり"), Found.groupLimit)
  }

  static func about(_ what: LocalizedText) -> EngineError {
    .refused(
      LocalizedText(
        "\(what) is not done on a corpus that lies on servers; ask it of the files themselves: tori PATH",
        ja: "\(what)は、サーバーにあるコーパスではできない。ファイルに直接問う: tori パス"))
  }
}

extension LocalizedText {
  static let sortBy = LocalizedText("sort by", ja: "並べる")
  static let limitBy = LocalizedText("limit by", ja: "区切る")
  static let countBy = LocalizedText("count by", ja: "数える")
  static let figureOf = LocalizedText("a figure of", ja: "値を求める")
}
