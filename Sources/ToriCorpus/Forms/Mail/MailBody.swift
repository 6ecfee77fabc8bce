/// The text that a message's body says: its parts decoded, of alternatives the plainest.
///
/// Source: RFC 2046, *MIME Part Two: Media Types*; RFC 3676 for lines that flow.
struct MailBody {
  private(set) var texts: [String] = []
  /// What only HTML links to.
  private(set) var links: [String] = []
  private(set) var doubt: MailText.Doubt?
  /// What is sent along, by name, and is not read.
  private(set) var attachments: [String] = []

  private static let depthLimit = 16

  init(_ header: MailHeader, _ bytes: ArraySlice<UInt8>) {
    read(header, bytes, depth: 0)
  }

  var text: String { texts.joined(separator: "\n") }

  private mutating func read(_ header: MailHeader, _ bytes: ArraySlice<UInt8>, depth: Int) {
    let type = header.parameters("content-type")
    let kind = type.value.isEmpty ? "text/plain" : type.value
    if kind.hasPrefix("multipart/"), let boundary = type.parameters["boundary"], !boundary.isEmpty,
      depth < Self.depthLimit
    {
      readParts(Self.parts(bytes, boundary).parts, of: kind, depth: depth)
      return
    }
    let disposition = header.parameters("content-disposition")
    guard kind == "text/plain" || kind == "text/html" || kind == "text" || !kind.contains("/"),
      disposition.value != "attachment"
    else {
      attach(header, kind, disposition)
      return
    }
    add(
      Self.transferred(bytes, header.parameters("content-transfer-encoding").value),
      isHTML: kind == "text/html", type.parameters)
  }

  /// Notes what is no text of the message; pictures that its HTML shows and signatures are none of these.
  private mutating func attach(
    _ header: MailHeader, _ kind: String,
    _ disposition: (value: String, parameters: [String: String])
  ) {
    let isShown = header.raw("content-id") != nil && disposition.value != "attachment"
    if kind.hasPrefix("image/") && isShown || kind.hasSuffix("signature") { return }
    var unread: MailText.Doubt?
    let written =
      disposition.parameters["filename"] ?? header.parameters("content-type").parameters["name"]
    let name = written.map { EncodedWords.decoded(Array($0.utf8)[...], &unread) } ?? kind
    attachments.append(name.removingPercentEncoding)
  }

  private mutating func readParts(_ parts: [ArraySlice<UInt8>], of kind: String, depth: Int) {
    let bodies = parts.map { part in
      let header = MailHeader(part)
      var body = self
      (body.texts, body.links, body.doubt, body.attachments) = ([], [], nil, [])
      body.read(header, part[header.end...], depth: depth + 1)
      return (kind: header.parameters("content-type").value, body: body)
    }
    let hasChoice = kind == "multipart/alternative"
    // Of alternatives the plain one, else the last that is a text.
    let chosen =
      hasChoice
      ? (bodies.first { $0.kind.hasPrefix("text/plain") && !$0.body.text.isEmpty }
        ?? bodies.last { !$0.body.text.isEmpty }).map { [$0] } ?? [] : bodies
    for (_, body) in chosen {
      texts += body.texts.filter { !$0.isEmpty }
      links += body.links
      doubt = doubt ?? body.doubt
      attachments += body.attachments
    }
  }

  private mutating func add(_ bytes: [UInt8], isHTML: Bool, _ parameters: [String: String]) {
    let decoded = MailText.decoded(bytes, charset: parameters["charset"])
    doubt = doubt ?? decoded.doubt
    var text = decoded.text
    if isHTML {
      let fragment = HTMLFragment(text)
      text = fragment.text
      links += fragment.links
    } else if parameters["format"]?.lowercased() == "flowed" {
      text = Self.unflowed(text, deletesSpace: parameters["delsp"]?.lowercased() == "yes")
    }
    texts.append(Self.tidied(text))
  }

  /// The bytes that a part carries, which are encoded so.
  static func transferred(_ bytes: ArraySlice<UInt8>, _ encoding: String) -> [UInt8] {
    switch encoding {
    case "base64": TransferEncoding.base64(bytes)
    case "quoted-printable": TransferEncoding.quotedPrintable(bytes)
    default: Array(bytes)
    }
  }

  /// The parts between lines of `--boundary`, and whether the last of them is ended by one.
  static func parts(
    _ bytes: ArraySlice<UInt8>, _ boundary: String
  ) -> (parts: [ArraySlice<UInt8>], isWhole: Bool) {
    let mark = Array("--\(boundary)".utf8)
    var parts: [ArraySlice<UInt8>] = []
    var start: Int?
    var rest = bytes
    while !rest.isEmpty {
      let (line, next) = rest.firstLine
      if line.starts(with: mark) {
        let tail = line.dropFirst(mark.count).trimmedEnd
        if tail.isEmpty || tail.isEqual(to: "--") {
          if let start { parts.append(bytes[start..<line.startIndex]) }
          start = tail.isEmpty ? next : nil
          if !tail.isEmpty { return (parts, true) }
        }
      }
      rest = rest[next...]
    }
    // One that is cut off ends with the message.
    if let start, start <= bytes.endIndex { parts.append(bytes[start...]) }
    return (parts, start == nil)
  }

  /// A line that ends in a space goes on in the next of the same depth of quotes.
  private static func unflowed(_ text: String, deletesSpace: Bool) -> String {
    var lines: [(quotes: Int, text: String)] = []
    var goesOn = false
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      let quotes = line.prefix { $0 == ">" }.count
      var content = line.dropFirst(quotes)
      if content.first == " " { content = content.dropFirst() }
      if goesOn, lines.last?.quotes == quotes {
        lines[lines.count - 1].text += content
      } else {
        lines.append((quotes, String(content)))
      }
      // The mark before a signature ends in a space as well.
      goesOn = content.last == " " && content != "-- "
      if goesOn, deletesSpace { lines[lines.count - 1].text.removeLast() }
    }
    return lines.map { quotes, text in
      quotes > 0 ? String(repeating: ">", count: quotes) + " " + text : text
    }.joined(separator: "\n")
  }

  /// With line feeds alone, `>From` as it was, and no blank lines around.
  private static func tidied(_ text: String) -> String {
    var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for index in lines.indices where lines[index].hasPrefix(">") {
      let rest = lines[index].drop { $0 == ">" }
      if rest.hasPrefix("From ") { lines[index] = lines[index].dropFirst() }
    }
    func isBlank(_ line: Substring) -> Bool { line.allSatisfy(\.isWhitespace) }
    while let last = lines.last, isBlank(last) { lines.removeLast() }
    let first = lines.firstIndex { !isBlank($0) } ?? lines.endIndex
    return lines[first...].joined(separator: "\n")
  }
}

extension String {
  /// With `%E6%B5%B7` undone, as RFC 2231 writes names, where that is UTF-8.
  fileprivate var removingPercentEncoding: String {
    guard utf8.contains(0x25) else { return self }
    var bytes: [UInt8] = []
    var rest = utf8[...]
    while let byte = rest.popFirst() {
      let digits = String(rest.prefix(2)) ?? ""
      if byte == 0x25, digits.utf8.count == 2, let code = UInt8(digits, radix: 16) {
        bytes.append(code)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(validating: bytes, as: UTF8.self) ?? self
  }
}
