/// What all have at their start, by whole characters.
package func commonPrefix(of texts: [String]) -> String {
  guard let first = texts.first else { return "" }
  return texts.dropFirst().reduce(first) { shared, text in
    String(zip(shared, text).prefix { $0 == $1 }.map(\.0))
  }
}
