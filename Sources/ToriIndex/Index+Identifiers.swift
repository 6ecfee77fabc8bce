/// The names of blocks, as queries and answers have them.
extension Index {
  /// `DOC#N` where the post has a number, else `DOC:LINE`; with `.2` for the second post of a number,
  /// as a page may hold two threads, or the second block that starts on a line.
  package func identifier(of block: BlockID) -> String {
    let document = document(of: block)
    let (segment, row) = locate(block)
    if segment.kind(row).isPost, let number = segment[.number][row] {
      let earlier = blocks(numberedAs: block).count { kind(of: $0).isPost }
      return identifier(document, "#", number, nth: earlier + 1)
    }
    let line = segment[.firstLine][row] ?? 0
    let earlier = countOfBlocks(startingOn: line, before: block, in: document)
    return identifier(document, ":", line, nth: earlier + 1)
  }

  private func identifier(_ document: Int, _ mark: String, _ place: Int, nth: Int) -> String {
    // Joined piece by piece: ten times a query, interpolation is noticed.
    var text = documentNames[document]
    text += mark
    text += String(place)
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

  /// The block that a query names `DOC#N`, `DOC:LINE` or `DOC:LINE.NTH`.
  package func block(identifier: String) -> BlockID? {
    guard let mark = identifier.lastIndex(where: { $0 == "#" || $0 == ":" }) else { return nil }
    let name = identifier[..<mark].lowercased()
    let rest = identifier[identifier.index(after: mark)...]
    guard let document = documents.firstIndex(where: { $0.name.lowercased() == name }) else {
      return nil
    }
    let parts = rest.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
    guard let place = parts[0], parts.count <= 2, let nth = parts.count == 2 ? parts[1] : 1 else {
      return nil
    }
    if identifier[mark] == "#" { return block(number: place, nth: nth, document: document) }
    return block(line: place, nth: nth, document: document)
  }

  /// The `nth` post of the number.
  private func block(number: Int, nth: Int, document: Int) -> BlockID? {
    if nth == 1 { return block(number: number, document: document) }
    let all = blocks(number: number, document: document).filter { kind(of: $0).isPost }
    return nth >= 1 && nth <= all.count ? all[nth - 1] : nil
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
