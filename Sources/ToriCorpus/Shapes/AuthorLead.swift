/// Words before each name of a page that say that it is one: `geschrieben von`, `posted by`.
package enum AuthorLead {
  private static let mostWords = 3

  /// The blocks with the names alone, where three or more names, not all of one person, begin with the same such words.
  package static func dropped(from blocks: [Block]) -> [Block] {
    let names = blocks.filter(\.kind.isPost).compactMap(\.author)
    guard names.count >= 3, let first = names.first, Set(names).count > 1 else { return blocks }
    let words = first.split(separator: " ").prefix(mostWords + 1).dropLast()
    // `von` alone begins names.
    guard let last = words.lastIndex(where: { HeadPhrases.isBefore(String($0)) }),
      last > words.startIndex || words.first?.lowercased() == "by"
    else { return blocks }
    let lead = words[...last].joined(separator: " ") + " "
    guard names.allSatisfy({ $0.hasPrefix(lead) && $0 != lead }) else { return blocks }
    var blocks = blocks
    for place in blocks.indices where blocks[place].kind.isPost {
      guard let name = blocks[place].author else { continue }
      blocks[place].author = String(name.dropFirst(lead.count))
    }
    return blocks
  }
}
