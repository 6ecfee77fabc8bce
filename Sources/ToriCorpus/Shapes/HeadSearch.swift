import ToriTime

/// Lines of a page that a spelling fits, and what its slots took.
struct Hit: Sendable {
  let spelling: Int
  /// The first and last of the lines.
  let first: Int
  let last: Int
  let fields: [Field]

  struct Field: Sendable {
    let slot: Slot
    /// In the page's bytes.
    let place: Range<Int>
    let date: PartialDate?
  }

  func field(_ slot: Slot) -> Field? { fields.first { $0.slot == slot } }
}

/// Looks for the spellings of a set in a window of a page.
struct HeadSearch {
  private let set: ShapeSet
  private var matcher = ShapeMatcher()
  /// How many blank lines may stand between the lines of a head.
  private static let widestGap = 3
  /// How many short lines `…` passes over.
  private static let longestGap = 8

  init(_ set: ShapeSet) { self.set = set }

  var stepCount: Int { matcher.stepCount }

  /// The hits of each spelling in some lines, by its number; none overlaps another of its own.
  mutating func hits(
    in window: PageWindow, _ lines: Range<Int>, where isWanted: (ShapeSet.Spelling) -> Bool
  ) -> [[Hit]] {
    var all = [[Hit]](repeating: [], count: set.spellings.count)
    let wanted = set.spellings.map(isWanted)
    let anchors = set.anchors
    for line in lines where window.form(line) != .blank {
      let range = window.range(line)
      guard !range.isEmpty else { continue }
      let ends = (
        first: LineText.lowercased(window.bytes[range.lowerBound]),
        last: LineText.lowercased(window.bytes[range.upperBound - 1])
      )
      anchors.each(window.kinds(line), ends, window.signs(line)) { index in
        if wanted[index], let hit = hit(index, window, anchoredAt: line, in: lines),
          all[index].last.map({ $0.last < hit.first }) ?? true
        {
          all[index].append(hit)
        }
      }
    }
    return all
  }

  /// The hit of a spelling whose anchor is `line`.
  private mutating func hit(
    _ index: Int, _ window: PageWindow, anchoredAt line: Int, in range: Range<Int>
  ) -> Hit? {
    let spelling = set.spellings[index]
    guard let own = matcher.match(spelling.programs[spelling.anchor], window, line: line) else {
      return nil
    }
    var captures = own
    var (first, last) = (line, line)
    var gap = 0
    for program in spelling.programs[..<spelling.anchor].reversed() {
      if program.isGap {
        gap = Self.longestGap
        continue
      }
      if gap > 0 {
        guard let (found, more) = beyond(gap, from: first, by: -1, program, window, range) else {
          return nil
        }
        (first, captures, gap) = (found, more + captures, 0)
        continue
      }
      if let above = neighbour(of: first, by: -1, window, range),
        let more = matcher.match(program, window, line: above)
      {
        first = above
        captures = more + captures
      } else if !program.matchesNothing {
        return nil
      }
    }
    for program in spelling.programs[(spelling.anchor + 1)...] {
      if program.isGap {
        gap = Self.longestGap
        continue
      }
      if gap > 0 {
        guard let (found, more) = beyond(gap, from: last, by: 1, program, window, range) else {
          return nil
        }
        (last, captures, gap) = (found, captures + more, 0)
        continue
      }
      if let below = neighbour(of: last, by: 1, window, range),
        let more = matcher.match(program, window, line: below)
      {
        last = below
        captures += more
      } else if !program.matchesNothing {
        return nil
      }
    }
    return Hit(
      spelling: index, first: first, last: last,
      fields: captures.map {
        Hit.Field(slot: $0.slot, place: window.place($0.range), date: $0.date)
      })
  }

  /// The first line that a program fits with no more than `gap` short lines between.
  private mutating func beyond(
    _ gap: Int, from line: Int, by step: Int, _ program: ShapeProgram, _ window: PageWindow,
    _ range: Range<Int>
  ) -> (line: Int, captures: [Capture])? {
    var line = line
    for _ in 0...gap {
      guard let next = neighbour(of: line, by: step, window, range) else { return nil }
      if let captures = matcher.match(program, window, line: next) { return (next, captures) }
      if window.form(next) == .sentence { return nil }
      line = next
    }
    return nil
  }

  /// The next line that is not blank, up or down.
  private func neighbour(
    of line: Int, by step: Int, _ window: PageWindow, _ range: Range<Int>
  ) -> Int? {
    var next = line + step
    for _ in 0...Self.widestGap {
      guard range.contains(next) else { return nil }
      if window.form(next) != .blank { return next }
      next += step
    }
    return nil
  }

  // MARK: Labelled lines

  /// The blocks of labelled lines of a shape that name an author or a time.
  mutating func labelledHeads(
    of shape: Int, in window: PageWindow, _ range: Range<Int>, number: Int
  ) -> [Hit] {
    var hits: [Hit] = []
    var line = range.lowerBound
    while line < range.upperBound {
      var (end, fields, count) = (line, [Hit.Field](), 0)
      while end < range.upperBound, window.form(end) != .blank,
        let captures = label(of: shape, window, end)
      {
        fields += captures.map {
          Hit.Field(slot: $0.slot, place: window.place($0.range), date: $0.date)
        }
        count += 1
        end += 1
      }
      if count >= 2, fields.contains(where: { $0.slot == .author }),
        fields.contains(where: { $0.slot == .time || $0.slot == .title })
      {
        hits.append(Hit(spelling: number, first: line, last: end - 1, fields: fields))
      }
      line = max(end, line + 1)
    }
    return hits
  }

  private mutating func label(of shape: Int, _ window: PageWindow, _ line: Int)
    -> [Capture]?
  {
    guard window.signs(line).isSuperset(of: set.lists[shape].labelSigns) else { return nil }
    for program in set.lists[shape].labels {
      if let captures = matcher.match(program, window, line: line) { return captures }
    }
    return nil
  }

  // MARK: Other lines of a shape

  /// Whether the line begins as one of the programs says.
  mutating func begins(_ programs: [ShapeProgram], _ window: PageWindow, _ line: Int)
    -> Bool
  {
    programs.contains { matcher.begins($0, window, line: line) }
  }

  /// Whether the whole line is as one of the programs says.
  mutating func fits(_ programs: [ShapeProgram], _ window: PageWindow, _ line: Int) -> Bool {
    programs.contains { matcher.match($0, window, line: line) != nil }
  }
}
