import ToriCorpus
import ToriText

extension ReadFact {
  /// In words, for people.
  package var words: LocalizedText {
    switch code {
    case .seen(let seen): words(of: seen)
    case .doubt(let doubt): words(of: doubt)
    case .refusal(let refusal): words(of: refusal)
    case .kind(let kind): words(of: kind)
    }
  }

  /// The value at a place in words; empty where there is none, as a file from elsewhere may have it.
  subscript(place: Int) -> LocalizedText {
    values.indices.contains(place) ? values[place].words : LocalizedText(same: "")
  }

  func number(_ place: Int) -> Int {
    if values.indices.contains(place), case .number(let number) = values[place] { return number }
    return 0
  }

  /// What the doubts are about that the number at a place names.
  func sort(_ place: Int) -> LocalizedText {
    DoubtSort(rawValue: number(place))?.words ?? LocalizedText(same: "?")
  }

  /// The ending of an English word that the number at a place counts.
  func plural(_ place: Int) -> String { number(place) == 1 ? "" : "s" }
}

extension ReadFact.Value {
  fileprivate var words: LocalizedText {
    switch self {
    case .number(let number): LocalizedText(same: "\(number)")
    case .text(let text): LocalizedText(same: text)
    case .fact(let fact): fact.words
    case .list(let values): values.map(\.words).listed()
    }
  }
}

extension ReadNotice {
  package var message: LocalizedText { fact.words }
}

extension ReadFailure {
  /// Why the file cannot be read.
  package var reason: LocalizedText { fact.words }
}

extension Document {
  /// Why this reader was chosen.
  package var reason: LocalizedText { seen.words }
}

extension CorpusError {
  package var message: LocalizedText { fact.words }
}
