/// Reads CoNLL-U, in which treebanks and taggers write a word a line: a post a document, else a paragraph, else a
/// sentence, whichever the file marks. A sentence's text is what its `# text` says, else its words.
///
/// Source: Universal Dependencies, *CoNLL-U Format*.
enum CoNLLUReader {
  static func recognises(_ head: [UInt8]) -> Bool {
    let lines = head.prefix(1 << 15).split(separator: 0x0A).dropLast(head.count > 1 << 15 ? 1 : 0)
    let words = lines.filter { $0.first != 0x23 && !$0.trimmed.isEmpty }
    return words.count >= 2 && words.allSatisfy(isWord)
  }

  /// Ten columns, of which the first is a number, a range of them, or one between two.
  private static func isWord(_ line: ArraySlice<UInt8>) -> Bool {
    let columns = line.split(separator: 0x09, omittingEmptySubsequences: false)
    guard columns.count == 10, let first = columns[0].first, 0x30...0x39 ~= first else {
      return false
    }
    return columns[0].allSatisfy { 0x30...0x39 ~= $0 || $0 == 0x2D || $0 == 0x2E }
  }

  private struct Sentence {
    let lines: Range<Int>
    var text = ""
    var comments: [(name: String, value: String)] = []

    func value(_ name: String) -> String? { comments.first { $0.name == name }?.value }
    func has(_ mark: String) -> Bool {
      comments.contains { $0.name == mark || $0.name == mark + " id" }
    }
  }

  static func read(into form: inout FormBlocks) {
    let sentences = sentences(form.page)
    let mark = ["newdoc", "newpar"].first { mark in sentences.contains { $0.has(mark) } }
    var start = 0
    for index in sentences.indices {
      let next = index + 1
      guard next == sentences.count || mark.map({ sentences[next].has($0) }) ?? true else {
        continue
      }
      add(sentences[start..<next], marked: mark, into: &form)
      start = next
    }
  }

  private static func add(
    _ sentences: ArraySlice<Sentence>, marked mark: String?, into form: inout FormBlocks
  ) {
    guard let first = sentences.first, let last = sentences.last else { return }
    var text = JoinedWords()
    for (number, sentence) in sentences.enumerated() {
      if number > 0, sentence.has("newpar") { text.breakLine() }
      text.add(plain: sentence.text)
    }
    var record = Record()
    record.set(.text, rank: 0, .text(text.text))
    record.set(.identifier, mark.map { first.value($0 + " id") } ?? first.value("sent_id"))
    var own: [(name: String, value: String)] = []
    for (name, value) in first.comments
    where !isMark(name) && !value.isEmpty
      && sentences.allSatisfy({ $0.value(name) ?? value == value })
    {
      if let (field, rank) = ColumnMapping().field(ofColumn: name), field != .identifier,
        field != .text
      {
        record.set(field, rank: rank, .text(value))
      } else {
        own.append((name, value))
      }
    }
    record.set(.kind, "paragraph")
    form.add(
      record, at: form.page.bytes(ofLines: first.lines.lowerBound..<last.lines.upperBound), own: own
    )
  }

  /// What a comment says of a sentence, and not of the text in which it is.
  private static func isMark(_ name: String) -> Bool {
    name == "text" || name == "sent_id" || name.hasPrefix("text_") || name.hasPrefix("newdoc")
      || name.hasPrefix("newpar") || name.hasPrefix("global.")
  }

  private static func sentences(_ page: Page) -> [Sentence] {
    var sentences: [Sentence] = []
    var line = page.contentLine(from: 0)
    while line < page.lines.count {
      let start = line
      while line < page.lines.count, !page.isBlank(line) { line += 1 }
      var sentence = Sentence(lines: start..<line)
      var words = JoinedWords()
      /// The last word that the one before covers: `1-2`.
      var covered = 0
      for line in sentence.lines {
        let text = page[line]
        if text.first == 0x23 {
          let parts = text.dropFirst().split(separator: 0x3D, maxSplits: 1).map(\.trimmed.string)
          if let name = parts.first {
            sentence.comments.append((name, parts.count > 1 ? parts[1] : ""))
          }
          continue
        }
        let columns = text.split(separator: 0x09, omittingEmptySubsequences: false)
        guard columns.count > 1, !columns[0].contains(0x2E) else { continue }
        let range = columns[0].split(separator: 0x2D).compactMap { Int($0.string) }
        guard let first = range.first, first > covered else { continue }
        covered = range.last ?? first
        words.add(plain: columns[1].string)
        if columns.last?.contains(anyOf: ["SpaceAfter=No"]) == true { words.glue() }
      }
      sentence.text = sentence.value("text") ?? words.text
      sentences.append(sentence)
      line = page.contentLine(from: line)
    }
    return sentences
  }
}
