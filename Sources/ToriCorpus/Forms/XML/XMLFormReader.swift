/// Reads the forms of XML that tori knows: feeds, dumps of wikis, TEI, minutes, and what profiles tell.
enum XMLFormReader {
  /// The reader for a file of XML; `nil` if it is none. Throws of a form that tori does not know.
  static func reader(
    of head: [UInt8], path: String, _ options: ReadOptions
  ) throws(CorpusError) -> ReaderName? {
    if MinutesForm.recognises(head) { return .minutes }
    guard let name = rootName(head, isNamed: Sniffer.fileExtension(path) == "xml") else {
      return nil
    }
    let local = name.split(separator: ":").last.map { $0.lowercased() } ?? ""
    switch local {
    case "rss", "feed", "rdf", "channel": return .feed
    case "mediawiki": return .wikiTalk
    case "tei", "teicorpus", "tei.2": return .tei
    default:
      if XMLRecordsForm.choice(of: head, options) != nil { return .xmlRecords }
      // Of words one below the other, and of pages, other readers know more.
      if VerticalReader.recognises(head)
        || ["html", "svg", "corpus", "text", "doc"].contains(local)
      {
        return nil
      }
      throw .otherKind(
        .kind(.unknownXML, name),
        help: .refusal(.xmlHelp))
    }
  }

  /// The name of the first element of what begins as XML does, or, where its file `isNamed` so, with an element.
  static func rootName(_ head: [UInt8], isNamed: Bool = false) -> String? {
    var rest = head.prefix(1 << 16)
    if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
    rest = rest.trimmedStart
    guard rest.first == 0x3C else { return nil }
    var isXML = isNamed || rest.hasPrefix("<?xml")
    while rest.first == 0x3C {
      if rest.hasPrefix("<!--") {
        guard let end = rest.firstIndex(of: "-->") else { return nil }
        rest = rest[(end + 3)...].trimmedStart
      } else if rest.hasPrefix("<?") {
        guard let end = rest.firstIndex(of: "?>") else { return nil }
        rest = rest[(end + 2)...].trimmedStart
      } else if rest.hasPrefix("<!") {
        var depth = 0
        guard
          let end = rest.firstIndex(where: { byte in
            if byte == 0x5B { depth += 1 }
            if byte == 0x5D { depth -= 1 }
            return byte == 0x3E && depth <= 0
          })
        else { return nil }
        isXML = true
        rest = rest[(end + 1)...].trimmedStart
      } else {
        let name = rest.dropFirst().prefix { $0 > 0x20 && $0 != 0x3E && $0 != 0x2F }
        let tag = rest.prefix { $0 != 0x3E }
        let known = ["rss", "feed", "rdf:RDF", "mediawiki", "TEI", "teiCorpus"]
        guard isXML || tag.contains(anyOf: ["xmlns"]) || known.contains(name.string) else {
          return nil
        }
        return name.isEmpty ? nil : name.string
      }
    }
    return nil
  }

  static func read(
    _ reader: ReaderName, _ options: ReadOptions, into form: inout FormBlocks
  ) throws(CorpusError) {
    let page = form.page
    // Closures keep what they gather in a box, as expat calls them one after the other.
    let box = Box(form)
    let maker: (any XMLForm)? =
      switch reader {
      case .wikiTalk: WikiTalkForm()
      case .tei: TEIForm(page.bytes)
      case .minutes: MinutesForm()
      case .xmlRecords: XMLRecordsForm(page.bytes, options)
      default: FeedForm()
      }
    guard let maker else {
      let name = rootName(page.bytes, isNamed: true) ?? ""
      return form.addUnreadable(at: 0..<page.bytes.count, .kind(.unknownXML, name))
    }
    let scanner = XMLScanner(
      isRecord: { maker.isRecord($0) }, outer: { maker.takeOuter($0, $1, into: &box.form) },
      record: { node, path in
        box.fill(to: node.bytes.lowerBound)
        maker.take(node, path, into: &box.form)
        box.end = node.bytes.upperBound
      })
    scanner.read(page.bytes)
    if let failure = scanner.failure {
      let rest = page.bytes[box.end...].trimmedStart.indices
      if !rest.isEmpty { box.form.addUnreadable(at: rest, failure.fact) }
    } else {
      box.fill(to: page.bytes.count)
    }
    maker.finish(&box.form)
    form = box.form
    if form.reading != nil { form.reading?.own = form.ownNames.all }
  }

  private final class Box {
    var form: FormBlocks
    /// Where the last record ended.
    var end = 0

    init(_ form: FormBlocks) { self.form = form }

    /// What stands between records is a block by itself.
    func fill(to start: Int) {
      let between = form.page.bytes[end..<max(end, start)].trimmed
      guard !between.isEmpty else { return }
      form.add(.metadata, at: between.indices, text: between.prefix(4096).string)
    }
  }
}

/// What a form of XML makes of its elements.
protocol XMLForm: AnyObject {
  /// Whether the element at the end of the path is one that is wanted whole.
  func isRecord(_ path: [String]) -> Bool
  /// An element outside of records, with the text right in it.
  func takeOuter(_ node: XMLNode, _ path: [String], into form: inout FormBlocks)
  func take(_ node: XMLNode, _ path: [String], into form: inout FormBlocks)
  func finish(_ form: inout FormBlocks)
}

extension XMLForm {
  func finish(_ form: inout FormBlocks) {}
}

extension String {
  /// Without white space at both ends.
  var trimmedText: String { Array(utf8)[...].trimmed.string }
}

extension Record {
  /// Sets a field, unless there is nothing in the text.
  mutating func set(_ field: DataField, _ text: String?) {
    guard let text = text?.trimmedText, !text.isEmpty else { return }
    set(field, rank: 0, .text(text))
  }
}
