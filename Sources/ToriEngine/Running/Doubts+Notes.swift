import ToriIndex
import ToriText

extension Doubts {
  /// What is to be said of the blocks that a filter had to leave out: how many, and for want of what.
  func notes(on unknown: BlockSet, of plan: FilterPlan, in index: Index) -> [Note] {
    if unknown.isEmpty { return [] }
    func count(_ doubt: Doubt) -> Int { blocks[doubt]?.intersection(unknown).count ?? 0 }
    var notes: [Note] = []
    let (undated, uncertain) = (count(.undated), count(.uncertainTime))
    if undated > 0 {
      // Of two clauses each would need its own.
      notes.append(
        .undated(undated, uncertain: uncertain, hint: plan.timeClauseCount > 1 ? .each : .one))
    } else if uncertain > 0 {
      notes.append(.uncertainTime(uncertain))
    }
    for part in TimePart.allCases {
      let unsure = count(.uncertain(part))
      if unsure > 0 { notes.append(.unsure(unsure, part)) }
    }
    for field in Field.all {
      let lacking = count(.without(field))
      if lacking > 0 { notes.append(.without(field, lacking)) }
    }
    return notes
  }
}

extension Note {
  enum UndatedHint {
    case one, each

    fileprivate var words: LocalizedText {
      switch self {
      case .one: LocalizedText(same: "or undated")
      case .each: LocalizedText("or undated, to each clause of time", ja: "日時の節それぞれに or undated")
      }
    }
  }

  fileprivate static func undated(
    _ count: Int, uncertain: Int, hint: UndatedHint
  ) -> Note {
    let match = count == 1 ? "post matches but carries" : "posts match but carry"
    let also =
      uncertain > 0
      ? LocalizedText("; \(uncertain) may lie in the period", ja: "。期間に入るかが確かでないものも\(uncertain)件")
      : LocalizedText(same: "")
    return Note(
      LocalizedText("\(count) more \(match) no time\(also)", ja: "ほかに\(count)件が当てはまるが、日時不明\(also)"),
      hint: hint.words)
  }

  fileprivate static func uncertainTime(_ count: Int) -> Note {
    Note(
      LocalizedText(
        "\(count) more \(count == 1 ? "post matches" : "posts match") but only may lie in the period",
        ja: "ほかに\(count)件が当てはまるが、期間に入るかは確かでない"))
  }

  fileprivate static func without(_ field: Field, _ count: Int) -> Note {
    Note(
      LocalizedText(
        "\(count) more \(count == 1 ? "carries" : "carry") no \(field.name)",
        ja: "ほかに\(field.name)のないものが\(count)件"),
      hint: LocalizedText(same: "or not has \(field.name)"))
  }

  /// Rows without a value, which a figure leaves out.
  static func lacking(_ count: Int, _ name: String) -> Note {
    Note(
      LocalizedText(
        "\(count) \(count == 1 ? "carries" : "carry") no \(name)", ja: "\(name)のないものが\(count)件"))
  }

  /// Rows whose time does not lie in one part of a line of time.
  static func uncertain(_ count: Int, _ part: TimePart) -> Note {
    Note(
      LocalizedText(
        "of \(count) the \(part.doubted) is not certain", ja: "\(count)件は\(part.doubted)が確かでない"))
  }

  fileprivate static func unsure(_ count: Int, _ part: TimePart) -> Note {
    Note(
      LocalizedText(
        "of \(count) more the \(part.doubted) is not certain",
        ja: "ほかの\(count)件は\(part.doubted)が確かでない"))
  }

  /// Rows that a limit of the query cut off.
  static func cut(to kept: Int, of total: Int) -> Note {
    Note(
      LocalizedText(
        "the first\(kept == 1 ? "" : " \(kept)") of \(total) rows; leave out 'limit \(kept)' to see them all",
        ja: "\(total)行のうち先頭の\(kept)行。'limit \(kept)'を外すとすべて見られる"))
  }

  /// Rows of a table that a filter had to leave out.
  static func uncertain(_ count: Int, _ names: LocalizedText) -> Note {
    Note(
      LocalizedText(
        "of \(count) more rows, \(names) is not known for certain",
        ja: "ほかの\(count)行は\(names)が確かでない"))
  }
}

extension FilterPlan {
  /// How many periods all must hold.
  fileprivate var timeClauseCount: Int {
    switch test {
    case .all(let parts): parts.reduce(0) { $0 + $1.timeClauseCount }
    case .any(let parts): parts.contains { $0.timeClauseCount > 0 } ? 1 : 0
    case .leaf(.time): 1
    case .not, .leaf, .repliesTo: 0
    }
  }
}
