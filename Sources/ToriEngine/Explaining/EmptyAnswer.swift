import ToriIndex
import ToriLanguage
import ToriText
import ToriTime

/// Why a query found nothing: how many rows each step left, which spellings near a text do occur, and
/// what period the corpus covers.
struct EmptyAnswer {
  let session: Session
  let cancellation: Cancellation

  private var wording: Wording {
    Wording(index: session.index, zone: session.environment.zone)
  }

  /// Notes on the way from the rows that the plan begins with to the step that left none.
  func notes(on plan: LogicalPlan) throws(EngineError) -> [Note] {
    var notes: [Note] = []
    let (steps, last) = try steps(to: plan)
    if steps.count > 1 {
      let way = steps.joined(separator: LocalizedText(same: " → "))
      notes.append(
        Note(LocalizedText("left after each condition: \(way)", ja: "条件ごとに残った数: \(way)")))
    }
    guard let last else { return notes }
    for needle in last.wanted.unique.prefix(Self.needleLimit) {
      if let note = try nearSpellings(of: needle) { notes.append(note) }
    }
    for text in last.wholeTexts {
      let found = try count(mentioning: Needle(text))
      if found > 0 { notes.append(wholeText(text, found)) }
    }
    for wanted in last.wantedValues.prefix(Self.needleLimit) {
      if let near = try wanted.found(in: session.index, cancellation: cancellation) {
        notes.append(nearValues(near, of: wanted))
      }
    }
    if last.asksForTime { notes.append(covered) }
    return notes
  }

  /// Texts beyond these few are not worth a line each.
  private static let needleLimit = 4

  // MARK: Steps

  /// What each step left, in words, and all conditions up to the one that left nothing.
  private func steps(
    to plan: LogicalPlan
  ) throws(EngineError) -> (words: [LocalizedText], conditions: Filter?) {
    var words: [LocalizedText] = []
    var conditions: [Filter] = []
    for step in plan.way {
      if case .filter(let input, let filter) = step {
        var kept: [Filter] = []
        for condition in filter.conjuncts {
          kept.append(condition)
          conditions.append(condition)
          let left = try count(.filter(input, .and(kept)))
          words.append(Self.left(left, after: wording.words(condition)))
          if left == 0 { return (words, .and(conditions)) }
        }
        continue
      }
      guard let name = name(of: step) else { continue }
      if case .concordance(_, let needle, _) = step { conditions.append(.mentions(needle)) }
      let left = try count(step)
      words.append(
        words.isEmpty
          ? LocalizedText("\(left) \(name)", ja: "\(name)\(left)件") : Self.left(left, after: name))
      if left == 0 { break }
    }
    return (words, conditions.isEmpty ? nil : .and(conditions))
  }

  private static func left(_ count: Int, after step: LocalizedText) -> LocalizedText {
    LocalizedText("\(step): \(count)", ja: "\(step): \(count)")
  }

  /// What a step is called that may leave fewer rows than came; nil where it never does.
  private func name(of step: LogicalPlan) -> LocalizedText? {
    switch step {
    case .scan(let kind), .groups(let kind, _): kind.plural
    case .members: RowKind.posts.plural
    case .limit(_, let count): LocalizedText(same: "limit \(count)")
    case .sample(_, let count, _): LocalizedText(same: "sample \(count)")
    case .concordance(_, let needle, _): LocalizedText(same: "kwic \(wording.quoted(needle.text))")
    case .related(_, .replies): LocalizedText(same: "replies")
    case .related(_, .parents): LocalizedText(same: "parents")
    case .combine(_, let operation, _): LocalizedText(same: "\(operation.rawValue) (…)")
    case .filter, .sort, .select, .aggregate, .timeline, .share, .related, .cite, .raw, .expect: nil
    }
  }

  private func count(_ plan: LogicalPlan) throws(EngineError) -> Int {
    try session.answer(plan, cancellation).rowCount
  }

  // MARK: What there is instead

  /// When the posts of the corpus were posted, as far as their times are bounded on both sides.
  private var covered: Note {
    let spans = session.index.documents.flatMap { [$0.firstTime, $0.lastTime].compactMap(\.self) }
    guard let first = spans.compactMap(\.earliest).min(),
      let last = spans.compactMap(\.latest).max()
    else {
      return Note(
        LocalizedText("no post of the corpus has a time", ja: "コーパスに日時の分かる投稿はない"))
    }
    let end = Instant(milliseconds: max(first.milliseconds, last.milliseconds - 1))
    return Note(
      LocalizedText(
        "the times of the corpus run from \(wording.moment(first)) to \(wording.moment(end))",
        ja: "コーパスの日時は\(wording.moment(first))から\(wording.moment(end))まで"))
  }

  /// Texts one character off, or in the other kana, that do occur, with the posts that have them; nil
  /// if the text itself occurs.
  private func nearSpellings(of needle: Needle) throws(EngineError) -> Note? {
    let text = wording.quoted(needle.text)
    if try count(mentioning: needle) > 0 { return nil }
    let near = try NearSpellings(session: session, cancellation: cancellation).around(needle)
    if near.isEmpty { return Note(LocalizedText("\(text) does not occur", ja: "\(text)は現れない")) }
    let list = near.prefix(5).map {
      LocalizedText(same: "\(wording.quoted($0.text)) \($0.posts)")
    }.listed()
    return Note(
      LocalizedText(
        "\(text) does not occur; near it are \(list)", ja: "\(text)は現れない。近いのは\(list)"))
  }

  /// `text = …` compares all of a text, where a part of it was meant.
  private func wholeText(_ text: String, _ found: Int) -> Note {
    let text = wording.quoted(text)
    return Note(
      LocalizedText(
        "no text is all of \(text); posts that hold it: \(found), by mentions \(text)",
        ja: "本文の全体が\(text)の投稿はない。含む投稿は mentions \(text) で\(found)件"))
  }

  private func nearValues(_ near: [String], of wanted: NearValues) -> Note {
    let field = wanted.columns.first.map { wording.name(.text($0)) } ?? ""
    let value = wording.quoted(wanted.value)
    let none = LocalizedText("no \(field) is \(value)", ja: "\(field)が\(value)のものはない")
    if near.isEmpty {
      return Note(
        LocalizedText(
          "\(none); describe \(field) shows some", ja: "\(none)。describe \(field) で例が出る"))
    }
    let list = near.map { LocalizedText(same: wording.quoted($0)) }.listed()
    return Note(LocalizedText("\(none); near it are \(list)", ja: "\(none)。近いのは\(list)"))
  }

  private func count(mentioning needle: Needle) throws(EngineError) -> Int {
    try count(.filter(.scan(.posts), .mentions(needle)))
  }
}

extension LogicalPlan {
  /// The plan's steps, from where its rows come from to the last.
  fileprivate var way: [LogicalPlan] {
    switch self {
    case .scan: [self]
    case .groups(_, let input), .members(let input), .filter(let input, _), .sort(let input, _),
      .limit(let input, _), .sample(let input, _, _), .select(let input, _),
      .aggregate(let input, _, _), .timeline(let input, _), .share(let input, _),
      .concordance(let input, _, _), .related(let input, _), .cite(let input), .raw(let input),
      .combine(let input, _, _), .expect(let input, _):
      input.way + [self]
    }
  }
}

extension Filter {
  /// The conditions that all must hold, one by one.
  var conjuncts: [Filter] {
    if case .and(let parts) = self { parts.flatMap(\.conjuncts) } else { [self] }
  }

  /// The texts that must or may occur, as they stand; not those that must not.
  fileprivate var wanted: [Needle] {
    switch self {
    case .and(let parts), .or(let parts): parts.flatMap(\.wanted)
    case .mentions(let needle), .mentionsExactly(let needle): [needle]
    case .near(let first, let second, _): [first, second]
    default: []
    }
  }

  /// The texts that all of a text was to be.
  fileprivate var wholeTexts: [String] {
    switch self {
    case .and(let parts), .or(let parts): parts.flatMap(\.wholeTexts)
    case .body(let text): text.comparison == .equal ? [text.value] : []
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

extension Array where Element: Hashable {
  /// Each element where it first stands.
  fileprivate var unique: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
