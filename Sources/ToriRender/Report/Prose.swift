import ToriText

/// What people write in comments: the part of Markdown that a paper needs.
///
/// Headings, paragraphs, lists, quotes, code and rules; within them `*emphasis*`, `**strong**`, `` `code` `` and links.
/// No library reads it, since what CommonMark calls flanking leaves `**「…」**` between Japanese letters as it stands, and
/// puts a blank where a line of Japanese is broken; and nothing here is ever markup of HTML.
struct Prose {
  enum Block: Equatable {
    case heading(level: Int, String)
    case paragraph(String)
    /// The items of a list, and what the first is numbered by where they are.
    case list(from: Int?, [String])
    case quote(String)
    case code(String)
    case rule
  }

  private(set) var blocks: [Block] = []

  init(_ text: String) {
    var open: [String] = []
    var fence: [String]?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.trimmed.hasPrefix("```") {
        if let code = fence {
          blocks.append(.code(code.joined(separator: "\n")))
          fence = nil
        } else {
          end(&open)
          fence = []
        }
      } else if fence != nil {
        fence?.append(line)
      } else if line.trimmed.isEmpty {
        end(&open)
      } else if let heading = Self.heading(line) {
        end(&open)
        blocks.append(heading)
      } else if Self.isRule(line) {
        end(&open)
        blocks.append(.rule)
      } else {
        open.append(line)
      }
    }
    end(&open)
    if let fence { blocks.append(.code(fence.joined(separator: "\n"))) }
  }

  /// The text of a heading that stands before all else.
  var title: String? {
    guard case .heading(level: _, let text)? = blocks.first else { return nil }
    return text
  }

  private static func heading(_ line: String) -> Block? {
    let level = line.prefix { $0 == "#" || $0 == "＃" }.count
    let rest = line.dropFirst(level)
    guard 1...6 ~= level, rest.first?.isWhitespace == true, !rest.trimmed.isEmpty else {
      return nil
    }
    return .heading(level: level, rest.trimmed)
  }

  /// Three signs of one kind or more, and nothing else.
  private static func isRule(_ line: String) -> Bool {
    let signs = line.filter { !$0.isWhitespace }
    guard let first = signs.first, "-=*_".contains(first) else { return false }
    return signs.count >= 3 && signs.allSatisfy { $0 == first }
  }

  private mutating func end(_ lines: inout [String]) {
    defer { lines = [] }
    while let first = lines.first {
      if let (number, _) = Self.item(first) {
        let count = lines.prefix { Self.item($0) != nil || $0.first?.isWhitespace == true }.count
        blocks.append(.list(from: number, Self.items(lines.prefix(count))))
        lines.removeFirst(count)
      } else if first.hasPrefix(">") {
        let quoted = lines.prefix { $0.hasPrefix(">") }
        blocks.append(.quote(Self.joined(quoted.map { $0.dropFirst().trimmed })))
        lines.removeFirst(quoted.count)
      } else {
        let count = lines.prefix { Self.item($0) == nil && !$0.hasPrefix(">") }.count
        blocks.append(.paragraph(Self.joined(lines.prefix(count).map(\.trimmed))))
        lines.removeFirst(count)
      }
    }
  }

  /// A line that begins an item: what it is numbered by, and what it says.
  private static func item(_ line: String) -> (number: Int?, text: String)? {
    if let sign = line.first, "-*+・".contains(sign) {
      let rest = line.dropFirst()
      guard sign == "・" || rest.first?.isWhitespace == true else { return nil }
      return (nil, rest.trimmed)
    }
    let digits = line.prefix { $0.isASCII && $0.isNumber }
    let rest = line.dropFirst(digits.count)
    guard let number = Int(digits), 0...999_999 ~= number, let sign = rest.first,
      ".)".contains(sign), rest.dropFirst().first?.isWhitespace == true
    else { return nil }
    return (number, rest.dropFirst(2).trimmed)
  }

  private static func items(_ lines: ArraySlice<String>) -> [String] {
    var items: [[String]] = []
    for line in lines {
      if let (_, text) = item(line) {
        items.append([text])
      } else if !items.isEmpty {
        // What goes on is indented; what begins an item there is one too.
        if let (_, text) = item(line.trimmed) {
          items.append([text])
        } else {
          items[items.count - 1].append(line.trimmed)
        }
      }
    }
    return items.map(joined)
  }

  /// Lines as one: with a blank between them, but for letters that stand without any.
  private static func joined(_ lines: [String]) -> String {
    var text = ""
    for line in lines {
      if let last = text.last, let first = line.first {
        text += displayWidth(last) == 2 || displayWidth(first) == 2 ? "" : " "
      }
      text += line
    }
    return text
  }
}

extension StringProtocol {
  /// Without the blanks at both ends.
  var trimmed: String {
    let rest = drop(while: \.isWhitespace)
    return String(
      rest[
        ..<(rest.lastIndex { !$0.isWhitespace }.map { rest.index(after: $0) } ?? rest.startIndex)])
  }
}
