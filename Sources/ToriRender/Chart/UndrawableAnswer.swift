import ToriEngine
import ToriLanguage
import ToriText

/// Why an answer cannot be a picture or a workbook, and what can.
package struct UndrawableAnswer: Error {
  package let message: LocalizedText

  private init(message: LocalizedText) { self.message = message }

  /// `posts`
  static func noFigures(_ kind: RowKind) -> UndrawableAnswer {
    UndrawableAnswer(
      message: LocalizedText(
        "\(kind.plural) cannot be drawn; figures by a key can: "
          + "'| timeline by month', '| share by month', '| count by doc'",
        ja: "\(kind.plural)は図にできない。図にできるのは区分ごとの数値: "
          + "'| timeline by month'、'| share by month'、'| count by doc'"))
  }

  /// `posts | count by doc | save "a.graphml"`
  static func noPairs(_ kind: RowKind) -> UndrawableAnswer {
    UndrawableAnswer(
      message: LocalizedText(
        "\(kind.plural) are no network; pairs with the columns from and to are: '| network of words'",
        ja: "\(kind.plural)はネットワークにならない。なるのはfromとtoの列を持つ組: '| network of words'"))
  }

  /// `posts | count by id`
  ///
  /// - Parameter isRanked: whether the rows stand in an order of their own, of which the first are wanted.
  static func tooMany(
    _ count: Int, _ most: Int, isTimeline: Bool, isRanked: Bool
  ) -> UndrawableAnswer {
    let remedy =
      isTimeline
      ? LocalizedText("count by longer stretches", ja: "もっと長い区分で数える")
      : isRanked
        ? LocalizedText("'| limit 40' keeps the first", ja: "'| limit 40'で初めのものだけ残す")
        : LocalizedText(
          "'| sort by count desc | limit 40' keeps the largest",
          ja: "'| sort by count desc | limit 40'で大きいものだけ残す")
    return UndrawableAnswer(
      message: LocalizedText(
        "a picture holds \(most) bars, and these are \(count); \(remedy)",
        ja: "図に入る棒は\(most)本までだが、\(count)本ある。\(remedy)"))
  }

  static let negative = UndrawableAnswer(
    message: LocalizedText("figures below 0 cannot be drawn", ja: "0より小さい数値は図にできない"))

  /// Two statements, one after the other, into one file.
  package static func oneAtATime(_ format: Format) -> UndrawableAnswer {
    let holder =
      format.isPicture
      ? LocalizedText("a picture shows", ja: "図")
      : format == .graphml
        ? LocalizedText("a graph holds", ja: "グラフ") : LocalizedText("a workbook holds", ja: "ブック")
    return UndrawableAnswer(
      message: LocalizedText(
        "\(holder) one answer; ask for the others by themselves",
        ja: "\(holder)は答え一つにつき一つ。ほかの答えは別に問う"))
  }

  /// A workbook, on a screen.
  package static let notForTerminals = UndrawableAnswer(
    message: LocalizedText(
      "a workbook goes to a file: … | save \"FILE.xlsx\"", ja: "ブックはファイルに書く: … | save \"FILE.xlsx\""
    ))

  package init(_ failure: WorkbookFailure) { self.init(message: failure.message) }

  static let nothing = UndrawableAnswer(
    message: LocalizedText("there is nothing to draw", ja: "図にするものがない"))
}
