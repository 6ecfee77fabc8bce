import ToriLanguage
import ToriWords

/// The words of a text that count, by their places in their order, for windows.
struct WordPositions {
  /// Which token each word is.
  private(set) var tokens: [Int] = []
  /// In which sentence of the text each token stands, counted from 0.
  private var sentences: [Int] = []
  /// The first token.
  private let base: Int

  init(_ words: ArraySlice<WordToken>, _ entries: WordLexicon) {
    base = words.startIndex
    var sentence = 0
    for place in words.indices {
      if entries.isWord(words[place].entry) { tokens.append(place) }
      sentences.append(sentence)
      if words[place].endsSentence { sentence += 1 }
    }
  }

  /// How many words stand before a token.
  func count(before token: Int) -> Int {
    var (low, high) = (0, tokens.count)
    while low < high {
      let middle = (low + high) / 2
      if tokens[middle] < token { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The words that these tokens are; empty, at the place between the words around, where none of them counts.
  func words(of range: Range<Int>) -> Range<Int> {
    count(before: range.lowerBound)..<count(before: range.upperBound)
  }

  /// The words that stand in the window of some tokens, before and behind.
  func window(of node: Range<Int>, _ window: WordWindow) -> (left: Range<Int>, right: Range<Int>) {
    let words = words(of: node)
    var left = max(0, words.lowerBound - window.left)..<words.lowerBound
    var right =
      words.upperBound..<min(tokens.count, words.upperBound + window.right)
    if window.isWithinSentence {
      let first = sentences[node.lowerBound - base]
      let last = sentences[node.upperBound - 1 - base]
      while let place = left.first, sentences[tokens[place] - base] != first {
        left = place + 1..<left.upperBound
      }
      while let place = right.last, sentences[tokens[place] - base] != last {
        right = right.lowerBound..<place
      }
    }
    return (left, right)
  }
}
