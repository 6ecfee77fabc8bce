/// What the scanner takes out of a text before a dictionary is asked, by how it looks.
package enum WordKind: UInt8, CaseIterable, Sendable {
  case url, email, handle, hashtag
  /// `1,800`, `３５０㌧`.
  case number
  /// A run of w.
  case laughter
  case face, emoji, symbol
  /// Words in letters that words are written apart in: `aren't`, `G7`, `U.S.`.
  case latin, cyrillic, greek, hangul, letters
  /// Single characters of writing without spaces that no dictionary of ours cuts.
  case han, thai
  /// Letters between which only a dictionary finds words.
  case japanese

  /// The tag of its words.
  package var tag: String { Self.names[Int(rawValue)] }

  private static let names = allCases.map { "\($0)" }

  var pos: WordClass {
    switch self {
    case .url, .email, .emoji, .face, .symbol: .sym
    case .number: .num
    case .laughter: .intj
    case .handle, .hashtag, .latin, .cyrillic, .greek, .hangul, .letters, .han, .thai, .japanese: .x
    }
  }

  var isContent: Bool {
    switch self {
    case .latin, .cyrillic, .greek, .hangul, .letters, .hashtag: true
    case .url, .email, .handle, .number, .laughter, .face, .emoji, .symbol, .han, .thai, .japanese:
      false
    }
  }

  /// Never counted, whatever letters it is made of.
  var isPicture: Bool { self == .face || self == .emoji || self == .symbol }

  /// What a dictionary is given in the place of it, that the words around it are understood as they stand: a noun of
  /// foreign letters, a number, the end of a sentence, or a sign.
  var standIn: String {
    switch self {
    case .number: "1"
    case .url, .emoji, .symbol: "★"
    case .laughter, .face: "。"
    case .email, .handle, .hashtag, .latin, .cyrillic, .greek, .hangul, .letters, .han, .thai,
      .japanese:
      "a"
    }
  }
}
