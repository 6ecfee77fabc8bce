/// Words that are looked for in pieces of UTF-8, all at once; by bytes, without Unicode's equivalences.
struct WordList: Sendable {
  /// By their first byte, in the order in which they were given.
  private let byFirst: [[[UInt8]]]
  private let first: ByteSet

  /// None of `words` is empty.
  init(_ words: [String]) {
    var byFirst = [[[UInt8]]](repeating: [], count: 256)
    var set = ByteSet()
    for word in words {
      guard let byte = word.utf8.first else { continue }
      byFirst[Int(byte)].append(Array(word.utf8))
      set.insert(byte)
    }
    self.byFirst = byFirst
    first = set
  }

  /// The length of the first of the words that `text` begins with.
  func prefixLength(of text: ArraySlice<UInt8>) -> Int? {
    guard let byte = text.first, first.contains(byte) else { return nil }
    let here = text.span
    return byFirst[Int(byte)].first { Self.begins(here, at: 0, with: $0.span) }?.count
  }

  func begin(_ text: ArraySlice<UInt8>) -> Bool { prefixLength(of: text) != nil }

  /// Whether one of the words stands somewhere in `text`.
  func occur(in text: ArraySlice<UInt8>) -> Bool {
    let here = text.span
    for position in here.indices {
      let byte = here[position]
      guard first.contains(byte) else { continue }
      for word in byFirst[Int(byte)] where Self.begins(here, at: position, with: word.span) {
        return true
      }
    }
    return false
  }

  /// Whether `text` is one of the words.
  func contains(_ text: ArraySlice<UInt8>) -> Bool {
    guard let byte = text.first, first.contains(byte) else { return false }
    return byFirst[Int(byte)].contains { $0.count == text.count && $0.elementsEqual(text) }
  }

  private static func begins(_ text: Span<UInt8>, at position: Int, with word: Span<UInt8>) -> Bool
  {
    guard word.count <= text.count - position else { return false }
    for index in word.indices where text[position + index] != word[index] { return false }
    return true
  }
}

extension ArraySlice where Element == UInt8 {
  /// Takes the first of the words off the front that stands there.
  mutating func take(anyOf words: WordList) -> Bool {
    guard let length = words.prefixLength(of: self) else { return false }
    self = dropFirst(length)
    return true
  }
}
