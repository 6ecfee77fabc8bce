import ToriSystem
import ToriTime

/// A page of HTML as lines of text, as a browser shows them, with the way back to the HTML's own bytes.
///
/// Elements that stand as blocks, list items, rows and `<br>` begin lines, and paragraphs are parted by an empty
/// one; what the page hides, scripts and forms give nothing.
struct HTMLPage {
  let bytes: [UInt8]
  /// What the page's head calls it.
  let title: String?
  let layout: PageLayout
  private let places: HTMLPlaces
  private let times: [(shown: Int, time: String, isPublished: Bool)]
  private let anchors: [(shown: Range<Int>, address: String)]

  /// Takes the HTML in UTF-8; O(n). Throws `CorpusError.malformed` of what is too large or too deep.
  init(_ html: [UInt8]) throws(CorpusError) {
    if let excess = HTMLLimits.excess(of: html) {
      throw .malformed(
        .refusal(.excessiveHTML, excess))
    }
    var shown = HTMLShown(ofPage: true)
    HTMLTree.read(html, into: &shown)
    bytes = shown.bytes
    places = shown.places ?? HTMLPlaces()
    anchors = shown.anchors
    // What a time is stated of begins behind the break of lines before it.
    let bytes = bytes
    times = shown.times.map { time in
      let start = min(time.shown, bytes.count)
      return (bytes[start...].firstIndex { $0 > 0x20 } ?? start, time.time, time.isPublished)
    }
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

  /// The links of the block that is made of a stretch of what is shown: those that its text writes, and where words
  /// of it lead.
  ///
  /// - Parameter written: the addresses in the text, some of which may have run on into the words behind them.
  func links(in stretch: Range<Int>, ofText text: String, written: [String]) -> [String] {
    let text = Array(text.utf8)[...]
    var leads: [(address: String, text: String)] = []
    var line = (range: 0..<0, isText: false)
    let first = anchors.partitioningIndex { $0.shown.lowerBound >= stretch.lowerBound }
    for anchor in anchors[first...].prefix(while: { $0.shown.lowerBound < stretch.upperBound }) {
      let place = anchor.shown.lowerBound
      if !line.range.contains(place) {
        line.range = self.line(at: place)
        line.isText = isText(bytes[line.range].trimmed, in: text)
      }
      if line.isText { leads.append((anchor.address, bytes[anchor.shown].trimmed.string)) }
    }
    let starts = leads.map(\.text).filter { $0.hasPrefix("http") }
    var links = UniqueList<String>()
    for link in written where !starts.contains(where: { $0 != link && link.hasPrefix($0) }) {
      links.append(link)
    }
    for lead in leads {
      // What is written in full is what the author meant, wherever the page leads first.
      let isWritten = lead.text.hasPrefix("http://") || lead.text.hasPrefix("https://")
      links.append(isWritten ? lead.text : lead.address)
    }
    return links.elements
  }

  /// The first time that the markup states in a stretch of what is shown, outside the text of the block that is made
  /// of it, and whether it is the post's for certain: called so, or in front of that text, alone.
  func time(in stretch: Range<Int>, besideText text: String) -> (date: PartialDate, isOwn: Bool)? {
    let first = times.partitioningIndex { $0.shown >= stretch.lowerBound }
    let all = times[first...].prefix { $0.shown < stretch.upperBound }
    if all.isEmpty { return nil }
    let start = text.prefix { !$0.isNewline }
    let head =
      stretch.lowerBound..<(bytes[stretch].firstIndex(of: String(start)) ?? stretch.upperBound)
    let text = Array(text.utf8)[...]
    var found: [(date: PartialDate, place: Int)] = []
    for stated in all {
      let line = bytes[line(at: stated.shown)].trimmed
      if line.isEmpty || isText(line, in: text) { continue }
      if let (date, _) = Stamp.parse(prefixOf: Array(stated.time.utf8)[...]) {
        if stated.isPublished { return (date, true) }
        found.append((date, stated.shown))
      }
    }
    guard let first = found.first else { return nil }
    return (first.date, head.contains(first.place) && found.allSatisfy { $0.date == first.date })
  }

  private func isText(_ line: ArraySlice<UInt8>, in text: ArraySlice<UInt8>) -> Bool {
    line.count <= text.count && text.firstIndex(of: line.string) != nil
  }

  /// The line that holds a place, without its break.
  private func line(at place: Int) -> Range<Int> {
    let start = bytes[..<place].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    return start..<(bytes[place...].firstIndex(of: 0x0A) ?? bytes.count)
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
