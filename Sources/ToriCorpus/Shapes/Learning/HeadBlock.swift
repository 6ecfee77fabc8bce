/// A head that is learned: the line that proves it, and the short lines around it that recur with it.
struct HeadBlock {
  /// The lines of a head as a shape writes them.
  private(set) var text: String
  private(set) var slots: [Slot]
  /// The first and last line of each head.
  private(set) var places: [ClosedRange<Int>]

  /// Whether a word says that a name follows.
  private(set) var namesAuthor = false

  /// Whether the name stands below the line that proves the head.
  private(set) var namesBelow = false

  private let page: Page
  private let window: PageWindow
  private let anchors: Set<Int>
  private let hasNames: Bool
  private static let farthest = 4
  /// Above a stamp, forums say more of who wrote.
  private static let farthestAbove = 8

  /// `hasNames`: whether lines that may be names are taken in.
  init(_ page: Page, _ window: PageWindow, _ template: LineTemplate, hasNames: Bool = true) {
    (self.page, self.window, self.hasNames) = (page, window, hasNames)
    (text, slots) = (template.text, template.slots)
    places = template.lines.map { $0...$0 }
    anchors = Set(template.lines)
    grow(by: -1)
    grow(by: 1)
  }

  /// What the lines at one distance from the heads are.
  private enum Row {
    /// The same in all, but for its digits.
    case constant
    /// Words out of a few: a rank, stars.
    case badge
    case count
    case slot(Slot)
    case name
    case title
    /// The name once more.
    case again
  }

  private mutating func grow(by step: Int) {
    var rows: [(row: Row, lines: [Int])] = []
    var edge = places.map { step < 0 ? $0.lowerBound : $0.upperBound }
    var roles: Set<String> = []
    for _ in 0..<(step < 0 ? Self.farthestAbove : Self.farthest) {
      let next = edge.map { beyondRole($0, by: step, &roles) }
      let lines = next.compactMap { $0 }
      // All have one, but for the last one's below, or one of many.
      guard lines.count >= 2 || lines.count == 1 && places.count == 1,
        lines.count * 5 >= edge.count * 4, let row = row(lines, step, rows.map(\.row))
      else { break }
      if !hasNames, isName(row) { break }
      rows.append((row, lines))
      edge = zip(edge, next).map { $1 ?? $0 }
    }
    chooseName(&rows, step)
    // Counts and buttons at the rim belong to the texts.
    while let last = rows.last, !isOwn(last.row) { rows.removeLast() }
    guard !rows.isEmpty else { return }
    if step > 0, rows.contains(where: { isName($0.row) }) { namesBelow = true }
    if rows.contains(where: { isName($0.row) }), !roles.isEmpty {
      // Some names have a role on a line of its own.
      let role = "[(\(roles.sorted().map(LineTemplate.escaped).joined(separator: "|")))]"
      text = step < 0 ? "\(role) / \(text)" : "\(text) / \(role)"
    }
    for (row, lines) in rows {
      let piece = piece(row, lines)
      text = step < 0 ? piece + " / " + text : text + " / " + piece
    }
    let far = Set(rows[rows.count - 1].lines)
    places = places.map { place in
      var line = step < 0 ? place.lowerBound : place.upperBound
      for _ in rows {
        var none: Set<String> = []
        line = beyondRole(line, by: step, &none) ?? line
      }
      guard far.contains(line) else { return place }
      return step < 0 ? line...place.upperBound : place.lowerBound...line
    }
  }

  private func isName(_ row: Row) -> Bool { if case .name = row { true } else { false } }

  private func isOwn(_ row: Row) -> Bool {
    switch row {
    case .slot, .name, .title, .again: true
    case .constant, .badge, .count: false
    }
  }

  private mutating func piece(_ row: Row, _ lines: [Int]) -> String {
    switch row {
    case .constant, .badge, .again: "{*}"
    case .count: "{count} [{*}]"
    case .name: name(lines)
    case .title: "{title}"
    case .slot(.number): "[#|No.] {number} [{tail}]"
    case .slot(let slot): "{\(slot.rawValue)} [{tail}]"
    }
  }

  /// Names alone, or with words that stand beside each: `投稿者：`, `さん`.
  private mutating func name(_ lines: [Int]) -> String {
    guard let template = LineTemplate(window, lines, areNames: true),
      template.slots.filter({ $0 != .count }) == [.author], template.lines.count == lines.count
    else { return "{author}" }
    if template.namesAuthor { namesAuthor = true }
    return template.text
  }

  private static let roles: Set<String> = [
    "autor", "autorin", "author", "post author", "article author", "auteur", "op", "admin",
    "moderator", "verfasser", "投稿者", "作者", "管理人", "スレ主", "編集部",
  ]

  /// The next line with content that is no bare role of a name, `Author`.
  private func beyondRole(_ line: Int, by step: Int, _ roles: inout Set<String>) -> Int? {
    guard step < 0, let next = neighbour(of: line, by: step) else {
      return neighbour(of: line, by: step)
    }
    let text = window.bytes[window.range(next)].string
    guard Self.roles.contains(text.lowercased()), let name = neighbour(of: next, by: step) else {
      return next
    }
    roles.insert(text)
    return name
  }

  /// The next line with content, up or down, with no other head and no wide gap between.
  private func neighbour(of line: Int, by step: Int) -> Int? {
    var next = line + step
    for _ in 0..<3 {
      guard window.lines.contains(next) else { return nil }
      if window.form(next) != .blank { return anchors.contains(next) ? nil : next }
      next += step
    }
    return nil
  }

  // MARK: What lines are

  private mutating func row(_ lines: [Int], _ step: Int, _ before: [Row]) -> Row? {
    let keys = lines.map(key)
    func share(_ matches: (LineForm) -> Bool) -> Bool {
      lines.count { matches(window.form($0)) } * 5 >= lines.count * 4
    }
    if share({ $0 == .number }) { return number(lines) ?? .count }
    let forms: [(LineForm, Slot)] = [
      (.handle, .handle), (.stamp, .time), (.age, .age), (.clock, .clock), (.id, .authorID),
      (.day, .day),
    ]
    for (form, slot) in forms where share({ $0 == form }) {
      let isSecond = slots.contains(slot) || slots.contains(.time) && (slot == .age || slot == .day)
      if isSecond { return nil }
      slots.append(slot)
      return .slot(slot)
    }
    if let key = usual(keys), keys.count(where: { $0 == key }) * 4 >= keys.count * 3 {
      return key.contains(0x23) && key.count <= 2 ? number(lines) ?? .count : .constant
    }
    // Above the first stands the page's own heading, below the last its foot.
    if keys.count >= 3, let key = keys[1],
      (step < 0 ? keys.dropFirst() : keys.dropLast()).allSatisfy({ $0 == key }),
      PageEnds.isMore(page[lines[1]]) || PageEnds.isButton(page[lines[1]])
    {
      return .constant
    }
    let values = Set(keys.map { $0 ?? [] })
    if share({ $0 == .name || $0 == .button || $0 == .mixed }), lines.count >= 4,
      values.count * 3 <= lines.count, !values.contains([])
    {
      return .badge
    }
    if areNames(lines) { return .name }
    return nil
  }

  /// The key that most of the lines have; the page's heading may stand above the first head.
  private func usual(_ keys: [[UInt8]?]) -> [UInt8]? {
    let first = keys.first ?? nil
    let second = keys.count > 1 ? keys[1] : nil
    return keys.count(where: { $0 == second }) > keys.count(where: { $0 == first })
      ? second : first
  }

  private mutating func number(_ lines: [Int]) -> Row? {
    guard !slots.contains(.number), lines.count >= 2 else { return nil }
    let numbers = lines.compactMap { line -> Int? in
      var text = window.bytes[window.range(line)]
      while text.take(anyOf: ["#", "No.", "№", "[", "(", ">"]) {}
      guard let number = text.takeNumber(maximumDigits: 18) else { return nil }
      return Tail.end(Array(text), 0..<text.count) == text.count ? number : nil
    }
    guard numbers.count == lines.count, LineTemplate.runsOneWay(numbers),
      let first = numbers.first, let last = numbers.last, abs(last - first) <= 40 * numbers.count
    else { return nil }
    slots.append(.number)
    return .slot(.number)
  }

  /// A short line with its digits taken as one; `nil` of a longer one.
  private func key(_ line: Int) -> [UInt8]? {
    let text = window.bytes[window.range(line)]
    guard text.count <= 60 else { return nil }
    var key: [UInt8] = []
    for byte in text {
      if !PageWindow.isDigit(byte) {
        // `1,204` and `87` are numbers alike.
        if key.last == 0x23, byte == 0x2C || byte == 0x2E { continue }
        key.append(byte)
      } else if key.last != 0x23 {
        key.append(0x23)
      }
    }
    return key
  }

  private func areNames(_ lines: [Int]) -> Bool {
    let names = lines.count { line in
      let text = page[line].trimmed
      let form = window.form(line)
      return (form == .name || form == .mixed || form == .button || form == .sentence)
        && NameTest.accepts(text, isCertain: false) && !LineTemplate.isOfPrograms(text)
        && !NameTest.endsLikeVerb(text) && !isUnderlined(line)
        && !text.hasPrefix(anyOf: ["* ", "- ", ">"]) && !PageEnds.isEnd(text)
        && !text.hasSuffix(anyOf: ["。", ".", "、", "」"])
    }
    return names * 5 >= lines.count * 4
      && width(lines) <= (distinct(lines) < lines.count ? Self.widestNames : Self.widestDistinct)
  }

  /// Names are shorter, in the mean.
  private static let widestNames = 40
  /// Where none comes again, wider ones may be titles.
  private static let widestDistinct = 28

  /// Whether a rule of signs stands below: such a line is a heading.
  private func isUnderlined(_ line: Int) -> Bool {
    guard window.lines.contains(line + 1), let sign = page[line + 1].trimmed.first else {
      return false
    }
    let rule = page[line + 1].trimmed
    return rule.count >= 3 && "-=~+".utf8.contains(sign) && rule.allSatisfy { $0 == sign }
  }

  /// The lines that recur below all heads and name nothing: buttons under a text and its stamp.
  var buttonsBelow: Int {
    var edge = places.map(\.upperBound)
    var count = 0
    while count < Self.farthest {
      let next = edge.map { neighbour(of: $0, by: 1) }
      let keys = next.compactMap { $0 }.map(key)
      guard keys.count * 5 >= edge.count * 4, let first = keys.first, let first,
        keys.count(where: { $0 == first }) * 4 >= keys.count * 3
      else { break }
      edge = zip(edge, next).map { $1 ?? $0 }
      count += 1
    }
    return count
  }

  /// The heads with the buttons below them.
  var closedPlaces: [ClosedRange<Int>] {
    var count = buttonsBelow
    var places = places
    while count > 0 {
      places = places.map { place in
        neighbour(of: place.upperBound, by: 1).map { place.lowerBound...$0 } ?? place
      }
      count -= 1
    }
    return places
  }

  // MARK: Which of the names is one

  /// Of lines that may be names, the one that differs most from head to head is the author's; what stands
  /// above it on its own may be a title.
  private mutating func chooseName(_ rows: inout [(row: Row, lines: [Int])], _ step: Int) {
    let names = rows.indices.filter { if case .name = rows[$0].row { true } else { false } }
    guard !names.isEmpty else { return }
    if slots.contains(.author) {
      // A title stands right above, and apart from what is before it.
      let isTitle =
        step < 0 && names[0] == 0 && !slots.contains(.title) && !slots.contains(.number)
        && areTitles(rows[0].lines)
      rows.removeSubrange((isTitle ? 1 : names[0])...)
      if isTitle {
        rows[0].row = .title
        slots.append(.title)
      }
      return
    }
    if step > 0, !slots.isDisjoint(with: [.author]) { return }
    let best = names.max { first, second in
      // Who wrote may come again; where most differ, it is as good as all.
      func rank(_ lines: [Int]) -> Int {
        let count = distinct(lines)
        return step < 0 && count * 3 >= lines.count * 2 ? lines.count : count
      }
      let (one, other) = (rank(rows[first].lines), rank(rows[second].lines))
      // Of equals the one nearer to the stamp, unless it is far longer, as a title is.
      return one < other || one == other && width(rows[first].lines) > 2 * width(rows[second].lines)
    }
    guard let best else { return }
    rows[best].row = .name
    slots.append(.author)
    var end = rows.count
    for index in names where index != best {
      if index < best {
        rows[index].row = .badge
      } else {
        let isAgain = zip(rows[index].lines, rows[best].lines).allSatisfy {
          page[$0].trimmed.elementsEqual(page[$1].trimmed)
        }
        let isTitle = step < 0 && index == best + 1 && areTitles(rows[index].lines)
        if isAgain {
          rows[index].row = .again
        } else if isTitle {
          rows[index].row = .title
          slots.append(.title)
        }
        end = min(end, isTitle || isAgain ? index + 1 : index)
      }
    }
    rows.removeSubrange(end...)
  }

  /// How many of the lines differ by more than a count in them: `没用 9`.
  private func distinct(_ lines: [Int]) -> Int {
    Set(
      lines.map { line in
        let text = window.bytes[window.range(line)]
        return text.contains(0x20) ? key(line) ?? Array(text) : Array(text)
      }
    ).count
  }

  private func width(_ lines: [Int]) -> Int {
    lines.reduce(0) { $0 + page[$1].trimmed.columns } / max(1, lines.count)
  }

  /// Whether the lines differ, and most have a blank line above, or nothing.
  private func areTitles(_ lines: [Int]) -> Bool {
    let apart = lines.count { $0 == window.lines.lowerBound || window.form($0 - 1) == .blank }
    let answers = lines.count {
      page[$0].trimmed.hasPrefix(anyOf: ["Re:", "RE:", "re:", "Re :", "AW:"])
    }
    return apart * 4 >= lines.count * 3
      && (distinct(lines) * 4 >= lines.count * 3 || answers * 3 >= lines.count * 2)
      && !lines.contains { PageEnds.isButton(page[$0]) }
  }
}

extension Array where Element == Slot {
  fileprivate func isDisjoint(with others: Set<Slot>) -> Bool { !contains(where: others.contains) }
}
