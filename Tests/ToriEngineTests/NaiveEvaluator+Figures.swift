import ToriEngine
import ToriLanguage
import ToriTime

/// Counts and other figures.
extension NaiveEvaluator {
  /// A value of a key: what stands in the cell, and what puts it in order.
  private struct Key: Hashable {
    let cell: Value
    /// 1 where it is not certain, 2 where it is missing; these come last.
    let rank: Int
    let order: Value
  }

  func figures(
    _ input: Result, _ figure: (function: AggregateFunction, column: String)?, by keys: [String]
  ) -> Result {
    var groups: [(keys: [Key], rows: [Int])] = keys.isEmpty ? [([], [])] : []
    for row in input.cells.indices {
      let values = keys.map { Array(Set(self.keys($0, row, input))) }
      for combination in values.reduce(
        [[]], { all, next in all.flatMap { a in next.map { a + [$0] } } })
      {
        if let group = groups.firstIndex(where: { $0.keys == combination }) {
          groups[group].rows.append(row)
        } else {
          groups.append((combination, [row]))
        }
      }
    }
    let isInTime = keys.contains { !input.has($0) && $0 != "host" }
    if figure != nil, let origins = input.origins {
      // A figure of posts looks at each once.
      for group in groups.indices {
        var seen: Set<Int> = []
        groups[group].rows.removeAll { !seen.insert(origins[$0]).inserted }
      }
    }
    groups.sort { a, b in
      if !isInTime && a.rows.count != b.rows.count { return a.rows.count > b.rows.count }
      for (a, b) in zip(a.keys, b.keys) where a != b {
        if a.rank != b.rank { return a.rank < b.rank }
        return Self.isBefore(a.order, b.order)
      }
      return false
    }
    let name = figure.map { "\($0.function.rawValue)_\($0.column)" } ?? "count"
    return Result(
      columns: keys + [name],
      cells: groups.map { group in
        let values = group.rows.map { row in
          figure.map { figure in input.cell(figure.column, row) } ?? .none
        }
        let number =
          figure.map { self.figure($0.function, values.filter { $0 != .none }) }
          ?? .integer(group.rows.count)
        return group.keys.map(\.cell) + [number]
      },
      kind: .figures)
  }

  /// The first rows, in all or of each group.
  func limited(_ input: Result, _ count: Int, by keys: [String]) -> Result {
    if keys.isEmpty { return input.picked(Array(input.cells.indices.prefix(count))) }
    var taken: [[Key]: Int] = [:]
    return input.picked(
      input.cells.indices.filter { row in
        let values = keys.map { Array(Set(self.keys($0, row, input))) }
        let groups = values.reduce([[]]) { all, next in all.flatMap { a in next.map { a + [$0] } } }
        let isFirst = groups.contains { taken[$0, default: 0] < count }
        for group in groups { taken[group, default: 0] += 1 }
        return isFirst
      })
  }

  /// How many different values the rows of each group have; by the number, the largest first, unless in time.
  func distinct(_ column: String, of input: Result, by keys: [String]) -> Result {
    var groups: [(keys: [Key], values: Set<Key>)] = keys.isEmpty ? [([], [])] : []
    for row in input.cells.indices {
      let values = keys.map { Array(Set(self.keys($0, row, input))) }
      let own = Set(self.keys(column, row, input)).filter { $0.rank == 0 }
      for combination in values.reduce(
        [[]], { all, next in all.flatMap { a in next.map { a + [$0] } } })
      {
        if let group = groups.firstIndex(where: { $0.keys == combination }) {
          groups[group].values.formUnion(own)
        } else {
          groups.append((combination, own))
        }
      }
    }
    let isInTime = keys.contains { !input.has($0) && $0 != "host" }
    groups.sort { a, b in
      if !isInTime && a.values.count != b.values.count { return a.values.count > b.values.count }
      for (a, b) in zip(a.keys, b.keys) where a != b {
        if a.rank != b.rank { return a.rank < b.rank }
        return Self.isBefore(a.order, b.order)
      }
      return false
    }
    return Result(
      columns: keys + ["distinct_" + column],
      cells: groups.map { $0.keys.map(\.cell) + [.integer($0.values.count)] }, kind: .figures)
  }

  private func figure(_ function: AggregateFunction, _ values: [Value]) -> Value {
    let numbers = values.compactMap { value -> Double? in
      switch value {
      case .integer(let number): Double(number)
      case .number(let number): number
      default: nil
      }
    }
    func instant(_ value: Value) -> Value {
      if case .time(let span) = value {
        return .integer(Int((span.earliest ?? span.latest)?.milliseconds ?? 0))
      }
      return value
    }
    let total = numbers.reduce(0, +)
    switch function {
    case .min: return values.min { Self.isBefore(instant($0), instant($1)) } ?? .none
    case .max: return values.max { Self.isBefore(instant($0), instant($1)) } ?? .none
    case .sum:
      if values.isEmpty { return .none }
      let whole = values.compactMap { if case .integer(let number) = $0 { number } else { nil } }
      let isWhole = whole.count == values.count && abs(total) < 9e18
      return isWhole ? .integer(whole.reduce(0, +)) : .number(total)
    case .mean: return numbers.isEmpty ? .none : .number(total / Double(numbers.count))
    case .median:
      let sorted = numbers.sorted()
      if sorted.isEmpty { return .none }
      return .number((sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2)
    }
  }

  /// The posts of the rows by the values of a key, in the order of these.
  func parts(_ input: Result, by key: String) -> [(value: Value, places: [Int])] {
    let posts = blocks(input.posts.sorted(), input.origin ?? .posts)
    var groups: [(key: Key, places: [Int])] = []
    for (row, place) in (posts.origins ?? []).enumerated() {
      for own in Set(keys(key, row, posts)) {
        if let group = groups.firstIndex(where: { $0.key == own }) {
          groups[group].places.append(place)
        } else {
          groups.append((own, [place]))
        }
      }
    }
    return groups.sorted { a, b in
      a.key.rank != b.key.rank
        ? a.key.rank < b.key.rank : Self.isBefore(a.key.order, b.key.order)
    }.map { ($0.key.cell, $0.places) }
  }

  private func keys(_ name: String, _ row: Int, _ input: Result) -> [Key] {
    func missing(_ what: String) -> Key {
      Key(cell: .text("(no \(what))"), rank: 2, order: .text("(no \(what))"))
    }
    if input.has(name) {
      switch input.cell(name, row) {
      case .none: return [missing(name)]
      case .list(let values): return values.map { key(spelled($0, name)) }
      case let value: return [key(spelled(value, name))]
      }
    }
    if name == "host" {
      let value = input.cell(input.has("links") ? "links" : "url", row)
      guard value != .none else { return [missing("link")] }
      let links = if case .list(let links) = value { links } else { [value] }
      let hosts = links.compactMap { link -> String? in
        if case .text(let url) = link { host(of: url) } else { nil }
      }
      return hosts.isEmpty ? [missing("host")] : hosts.map { key(.text($0)) }
    }
    let column = input.has("time") ? "time" : "first"
    guard case .time(let span) = input.cell(column, row) else { return [missing(column)] }
    guard let bucket = bucket(name, span) else {
      return [Key(cell: .text("(\(name) not certain)"), rank: 1, order: .none)]
    }
    let weekdays = ["Mon": 1, "Tue": 2, "Wed": 3, "Thu": 4, "Fri": 5, "Sat": 6, "Sun": 7]
    return [
      Key(
        cell: .text(bucket), rank: 0,
        order: weekdays[bucket].map { .integer($0) } ?? .text(bucket))
    ]
  }

  func spelled(_ value: Value, _ field: String) -> Value {
    if case .text(let text) = value { .text(shown(text, in: field)) } else { value }
  }

  private func key(_ value: Value) -> Key {
    let cell: Value =
      switch value {
      case .time(let span): .text(span.edtf(in: zone))
      case .date(let date): .text(date.edtf)
      case .boolean(let flag): .text(String(flag))
      default: value
      }
    return Key(cell: cell, rank: 0, order: cell)
  }

  // MARK: Time

  /// The bucket that the whole span certainly lies in.
  private func bucket(_ part: String, _ span: TimeSpan) -> String? {
    guard let earliest = span.earliest, let latest = span.latest else { return nil }
    let end = Instant(milliseconds: max(earliest.milliseconds, latest.milliseconds - 1))
    if ["hour", "weekday"].contains(part), end.milliseconds - earliest.milliseconds >= 86_400_000 {
      return nil
    }
    let (first, last) = (name(part, earliest), name(part, end))
    return first == last ? first : nil
  }

  func name(_ part: String, _ instant: Instant) -> String {
    let time = CivilTime(instant, in: zone)
    func digits(_ number: Int, _ width: Int = 2) -> String {
      let text = String(number)
      return String(repeating: "0", count: width - text.count) + text
    }
    switch part {
    case "year": return digits(time.year, 4)
    case "month": return "\(digits(time.year, 4))-\(digits(time.month))"
    case "week": return "\(digits(time.isoWeek.year, 4))-W\(digits(time.isoWeek.week))"
    case "day": return "\(digits(time.year, 4))-\(digits(time.month))-\(digits(time.day))"
    case "hour": return digits(time.hour)
    case "minute": return "\(name("day", instant))T\(digits(time.hour)):\(digits(time.minute))"
    case "second": return "\(name("minute", instant)):\(digits(time.second))"
    default: return ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][time.weekday - 1]
    }
  }

  /// The names of the buckets from the one to the other, by going through every hour between.
  private func line(_ part: String, from first: Instant, to last: Instant) -> [String] {
    var names: [String] = []
    let hour: Int64 = 3_600_000
    let step = ["minute": 60_000, "hour": hour][part] ?? 24 * hour
    var at = first.milliseconds / min(step, hour) * min(step, hour)
    while at <= last.milliseconds {
      let name = lineName(part, Instant(milliseconds: at))
      if names.last != name { names.append(name) }
      at += step
    }
    let name = lineName(part, last)
    return names.last == name ? names : names + [name]
  }

  /// On a line of time, an hour is that of its day.
  private func lineName(_ part: String, _ instant: Instant) -> String {
    part == "hour"
      ? "\(name("day", instant))T\(name("hour", instant))" : name(part, instant)
  }

  func timeline(
    _ places: [Int], by part: String, asked: (start: Instant?, end: Instant?)
  ) -> Result {
    var counts: [String: Int] = [:]
    var instants: [Instant] = []
    for place in places {
      guard let span = rows[place].block.time, bucket(part, span) != nil,
        let earliest = span.earliest
      else { continue }
      counts[lineName(part, earliest), default: 0] += 1
      instants.append(earliest)
    }
    var result = Result(columns: [part, "count"], cells: [], kind: .figures)
    guard let first = asked.start ?? instants.min(), let last = Self.last(asked) ?? instants.max(),
      first <= last
    else { return result }
    result.cells = line(part, from: first, to: last).map { name in
      [.text(name), .integer(counts[name] ?? 0)]
    }
    return result
  }

  /// The last millisecond that was asked for.
  private static func last(_ asked: (start: Instant?, end: Instant?)) -> Instant? {
    asked.end.map { Instant(milliseconds: $0.milliseconds - 1) }
  }

  func share(
    _ input: Result, by key: String, asked: (start: Instant?, end: Instant?),
    documents: Set<String>?
  ) -> Result {
    let kind = input.origin ?? .posts
    let everything = blocks(
      rows.filter { kind == .blocks || $0.block.kind.isPost }.map(\.place), kind)
    let these = figures(blocks(input.posts.sorted(), kind), nil, by: [key]).cells
    let all = figures(everything, nil, by: [key]).cells
    var names = these.map { $0[0] }
    let certain = Set(
      everything.cells.indices.flatMap { keys(key, $0, everything) }.filter { $0.rank == 0 }
        .map(\.cell))
    let known = all.map { $0[0] }.filter(certain.contains)
    switch key {
    case "year", "month", "week", "day":
      let instants = (everything.origins ?? []).compactMap { place -> Instant? in
        rows[place].block.time.flatMap { bucket(key, $0) == nil ? nil : $0.earliest }
      }
      if let first = asked.start ?? instants.min(), let last = Self.last(asked) ?? instants.max() {
        let line = first <= last ? line(key, from: first, to: last).map { Value.text($0) } : []
        names = line + names.filter { !line.contains($0) }
      }
    case "hour", "weekday": names = known + names.filter { !known.contains($0) }
    case "doc", "kind", "source", "language", "deleted", "precision", "basis":
      names += known.filter { name in
        !names.contains(name) && (documents?.contains { .text($0) == name } ?? true)
      }
    default:
      let isOwn = own.contains { $0.field.name == key }
      if isOwn, known.count <= 100 { names += known.filter { !names.contains($0) } }
    }
    func count(_ name: Value, _ rows: [[Value]]) -> Int {
      if case .integer(let count)? = rows.first(where: { $0[0] == name })?[1] { count } else { 0 }
    }
    return Result(
      columns: [key, "count", "all", "share"],
      cells: names.map { name in
        let (part, whole) = (count(name, these), count(name, all))
        let share: Value = whole == 0 ? .none : .number(Double(part) / Double(whole))
        return [name, .integer(part), .integer(whole), share]
      },
      kind: .figures)
  }
}
