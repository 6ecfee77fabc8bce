/// The fields of a block that are integers.
package enum IntegerColumn: CaseIterable, Sendable {
  case number, reposts, likes, dislikes, views
  /// How many posts of the document answer it.
  case replies
  /// How many posts of the corpus have the same folded text; counted when it is first asked for.
  case copies
  /// Of the text, in grapheme clusters.
  case length
  case firstLine, lastLine, startByte, endByte
}

/// The fields of a block that are one text.
package enum TextColumn: UInt8, CaseIterable, Sendable {
  case author, authorID, heading, title, source, thread, permalink, language

  var ordinals: ColumnName {
    switch self {
    case .author: .author
    case .authorID: .authorID
    case .heading: .heading
    case .title: .title
    case .source: .source
    case .thread: .thread
    case .permalink: .permalink
    case .language: .language
    }
  }
}

/// The fields of a block that are several texts.
package enum TextListColumn: UInt8, CaseIterable, Sendable {
  case quotes, links, hashtags, handles

  var starts: ColumnName {
    switch self {
    case .quotes: .quoteStarts
    case .links: .linkStarts
    case .hashtags: .hashtagStarts
    case .handles: .handleStarts
    }
  }

  var ordinals: ColumnName {
    switch self {
    case .quotes: .quotes
    case .links: .links
    case .hashtags: .hashtags
    case .handles: .handles
    }
  }
}

/// The fields of a block that are the key of a post: one that data give the block itself, or another's.
package enum KeyColumn: CaseIterable, Sendable {
  case sourceID, repostsOf, quotesOf

  var name: ColumnName {
    switch self {
    case .sourceID: .sourceID
    case .repostsOf: .repostsOf
    case .quotesOf: .quotesOf
    }
  }
}
