import ToriEngine
import ToriIndex
import ToriLanguage
import ToriSystem
import ToriText

/// The words that begin as what is typed, each with how many posts have it.
struct OccurringWords {
  let index: Index
  let shelf: WordShelf
  /// Those that are looked at.
  let posts: BlockSet

  /// So many posts are cut while a person waits, where they are not cut yet.
  private static let postLimit = 2000
  private static let limit = 20

  func beginning(with typed: String, _ part: WordPart) -> [FoundText] {
    if posts.count > Self.postLimit, !shelf.holds(posts) {
      let found = part == .word ? shelf.words(beginning: typed, limit: Self.limit) : []
      // Counts of all posts are no more than about right for some of them.
      return posts == index.posts
        ? found : found.map { FoundText(text: $0.text, count: $0.count, isExact: false) }
    }
    let cancellation = Cancellation()
    guard let source = try? shelf.source(holding: posts, cancellation) else { return [] }
    let grouping = source.groupings.by(part)
    var tally = WordTally(grouping)
    let entries = source.entries
    try? source.forEachText(of: posts, cancellation) { block, words in
      tally.add(words, of: entries, inDocument: index.document(of: block))
    }
    let names = WordNames(entries, grouping, by: part, counted: tally.counted)
    let folded = Folding.fold(typed).bytes
    var counts: [String: Int] = [:]
    for group in tally.touched {
      let spelling = names.spelling(group)
      if !spelling.isEmpty, Folding.fold(spelling).bytes.starts(with: folded) {
        counts[spelling] = max(counts[spelling] ?? 0, tally.posts[group])
      }
    }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(Self.limit)
      .map { FoundText(text: $0.key, count: $0.value, isExact: true) }
  }
}
