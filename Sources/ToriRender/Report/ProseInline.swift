import ToriCorpus
import ToriText

/// A piece of a paragraph.
enum ProsePiece: Equatable {
  case text(String)
  case code(String)
  case emphasis([ProsePiece])
  case strong([ProsePiece])
  /// What leads to a page of the web.
  case link([ProsePiece], to: String)
}

extension ProsePiece {
  /// The pieces of a text; signs that make none are themselves.
  static func pieces(of text: String) -> [ProsePiece] {
    var reader = PieceReader(characters: Array(text))
    return reader.pieces(in: 0..<reader.characters.count)
  }

  /// What is read of it.
  var plainText: String {
    switch self {
    case .text(let text), .code(let text): text
    case .emphasis(let pieces), .strong(let pieces), .link(let pieces, to: _):
      pieces.map(\.plainText).joined()
    }
  }
}

private struct PieceReader {
  let characters: [Character]
  /// How deep emphasis lies in emphasis.
  private var depth = 0
  private static let deepest = 8

  init(characters: [Character]) { self.characters = characters }

  mutating func pieces(in range: Range<Int>) -> [ProsePiece] {
    var pieces: [ProsePiece] = []
    var text = ""
    var place = range.lowerBound
    depth += 1
    defer { depth -= 1 }
    while place < range.upperBound {
      if let (piece, end) = piece(at: place, before: range.upperBound) {
        if !text.isEmpty { pieces.append(.text(text)) }
        text = ""
        pieces.append(piece)
        place = end
        continue
      }
      let isEscape =
        characters[place] == "\\" && place + 1 < range.upperBound
        && "\\`*_[]<>#-".contains(characters[place + 1])
      if isEscape { place += 1 }
      text.append(characters[place])
      place += 1
    }
    if !text.isEmpty { pieces.append(.text(text)) }
    return pieces
  }

  /// What begins there, and where it ends.
  private mutating func piece(at place: Int, before end: Int) -> (ProsePiece, Int)? {
    switch characters[place] {
    case "`":
      guard let close = first("`", from: place + 1, before: end), close > place + 1 else {
        return nil
      }
      return (.code(String(characters[place + 1..<close])), close + 1)
    case "*": return emphasis(at: place, before: end)
    case "[": return link(at: place, before: end)
    case "h", "H": return address(at: place, before: end)
    default: return nil
    }
  }

  private mutating func emphasis(at place: Int, before end: Int) -> (ProsePiece, Int)? {
    if depth > Self.deepest { return nil }
    let isStrong = place + 1 < end && characters[place + 1] == "*"
    let start = place + (isStrong ? 2 : 1)
    guard start < end, !characters[start].isWhitespace, characters[start] != "*" else { return nil }
    var close = start + 1
    while let found = first("*", from: close, before: end) {
      let isDouble = found + 1 < end && characters[found + 1] == "*"
      if isDouble == isStrong, !characters[found - 1].isWhitespace {
        let inner = pieces(in: start..<found)
        return (isStrong ? .strong(inner) : .emphasis(inner), found + (isStrong ? 2 : 1))
      }
      close = found + (isDouble ? 2 : 1)
    }
    return nil
  }

  private mutating func link(at place: Int, before end: Int) -> (ProsePiece, Int)? {
    guard depth <= Self.deepest, let close = first("]", from: place + 1, before: end),
      close + 1 < end, characters[close + 1] == "(",
      let last = closing(from: close + 2, before: end),
      let address = String(characters[close + 2..<last]).trimmed.webAddress
    else { return nil }
    return (.link(pieces(in: place + 1..<close), to: address), last + 1)
  }

  /// Where the parenthesis closes that is open there: in an address they stand in pairs.
  private func closing(from start: Int, before end: Int) -> Int? {
    var depth = 0
    for place in start..<max(start, end) {
      switch characters[place] {
      case "(": depth += 1
      case ")" where depth == 0: return place
      case ")": depth -= 1
      default: break
      }
    }
    return nil
  }

  /// An address as it stands, which ends where it would end in a post.
  private func address(at place: Int, before end: Int) -> (ProsePiece, Int)? {
    if place > 0, characters[place - 1].isASCII, characters[place - 1].isLetter { return nil }
    guard String(characters[place..<min(end, place + 4)]).lowercased() == "http" else { return nil }
    let bytes = Array(String(characters[place..<end].prefix { !$0.isWhitespace }).utf8)
    guard let link = Link(bytes.span, at: 0), link.address.webAddress != nil else { return nil }
    return (.link([.text(link.address)], to: link.address), place + link.address.count)
  }

  private func first(_ sign: Character, from start: Int, before end: Int) -> Int? {
    guard start < end else { return nil }
    return characters[start..<end].firstIndex(of: sign)
  }
}
