import ToriCorpus

extension TextColumn {
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

extension TextListColumn {
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

extension KeyColumn {
  var name: ColumnName {
    switch self {
    case .sourceID: .sourceID
    case .repostsOf: .repostsOf
    case .quotesOf: .quotesOf
    }
  }
}
