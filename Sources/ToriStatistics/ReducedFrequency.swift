/// ARF = 1/v · Σ min(dᵢ, v), where v = N / f and dᵢ is how far occurrence i is from the one before it, the first from
/// the last around the end: how often the word would occur if it stood in heaps nowhere. From 1, where all
/// occurrences stand together, to f, where they are evenly spread; 0 of a word that does not occur.
///
/// Source: Savický & Hlaváčová (2002), *Measures of word commonness*.
///
/// - Parameters:
///   - places: where the word stands, in words from 0, ascending.
///   - wordCount: N, the words there are.
package func averageReducedFrequency(places: [Int], wordCount: Int) -> Double {
  guard let first = places.first, let last = places.last, wordCount > 0 else { return 0 }
  let v = Double(wordCount) / Double(places.count)
  var sum = min(Double(first + wordCount - last), v)
  for (place, next) in zip(places, places.dropFirst()) { sum += min(Double(next - place), v) }
  return sum / v
}
