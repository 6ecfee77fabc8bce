/// How much several texts have in common at their beginnings and ends, as far as that cannot be a part of names
/// which are alike by chance.
struct CommonFrame {
  /// In bytes.
  private(set) var before = 0
  private(set) var after = 0

  /// What may follow a name without a sign between.
  private static let followers = ["さん", "氏", "様", "くん", "君", "ちゃん", "より", "の", "님", "先生"]

  init(_ texts: [ArraySlice<UInt8>]) {
    guard let first = texts.first, texts.count >= 2 else { return }
    let shortest = texts.map(\.count).min() ?? 0
    var start = 0
    while start < shortest,
      texts.allSatisfy({ $0[$0.startIndex + start] == first[first.startIndex + start] })
    {
      start += 1
    }
    // Back to where a sign or a space ends: letters may be of a name.
    while start > 0, !Self.isSign(first[first.startIndex + start - 1]) { start -= 1 }
    before = start
    var end = 0
    while end < shortest - start,
      texts.allSatisfy({ $0[$0.endIndex - 1 - end] == first[first.endIndex - 1 - end] })
    {
      end += 1
    }
    while end > 0 {
      let rest = first.suffix(end)
      if let byte = rest.first, Self.isSign(byte) || rest.hasPrefix(anyOf: Self.followers) { break }
      end -= 1
    }
    after = end
  }

  private static func isSign(_ byte: UInt8) -> Bool { byte < 0x80 && !TokenScanner.isWord(byte) }
}
