/// What the other heads of a page tell of one: where its name begins, and which line below it is still its own.
struct HeadCompletion {
  let page: Page
  let window: PageWindow

  /// The heads, each with what belongs to it.
  func completed(_ heads: [Hit], _ role: ShapeSet.Role, in range: Range<Int>) -> [Hit] {
    let named = withWholeNames(heads)
    return role == .head ? withIdentifiers(named, in: range) : role == .line ? spoken(named) : named
  }

  // MARK: Names

  /// A title of several words stands before the name, without a sign between: the name is what other heads
  /// have where no title is, or what most of the titled ones end in.
  private func withWholeNames(_ heads: [Hit]) -> [Hit] {
    let titled = heads.filter { joined($0) != nil }
    guard !titled.isEmpty else { return heads }
    var counts: [String: Int] = [:]
    for head in heads {
      if let joined = joined(head) {
        counts[joined.split(separator: " ").last.map(String.init) ?? "", default: 0] += 1
      } else if let author = head.field(.author) {
        counts[page.bytes[author.place].trimmed.string, default: 0] += 2
      }
    }
    let names = counts.filter { $0.value >= 2 }.keys.sorted {
      ($0.utf8.count, $0) > ($1.utf8.count, $1)
    }
    return heads.map { head in
      guard let title = head.field(.title), let author = head.field(.author), joined(head) != nil
      else { return head }
      let whole = title.place.lowerBound..<author.place.upperBound
      let text = page.bytes[whole].trimmedEnd
      guard let name = names.first(where: { text.hasSuffix(" " + $0) }) else { return head }
      let start = text.endIndex - name.utf8.count
      let titleEnd = page.bytes[whole.lowerBound..<start].trimmedEnd.endIndex
      return head.replacing(
        [.title: whole.lowerBound..<titleEnd, .author: start..<text.endIndex])
    }
  }

  /// A title and a name with white space alone between.
  private func joined(_ head: Hit) -> String? {
    guard let title = head.field(.title), let author = head.field(.author),
      title.place.upperBound <= author.place.lowerBound,
      page.bytes[title.place.upperBound..<author.place.lowerBound].allSatisfy({ $0 == 0x20 })
    else { return nil }
    return page.bytes[title.place.lowerBound..<author.place.upperBound].string
  }

  /// Where a space parts name and text, a word that follows a name whenever it is met belongs to it.
  private func spoken(_ heads: [Hit]) -> [Hit] {
    var words: [String: Set<String>] = [:]
    var counts: [String: Int] = [:]
    for head in heads {
      guard let (name, word) = firstWord(head) else { continue }
      words[name, default: []].insert(word)
      counts[name, default: 0] += 1
    }
    return heads.map { head in
      guard let (name, word) = firstWord(head), words[name]?.count == 1, counts[name] ?? 0 >= 3,
        let author = head.field(.author), let text = head.field(.text),
        text.place.count > word.utf8.count + 1
      else { return head }
      let end = text.place.lowerBound + word.utf8.count
      let rest = page.bytes[end..<text.place.upperBound].trimmedStart
      return head.replacing([
        .author: author.place.lowerBound..<end, .text: rest.startIndex..<text.place.upperBound,
      ])
    }
  }

  private func firstWord(_ head: Hit) -> (name: String, word: String)? {
    guard let author = head.field(.author), let text = head.field(.text),
      author.place.upperBound < text.place.lowerBound,
      page.bytes[author.place.upperBound..<text.place.lowerBound].allSatisfy({ $0 == 0x20 }),
      let word = page.bytes[text.place].split(separator: 0x20).first
    else { return nil }
    return (page.bytes[author.place].string, word.string)
  }

  // MARK: Identifiers

  /// A line below the head that holds an identifier and nothing else is the head's, if most posts have one.
  private func withIdentifiers(_ heads: [Hit], in range: Range<Int>) -> [Hit] {
    guard heads.allSatisfy({ $0.field(.authorID) == nil }) else { return heads }
    let lines = heads.map { head -> Int? in
      let line = page.contentLine(from: head.last + 1)
      return range.contains(line) && line <= head.last + 2 && window.form(line) == .id ? line : nil
    }
    guard lines.count(where: { $0 != nil }) * 2 >= heads.count else { return heads }
    return zip(heads, lines).map { head, line in
      guard let line,
        let token = window.tokens(line).first(where: { window.tokens[$0].kind == .id }),
        let (id, _) = window.identifier(window.tokens[token].start, window.range(line), true)
      else { return head }
      return Hit(
        spelling: head.spelling, first: head.first, last: line,
        fields: head.fields + [Hit.Field(slot: .authorID, place: window.place(id), date: nil)])
    }
  }
}

extension Hit {
  /// The hit with other places for some of its slots.
  fileprivate func replacing(_ places: [Slot: Range<Int>]) -> Hit {
    Hit(
      spelling: spelling, first: first, last: last,
      fields: fields.map { field in
        places[field.slot].map { Field(slot: field.slot, place: $0, date: field.date) } ?? field
      })
  }
}
