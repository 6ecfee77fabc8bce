import ToriCorpus

/// Identifiers that are addresses, by their last part.
extension Index {
  /// Whether some posts are called by addresses, which have shorter names.
  package var hasShortIdentifiers: Bool { section(.partStarts).count > 0 }

  /// `DOC#LAST`, where the post's identifier is an address and its last part tells it from all others of its
  /// document; nil where there is no such shorter name.
  package func shortIdentifier(of block: BlockID) -> String? {
    guard hasShortIdentifiers, let last = key(of: block)?.lastPart else { return nil }
    let document = document(of: block)
    guard self.block(named: last.spelling, document: document) == block else { return nil }
    return documentNames[document] + "#" + last.spelling
  }

  /// The only post of the document whose key ends in that part.
  func post(endingIn part: PostKey, document: Int) -> BlockID? {
    guard hasShortIdentifiers else { return nil }
    let (starts, keys) = (column(.partStarts), column(.partKeys))
    guard var low = starts[document], let end = starts[document + 1] else { return nil }
    let code = part.code
    var high = end
    while low < high {
      let middle = low + (high - low) / 2
      if keys[middle] ?? 0 < code { low = middle + 1 } else { high = middle }
    }
    guard low < end, keys[low] == code, low + 1 == end || keys[low + 1] != code,
      let block = column(.partBlocks)[low]
    else { return nil }
    return BlockID(UInt32(truncatingIfNeeded: block))
  }
}
