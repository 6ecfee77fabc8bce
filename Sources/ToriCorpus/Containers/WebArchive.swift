/// The pages in a web archive, in the form WARC (ISO 28500), record by record.
struct WebArchive {
  /// A page as its server gave it.
  struct PageRecord {
    let address: String
    /// Without the server's own lines before it; or why it cannot be had.
    let content: Result<[UInt8], CorpusError>
  }

  private let stream: any ByteStream
  private let limit: Int
  private var held: [UInt8] = []
  private var start = 0
  private var total = 0

  /// Larger ones are no pages that people read.
  private static let largestPage = 1 << 25

  init(_ stream: any ByteStream, limit: Int) {
    (self.stream, self.limit) = (stream, limit)
  }

  /// The next record that has a page; nil at the end. Throws `CorpusError.malformed` of what is damaged.
  mutating func next() throws(CorpusError) -> PageRecord? {
    while let record = try header(atMost: 1 << 16, beginning: "WARC/") {
      guard let size = record["content-length"].flatMap({ Int($0) }), size >= 0 else {
        throw .malformed(.refusal(.webArchiveDamaged))
      }
      let kind = record["warc-type"]?.lowercased()
      let address = record["warc-target-uri"].map {
        String($0.trimmedText.drop { $0 == "<" }.prefix { $0 != ">" })
      }
      guard kind == "response" || kind == "resource", let address, address.hasPrefix("http") else {
        try skip(size)
        continue
      }
      if size > Self.largestPage {
        try skip(size)
        let page = Result<[UInt8], CorpusError>.failure(.malformed(.refusal(.archivedPageTooLarge)))
        return PageRecord(address: address, content: page)
      }
      let block = try take(size)
      if kind == "resource" {
        guard isText(record["content-type"]) else { continue }
        return PageRecord(address: address, content: .success(block))
      }
      if let content = Self.content(of: block) {
        return PageRecord(address: address, content: content)
      }
    }
    return nil
  }

  private func isText(_ type: String?) -> Bool { Self.isText(type) }

  private static func isText(_ type: String?) -> Bool {
    guard let type = type?.lowercased() else { return true }
    return type.hasPrefix("text/html") || type.hasPrefix("text/plain")
      || type.hasPrefix("application/xhtml") || type.hasPrefix("application/json")
      || type.hasPrefix("application/rss") || type.hasPrefix("application/atom")
  }

  /// What a server answered, its own lines aside; nil where that is no page.
  private static func content(of answer: [UInt8]) -> Result<[UInt8], CorpusError>? {
    guard let (lines, end) = headerLines(answer[...]),
      let status = lines.first?.split(separator: " "),
      status.count >= 2, status[1] == "200"
    else { return nil }
    let fields = fields(lines.dropFirst())
    guard isText(fields["content-type"]) else { return nil }
    var body = answer[end...]
    if fields["transfer-encoding"]?.lowercased().contains("chunked") == true {
      body = unchunked(body) ?? body
    }
    let coding = fields["content-encoding"]?.lowercased() ?? "identity"
    if coding == "gzip" || coding == "x-gzip" || coding == "deflate",
      body.starts(with: [0x1F, 0x8B])
    {
      return Result { () throws(CorpusError) in
        try ArchiveFile.unpacked(Array(body), limit: largestPage)
      }
    }
    if coding == "br" || coding == "zstd" {
      return .failure(.malformed(.refusal(.archivedPagePacked, coding)))
    }
    return .success(Array(body))
  }

  /// The pieces that a server sent with their sizes before them; nil if they are none.
  private static func unchunked(_ body: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    var (content, rest) = ([UInt8](), body)
    while true {
      let (line, next) = rest.firstLine
      let digits = line.prefix { $0 != 0x3B }.trimmed.string
      guard let size = Int(digits, radix: 16), size >= 0, size <= body.endIndex - next else {
        return nil
      }
      if size == 0 { return content[...] }
      content += body[next..<next + size]
      rest = body[(next + size)...]
      if rest.first == 0x0D { rest = rest.dropFirst() }
      if rest.first == 0x0A { rest = rest.dropFirst() }
    }
  }

  // MARK: Headers

  /// The fields of the next header, by their names in small letters; nil at the end.
  private mutating func header(
    atMost size: Int, beginning mark: String
  ) throws(CorpusError) -> [String: String]? {
    // Records are parted by empty lines.
    var isMore = true
    while isMore {
      while start < held.count, held[start] == 0x0D || held[start] == 0x0A { start += 1 }
      isMore = start == held.count ? try fill(1) : false
    }
    if start == held.count { return nil }
    _ = try fill(size)
    guard held[start...].hasPrefix(mark),
      let (lines, end) = Self.headerLines(held[start...].prefix(size))
    else { throw .malformed(.refusal(.webArchiveDamaged)) }
    start = end
    return Self.fields(lines.dropFirst())
  }

  /// The lines up to an empty one, and where what follows it begins.
  private static func headerLines(_ bytes: ArraySlice<UInt8>) -> (lines: [String], end: Int)? {
    var (lines, rest) = ([String](), bytes)
    while !rest.isEmpty {
      let (line, next) = rest.firstLine
      if line.isEmpty { return (lines, next) }
      lines.append(line.string)
      rest = bytes[min(next, bytes.endIndex)...]
    }
    return nil
  }

  private static func fields(_ lines: ArraySlice<String>) -> [String: String] {
    var fields: [String: String] = [:]
    for line in lines {
      guard let colon = line.utf8.firstIndex(of: 0x3A) else { continue }
      let name = line[..<colon].lowercased()
      if fields[name] == nil { fields[name] = String(line[colon...].dropFirst()).trimmedText }
    }
    return fields
  }

  // MARK: Bytes

  /// Reads on until as many bytes are held behind `start`; false if there are fewer.
  private mutating func fill(_ count: Int) throws(CorpusError) -> Bool {
    while held.count - start < count {
      let more = try stream.next(1 << 18)
      if more.isEmpty { return false }
      total += more.count
      if total > limit { throw .malformed(.refusal(.unpacksTooFar)) }
      held.removeFirst(start)
      start = 0
      held += more
    }
    return true
  }

  private mutating func take(_ count: Int) throws(CorpusError) -> [UInt8] {
    guard try fill(count) else { throw .malformed(.refusal(.webArchiveDamaged)) }
    defer { start += count }
    return Array(held[start..<start + count])
  }

  private mutating func skip(_ count: Int) throws(CorpusError) {
    var left = count
    while left > 0 {
      let size = min(left, 1 << 20)
      guard try fill(size) else { throw .malformed(.refusal(.webArchiveDamaged)) }
      start += size
      left -= size
    }
  }
}
