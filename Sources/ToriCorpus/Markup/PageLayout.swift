/// How the blocks of a page of HTML stand within each other.
///
/// Places are in the bytes that the page shows.
struct PageLayout: Sendable {
  private struct Element: Sendable {
    let parent: Int
    /// What it is and what the page's author calls it, but for numbers.
    let label: String
    let isNamed: Bool
    let start: Int
    var end: Int
  }

  private var elements: [Element] = []
  private var open: [Int] = []

  /// Elements that say by what they are that they are none of a list.
  private static let asides: Set<String> = ["aside", "footer", "form", "nav"]

  mutating func begin(_ tag: String, _ name: String?, at place: Int) {
    let name = (name ?? "").filter { !$0.isNumber }
    elements.append(
      Element(
        parent: open.last ?? -1, label: "\(tag).\(name)",
        isNamed: !name.isEmpty || Self.asides.contains(tag), start: place, end: .max))
    open.append(elements.count - 1)
  }

  mutating func end(at place: Int) {
    if let number = open.popLast() { elements[number].end = place }
  }

  /// Where the last of several posts ends, whose heads begin at `heads`: with the element that holds them all, or
  /// before the first in it, named by the page's author, that is unlike any of those which hold the posts before.
  ///
  /// Nil of fewer than two heads. O(heads · depth + elements).
  func end(ofLastOf heads: [Int]) -> Int? {
    guard heads.count >= 2, let last = heads.last, var common = innermost(at: heads[0]) else {
      return nil
    }
    for head in heads {
      while !holds(common, head) {
        guard elements[common].parent >= 0 else { return nil }
        common = elements[common].parent
      }
    }
    // The page as a whole holds all.
    guard elements[common].parent >= 0 else { return nil }
    var known: Set<String> = []
    for (number, element) in elements.enumerated().dropFirst(common + 1) {
      if element.start >= elements[common].end { break }
      guard element.parent == common, element.end > heads[0] else { continue }
      if element.start <= last {
        known.insert(element.label)
      } else if element.isNamed, !known.contains(element.label) {
        return elements[number].start
      }
    }
    return elements[common].end == .max ? nil : elements[common].end
  }

  private func holds(_ element: Int, _ place: Int) -> Bool {
    elements[element].start <= place && place < elements[element].end
  }

  private func innermost(at place: Int) -> Int? {
    var (low, high) = (0, elements.count)
    while low < high {
      let middle = (low + high) / 2
      if elements[middle].start <= place { low = middle + 1 } else { high = middle }
    }
    var number = low - 1
    while number >= 0, !holds(number, place) { number = elements[number].parent }
    return number >= 0 ? number : nil
  }
}
