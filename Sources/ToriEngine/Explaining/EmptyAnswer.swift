import ToriLanguage
import ToriSystem
import ToriTime

/// Why a query found nothing: how many rows each step left, which spellings near a text do occur, and
/// what period the corpus covers.
struct EmptyAnswer {
  let session: Session
  let cancellation: Cancellation

  private var wording: Wording { Wording(zone: session.environment.zone) }

  /// Notes on the way from the rows that the plan begins with to the step that left none.
  func notes(on plan: LogicalNode) throws(EngineError) -> [Note] {
    var notes: [Note] = []
    let (steps, last) = try steps(to: plan)
    if steps.count > 1 {
      notes.append(Note(.empty(.way(steps))))
    }
    guard let last else { return notes }
    for needle in last.wantedLeaves.flatMap(\.ownTexts).unique.prefix(Self.needleLimit) {
      if let note = try nearSpellings(of: needle) { notes.append(note) }
    }
    let near = NearWords(session: session, cancellation: cancellation)
    for needle in last.wantedWords.unique.prefix(Self.needleLimit) {
      if let absent = try near.absent(needle) { notes.append(.ofWords(.absent(absent))) }
    }
    for text in last.wholeTexts {
      let found = try count(mentioning: Needle(text))
      if found > 0 { notes.append(wholeText(text, found)) }
    }
    for wanted in last.wantedValues.prefix(Self.needleLimit) {
      if let near = try wanted.found(in: session, cancellation) {
        notes.append(nearValues(near, of: wanted))
      }
    }
    if last.asksForTime { notes.append(covered) }
    return notes
  }

  /// Texts beyond these few are not worth a line each.
  private static let needleLimit = 4

  // MARK: Steps

  /// What each step left, and all conditions up to the one that left nothing.
  private func steps(
    to plan: LogicalNode
  ) throws(EngineError) -> (steps: [EmptyFact.Step], conditions: Filter?) {
    var steps: [EmptyFact.Step] = []
    var conditions: [Filter] = []
    for step in plan.way {
      if case .filter(let stage) = step.operation {
        var kept: [Filter] = []
        for condition in stage.filter.conjuncts {
          kept.append(condition)
          conditions.append(condition)
          let left = try count(.filter(step.inputs[0], .and(kept)))
          steps.append(.init(words: wording.words(condition), left: left, isStart: false))
          if left == 0 { return (steps, .and(conditions)) }
        }
        continue
      }
      guard let name = step.stage.narrowing(wording) else { continue }
      if let condition = step.operation.soughtCondition { conditions.append(condition) }
      let left = try count(step)
      steps.append(.init(words: name, left: left, isStart: steps.isEmpty))
      if left == 0 { break }
    }
    return (steps, conditions.isEmpty ? nil : .and(conditions))
  }

  private func count(_ plan: LogicalNode) throws(EngineError) -> Int {
    try session.answer(plan, cancellation).rowCount
  }

  // MARK: What there is instead

  /// When the posts of the corpus were posted, as far as their times are bounded on both sides.
  private var covered: Note {
    let spans = session.catalogue.records().flatMap {
      [$0.firstTime, $0.lastTime].compactMap(\.self)
    }
    guard let first = spans.compactMap(\.earliest).min(),
      let last = spans.compactMap(\.latest).max()
    else { return Note(.empty(.timeless)) }
    let end = Instant(milliseconds: max(first.milliseconds, last.milliseconds - 1))
    return Note(.empty(.covered(from: wording.moment(first), to: wording.moment(end))))
  }

  /// Texts one character off, or in the other kana, that do occur, with the posts that have them; nil
  /// if the text itself occurs.
  private func nearSpellings(of needle: Needle) throws(EngineError) -> Note? {
    let text = wording.quoted(needle.text)
    if try count(mentioning: needle) > 0 { return nil }
    let others = try count(.filter(.scan(.blocks), .mentions(needle)))
    if others > 0 { return Note(.empty(.inOtherBlocks(text, others))) }
    let near = try NearSpellings(session: session, cancellation: cancellation).around(needle)
    let list = near.prefix(5).map { Note.Counted(wording.quoted($0.text), $0.posts) }
    return Note(.empty(.absent(text, near: list)))
  }

  /// `text = …` compares all of a text, where a part of it was meant.
  private func wholeText(_ text: String, _ found: Int) -> Note {
    Note(.empty(.noWholeText(wording.quoted(text), held: found)))
  }

  private func nearValues(_ near: [String], of wanted: NearValues) -> Note {
    Note(
      .empty(
        .noValue(
          field: wanted.fields.first?.name ?? "", wording.quoted(wanted.value),
          near: near.map(wording.quoted))))
  }

  private func count(mentioning needle: Needle) throws(EngineError) -> Int {
    try count(.filter(.scan(.posts), .mentions(needle)))
  }
}

extension LogicalOperation {
  /// What a post must hold for a stage to have rows of it.
  fileprivate var soughtCondition: Filter? {
    switch self {
    case .concordance(let stage): stage.subject.condition
    case .collocates(let stage): stage.node.condition
    case .dispersion(let stage): stage.sought.condition
    default: nil
    }
  }
}

extension Filter {
  /// The texts that all of a text was to be.
  fileprivate var wholeTexts: [String] {
    wantedLeaves.compactMap { leaf in
      if case .body(let text) = leaf, text.comparison == .equal { text.value } else { nil }
    }
  }

  fileprivate var asksForTime: Bool {
    leaves.contains { leaf in if case .time = leaf { true } else { false } }
  }
}

extension Array where Element: Hashable {
  /// Each element where it first stands.
  fileprivate var unique: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
