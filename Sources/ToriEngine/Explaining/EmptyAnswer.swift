import ToriIndex
import ToriLanguage
import ToriText
import ToriTime

/// Why a query found nothing: how many rows each condition left, which spellings near a text do
/// occur, and what period the corpus covers.
struct EmptyAnswer {
  let session: Session
  let cancellation: Cancellation

  private var wording: Wording {
    Wording(index: session.index, zone: session.environment.zone)
  }

  /// Notes on the first filter of the plan that let nothing through.
  func notes(on plan: LogicalPlan) throws(EngineError) -> [Note] {
    guard let (base, conditions) = plan.conditions else { return [] }
    var notes: [Note] = []
    var steps: [String] = ["\(try count(base)) \(base.shape.kind.plural)"]
    var kept: [Filter] = []
    for condition in conditions {
      kept.append(condition)
      let left = try count(.filter(base, .and(kept)))
      steps.append("\(wording.words(condition)): \(left)")
      if left == 0 { break }
    }
    notes.append(Note("left after each condition: " + steps.joined(separator: " → ")))
    for needle in Set(conditions.flatMap(\.wanted)).sorted(by: { $0.text < $1.text }) {
      if let note = try nearSpellings(of: needle) { notes.append(note) }
    }
    if conditions.contains(where: \.asksForTime) { notes += covered }
    return notes
  }

  private func count(_ plan: LogicalPlan) throws(EngineError) -> Int {
    try session.answer(plan, cancellation).rowCount
  }

  /// When the posts of the corpus were posted, as far as their times are stated.
  private var covered: [Note] {
    let index = session.index
    var first: Instant?
    var last: Instant?
    for block in index.posts {
      guard let span = index.time(of: block), let start = span.earliest, let end = span.latest
      else { continue }
      first = min(first ?? start, start)
      last = max(last ?? end, end)
    }
    guard let first, let last else { return [Note("no post of the corpus has a time")] }
    let end = Instant(milliseconds: last.milliseconds - 1)
    return [
      Note("the times of the corpus run from \(wording.moment(first)) to \(wording.moment(end))")
    ]
  }

  /// Texts one character off, or in the other kana, that do occur, with the posts that have them.
  private func nearSpellings(of needle: Needle) throws(EngineError) -> Note? {
    if try count(.filter(.scan(.posts), .mentions(needle))) > 0 { return nil }
    var found: [(text: String, count: Int)] = []
    for spelling in NearSpellings(index: session.index, cancellation: cancellation)
      .around(needle)
    {
      let posts = try count(.filter(.scan(.posts), .mentions(spelling)))
      if posts > 0 { found.append((spelling.text, posts)) }
    }
    if found.isEmpty { return Note("\(wording.quoted(needle.text)) does not occur") }
    found.sort { ($1.count, $0.text) < ($0.count, $1.text) }
    let list = found.prefix(5).map { "\(wording.quoted($0.text)) \($0.count)" }
    return Note(
      "\(wording.quoted(needle.text)) does not occur; near it are \(list.joined(separator: ", "))")
  }
}

extension LogicalPlan {
  /// The conditions of the filters nearest to where the rows come from, and what they filter.
  fileprivate var conditions: (base: LogicalPlan, conditions: [Filter])? {
    switch self {
    case .scan: nil
    case .filter(let input, let filter):
      if let (base, earlier) = input.conditions {
        (base, earlier + filter.conjuncts)
      } else {
        (input, filter.conjuncts)
      }
    case .groups(_, let input), .members(let input), .sort(let input, _), .limit(let input, _),
      .sample(let input, _, _), .select(let input, _), .aggregate(let input, _, _),
      .timeline(let input, _), .share(let input, _), .related(let input, _), .cite(let input),
      .raw(let input), .combine(let input, _, _), .expect(let input, _):
      input.conditions
    case .concordance(let input, let needle, _):
      if let (base, earlier) = input.conditions {
        (base, earlier + [.mentions(needle)])
      } else {
        (input, [.mentions(needle)])
      }
    }
  }
}

extension Filter {
  /// The conditions that all must hold, one by one.
  var conjuncts: [Filter] {
    if case .and(let parts) = self { parts.flatMap(\.conjuncts) } else { [self] }
  }

  /// The texts that must or may occur; not those that must not.
  fileprivate var wanted: [Needle] {
    switch self {
    case .and(let parts), .or(let parts): parts.flatMap(\.wanted)
    case .mentions(let needle), .mentionsExactly(let needle): [needle]
    case .near(let first, let second, _): [first, second]
    default: []
    }
  }

  fileprivate var asksForTime: Bool {
    switch self {
    case .and(let parts), .or(let parts): parts.contains(where: \.asksForTime)
    case .not(let part): part.asksForTime
    case .time: true
    default: false
    }
  }
}
