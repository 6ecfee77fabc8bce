import ToriText

/// How lessons look: headings, prose in lines that can be read, statements as they are typed.
struct TourText {
  let language: SpokenLanguage
  /// Columns of the terminal; nil in a file.
  let width: Int?
  let colour: Bool

  /// Lines longer than this are hard to read.
  static let widest = 80
  /// Rows that a lesson's own statements show: no more than leaves the prose on the screen.
  static let rowLimit = 10
  static let remedy = LocalizedText("typed by yourself it shows more", ja: "自分で入力するともっと出ます")

  func heading(_ lesson: Lesson, at place: Int) -> String {
    let number = "\(place + 1)/\(Lesson.all.count)"
    return emphasized("\(number)  \(lesson.title[language])") + "\n"
  }

  func prose(_ text: LocalizedText) -> String {
    TextFlow(margin: 0, width: min(width ?? Self.widest, Self.widest)).lines(of: text[language])
  }

  func question(_ text: LocalizedText) -> String {
    prose(text).split(separator: "\n").map { emphasized(String($0)) + "\n" }.joined()
  }

  private func emphasized(_ text: String) -> String {
    colour ? LineStyle(isBold: true).escape + text + LineStyle.plain.escape : text
  }

  func statement(_ text: String) -> String {
    "tori> " + text.visible(newline: nil).replacing("\n", with: "\n  ... ") + "\n"
  }

  /// The lessons in order, the one that comes next marked if one does.
  func contents(next: Int? = nil) -> String {
    Lesson.all.enumerated().map { place, lesson in
      "\(place == next ? "▸" : " ") \(place + 1)  \(lesson.title[language])\n"
    }.joined()
  }

  /// What is said where there is no lesson of a number.
  var noSuchLesson: String {
    LocalizedText(
      "there are lessons 1 to \(Lesson.all.count)",
      ja: "レッスンは1から\(Lesson.all.count)までです")[language] + "\n"
  }
}
