/// What a post is: by its number, its place and its title.
extension PostCutter {
  func postNumber(at place: Range<Int>) -> Int? {
    var digits = page.bytes[place]
    return digits.takeNumber(maximumDigits: 18)
  }

  func count(at place: Range<Int>) -> Int? {
    var digits = page.bytes[place]
    return WrittenCount.take(from: &digits)
  }

  func kind(number: Int?, title: String?) -> BlockKind {
    switch kind {
    case .thread:
      if let number { return number == 1 || count == 0 && opensAtBoardNumber ? .opening : .reply }
      let isAnswer = title.map { $0.hasPrefix("Re:") || $0.hasPrefix("RE:") } ?? false
      return count == 0 && !isAnswer ? .opening : .reply
    case .reply: return .reply
    case .comment: return .comment
    case .message: return .message
    case .xpost: return .xpost
    case .news, .article: return .news
    }
  }

  /// Numbers that count a board's posts rise; the first of a thread that begins with the lowest opens it.
  var opensAtBoardNumber: Bool {
    let numbers = heads.compactMap { $0.number(page) }
    guard let first = numbers.first, first >= 1000 || isNumberLast else { return false }
    return numbers.allSatisfy { $0 >= first }
  }

  var isNumberLast: Bool {
    guard let head = heads.first, let number = head.field(.number), let time = head.field(.time)
    else { return false }
    return number.place.lowerBound > time.place.lowerBound
  }

  /// The text of several lines that a chat's export has put in quotes; `nil` of any other.
  static func unquoted(_ text: String) -> String? {
    guard text.utf8.count >= 3, text.hasPrefix("\""), text.hasSuffix("\""), text.contains("\n")
    else { return nil }
    var inner = ""
    var isQuote = false
    for character in text.dropFirst().dropLast() {
      // A quote within is written twice.
      if character == "\"", isQuote {
        isQuote = false
        continue
      }
      isQuote = character == "\""
      inner.append(character)
    }
    return inner
  }

  func withoutPrefix(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map {
      $0.hasPrefix(shape.linePrefix) ? $0.dropFirst(shape.linePrefix.count) : $0
    }.joined(separator: "\n")
  }
}
