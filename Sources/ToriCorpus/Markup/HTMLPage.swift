import ToriText

/// A page of HTML as lines of text, as a browser shows them, with the way back to the HTML's own bytes.
///
/// Elements that stand as blocks, list items, rows and `<br>` begin lines, and paragraphs are parted by an empty
/// one; what the page hides, scripts and forms give nothing. Where the page shows less of a time than it states
/// (`<time datetime="…">2 hours ago</time>`), the time stated stands in the text.
struct HTMLPage {
  let bytes: [UInt8]
  /// What the page's head calls it.
  let title: String?
  let layout: PageLayout
  private let places: HTMLPlaces
  private let anchors: [(shown: Range<Int>, address: String)]

  /// Takes the HTML in UTF-8; O(n). Throws `CorpusError.malformed` of what is too large or too deep.
  init(_ html: [UInt8]) throws(CorpusError) {
    if let excess = HTMLLimits.excess(of: html.span) {
      throw .malformed(
        LocalizedText(
          "the page of HTML \(excess): tori does not read it", ja: "このHTMLのページは\(excess)ので、読まない"))
    }
    var shown = HTMLShown(ofPage: true)
    HTMLTree.read(html, into: &shown)
    bytes = shown.bytes
    places = shown.places ?? HTMLPlaces()
    anchors = shown.anchors
    layout = shown.layout
    let name = shown.title.split { $0.isWhitespace }.joined(separator: " ")
    title = name.isEmpty ? nil : name
  }

  /// The place in the HTML of the shown byte at `offset`.
  func source(of offset: Int) -> Int { places.source(of: offset) }

  /// The first shown byte that stands at `source` in the HTML, or behind it.
  func offset(ofSource source: Int) -> Int {
    var (low, high) = (0, bytes.count)
    while low < high {
      let middle = (low + high) / 2
      if places.source(of: middle) < source { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Where the words in a stretch of what is shown lead, if they stand in the text of the block that is made of it.
  func links(in stretch: Range<Int>, ofText text: String) -> [String] {
    let text = Array(text.utf8)[...]
    return anchors.filter { anchor in
      guard stretch.contains(anchor.shown.lowerBound) else { return false }
      return text.firstIndex(of: line(of: anchor.shown).string) != nil
    }.map(\.address)
  }

  /// The line that some bytes stand on, without space around it.
  private func line(of shown: Range<Int>) -> ArraySlice<UInt8> {
    let start = bytes[..<shown.lowerBound].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let end = bytes[shown.lowerBound...].firstIndex(of: 0x0A) ?? bytes.count
    return bytes[start..<end].trimmed
  }

  /// Whether a file begins as a page of HTML does, past comments and what XML says of itself.
  static func recognises(_ head: [UInt8], path: String) -> Bool {
    var text = head.prefix(1 << 14).trimmedStart
    if text.starts(with: [0xEF, 0xBB, 0xBF]) { text = text.dropFirst(3).trimmedStart }
    while let end = ["<!--": "-->", "<?": "?>"].lazy.compactMap({ start, end in
      text.hasPrefix(start) ? text.firstIndex(of: end).map { $0 + end.utf8.count } : nil
    }).first {
      text = text[end...].trimmedStart
    }
    let start = text.prefix(64).string.lowercased()
    if start.hasPrefix("<!doctype html") || start.hasPrefix("<html") { return true }
    let isNamed = ["html", "htm", "xhtml", "shtml"].contains(Sniffer.fileExtension(path))
    return isNamed && start.hasPrefix("<")
  }
}
