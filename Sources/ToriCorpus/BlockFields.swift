/// The fields of a block that are integers.
package enum IntegerColumn: Hashable, Sendable {
  case number, reposts, likes, dislikes, views
  /// How many posts of the document answer it.
  case replies
  /// How many posts of the corpus have the same folded text; counted when it is first asked for.
  case copies
  /// Of the text, in grapheme clusters.
  case length
  case firstLine, lastLine, startByte, endByte
  /// Of a field that the corpus brings, by its number there: an integer as it is, a decimal by its
  /// `orderedCode`, 1 for yes and 0 for no, the start of a time in milliseconds since 1970, how many a list has.
  case own(Int)

  /// Those of the model.
  package static let allCases: [IntegerColumn] = [
    .number, .reposts, .likes, .dislikes, .views, .replies, .copies, .length, .firstLine, .lastLine,
    .startByte, .endByte,
  ]
}

/// The fields of a block that are one text.
package enum TextColumn: Hashable, Sendable {
  case author, authorID, heading, title, source, thread, permalink, language
  /// Of a field that the corpus brings, by its number there.
  case own(Int)

  /// Those of the model.
  package static let allCases: [TextColumn] = [
    .author, .authorID, .heading, .title, .source, .thread, .permalink, .language,
  ]

  /// Whether texts of it are the same where they fold alike; of others every letter counts.
  package var isFolded: Bool {
    switch self {
    case .author, .source: true
    case .authorID, .heading, .title, .thread, .permalink, .language, .own: false
    }
  }
}

/// The fields of a block that are several texts.
package enum TextListColumn: UInt8, CaseIterable, Sendable {
  case quotes, links, hashtags, handles

  /// Whether texts of it are the same where they fold alike; of others every letter counts.
  package var isFolded: Bool {
    switch self {
    case .hashtags, .handles: true
    case .quotes, .links: false
    }
  }
}

/// The fields of a block that are the key of a post: one that data give the block itself, or another's.
package enum KeyColumn: CaseIterable, Sendable {
  case sourceID, repostsOf, quotesOf
}
