/// A page that was saved in one file with all that it is made of (MHTML): its HTML, decoded.
///
/// The page is the part that `start` names, else the first of HTML; frames, pictures and style sheets are not read.
/// Source: RFC 2557, *MIME Encapsulation of Aggregate Documents, such as HTML (MHTML)*, with what browsers make of
/// it: Internet Explorer writes a page without parts alone, as `text/html`; Chrome names no encoding, and means UTF-8;
/// add-ons of Firefox put a page into another's file as `message/rfc822`.
package struct SavedPage {
  /// Where the page stood, if that is said.
  let address: String?
  /// What the page was called when it was saved.
  let title: String?
  /// That of the content, where it is named and may be so.
  let encoding: Encoding?
  let content: [UInt8]
  let notices: [ReadNotice]

  private static let endings: Set<String> = ["mht", "mhtml"]

  package static func isNamed(_ path: String) -> Bool {
    endings.contains(Sniffer.fileExtension(path))
  }

  /// Whether a file begins as a saved page does: as mail that nobody sent.
  static func recognises(_ head: [UInt8], path: String) -> Bool {
    // Nearly all files begin otherwise.
    let start = head[...].trimmedStart
    guard let first = start.first, 0x41...0x5A ~= first & 0xDF else { return false }
    let ending = Sniffer.fileExtension(path)
    let isNamed = endings.contains(ending)
    guard isNamed || ["", "txt", "html", "htm"].contains(ending) else { return false }
    let header = MailHeader(start, isSure: isNamed)
    let kind = header.parameters("content-type").value
    guard kind.hasPrefix("multipart/") || kind == "text/html" || kind == "application/xhtml+xml"
    else { return false }
    if isNamed { return true }
    let wasSent = ["to", "received", "message-id", "return-path", "newsgroups"].contains {
      header.raw($0) != nil
    }
    return !wasSent && header.raw("mime-version") != nil
      && (header.raw("snapshot-content-location") != nil || header.raw("content-location") != nil
        || header.raw("from")?[...].firstIndex(of: "Saved by ") != nil)
  }

  /// All pages in a file, of which most have one; throws `CorpusError.malformed` where there is none.
  static func all(in bytes: [UInt8]) throws(CorpusError) -> [SavedPage] {
    let start = bytes[...].trimmedStart.startIndex
    let pages = pages(in: bytes[start...], depth: 0)
    if pages.isEmpty { throw .malformed(.refusal(.noPage)) }
    return pages
  }

  static func first(in bytes: [UInt8]) throws(CorpusError) -> SavedPage { try all(in: bytes)[0] }

  private static func pages(in message: ArraySlice<UInt8>, depth: Int) -> [SavedPage] {
    let header = MailHeader(message, isSure: true)
    var gathered = Gathered()
    gathered.add(header, message[header.end...], isCut: false, depth)
    let start = header.parameters("content-type").parameters["start"]?.filter { !"<>".contains($0) }
    let root =
      gathered.pages.first { start != nil && $0.header.identifiers("content-id").first == start }
      ?? gathered.pages.first
    guard let root else {
      return depth < 4 ? gathered.messages.flatMap { pages(in: $0, depth: depth + 1) } : []
    }
    let frames = gathered.pages.filter { part in
      part.body.startIndex != root.body.startIndex && Content(part.header, part.body).hasText
    }
    let page = SavedPage(
      header, root.header, Content(root.header, root.body), isCut: root.isCut,
      frameCount: frames.count)
    return [page] + gathered.messages.flatMap { pages(in: $0, depth: depth + 1) }
  }

  /// What parts of a file may be pages.
  private struct Gathered {
    var pages: [(header: MailHeader, body: ArraySlice<UInt8>, isCut: Bool)] = []
    var messages: [ArraySlice<UInt8>] = []

    mutating func add(_ header: MailHeader, _ body: ArraySlice<UInt8>, isCut: Bool, _ depth: Int) {
      let type = header.parameters("content-type")
      if type.value == "text/html" || type.value == "application/xhtml+xml" {
        pages.append((header, body, isCut))
      } else if type.value == "message/rfc822" {
        messages.append(body)
      } else if type.value.hasPrefix("multipart/"), depth < 16,
        let boundary = type.parameters["boundary"], !boundary.isEmpty
      {
        let (parts, isWhole) = MailBody.parts(body, boundary)
        for (place, part) in parts.enumerated() {
          let own = MailHeader(part)
          add(own, part[own.end...], isCut: !isWhole && place == parts.count - 1, depth + 1)
        }
      }
    }
  }

  /// What a part holds.
  private struct Content {
    let bytes: [UInt8]
    let encoding: Encoding?

    init(_ header: MailHeader, _ body: ArraySlice<UInt8>) {
      bytes = MailBody.transferred(body, header.parameters("content-transfer-encoding").value)
      let charset = header.parameters("content-type").parameters["charset"]
      let isKnown = charset.flatMap { Encoding(named: $0) } != nil
      encoding = isKnown ? MailText.encoding(of: bytes, charset: charset) : nil
    }

    /// Whether a person would find something to read in it: many frames are buttons and advertisements.
    var hasText: Bool {
      let page = try? HTMLPage(DecodedText(source: bytes, encoding: encoding ?? .utf8).bytes)
      return page.map { $0.bytes.count { $0 > 0x20 } >= 300 } ?? false
    }
  }

  private init(
    _ header: MailHeader, _ part: MailHeader, _ content: Content, isCut: Bool, frameCount: Int
  ) {
    var doubt: MailText.Doubt?
    let places = [
      header.raw("snapshot-content-location"), part.raw("content-location"),
      header.raw("content-location"),
    ]
    address = places.lazy.compactMap { $0?[...].trimmed.string }
      .first { !$0.isEmpty && !$0.hasPrefix("cid:") }
    title = header.text("subject", &doubt).flatMap { $0.isEmpty ? nil : $0 }
    (self.content, encoding) = (content.bytes, content.encoding)
    var notices: [ReadNotice] = []
    if frameCount > 0 {
      notices.append(ReadNotice(.doubt(.unreadFrames, frameCount), byteOffset: 0, line: 1))
    }
    if isCut {
      notices.append(
        ReadNotice(
          .doubt(.savedPageCut), byteOffset: content.bytes.count,
          line: 1 + content.bytes.count { $0 == 0x0A }, isLoss: true))
    }
    self.notices = notices
  }
}
