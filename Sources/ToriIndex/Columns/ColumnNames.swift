import ToriCorpus

extension TextColumn {
  /// As the file numbers those of the model.
  var number: UInt32 {
    switch self {
    case .author: 0
    case .authorID: 1
    case .heading: 2
    case .title: 3
    case .source: 4
    case .thread: 5
    case .permalink: 6
    case .language: 7
    case .own: preconditionFailure("own columns stand together in a section")
    }
  }

  /// The packed column of those of the model.
  var name: ColumnName {
    switch self {
    case .own: preconditionFailure("own columns stand together in a section")
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
