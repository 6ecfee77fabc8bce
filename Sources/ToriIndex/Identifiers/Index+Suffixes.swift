import ToriCorpus

/// The numbers behind the points of identifiers: `001#5.2` is the second post of the key `5`, unless `5.2` is
/// a key itself, of a post, which then goes before, or of one that is answered, repeated or quoted, and is none
/// of those that are met again.
extension Index {
  /// A key of a document that several posts have.
  struct RepeatedKey: Hashable {
    let document: Int
    let key: PostKey
  }

  /// The number behind the point for the `nth` post of a key.
  func suffix(ofNth nth: Int, of key: PostKey, document: Int) -> Int {
    suffixes(of: RepeatedKey(document: document, key: key)) { $0.count < nth }[nth - 1]
  }

  /// The post of a key that has the number behind its point.
  func post(withSuffix number: Int, of key: PostKey, document: Int) -> BlockID? {
    guard number > 1 else { return nil }
    let posts = posts(named: key, document: document)
    if posts.count < 2 { return nil }
    let suffixes = suffixes(of: RepeatedKey(document: document, key: key)) { known in
      known.count < posts.count && (known.last ?? 0) < number
    }
    return suffixes.prefix(posts.count).firstIndex(of: number).map { posts[$0] }
  }

  /// The numbers of the first, second … post of a key, as many as were ever asked for.
  private func suffixes(
    of repeated: RepeatedKey, while wantsMore: ([Int]) -> Bool
  ) -> [Int] {
    var known = knownSuffixes(of: repeated)
    let count = known.count
    // Twice as many as there were at least, so that one after the other is not copied for each.
    while wantsMore(known) || count < known.count && known.count < 2 * count {
      var next = (known.last ?? 0) + 1
      while next > 1, isTaken(repeated, next) { next += 1 }
      known.append(next)
    }
    if known.count > count { keep(known, of: repeated) }
    return known
  }

  private func isTaken(_ repeated: RepeatedKey, _ suffix: Int) -> Bool {
    let key = PostKey("\(repeated.key.spelling).\(suffix)")
    let blocks = blocks(ofDocument: repeated.document)
    return post(named: key, document: repeated.document) != nil
      || segments.contains { $0.blocks.overlaps(blocks) && $0.code(of: key) != nil }
  }
}
