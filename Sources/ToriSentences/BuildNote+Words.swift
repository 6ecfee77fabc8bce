import ToriCorpus
import ToriIndex
import ToriText

extension BuildNote {
  /// In words, for people.
  package var words: LocalizedText {
    switch self {
    case .listing(let note): note.words
    case .madeAnew(.otherOptions):
      LocalizedText(
        "the index was made with other options; it was made anew from these paths alone",
        ja: "索引は別の設定で作られていたので、これらのパスだけから作り直した")
    case .madeAnew(.damaged):
      LocalizedText(
        "the old index was damaged; it was made anew from these paths alone",
        ja: "前の索引は損なわれていたので、これらのパスだけから作り直した")
    case .madeAnew(.otherVersion):
      LocalizedText(
        "the old index was of another version; it was made anew from these paths alone",
        ja: "前の索引は別の版のものだったので、これらのパスだけから作り直した")
    case .notKept(let obstacle):
      LocalizedText(
        "the index is not kept for the next time: \(obstacle.words)",
        ja: "索引を次回のために残せない: \(obstacle.words)")
    }
  }
}

extension DocumentRecord {
  /// Why its reader was chosen.
  package var reason: LocalizedText { seen.words }
}
