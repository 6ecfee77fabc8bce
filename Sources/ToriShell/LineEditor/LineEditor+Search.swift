import ToriText

/// Searching what was typed before, with a loop of its own.
///
/// libedit's search looks up the low byte of each character in its key map, so that む or 語 would
/// end it and み would delete.
extension LineEditor {
  /// Ctrl-R: the newest entry with the pattern, while the pattern is typed. Ctrl-R goes on to older
  /// ones, Ctrl-S back; Ctrl-C and Ctrl-G give the line back; any other key takes the entry and
  /// then does what it does.
  func search() {
    let original = (text: buffer.text, caret: buffer.caret)
    var search = HistorySearch(entries: history)
    while true {
      let key = nextKey(drawing: { self.draw(search) })
      switch key {
      case nil: return
      case .scalar("\u{12}"), .up: if !search.moveToOlder() { ring() }
      case .scalar("\u{13}"), .down: if !search.moveToNewer() { ring() }
      case .scalar("\u{08}"), .scalar("\u{7F}"): search.dropLast()
      case .paste(let text): search.append(text.prefix { !$0.isNewline })
      case .scalar(let scalar) where scalar.value >= 0x20:
        search.append(String(Character(scalar)))
      case .scalar("\u{03}"), .scalar("\u{07}"):
        buffer.replace(with: original.text, caret: original.caret)
        return
      case let key?:
        if let match = search.match {
          buffer.replace(with: search.entries[match.entry].unicodeScalars, caret: match.offset)
        }
        if key != .scalar("\u{1B}") { pushedBack = key }
        return
      }
    }
  }

  private func draw(_ search: HistorySearch) {
    let isMissed = search.match == nil && !search.pattern.isEmpty
    let state =
      isMissed ? LocalizedText("no match", ja: "該当なし") : LocalizedText("history", ja: "履歴")
    let prompt = "(\(state[options.language])) '\(search.pattern)': "
    guard let match = search.match else {
      draw(layout(text: buffer.text, caret: buffer.caret, prompt: prompt))
      return
    }
    let range = match.offset..<match.offset + search.pattern.unicodeScalars.count
    draw(
      layout(
        text: Array(search.entries[match.entry].unicodeScalars), caret: match.offset,
        styles: [(range, .underlined)], prompt: prompt))
  }
}

/// A pattern and the entry that it is found in.
///
/// ASCII letters match in either case unless the pattern has a capital.
package struct HistorySearch {
  /// Oldest first.
  package let entries: [String]
  package private(set) var pattern = ""
  /// Where the pattern stands: an entry, and the scalars before it there.
  package private(set) var match: (entry: Int, offset: Int)?

  package init(entries: [String]) { self.entries = entries }

  /// Looks for the longer pattern from the present match on.
  package mutating func append(_ text: some StringProtocol) {
    // A pattern without a match has none when it is longer.
    let end = match.map { $0.entry + 1 } ?? (pattern.isEmpty ? entries.count : 0)
    pattern += text
    match = firstMatch(in: (0..<end).reversed())
  }

  /// Looks for the shorter pattern from the newest entry on.
  package mutating func dropLast() {
    pattern = String(pattern.dropLast())
    match = firstMatch(in: entries.indices.reversed())
  }

  package mutating func moveToOlder() -> Bool {
    move(to: (0..<(match?.entry ?? entries.count)).reversed())
  }

  package mutating func moveToNewer() -> Bool {
    guard let match else { return false }
    return move(to: (match.entry + 1)..<entries.count)
  }

  /// Other text than now is shown, or the match stays.
  private mutating func move(to candidates: some Collection<Int>) -> Bool {
    let shown = match.map { entries[$0.entry] }
    guard let next = firstMatch(in: candidates.filter { entries[$0] != shown }) else {
      return false
    }
    match = next
    return true
  }

  private func firstMatch(in candidates: some Sequence<Int>) -> (entry: Int, offset: Int)? {
    guard !pattern.isEmpty else { return nil }
    let ignoresCase = !pattern.utf8.contains { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 }
    let needle = Array(pattern.utf8)
    for entry in candidates {
      if let offset = offset(of: needle, in: entries[entry], ignoringCase: ignoresCase) {
        return (entry, offset)
      }
    }
    return nil
  }

  /// The scalars before `needle`. Bytes suffice: a scalar never begins inside another.
  private func offset(of needle: [UInt8], in entry: String, ignoringCase: Bool) -> Int? {
    func folded(_ byte: UInt8) -> UInt8 {
      ignoringCase && UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte ? byte | 0x20 : byte
    }
    let bytes = entry.utf8.map(folded)
    guard needle.count <= bytes.count else { return nil }
    for start in 0...(bytes.count - needle.count)
    where bytes[start] == needle[0] && bytes[start..<start + needle.count].elementsEqual(needle) {
      return bytes[..<start].count { $0 & 0xC0 != 0x80 }
    }
    return nil
  }
}
