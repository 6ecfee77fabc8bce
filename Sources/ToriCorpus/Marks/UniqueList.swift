/// A list in order of appearance, each element once.
struct UniqueList<Element: Hashable> {
  private(set) var elements: [Element] = []
  /// Filled once the list is too long to be searched.
  private var seen: Set<Element> = []

  mutating func append(_ element: Element) {
    if elements.count < 32 {
      if elements.contains(element) { return }
    } else {
      if seen.isEmpty { seen = Set(elements) }
      guard seen.insert(element).inserted else { return }
    }
    elements.append(element)
  }
}
