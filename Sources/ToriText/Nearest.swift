/// The candidate that `word` was most likely meant for; `nil` if none is near.
///
/// Near is at most one edit for short words, two or three for long ones, or a beginning of at least
/// three characters that only one candidate has; a single character is near nothing. An edit adds, drops or changes a character or swaps
/// two neighbours. Among equals, one of the same letters wins, then one with the same first
/// character, then the first. Case does not matter.
package func nearest(to word: String, in candidates: some Sequence<String>) -> String? {
  let scalars = Array(word.lowercased().unicodeScalars)
  guard scalars.count >= 2, scalars.count <= 64 else { return nil }
  var best: (rank: Int, candidate: String)?
  var completed: [String] = []
  for candidate in candidates {
    let other = Array(candidate.lowercased().unicodeScalars)
    if scalars.count >= 3, other.starts(with: scalars) { completed.append(candidate) }
    // Judged by the longer of the two: dropping a letter must not make a word too short to help.
    let limit = editLimit(max(scalars.count, other.count))
    guard abs(other.count - scalars.count) <= limit else { continue }
    let distance = editDistance(scalars, other)
    // Nothing is near that shares less than it differs in.
    guard distance <= limit, distance < other.count else { continue }
    let isReordered = other.count == scalars.count && other.sorted() == scalars.sorted()
    let rank = distance * 2 + (isReordered ? -1 : other.first == scalars.first ? 0 : 1)
    if best.map({ rank < $0.rank }) ?? true { best = (rank, candidate) }
  }
  if let best, best.rank <= 3 { return best.candidate }
  return completed.count == 1 ? completed[0] : best?.candidate
}

private func editLimit(_ length: Int) -> Int {
  switch length {
  case ..<2: 0
  case ..<5: 1
  case ..<9: 2
  default: 3
  }
}

/// The number of edits between two words, no character taking part in two of them.
///
/// Source: Damerau (1964), in the restricted form known as optimal string alignment.
private func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...b.count)
  for i in a.indices {
    var row = [i + 1]
    for j in b.indices {
      var distance = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
        distance = min(distance, beforeLast[j - 1] + 1)
      }
      row.append(distance)
    }
    (beforeLast, last) = (last, row)
  }
  return last[b.count]
}
