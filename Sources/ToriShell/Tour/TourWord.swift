import ToriText

/// The words that lead through the tour; people type them in either language.
enum TourWord: CaseIterable {
  case skip, back, hint, quit

  /// The word that `text` is, if it is one.
  init?(_ text: String) {
    let typed = String(decoding: Folding.fold(text).bytes, as: UTF8.self)
      .filter { !$0.isWhitespace }
    guard let word = Self.allCases.first(where: { $0.spellings.contains(typed) }) else {
      return nil
    }
    self = word
  }

  private var spellings: [String] {
    switch self {
    case .skip: ["skip", "スキップ", "とばす"]
    case .back: ["back", "戻る", "もどる"]
    case .hint: ["hint", "ヒント"]
    case .quit: ["quit", "終了", "やめる"]
    }
  }

  /// What they do, in a line below the first lesson's title.
  static let summary = LocalizedText(
    "Enter goes on; 'back', 'skip', 'hint' and 'quit' do what they say; anything else is run as ever",
    ja: "Enter で次へ進みます。back(戻る)、skip(スキップ)、hint(ヒント)、quit(終了)も使えます。問い合わせはいつもどおり動きます")
}
