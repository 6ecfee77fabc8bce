import ToriCorpus
import ToriText

extension DoubtSort {
  var words: LocalizedText {
    switch self {
    case .undecoded: LocalizedText("undecoded", ja: "文字コード")
    case .stamp: LocalizedText("stamp", ja: "日時の表示")
    case .noText: LocalizedText("no text", ja: "本文なし")
    case .unreadable: LocalizedText("unreadable", ja: "読めない")
    case .identifier: LocalizedText("identifier", ja: "識別子")
    case .reply: LocalizedText("reply", ja: "返信")
    case .time, .zone, .calendar, .day, .age, .order: LocalizedText("time", ja: "日時")
    case .count: LocalizedText("number", ja: "数")
    case .truth: LocalizedText("yes or no", ja: "是非")
    case .cut: LocalizedText("cut text", ja: "切られた本文")
    case .markup: LocalizedText("HTML", ja: "HTML")
    case .length: LocalizedText("long text", ja: "長い本文")
    case .ownLength, .ownRecord: LocalizedText("columns", ja: "列")
    case .replaced: LocalizedText("characters", ja: "文字")
    }
  }
}
