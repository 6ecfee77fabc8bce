import ToriTime

/// Dumps of MediaWiki: on a talk page a post is what ends in a signature, answers are indented further;
/// another page is one post.
final class WikiTalkForm: XMLForm {
  private var site: String?
  private var language: String?
  /// How many records the file has given.
  private var count = 0

  func isRecord(_ path: [String]) -> Bool { path.last == "page" }

  func takeOuter(_ node: XMLNode, _ path: [String], into form: inout FormBlocks) {
    if node.name == "sitename" { site = node.text().trimmedText }
    if node.name == "mediawiki" { language = node.attribute("xml:lang") }
  }

  func take(_ node: XMLNode, _ path: [String], into form: inout FormBlocks) {
    let title = node.first("title")?.text().trimmedText ?? ""
    // Of a page's history the last edition says it all.
    guard let revision = node.elements("revision").last, let text = revision.first("text"),
      let wikitext = Wikitext(text.bytes, of: form.page.bytes)
    else {
      form.add(.metadata, at: node.bytes, text: title)
      return
    }
    form.add(.metadata, at: node.bytes.lowerBound..<text.bytes.lowerBound + 1, text: title)
    let talk = WikiTalk(wikitext)
    let isTalk = talk.comments.contains { $0.stamp != nil }
    guard isTalk else {
      takeArticle(wikitext, title, revision, into: &form)
      return
    }
    var numbers: [Int] = []
    for part in talk.parts {
      switch part {
      case .heading(let text, let bytes):
        form.add(.title, at: wikitext.source(of: bytes), text: text)
      case .comment(let index):
        let comment = talk.comments[index]
        count += 1
        numbers.append(count)
        var record = Record()
        record.set(.text, rank: 0, .text(comment.text))
        record.set(.author, comment.author)
        record.set(.time, comment.stamp)
        record.set(.title, title)
        record.set(.heading, comment.heading)
        record.set(.thread, comment.heading.map { "\(title)#\($0)" } ?? title)
        record.set(.source, site)
        if let target = comment.answers {
          record.set(.repliesTo, rank: 0, .list([.integer(numbers[target])]))
        }
        record.set(
          .kind, comment.stamp == nil ? "fragment" : comment.isFirst ? "opening" : "reply")
        form.add(record, at: wikitext.source(of: comment.bytes))
      }
    }
  }

  func finish(_ form: inout FormBlocks) {
    form.change { block in
      if block.kind.isPost { block.language = language }
    }
  }

  private func takeArticle(
    _ wikitext: Wikitext, _ title: String, _ revision: XMLNode, into form: inout FormBlocks
  ) {
    let text = wikitext.bytes[...].trimmed
    guard !text.isEmpty, !text.prefix(12).string.lowercased().hasPrefix("#redirect") else { return }
    count += 1
    var record = Record()
    record.set(.text, rank: 0, .text(text.string))
    record.set(.title, title)
    record.set(.time, revision.first("timestamp")?.text())
    record.set(.source, site)
    record.set(.kind, "paragraph")
    form.add(record, at: wikitext.source(of: text.indices))
  }
}

/// The text of a page in a dump, its entities undone, with the way back to the dump's bytes.
struct Wikitext {
  private(set) var bytes: [UInt8] = []
  /// The place in the dump of each byte, and of the end.
  private var offsets: [Int] = []

  /// `element` is that of `<text …>…</text>`; `nil` if there is nothing in it.
  init?(_ element: Range<Int>, of dump: [UInt8]) {
    let slice = dump[element]
    guard let open = slice.firstIndex(of: 0x3E), let close = slice.lastIndex(of: 0x3C), open < close
    else { return nil }
    var position = open + 1
    bytes.reserveCapacity(close - position)
    offsets.reserveCapacity(close - position)
    while position < close {
      if dump[position] == 0x26,
        let (written, end) = HTMLEntities.entity(dump[position..<close], at: position)
      {
        for byte in written.utf8 {
          bytes.append(byte)
          offsets.append(position)
        }
        position = end
      } else {
        bytes.append(dump[position])
        offsets.append(position)
        position += 1
      }
    }
    offsets.append(close)
    if bytes.isEmpty { return nil }
  }

  func source(of range: Range<Int>) -> Range<Int> {
    offsets[range.lowerBound]..<max(offsets[range.lowerBound] + 1, offsets[range.upperBound])
  }
}
