extension [UInt8] {
  /// Whether `word` stands here with no ASCII letter or digit joined to one of its own.
  package func holdsWord(_ word: [UInt8]) -> Bool {
    func joins(_ before: Int, _ after: Int) -> Bool {
      indices.contains(before) && indices.contains(after)
        && self[before].isASCIIWord && self[after].isASCIIWord
    }
    guard count >= word.count else { return false }
    return (0...count - word.count).contains { start in
      let end = start + word.count
      return self[start] == word[0] && self[start..<end].elementsEqual(word)
        && !joins(start - 1, start) && !joins(end - 1, end)
    }
  }
}

extension UInt8 {
  /// A digit or, folded, a letter.
  fileprivate var isASCIIWord: Bool { (0x30...0x39).contains(self) || (0x61...0x7A).contains(self) }
}
