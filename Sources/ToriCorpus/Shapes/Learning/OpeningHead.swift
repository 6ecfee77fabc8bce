/// The head of a post above all others that says who wrote it and when in words of its own: the opening of
/// a thread, whose replies have another head.
struct OpeningHead {
  let hit: Hit
  /// The lines of its text.
  let body: Range<Int>

  private static let widest = 90

  /// `lines`: those above the first of `heads`.
  init?(_ page: Page, _ window: PageWindow, _ lines: Range<Int>, _ heads: [Hit]) {
    guard heads.count >= 2, heads[0].field(.time) != nil else { return nil }
    let stamped = lines.filter { line in
      window.kinds(line).contains(.time) && window.form(line) != .stamp
        && page[line].trimmed.columns <= Self.widest
    }
    guard stamped.count == 1, let line = stamped.first, let author = Self.author(window, line),
      let token = window.tokens(line).first(where: { window.tokens[$0].kind == .time })
    else { return nil }
    var end = lines.upperBound
    for next in line + 1..<max(line + 1, lines.upperBound)
    where window.form(next) != .blank
      && (Furniture.isSection(page[next]) || PageEnds.isEnd(page[next])
        || Furniture.isCounter(page[next]))
    {
      end = next
      break
    }
    body = line + 1..<max(line + 1, end)
    guard body.contains(where: { window.form($0) == .sentence }) else { return nil }
    let stamp = window.tokens[token]
    hit = Hit(
      spelling: heads[0].spelling, first: line, last: line,
      fields: [
        Hit.Field(slot: .author, place: window.place(author), date: nil),
        Hit.Field(slot: .time, place: window.place(stamp.start..<stamp.end), date: stamp.date),
      ])
  }

  /// The name behind a word that says one follows, up to a sign or a token.
  private static func author(_ window: PageWindow, _ line: Int) -> Range<Int>? {
    let atoms = LineAtom.atoms(window, line)
    func word(_ atom: LineAtom) -> String { window.bytes[atom.range].string }
    guard let label = atoms.firstIndex(where: { HeadPhrases.isBefore(word($0)) }) else {
      return nil
    }
    var start = label + 1
    while start < atoms.count, [":", "："].contains(word(atoms[start])) { start += 1 }
    let end =
      atoms[min(start, atoms.count)...].firstIndex {
        $0.proof != nil || HeadPhrases.endsName(word($0)) || word($0) == "/"
      } ?? atoms.count
    guard start < end else { return nil }
    let range = atoms[start].range.lowerBound..<atoms[end - 1].range.upperBound
    return NameTest.accepts(window.bytes[range], isCertain: true) && range.count <= 60
      ? range : nil
  }
}
