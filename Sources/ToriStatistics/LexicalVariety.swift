/// TTR = types / tokens: how many of a text's words are different. It falls with the length of a text, so that only
/// texts of one length compare; nil of an empty text.
package func typeTokenRatio(_ words: [Int]) -> Double? {
  words.isEmpty ? nil : Double(Set(words).count) / Double(words.count)
}

/// MATTR: the mean type-token ratio of all windows of so many words, which does not depend on a text's length; of a
/// shorter text its type-token ratio; nil of an empty one.
///
/// Source: Covington & McFall (2010), *Cutting the Gordian knot: the moving-average type-token ratio*.
///
/// - Complexity: O(*n*).
package func movingAverageTypeTokenRatio(_ words: [Int], window: Int) -> Double? {
  guard window > 0, window < words.count else { return typeTokenRatio(words) }
  var counts: [Int: Int] = [:]
  var sum = 0
  for (place, word) in words.enumerated() {
    counts[word, default: 0] += 1
    if place >= window {
      let left = words[place - window]
      counts[left] = counts[left].flatMap { $0 > 1 ? $0 - 1 : nil }
    }
    if place >= window - 1 { sum += counts.count }
  }
  return Double(sum) / Double(window) / Double(words.count - window + 1)
}
