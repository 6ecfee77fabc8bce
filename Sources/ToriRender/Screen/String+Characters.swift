extension String {
  /// The whole characters that the bytes of UTF-8 in `bytes` lie in.
  func characters(covering bytes: Range<Int>) -> Range<Index> {
    let start = utf8.index(startIndex, offsetBy: bytes.lowerBound)
    let end = utf8.index(startIndex, offsetBy: bytes.upperBound)
    let last = characterStart(at: end)
    return characterStart(at: start)..<(last < end ? index(after: last) : end)
  }

  private func characterStart(at index: Index) -> Index {
    index == endIndex ? index : self.index(before: self.index(after: index))
  }
}
