import ToriIndex
import ToriText

extension Doubts {
  /// What is to be said of the blocks that a filter had to leave out: how many, and for want of what.
  ///
  /// - Parameter holding: The blocks among these for which another filter holds.
  func notes(
    on unknown: BlockSet, of plan: FilterPlan, as written: WrittenConditions,
    holding: (FilterPlan, BlockSet) throws -> BlockSet
  ) rethrows -> [Note] {
    if unknown.isEmpty { return [] }
    var notes: [Note] = []
    var told = BlockSet()
    let open = blocks.mapValues { $0.intersection(unknown) }.filter { !$0.value.isEmpty }
    let doubts = Doubt.all.filter { open[$0] != nil }
    for doubt in doubts {
      guard var left = open[doubt] else { continue }
      if doubt.field != nil {
        // Whether those that are left out for another reason too are let in, only a try can tell.
        let others = doubts.filter { $0 != doubt }.compactMap { open[$0] }
        let several = left.intersection(others.reduce(BlockSet()) { $0.union($1) })
        left = left.subtracting(several)
        if !several.isEmpty {
          left = left.union(try holding(plan.widened(for: doubt), several))
        }
      }
      if left.isEmpty { continue }
      let conditions = plan.conditions(in: doubt, isWritten: written.contains)
      notes.append(
        .left(out: left.count, for: doubt, hint: written.hint(widening: conditions, for: doubt)))
      told = told.union(left)
    }
    let rest = unknown.subtracting(told).count
    if rest > 0 { notes.append(.lackingSeveral(rest, doubts.compactMap(\.field))) }
    return notes
  }
}

extension Note {
  fileprivate static func left(out count: Int, for doubt: Doubt, hint: Hint?) -> Note {
    switch doubt {
    case .undated:
      Note(
        LocalizedText(
          "\(count) more \(count == 1 ? "post matches but carries" : "posts match but carry") no time",
          ja: "ほかに\(count)件が当てはまるが、日時不明"),
        hint: hint)
    case .uncertainTime:
      Note(
        LocalizedText(
          "\(count) more \(count == 1 ? "post matches" : "posts match") but may or may not lie in the period",
          ja: "ほかに\(count)件が当てはまるが、期間に入るかは確かでない"))
    case .uncertain(let part):
      Note(
        LocalizedText(
          "for \(count) more, the \(part.doubted) is not certain",
          ja: "ほかの\(count)件は\(part.doubted)が確かでない"))
    case .without(let field):
      Note(
        LocalizedText(
          "\(count) more \(count == 1 ? "carries" : "carry") no \(field.name)",
          ja: "ほかに\(field.name)のないものが\(count)件"),
        hint: hint)
    }
  }

  /// Rows that no hint for one field alone lets in.
  fileprivate static func lackingSeveral(_ count: Int, _ fields: [Field]) -> Note {
    let names = fields.map { LocalizedText(same: $0.name) }.listed()
    return Note(
      LocalizedText(
        "\(count) more \(count == 1 ? "lacks" : "lack") several of \(names)",
        ja: "ほかに\(names)のうち複数がないものが\(count)件"))
  }

  /// Rows without a value, which a figure leaves out.
  static func lacking(_ count: Int, _ name: String) -> Note {
    Note(
      LocalizedText(
        "\(count) \(count == 1 ? "carries" : "carry") no \(name)", ja: "\(name)のないものが\(count)件"))
  }

  /// Rows that no stretch of a line of time counts, as each may lie in several.
  static func offLine(_ count: Int, _ part: TimePart) -> Note {
    let (be, their) = count == 1 ? ("is", "its") : ("are", "their")
    return Note(
      LocalizedText(
        "\(count) more \(be) not on the line: \(their) \(part.doubted) is not certain",
        ja: "ほかに\(count)件は\(part.doubted)が確かでなく、この列に入っていない"))
  }

  /// Rows that no stretch of a line of time counts, as they have no time.
  static func undatedOffLine(_ count: Int) -> Note {
    Note(
      LocalizedText(
        "\(count) more \(count == 1 ? "is" : "are") not on the line: "
          + "\(count == 1 ? "it carries" : "they carry") no time",
        ja: "ほかに\(count)件は日時不明で、この列に入っていない"))
  }

  /// Rows that a limit of the query cut off.
  static func cut(_ cut: Cut) -> Note {
    let (kept, total, written) = (cut.kept, cut.total, cut.limit.written)
    if !cut.limit.keys.isEmpty { return cutByKeys(cut) }
    if cut.isOfPosts {
      return Note(
        LocalizedText(
          "the first\(kept == 1 ? "" : " \(kept)") of the lines in \(total) posts; leave out '\(written)' to see them all",
          ja: "\(total)件の投稿にある行のうち先頭の\(kept)行。'\(written)'を外すとすべて見られる"))
    }
    return Note(
      LocalizedText(
        "the first\(kept == 1 ? "" : " \(kept)") of \(total) rows; leave out '\(written)' to see them all",
        ja: "\(total)行のうち先頭の\(kept)行。'\(written)'を外すとすべて見られる"))
  }

  /// What has the same text, letter by letter, is a copy.
  private static func cutByKeys(_ cut: Cut) -> Note {
    let isByText = cut.limit.keys.count == 1 && cut.limit.keys[0].name == "text"
    let left = cut.total - cut.kept
    let copies = LocalizedText(
      isByText ? left == 1 ? ", 1 exact copy left out" : ", \(left) exact copies left out" : "",
      ja: isByText ? "、同じ本文の\(left)行を除く" : "")
    return Note(
      LocalizedText(
        "\(cut.kept) of \(cut.total) rows\(copies); leave out '\(cut.limit.written)' to see them all",
        ja: "\(cut.total)行のうち\(cut.kept)行\(copies)。'\(cut.limit.written)'を外すとすべて見られる"))
  }

  /// A limit that keeps some of the rows that are alike in all that they are put in order by.
  static func tied(_ count: Int, by terms: [SortTerm]) -> Note {
    let names = terms.map { LocalizedText(same: $0.column.name) }
      .joined(separator: LocalizedText(" and ", ja: "と"))
    return Note(
      LocalizedText(
        "row \(count) is alike in \(names) with rows that are left out",
        ja: "\(count)行目と\(names)の同じ行がほかにもある"))
  }

  /// Rows of a table that a filter had to leave out because they have nothing there.
  static func lackingRows(_ count: Int, _ name: String) -> Note {
    Note(
      LocalizedText(
        "\(count) more row\(count == 1 ? " has" : "s have") no \(name)",
        ja: "ほかの\(count)行には\(name)がない"))
  }

  /// What has the same text, letter by letter, is a copy.
  private static func cutByKeys(to kept: Int, of total: Int, _ limit: LimitStage) -> Note {
    let isByText = limit.keys.count == 1 && limit.keys[0].name == "text"
    let left = total - kept
    let copies = LocalizedText(
      isByText ? left == 1 ? ", 1 exact copy left out" : ", \(left) exact copies left out" : "",
      ja: isByText ? "、同じ本文の\(left)行を除く" : "")
    return Note(
      LocalizedText(
        "\(kept) of \(total) rows\(copies); leave out '\(limit.written)' to see them all",
        ja: "\(total)行のうち\(kept)行\(copies)。'\(limit.written)'を外すとすべて見られる"))
  }

  /// Rows of a table that a filter had to leave out.
  static func uncertain(_ count: Int, _ names: LocalizedText) -> Note {
    Note(
      LocalizedText(
        "for \(count) more rows, \(names) is not known for certain",
        ja: "ほかの\(count)行は\(names)が確かでない"))
  }
}
