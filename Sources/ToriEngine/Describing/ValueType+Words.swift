import ToriText

extension ValueType {
  /// How a person calls the type.
  package var words: LocalizedText {
    switch self {
    case .text: LocalizedText("text", ja: "文字列")
    case .integer, .number: LocalizedText("number", ja: "数")
    case .boolean: LocalizedText("yes or no", ja: "yesかno")
    case .time: LocalizedText("time", ja: "日時")
    case .date: LocalizedText("date", ja: "日付")
    case .bytes: LocalizedText("bytes", ja: "バイト列")
    case .list(let element): LocalizedText("\(element.words)s", ja: "\(element.words)の並び")
    }
  }
}
