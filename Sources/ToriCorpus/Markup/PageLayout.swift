/// How the blocks of a page of HTML stand within each other, and what its author calls them.
///
/// Places are in the bytes that the page shows.
struct PageLayout: Sendable {
  struct Element: Sendable {
    let parent: Int
    let tag: String
    /// The words of its class, or its identifier, without their digits.
    let names: [String]
    /// Who wrote what is in it, where it says so of itself.
    let author: String?
    let start: Int
    /// What it is, and its class or else its identifier, but for digits.
    let label: String
    var end: Int
  }

  /// An element, a block or within a line, that holds a part of a post.
  struct Part: Sendable {
    let role: ElementRole
    /// The number of the first element that begins with it or behind it.
    let element: Int
    let start: Int
    var end: Int
  }

  /// In the order of their starts.
  private(set) var elements: [Element] = []
  private(set) var parts: [Part] = []
  private var open: [Int] = []

  /// Elements that say by what they are that they are none of a list.
  private static let asides: Set<String> = ["aside", "footer", "form", "nav"]

  mutating func begin(
    _ tag: String, _ name: String?, _ names: [Substring], author: String?, at place: Int
  ) {
    elements.append(
      Element(
        parent: open.last ?? -1, tag: tag,
        names: names.map { $0.filter { !$0.isNumber } }.filter { !$0.isEmpty }, author: author,
        start: place, label: "\(tag).\((name ?? "").filter { !$0.isNumber })", end: .max))
    open.append(elements.count - 1)
  }

  mutating func end(at place: Int) {
    if let number = open.popLast() { elements[number].end = place }
  }

  /// A part begins; its number, by which it ends.
  mutating func beginPart(_ role: ElementRole, at place: Int) -> Int {
    parts.append(Part(role: role, element: elements.count, start: place, end: place))
    return parts.count - 1
  }

  mutating func endPart(_ number: Int, at place: Int) { parts[number].end = place }

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
    if let end = endOfLast(of: heads, in: common) { return end }
    var known: Set<String> = []
    for element in elements.dropFirst(common + 1) {
      if element.start >= elements[common].end { break }
      guard element.parent == common, element.end > heads[0] else { continue }
      if element.start <= last {
        known.insert(element.label)
      } else if !element.names.isEmpty || Self.asides.contains(element.tag),
        !known.contains(element.label)
      {
        return element.start
      }
    }
    return elements[common].end == .max ? nil : elements[common].end
  }

  /// The end of the element that holds the last post, where each post has an element of its own and nothing stands
  /// between these.
  private func endOfLast(of heads: [Int], in common: Int) -> Int? {
    let children = elements.dropFirst(common + 1).prefix { $0.start < elements[common].end }
      .filter { $0.parent == common && $0.end > $0.start && $0.end > heads[0] }
    guard let last = heads.last else { return nil }
    var place = 0
    for head in heads {
      guard place < children.count, children[place].start <= head, head < children[place].end
      else { return nil }
      if head == last { return children[place].end }
      place += 1
    }
    return nil
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
