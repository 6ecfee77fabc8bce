import ToriCorpus

/// The numbers behind the points of identifiers: `001#5.2` is the second post of the key `5`, unless some
/// post's own key is `5.2`, which then goes before.
extension Index {
  /// The numbers that the keys of a document's posts end in themselves, in order, by what stands before the
  /// point.
  typealias TakenSuffixes = [String: [Int]]

  /// Up to here each number is looked up; what goes further reads all keys of the document once.
  private static var fewSuffixes: Int { 16 }

  /// The number behind the point for the `nth` post of a key.
  func suffix(ofNth nth: Int, of spelling: String, document: Int) -> Int {
    if nth > Self.fewSuffixes {
      var suffix = nth
      for taken in takenSuffixes(ofDocument: document)[spelling] ?? [] {
        if taken > suffix { break }
        suffix += 1
      }
      return suffix
    }
    var (suffix, left) = (1, nth - 1)
    while left > 0 {
      suffix += 1
      if !isTaken(suffix, of: spelling, document: document) { left -= 1 }
    }
    return suffix
  }

  /// The post of a key that has the number behind its point.
  func post(withSuffix number: Int, of spelling: String, document: Int) -> BlockID? {
    guard number > 1 else { return nil }
    let posts = posts(named: PostKey(spelling), document: document)
    if posts.isEmpty { return nil }
    let taken =
      number > Self.fewSuffixes
      ? takenSuffixes(ofDocument: document)[spelling]?.prefix { $0 < number }.count ?? 0
      : (2..<number).count { isTaken($0, of: spelling, document: document) }
    return number - taken <= posts.count ? posts[number - taken - 1] : nil
  }

  private func isTaken(_ suffix: Int, of spelling: String, document: Int) -> Bool {
    post(named: PostKey("\(spelling).\(suffix)"), document: document) != nil
  }

  func readTakenSuffixes(ofDocument document: Int) -> TakenSuffixes {
    var found: TakenSuffixes = [:]
    for block in blocks(ofDocument: document) {
      guard case .text(let text) = key(of: BlockID(block)), let point = text.lastIndex(of: "."),
        let number = Int(text[text.index(after: point)...]), number > 1,
        PostKey("\(text[..<point]).\(number)") == .text(text)
      else { continue }
      found[String(text[..<point]), default: []].append(number)
    }
    return found.mapValues { Set($0).sorted() }
  }
}
