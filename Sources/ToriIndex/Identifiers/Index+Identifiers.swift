import ToriCorpus

/// The names of blocks, as queries and answers have them.
extension Index {
  /// `DOC#KEY` where data give the post an identifier or it has a number, else `DOC:LINE`; with `.2` for the
  /// second post of a key, as a page may hold two threads, or the second block that starts on a line.
  package func identifier(of block: BlockID) -> String {
    let document = document(of: block)
    let (segment, row) = locate(block)
    if let key = segment.key(row) {
      let earlier = countOfPosts(named: key, before: block)
      return identifier(document, key, nth: earlier + 1)
    }
    let line = segment[.firstLine][row] ?? 0
    let earlier = countOfBlocks(startingOn: line, before: block, in: document)
    return identifier(document, ":", String(line), nth: earlier + 1)
  }

  /// What a post that `block` names by the key would be called, which its document does not hold.
  package func identifier(ofAbsentPost key: PostKey, by block: BlockID) -> String {
    identifier(document(of: block), key, nth: 1)
  }

  private func identifier(_ document: Int, _ key: PostKey, nth: Int) -> String {
    identifier(
      document, "", key.name, nth: nth > 1 ? suffix(ofNth: nth, of: key, document: document) : 1)
  }

  private func identifier(_ document: Int, _ mark: String, _ place: String, nth: Int) -> String {
    // Joined piece by piece: ten times a query, interpolation is noticed.
    var text = documentNames[document]
    text += mark
    text += place
    if nth > 1 {
      text += "."
      text += String(nth)
    }
    return text
  }

  private func countOfBlocks(startingOn line: Int, before block: BlockID, in place: Int) -> Int {
    let earlier = (blocks(ofDocument: place).lowerBound..<block.rawValue).reversed()
    return earlier.prefix { integer(.firstLine, of: BlockID($0)) == line }.count
  }

  /// The block that a query names `DOC#KEY`, `DOC:LINE` or either with `.NTH`.
  ///
  /// Names of documents and identifiers may hold these signs too: the shortest name that there is counts
  /// first.
  package func block(identifier: String) -> BlockID? {
    for mark in identifier.indices where identifier[mark] == "#" || identifier[mark] == ":" {
      guard let document = document(named: identifier[..<mark]) else { continue }
      let isKey = identifier[mark] == "#"
      let rest = identifier[(isKey ? identifier.index(after: mark) : mark)...]
      if let block = block(named: String(rest), document: document) { return block }
    }
    return nil
  }

  /// The block that its document names `KEY`, `:LINE`, or either with `.NTH`.
  package func block(named name: String, document: Int) -> BlockID? {
    if let post = keys(named: name).lazy.compactMap({ self.post(named: $0, document: document) })
      .first
    {
      return post
    }
    if let post = post(endingIn: PostKey(name), document: document) { return post }
    var (whole, nth) = (Substring(name), 1)
    if let point = name.lastIndex(of: "."), let number = Int(name[name.index(after: point)...]),
      number > 0
    {
      (whole, nth) = (name[..<point], number)
      for key in keys(named: String(whole)) {
        if let post = post(withSuffix: number, of: key, document: document) { return post }
      }
    }
    guard whole.hasPrefix(":"), let line = Int(whole.dropFirst()) else { return nil }
    return block(line: line, nth: nth, document: document)
  }

  /// What a name within a document may stand for: an identifier, or the line by which an export calls a post.
  private func keys(named name: String) -> [PostKey] {
    [PostKey(name)] + (name.hasPrefix(":") ? [PostKey(givenName: name)] : [])
  }

  /// The `nth` block that starts on the line, else the block that holds it.
  package func block(line: Int, nth: Int, document: Int) -> BlockID? {
    let range = blocks(ofDocument: document)
    func lastLine(_ block: UInt32) -> Int { integer(.lastLine, of: BlockID(block)) ?? 0 }
    func firstLine(_ block: UInt32) -> Int { integer(.firstLine, of: BlockID(block)) ?? 0 }
    // Blocks stand in the order of their lines, so the place is found by halving.
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high {
      let middle = low + (high - low) / 2
      if lastLine(middle) < line { low = middle + 1 } else { high = middle }
    }
    // A block that only ends on the line comes before those that start on it.
    let starting = (low..<range.upperBound).prefix { firstLine($0) <= line }
      .filter { firstLine($0) == line }
    if nth >= 1 && nth <= starting.count { return BlockID(starting[nth - 1]) }
    guard nth == 1, low < range.upperBound, firstLine(low) <= line else { return nil }
    return BlockID(low)
  }
}
