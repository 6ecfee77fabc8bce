/// What tells a post from the others of its document: a whole number, as a page numbers its posts and many
/// platforms theirs, or any other text.
///
/// A text of digits is the number that it writes, and a number is told from no other spelling of it, so
/// keys are the same where their spellings are, letter by letter.
package enum PostKey: Codable, Hashable, Sendable {
  /// Not below 0.
  case number(Int)
  case text(String)

  /// The key that is written so.
  package init(_ spelling: String) {
    let digits = spelling.utf8
    if let first = digits.first, first != 0x30 || digits.count == 1,
      digits.allSatisfy({ 0x30...0x39 ~= $0 }), let number = Int(spelling)
    {
      self = .number(number)
    } else {
      self = .text(spelling)
    }
  }

  /// As pages and data write it.
  package var spelling: String {
    switch self {
    case .number(let number): String(number)
    case .text(let text): text
    }
  }

  /// The number that it is; nil if it is none.
  package var number: Int? { if case .number(let number) = self { number } else { nil } }

  /// The last part of one that is an address: `3kxyz` of `at://did:plc:abc/app.bsky.feed.post/3kxyz`.
  package var lastPart: PostKey? {
    guard case .text(let text) = self, let mark = text.utf8.lastIndex(of: 0x2F) else { return nil }
    let last = text[text.utf8.index(after: mark)...]
    return last.isEmpty ? nil : PostKey(String(last))
  }

  /// What is meant where the document has no such post: of `t1_abc`, as answers to it write it, `abc`.
  package var withoutPrefix: PostKey? {
    guard case .text(let text) = self, let mark = text.utf8.firstIndex(of: 0x5F),
      text.utf8.distance(from: text.startIndex, to: mark) == 2, text.utf8.first == 0x74,
      0x31...0x39 ~= text.utf8[text.utf8.index(after: text.startIndex)]
    else { return nil }
    let rest = text[text.utf8.index(after: mark)...]
    return rest.isEmpty ? nil : PostKey(String(rest))
  }
}

extension PostKey: ExpressibleByIntegerLiteral {
  package init(integerLiteral number: Int) { self = .number(number) }
}
