import ToriTime

/// One line of a 2ch or 5ch `.dat` file, `name<>mail<>date ID<>body<>title`, or of したらば's, which has its
/// number before these and its identifier behind: `number<>name<>mail<>date<>body<>title<>ID`.
enum DatRecord {
  /// The post of a line; `nil` if it has not the four parts of one.
  static func block(
    _ line: String, number: Int, zone: Zone, bytes: Range<Int>, lines: ClosedRange<Int>
  ) -> Block? {
    var parts = fields(Array(line.utf8))
    guard parts.count >= 4 else { return nil }
    let own = ownNumber(parts)
    if own != nil { parts.removeFirst() }
    let number = own ?? number
    let body = HTMLText.plain(parts[3])
    var block = Block(
      kind: number == 1 ? .opening : .reply, bytes: bytes, lines: lines, text: body)
    let stamp = Array(HTMLText.plain(parts[2]).utf8)
    if let header = NameAndStamp(stamp[...]) {
      block.authorID = header.authorID.map { stamp[$0].string }
      block.time = header.date.span(in: zone)
    }
    block.number = number
    block.isDeleted = saysDeleted(body)
    block.readMarks(hasAnchors: true)
    // A post that names its own number answers nobody.
    block.repliesTo.removeAll { $0.number == number }
    let author = HTMLText.plain(parts[0])
    block.author = author.isEmpty ? nil : author
    if own != nil, parts.count > 5, block.authorID == nil {
      let id = HTMLText.plain(parts[5])
      block.authorID = id.isEmpty || id.allSatisfy { $0 == "?" } ? nil : id
    }
    let title = parts.count > 4 ? HTMLText.plain(parts[4]) : ""
    block.title = title.isEmpty ? nil : title
    return block
  }

  /// The stamp of a line, if it is of no day or hour that exists.
  static func impossibleStamp(_ line: String) -> String? {
    let parts = fields(Array(line.utf8))
    let stamp = HTMLText.plain(parts[ownNumber(parts) == nil ? 2 : 3])
    let header = NameAndStamp(Array(stamp.utf8)[...])
    return header?.date.isPossible == false ? stamp : nil
  }

  /// What the parts of a line are called.
  static func names(of parts: [ArraySlice<UInt8>]) -> [String] {
    let names = ["author", "mail", "date", "text", "title"]
    return ownNumber(parts) == nil ? names : ["id"] + names + ["author_id"]
  }

  /// The number that stands first in a line of したらば's.
  private static func ownNumber(_ parts: [ArraySlice<UInt8>]) -> Int? {
    guard parts.count >= 6, var digits = parts.first, let number = digits.takeNumber() else {
      return nil
    }
    return digits.isEmpty ? number : nil
  }

  static func fields(_ line: [UInt8]) -> [ArraySlice<UInt8>] {
    var parts: [ArraySlice<UInt8>] = []
    var (start, position) = (0, 0)
    while position + 1 < line.count {
      if line[position] == 0x3C, line[position + 1] == 0x3E {
        parts.append(line[start..<position])
        position += 2
        start = position
      } else {
        position += 1
      }
    }
    return parts + [line[start...]]
  }
}

/// The little HTML that boards write into their files.
enum HTMLText {
  /// The text without tags, `<br>` as a line break, entities resolved, space around lines trimmed.
  static func plain(_ html: ArraySlice<UInt8>) -> String {
    var text: [UInt8] = []
    var position = html.startIndex
    while position < html.endIndex {
      let byte = html[position]
      if byte == 0x3C, let end = tagEnd(html, position) {
        let name = html[(position + 1)..<end].prefix { $0 > 0x20 && $0 != 0x2F }
        if name.string.lowercased() == "br" {
          while text.last == 0x20 { text.removeLast() }
          text.append(0x0A)
          position = end + 1
          // Boards put a space on both sides of a break.
          if position < html.endIndex, html[position] == 0x20 { position += 1 }
          continue
        }
        position = end + 1
      } else if byte == 0x26, let (written, end) = HTMLEntities.entity(html, at: position) {
        text.append(contentsOf: written.utf8)
        position = end
      } else {
        text.append(byte)
        position += 1
      }
    }
    var content = text[...].trimmedEnd
    if content.first == 0x20 { content = content.dropFirst() }
    return content.string
  }

  /// The place of the `>` of a tag; a `<` before anything but a letter or `/` is no tag.
  private static func tagEnd(_ html: ArraySlice<UInt8>, _ start: Int) -> Int? {
    guard start + 1 < html.endIndex else { return nil }
    let next = html[start + 1]
    guard next == 0x2F || (0x61...0x7A).contains(next | 0x20) else { return nil }
    return html[start...].prefix(2048).firstIndex(of: 0x3E)
  }
}
