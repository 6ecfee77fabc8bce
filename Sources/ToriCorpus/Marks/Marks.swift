import ToriTime

/// The marks that people put into a post: links, hashtags, handles, anchors, quotes; and dates.
struct Marks {
  private(set) var links = UniqueList<String>()
  private(set) var hashtags = UniqueList<String>()
  private(set) var handles = UniqueList<String>()
  private(set) var repliesTo = UniqueList<PostKey>()
  private(set) var quotes: [String] = []
  /// Where they stand, in the UTF-8 of the text; empty unless they were to be kept.
  private(set) var places: [(part: BlockPart, utf8: Range<Int>)] = []
  private let keepsPlaces: Bool

  /// Reads them in one pass. `hasAnchors`: whether `>>5` answers post 5, as in a thread.
  init(of text: String, hasAnchors: Bool, keepsPlaces: Bool = false) {
    self.keepsPlaces = keepsPlaces
    scan(text.utf8.span, hasAnchors: hasAnchors)
  }

  private mutating func scan(_ text: Span<UInt8>, hasAnchors: Bool) {
    var (position, isLineStart) = (0, true)
    while position < text.count {
      let byte = text[position]
      switch byte {
      case 0x0A:
        (position, isLineStart) = (position + 1, true)
        continue
      // `>`, `&gt;`, `＞` and `\>`
      case 0x3E, 0x26, 0xEF, 0x5C:
        let marks = Anchor.marks(text, at: position)
        if marks.count >= 2, let anchor = Anchor(text, after: marks.end) {
          if hasAnchors {
            for target in anchor.targets { repliesTo.append(.number(target)) }
            keep(.anchor, position..<anchor.end)
          }
          (position, isLineStart) = (anchor.end, false)
          continue
        }
        // `>No.1301442071`, as imageboards write it.
        if marks.count == 1, hasAnchors, text.starts(with: "No.", at: marks.end),
          let anchor = Anchor(text, after: marks.end)
        {
          for target in anchor.targets { repliesTo.append(.number(target)) }
          keep(.anchor, position..<anchor.end)
          (position, isLineStart) = (anchor.end, false)
          continue
        }
        if marks.count > 0 {
          if isLineStart { quote(text, position, from: marks.end) }
          (position, isLineStart) = (marks.end, false)
          continue
        }
        // `＃`, `＠`
        if byte == 0xEF, let end = tag(text, at: position) {
          (position, isLineStart) = (end, false)
          continue
        }
      // `※12`, `米12`, `≫12`
      case 0xE2, 0xE7:
        if hasAnchors, isLineStart, let anchor = Anchor(text, aloneAt: position) {
          for target in anchor.targets { repliesTo.append(.number(target)) }
          keep(.anchor, position..<anchor.end)
          (position, isLineStart) = (anchor.end, false)
          continue
        }
      // `h`, `t`, `H`, `T`
      case 0x68, 0x74, 0x48, 0x54:
        if let link = Link(text, at: position) {
          links.append(link.address)
          keep(.link, position..<link.end)
          (position, isLineStart) = (link.end, false)
          continue
        }
      // `#`, `@`
      case 0x23, 0x40:
        if let end = tag(text, at: position) {
          (position, isLineStart) = (end, false)
          continue
        }
      default: break
      }
      // A quote may be indented.
      if byte != 0x20, byte != 0x09 { isLineStart = false }
      // The bytes behind the first of a character begin nothing.
      position += byte < 0xE0 || byte == 0xEF ? 1 : 3
    }
  }

  private mutating func tag(_ text: Span<UInt8>, at position: Int) -> Int? {
    if let hashtag = Tag.hashtag(text, at: position) {
      hashtags.append(hashtag.name)
      keep(.hashtag, position..<hashtag.end)
      return hashtag.end
    }
    if let handle = Tag.handle(text, at: position) {
      handles.append(handle.name)
      keep(.handle, position..<handle.end)
      return handle.end
    }
    return nil
  }

  private mutating func keep(_ part: BlockPart, _ utf8: Range<Int>) {
    if keepsPlaces { places.append((part, utf8)) }
  }

  private mutating func quote(_ text: Span<UInt8>, _ mark: Int, from start: Int) {
    var end = start
    while end < text.count, text[end] != 0x0A { end += 1 }
    var bytes: [UInt8] = []
    for index in start..<end { bytes.append(text[index]) }
    let content = bytes[...].trimmed
    if content.isEmpty { return }
    quotes.append(content.string)
    keep(.quote, mark..<end)
  }
}

extension Block {
  /// Fills the fields that the block's text itself holds.
  mutating func readMarks(hasAnchors: Bool) {
    let marks = Marks(of: text, hasAnchors: hasAnchors)
    links = marks.links.elements
    hashtags = marks.hashtags.elements
    handles = marks.handles.elements
    repliesTo = marks.repliesTo.elements
    quotes = marks.quotes
    dates = DateExpressions.find(in: text).map(\.date)
  }
}
