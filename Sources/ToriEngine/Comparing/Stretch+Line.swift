import ToriTime

extension Stretch {
  /// The stretches that were asked for, without those that clocks skip; where that is open, from the first of
  /// `others` or to their last. Whatever is `counted` is among them.
  ///
  /// Throws `lineLimit` where there would be too many.
  package static func line(
    of part: TimePart, asked: AskedPeriod, holding counted: some Collection<Stretch>,
    else others: some Collection<Stretch>, in zone: Zone
  ) throws(EngineError) -> [Stretch] {
    func stretch(_ instant: Instant) -> Stretch {
      .onLine(part, at: CivilTime(instant, in: zone))
    }
    // What ends before it begins, though in the same stretch, asks for none.
    if let start = asked.start, let end = asked.end, end <= start { return [] }
    let start = asked.start.map { stretch($0) } ?? others.min()
    // What ends with an instant lies before it.
    let end = asked.end.map { stretch(Instant(milliseconds: $0.milliseconds - 1)) } ?? others.max()
    guard let start, let end else { return [] }
    let first = min(start, counted.min() ?? start)
    let last = max(end, counted.max() ?? end)
    guard first <= last else { return [] }
    let count = last.order - first.order + 1
    guard count <= lineLimit else {
      let coarser = TimePart.onLine.reversed().drop { $0 != part }.dropFirst()
      let fitting = coarser.first { count / part.least(in: $0) <= lineLimit } ?? .year
      throw .lineLimit(from: first.name, to: last.name, rows: count, take: fitting)
    }
    let skipped = skipped(part, from: first, to: last, in: zone)
    return line(from: first, to: last).filter { !skipped.contains($0) }
  }

  /// More rows than these are a slip, and nobody would read them.
  private static let lineLimit = 1_000_000
}
