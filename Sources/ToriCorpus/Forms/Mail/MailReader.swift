import ToriTime

/// Reads a box of mail (`mbox`) or one message (`.eml`): a post a message, replies by `In-Reply-To`.
enum MailReader {
  /// Whether a file begins as mail does.
  static func recognises(_ head: [UInt8]) -> Bool {
    let bytes = head.prefix(1 << 16)
    let start = bytes.hasPrefix("From ") ? bytes.firstLine.next : bytes.startIndex
    let header = MailHeader(bytes[start...])
    let known = [
      "from", "date", "subject", "message-id", "received", "return-path", "mime-version",
    ]
    let count = known.count { header.raw($0) != nil }
    if start > 0 { return isSeparator(bytes, at: 0) && count >= 2 }
    // A page that shows mail, or a digest of a list, has who, when and what alone.
    let transport = ["message-id", "received", "return-path", "mime-version"]
    return count >= 3 && (header.raw("from") != nil || header.raw("received") != nil)
      && transport.contains { header.raw($0) != nil }
  }

  static func read(into form: inout FormBlocks) {
    let bytes = form.page.bytes[...]
    let starts = messageStarts(bytes)
    var threads = Threads()
    let messages = starts.indices.map { index in
      let end = index + 1 < starts.count ? starts[index + 1] : bytes.endIndex
      let message = Message(bytes[starts[index]..<end])
      if let id = message.id, let parent = message.parent { threads.add(id, under: parent) }
      return message
    }
    if let first = starts.first, first > 0 {
      form.add(.metadata, at: 0..<first, text: form.page.text(from: 0, to: first))
    }
    for message in messages {
      guard !message.header.isEmpty else {
        form.addUnreadable(
          at: message.bytes, .doubt(.noMailHeader))
        continue
      }
      var doubt = message.body.doubt
      let root =
        message.references.first ?? (message.parent ?? message.id).map { threads.root(of: $0) }
      let record = message.record(root: root, &doubt)
      if let doubt {
        form.records.doubtful(
          doubt.fact, bytes: message.bytes, lines: form.lines(message.bytes))
      }
      form.add(record, at: message.bytes)
    }
  }

  /// Which message answers which, as far as headers tell.
  private struct Threads {
    private var parents: [String: String] = [:]
    /// Those that were found, so that no way is gone twice.
    private var roots: [String: String] = [:]

    mutating func add(_ id: String, under parent: String) {
      if parents[id] == nil { parents[id] = parent }
    }

    /// The message that a conversation began with; of those that answer each other in a ring, any.
    mutating func root(of id: String) -> String {
      var (way, seen) = ([id], Set([id]))
      var root = roots[id]
      while root == nil, let parent = parents[way[way.count - 1]], seen.insert(parent).inserted {
        way.append(parent)
        root = roots[parent]
      }
      let found = root ?? way[way.count - 1]
      for id in way { roots[id] = found }
      return found
    }
  }

  // MARK: Where messages begin

  private static func messageStarts(_ bytes: ArraySlice<UInt8>) -> [Int] {
    guard bytes.hasPrefix("From ") || bytes.firstIndex(of: "\nFrom ") != nil else { return [0] }
    var starts: [Int] = []
    var (rest, isBlankBefore) = (bytes, true)
    while !rest.isEmpty {
      let (line, next) = rest.firstLine
      if isBlankBefore, isSeparator(bytes, at: line.startIndex) { starts.append(line.startIndex) }
      isBlankBefore = line.trimmed.isEmpty
      rest = rest[next...]
    }
    // A message alone may speak of `From` in its text.
    return starts.isEmpty || !bytes.hasPrefix("From ") && starts.count == 1 ? [0] : starts
  }

  /// `From a@example.jp Thu Jan  1 00:00:00 2026`, with a header on the next line: a sentence that begins
  /// with From has neither.
  private static func isSeparator(_ bytes: ArraySlice<UInt8>, at start: Int) -> Bool {
    guard bytes[start...].hasPrefix("From ") else { return false }
    let (line, next) = bytes[start...].firstLine
    // Behind the sender, which may be several words, stands a time.
    let hasTime = line.indices.dropFirst(5).contains { place in
      line[place - 1] == 0x20 && line[place] != 0x20
        && Stamp.parse(prefixOf: line[place...])?.date.hour != nil
    }
    guard hasTime else { return false }
    let following = bytes[next...].firstLine.0
    if following.hasPrefix(">From ") || following.isEmpty && next >= bytes.endIndex { return true }
    guard let colon = following.prefix(80).firstIndex(of: 0x3A), colon > following.startIndex else {
      return false
    }
    return following[..<colon].allSatisfy { $0 > 0x20 && $0 < 0x7F }
  }
}

/// One message, its header read and its body decoded.
private struct Message {
  let bytes: Range<Int>
  let header: MailHeader
  let body: MailBody
  let id: String?
  let parent: String?
  let references: [String]

  init(_ message: ArraySlice<UInt8>) {
    bytes = message.indices
    let start =
      message.hasPrefix("From ") ? message.firstLine.next : message.startIndex
    header = MailHeader(message[start...])
    body = MailBody(header, message[header.end...])
    id = header.identifiers("message-id").first
    references = header.identifiers("references")
    // Some mailers put more than the message there; the last one named is the nearest.
    parent = header.identifiers("in-reply-to").first ?? references.last
  }

  func record(root: String?, _ doubt: inout MailText.Doubt?) -> Record {
    var record = Record()
    func set(_ field: DataField, _ text: String?) {
      guard let text, !text.isEmpty else { return }
      record.set(field, rank: 0, .text(text))
    }
    let from = header.raw("from").map { MailAddress($0, &doubt) }
    record.set(.text, rank: 0, .text(body.text))
    set(.identifier, id)
    set(.author, from?.name ?? from?.address)
    set(.authorID, from?.address)
    set(.time, header.text("date", &doubt).map(Self.date))
    set(.title, header.text("subject", &doubt))
    set(.thread, root)
    set(.source, source(&doubt))
    if let parent { record.set(.repliesTo, rank: 0, .list([.text(parent)])) }
    if !body.links.isEmpty { record.set(.links, rank: 0, .list(body.links.map { .text($0) })) }
    set(.kind, parent == nil ? "opening" : "reply")
    return record
  }

  /// The list or group that it was sent to.
  private func source(_ doubt: inout MailText.Doubt?) -> String? {
    if let list = header.raw("list-id") {
      let address = MailAddress(list, &doubt)
      return address.name ?? address.address
    }
    return header.text("newsgroups", &doubt)
  }

  /// Without comments in parentheses, and with one space between words.
  private static func date(_ text: String) -> String {
    var (depth, result) = (0, "")
    for character in text {
      if character == "(" { depth += 1 }
      if depth == 0 { result.append(character) }
      if character == ")", depth > 0 { depth -= 1 }
    }
    return result.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
