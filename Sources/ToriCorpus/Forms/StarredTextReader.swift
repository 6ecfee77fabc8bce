/// Reads text as Alceste, IRaMuTeQ and R.temis take it: a line `**** *party_left *year_2026` begins a text and gives its
/// variables, which are columns of its own; a line `-*theme` begins a part of it.
enum StarredTextReader {
  static func recognises(_ head: [UInt8]) -> Bool {
    let lines = head.prefix(1 << 14).split(separator: 0x0A, maxSplits: 100).map(\.trimmed)
      .filter { !$0.isEmpty }
    guard let first = lines.first, lines.count > 1, variables(first) != nil else { return false }
    // A number in place of the stars may be anything, unless another text begins so.
    return first.first == 0x2A || lines.dropFirst().contains { variables($0) != nil }
  }

  static func read(into form: inout FormBlocks) {
    let page = form.page
    var start = page.contentLine(from: 0)
    while start < page.lines.count {
      var end = start + 1
      while end < page.lines.count, variables(page[end].trimmed) == nil { end += 1 }
      add(start..<end, into: &form)
      start = end
    }
  }

  private static func add(_ lines: Range<Int>, into form: inout FormBlocks) {
    let page = form.page
    let own = variables(page[lines.lowerBound].trimmed) ?? []
    var (start, theme) = (lines.lowerBound, String?.none)
    var line = lines.lowerBound + 1
    while line <= lines.upperBound {
      let next = line < lines.upperBound ? self.theme(page[line].trimmed) : nil
      guard line == lines.upperBound || next != nil else {
        line += 1
        continue
      }
      let body = (start == lines.lowerBound || theme != nil ? start + 1 : start)..<line
      let content = page.bytes(ofLines: start..<line)
      if page.contentCount(body) > 0 {
        var record = Record()
        record.set(.text, rank: 0, .text(page.text(ofLines: body)))
        record.set(.heading, theme)
        record.set(.kind, "paragraph")
        form.add(record, at: content, own: own)
      } else {
        form.add(.metadata, at: content, text: page.text(ofLines: start..<line))
      }
      (start, theme) = (line, next ?? theme)
      line += 1
    }
  }

  /// `**** *party_left *single`; a number may stand in place of the stars.
  private static func variables(_ line: ArraySlice<UInt8>) -> [(name: String, value: String)]? {
    let words = line.split(separator: 0x20)
    guard let mark = words.first, words.count > 1,
      mark.elementsEqual("****".utf8) || mark.count >= 4 && mark.allSatisfy({ 0x30...0x39 ~= $0 }),
      words.dropFirst().allSatisfy({ $0.count > 1 && $0.first == 0x2A })
    else { return nil }
    return words.dropFirst().map { word in
      let parts = word.dropFirst().split(separator: 0x5F, maxSplits: 1).map(\.string)
      return (parts[0], parts.count > 1 ? parts[1] : "true")
    }
  }

  /// `-*theme`
  private static func theme(_ line: ArraySlice<UInt8>) -> String? {
    line.hasPrefix("-*") && line.count > 2 ? line.dropFirst(2).string : nil
  }
}
