/// Lines around the texts of a page's posts that recur from post to post: buttons, counts, labels.
struct RecurringLabels {
  private let keys: Set<Key>
  /// Those that end most posts.
  private let closers: Set<[UInt8]>
  /// Those that stand at the end of some post, with nothing but others behind them.
  private let trailing: Set<Key>

  private enum Key: Hashable {
    case form(LineForm)
    case text([UInt8])
  }

  /// How many lines at each end of a text are looked at.
  private static let depth = 8
  /// How many posts are enough to tell.
  private static let sample = 200

  init(_ window: PageWindow, posts: [Range<Int>]) {
    let posts = posts.prefix(Self.sample)
    var counts: [Key: Int] = [:]
    var lasts: [[UInt8]: Int] = [:]
    for post in posts {
      var own: Set<Key> = []
      let content = post.filter { window.form($0) != .blank }
      // A text of one line is no label.
      guard content.count > 1 else { continue }
      // Behind the button that ends all there may stand one that leads to answers.
      let ends = content.suffix(2).filter {
        window.form($0) != .number && window.form($0) != .sentence && Self.key(window, $0) != nil
      }
      for words in Set(ends.map { Self.words(window, $0) }) { lasts[words, default: 0] += 1 }
      for line in Set(content.prefix(Self.depth) + content.suffix(Self.depth)) {
        if let key = Self.key(window, line) { own.insert(key) }
      }
      for key in own { counts[key, default: 0] += 1 }
    }
    let enough = max(2, posts.count * 3 / 5)
    closers = Set(lasts.filter { $0.value >= enough && $0.key.count <= 60 }.keys)
    let keys = Set(
      counts.filter { key, count in
        switch key {
        case .form(let form):
          let isLabel = form == .button || form == .number
          return isLabel && count * 3 >= posts.count && count >= 2
        case .text: return count >= 3 && count * 2 >= posts.count
        }
      }.keys)
    var trailing: Set<Key> = []
    for post in posts.dropLast() {
      for line in post.reversed() where window.form(line) != .blank {
        guard let key = Self.key(window, line), keys.contains(key) else { break }
        trailing.insert(key)
      }
    }
    (self.keys, self.trailing) = (keys, trailing)
  }

  /// Whether the line is one that ends most posts: what follows it in the last belongs to the page.
  func closes(_ window: PageWindow, _ line: Int) -> Bool {
    !closers.isEmpty && window.form(line) != .blank && closers.contains(Self.words(window, line))
  }

  func contains(_ window: PageWindow, _ line: Int) -> Bool {
    !keys.isEmpty && Self.key(window, line).map(keys.contains) == true
  }

  /// Whether the line is one that stands at the end of other posts.
  func trails(_ window: PageWindow, _ line: Int) -> Bool {
    !trailing.isEmpty && Self.key(window, line).map(trailing.contains) == true
  }

  /// `nil` for what only somebody who writes puts there: a quotation, an address, the post that is answered.
  private static func key(_ window: PageWindow, _ line: Int) -> Key? {
    let form = window.form(line)
    if form == .quote || form == .url || answersPost(window.bytes[window.range(line)]) {
      return nil
    }
    if form == .number || form == .button { return .form(form) }
    let text = window.bytes[window.range(line)]
    // A question or an exclamation is said, however often.
    if text.count > 60 || text.hasSuffix(anyOf: ["?", "!", "。"]) { return .form(form) }
    return .text(words(window, line))
  }

  /// The line, with any number as one sign: `返信3件` and `返信12件` are one label.
  static func words(_ window: PageWindow, _ line: Int) -> [UInt8] {
    var words: [UInt8] = []
    for byte in window.bytes[window.range(line)] {
      if PageWindow.isDigit(byte) {
        if words.last != 0x23 { words.append(0x23) }
      } else {
        words.append(byte)
      }
    }
    return words
  }

  /// Whether a line is nothing but the post that is answered, as comments write it: `※12`, `米12`, `≫12`.
  private static func answersPost(_ line: ArraySlice<UInt8>) -> Bool {
    let marks = ["※", "米", "≫"]
    guard let mark = marks.first(where: { line.starts(with: $0.utf8) }) else { return false }
    let number = line.dropFirst(mark.utf8.count)
    return !number.isEmpty && number.allSatisfy(PageWindow.isDigit)
  }
}
