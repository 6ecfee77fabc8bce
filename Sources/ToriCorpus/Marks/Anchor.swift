import ToriTime

/// `>>5`: the numbers of the posts that a post answers, as boards write them.
struct Anchor {
  /// In order, each once.
  private(set) var targets: [Int] = []
  /// Where the anchor ends.
  private(set) var end: Int

  /// A wider range answers a whole thread rather than a post: only its ends are kept.
  private static let widestRange = 100
  /// `>>1,2,3,…` lists no more than this.
  private static let longestList = 100

  /// Reads the numbers behind the marks: `5`, `1-3`, `1,2`, `No.5`, full-width or not; `nil` if there are none.
  init?(_ text: Span<UInt8>, after start: Int) {
    end = start
    _ = Self.skip(["No.", "no.", "№"], text, at: &end)
    guard let first = Self.number(text, at: &end) else { return nil }
    append(first, text)
    while targets.count < Self.longestList {
      var next = end
      guard Self.skip([",", "，", "、"], text, at: &next) else { break }
      // `>>1,>>2` goes on after the marks; the second anchor is read by itself.
      guard let number = Self.number(text, at: &next) else { break }
      end = next
      append(number, text)
    }
    targets.removeAll { $0 == 0 }
    if targets.isEmpty { return nil }
  }

  /// An anchor as comments write it, with nothing else on its line: `※12`; elsewhere that is a footnote.
  init?(_ text: Span<UInt8>, aloneAt start: Int) {
    var end = start
    guard Self.skip(["※", "米", "≫"], text, at: &end) else { return nil }
    self.init(text, after: end)
    guard self.end == text.count || text[self.end] == 0x0A else { return nil }
  }

  /// Counts the marks `>`, `＞` and `&gt;` that stand at `position`.
  static func marks(_ text: Span<UInt8>, at position: Int) -> (count: Int, end: Int) {
    var (count, end) = (0, position)
    while end < text.count {
      switch text[end] {
      case 0x3E: end += 1
      // Markdown escapes the sign.
      case 0x5C where end + 1 < text.count && text[end + 1] == 0x3E: end += 2
      case 0xEF where text.starts(with: "＞", at: end): end += 3
      case 0x26 where text.starts(with: "&gt;", at: end): end += 4
      default: return (count, end)
      }
      count += 1
    }
    return (count, end)
  }

  private mutating func append(_ number: Int, _ text: Span<UInt8>) {
    var next = end
    guard Self.skip(["-", "－", "~", "〜", "～"], text, at: &next),
      let last = Self.number(text, at: &next), last > number
    else {
      add(number)
      return
    }
    end = next
    if last - number < Self.widestRange {
      for target in number...last { add(target) }
    } else {
      add(number)
      add(last)
    }
  }

  private mutating func add(_ number: Int) {
    if !targets.contains(number) { targets.append(number) }
  }

  /// A run of digits that can be the number of a post.
  private static func number(_ text: Span<UInt8>, at position: inout Int) -> Int? {
    var (value, digits, end) = (0, 0, position)
    while end < text.count {
      if digits == 18 { break }
      let byte = text[end]
      if byte >= 0x30, byte <= 0x39 {
        value = value * 10 + Int(byte - 0x30)
        end += 1
      } else if byte == 0xEF, end + 2 < text.count, text[end + 1] == 0xBC,
        (0x90...0x99).contains(text[end + 2])
      {
        value = value * 10 + Int(text[end + 2] - 0x90)
        end += 3
      } else {
        break
      }
      digits += 1
    }
    // A longer run is no number of a post.
    guard digits > 0, digits < 18 else { return nil }
    position = end
    return value
  }

  private static func skip(_ marks: [String], _ text: Span<UInt8>, at position: inout Int) -> Bool {
    for mark in marks {
      var end = position
      for byte in mark.utf8 {
        guard end < text.count, text[end] == byte else {
          end = -1
          break
        }
        end += 1
      }
      if end >= 0 {
        position = end
        return true
      }
    }
    return false
  }
}
