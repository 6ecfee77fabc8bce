import CExpat

/// Reads XML with expat, element by element, and gives whole those that a form asks for.
///
/// Nothing outside of the file is opened, entities that the file defines are not put in (so that none
/// grows), and elements nest no deeper than `depthLimit`.
@safe final class XMLScanner {
  /// How a document ended before its end.
  struct Failure {
    let fact: ReadFact
    let offset: Int
  }

  static let depthLimit = 512

  /// The names of the elements that are given whole, by the names of those around them.
  private let isRecord: ([String]) -> Bool
  private let record: (XMLNode, [String]) -> Void
  /// Gets each element that is not in a record at its end, with the text right in it.
  private let outer: (XMLNode, [String]) -> Void

  private var parser: XML_Parser?
  private var path: [String] = []
  /// The elements that are open: of records all, of others each with its own text only.
  private var open: [XMLNode] = []
  private var recordDepth: Int?
  private var text: [UInt8] = []
  private(set) var failure: Failure?
  /// Entities that are not of XML or HTML, left as they are written.
  private(set) var unknownEntities = 0

  init(
    isRecord: @escaping ([String]) -> Bool, outer: @escaping (XMLNode, [String]) -> Void,
    record: @escaping (XMLNode, [String]) -> Void
  ) {
    (self.isRecord, self.outer, self.record) = (isRecord, outer, record)
  }

  /// Reads a document in UTF-8, whatever its first line says of its encoding.
  func read(_ bytes: [UInt8]) {
    // SAFETY: the parser lives in this call alone; `self` outlives it, and the handlers, which run within
    // the calls below on this thread, get no other pointer.
    unsafe parser = XML_ParserCreate("UTF-8")
    guard let parser = unsafe parser else { return }
    defer {
      unsafe XML_ParserFree(parser)
      unsafe self.parser = nil
    }
    unsafe XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    unsafe XML_UseForeignDTD(parser, XML_Bool(1))
    unsafe XML_SetElementHandler(
      parser, { unsafe XMLScanner.of($0)?.begin($1, $2) },
      { data, _ in unsafe XMLScanner.of(data)?.end() })
    unsafe XML_SetCharacterDataHandler(parser) { data, text, count in
      unsafe XMLScanner.of(data)?.take(text, Int(count))
    }
    // With a default handler that does not expand, entities of the file's own stay as they are written.
    unsafe XML_SetDefaultHandler(parser) { data, text, count in
      unsafe XMLScanner.of(data)?.takeOther(text, Int(count))
    }
    unsafe XML_SetSkippedEntityHandler(parser) { data, name, isParameter in
      if isParameter == 0 { unsafe XMLScanner.of(data)?.takeEntity(name) }
    }
    let chunk = 1 << 20
    var start = 0
    repeat {
      let end = min(start + chunk, bytes.count)
      let status = unsafe bytes[start..<end].withUnsafeBytes { buffer in
        unsafe XML_Parse(
          parser, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count),
          end == bytes.count ? 1 : 0)
      }
      if status == XML_STATUS_ERROR {
        if failure == nil { unsafe fail(parser) }
        return
      }
      start = end
    } while start < bytes.count
  }

  private static func of(_ data: UnsafeMutableRawPointer?) -> XMLScanner? {
    // SAFETY: it is the scanner that `read` set, which waits for the parser.
    unsafe data.map { unsafe Unmanaged<XMLScanner>.fromOpaque($0).takeUnretainedValue() }
  }

  private func fail(_ parser: XML_Parser) {
    let code = unsafe XML_GetErrorCode(parser)
    let words = unsafe XML_ErrorString(code).map { unsafe String(cString: $0) } ?? "error"
    let line = unsafe Int(XML_GetCurrentLineNumber(parser))
    failure = unsafe Failure(
      fact: .doubt(.brokenXML, line, words),
      offset: Int(XML_GetCurrentByteIndex(parser)))
  }

  private var offset: Int { unsafe parser.map { unsafe Int(XML_GetCurrentByteIndex($0)) } ?? 0 }

  private func begin(
    _ name: UnsafePointer<XML_Char>?, _ attributes: UnsafeMutablePointer<UnsafePointer<XML_Char>?>?
  ) {
    guard let name = unsafe name.map({ unsafe String(cString: $0) }) else { return }
    flush()
    path.append(name)
    if path.count > Self.depthLimit {
      failure = Failure(
        fact: .doubt(.deepXML, Self.depthLimit),
        offset: offset)
      if let parser = unsafe parser { _ = unsafe XML_StopParser(parser, XML_Bool(0)) }
      return
    }
    if recordDepth == nil, isRecord(path) { recordDepth = path.count }
    var list: [(name: String, value: String)] = []
    var place = 0
    // SAFETY: expat gives names and values in turn, ended by a null.
    while let attributes = unsafe attributes, let key = unsafe attributes[place],
      let value = unsafe attributes[place + 1]
    {
      unsafe list.append((String(cString: key), String(cString: value)))
      place += 2
    }
    open.append(XMLNode(name: name, attributes: list, bytes: offset..<offset))
  }

  private func end() {
    flush()
    guard var node = open.popLast() else { return }
    let size = unsafe parser.map { unsafe Int(XML_GetCurrentByteCount($0)) } ?? 0
    node.bytes = node.bytes.lowerBound..<max(node.bytes.lowerBound, offset + size)
    if recordDepth == path.count {
      recordDepth = nil
      record(node, path)
    } else if recordDepth != nil, !open.isEmpty {
      open[open.count - 1].children.append(.element(node))
    } else {
      outer(node, path)
    }
    path.removeLast()
  }

  private func take(_ characters: UnsafePointer<XML_Char>?, _ count: Int) {
    guard let characters = unsafe characters else { return }
    // SAFETY: expat gives `count` bytes at that place.
    let buffer = unsafe UnsafeBufferPointer(start: characters, count: count)
    text.append(contentsOf: unsafe buffer.map { UInt8(bitPattern: $0) })
  }

  /// Text of entities that the file defines comes here, as do comments and the document's declarations.
  private func takeOther(_ characters: UnsafePointer<XML_Char>?, _ count: Int) {
    guard let characters = unsafe characters, count > 2 else { return }
    let buffer = unsafe UnsafeBufferPointer(start: characters, count: count)
    guard unsafe buffer.first == 0x26, unsafe buffer.last == 0x3B else { return }
    let name = unsafe String(
      decoding: buffer.dropFirst().dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    add(entity: name)
  }

  private func takeEntity(_ name: UnsafePointer<XML_Char>?) {
    if let name = unsafe name.map({ unsafe String(cString: $0) }) { add(entity: name) }
  }

  /// Feeds have entities of HTML; what is no such stays as it is written.
  private func add(entity name: String) {
    let written = "&\(name);"
    let undone = HTMLEntities.undone(written)
    if undone == written { unknownEntities += 1 }
    text += undone.utf8
  }

  private func flush() {
    guard !text.isEmpty else { return }
    if !open.isEmpty {
      open[open.count - 1].children.append(.text(String(decoding: text, as: UTF8.self)))
    }
    text.removeAll(keepingCapacity: true)
  }
}
