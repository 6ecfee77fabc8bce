import ToriText

/// What is said below rows of what was left out of them.
extension Note {
  package static func left(out count: Int, for doubt: Doubt, hint: Hint?) -> Note {
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
  package static func lackingSeveral(_ count: Int, _ fields: [Field]) -> Note {
    let names = fields.map { LocalizedText(same: $0.name) }.listed()
    return Note(
      LocalizedText(
        "\(count) more \(count == 1 ? "lacks" : "lack") several of \(names)",
        ja: "ほかに\(names)のうち複数がないものが\(count)件"))
  }

  /// Rows without a value, which a figure leaves out.
  package static func lacking(_ count: Int, _ name: String) -> Note {
    Note(
      LocalizedText(
        "\(count) \(count == 1 ? "carries" : "carry") no \(name)", ja: "\(name)のないものが\(count)件"))
  }

  /// Posts with several rows, of which a figure counts each once.
  package static func countedOnce(_ posts: Int, of rows: Int) -> Note {
    Note(
      LocalizedText(
        "each post counts once: \(posts) of \(rows) rows", ja: "投稿は一度だけ数える: \(rows)行の\(posts)件"))
  }

  /// Rows that no stretch of a line of time counts, as each may lie in several.
  package static func offLine(_ count: Int, _ part: TimePart) -> Note {
    let (be, their) = count == 1 ? ("is", "its") : ("are", "their")
    return Note(
      LocalizedText(
        "\(count) more \(be) not on the line: \(their) \(part.doubted) is not certain",
        ja: "ほかに\(count)件は\(part.doubted)が確かでなく、この列に入っていない"))
  }

  /// Rows that no stretch of a line of time counts, as they have no time.
  package static func undatedOffLine(_ count: Int) -> Note {
    Note(
      LocalizedText(
        "\(count) more \(count == 1 ? "is" : "are") not on the line: "
          + "\(count == 1 ? "it carries" : "they carry") no time",
        ja: "ほかに\(count)件は日時不明で、この列に入っていない"))
  }

  /// Rows that a limit of the query cut off.
  package static func cut(_ cut: Cut) -> Note {
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
  package static func tied(_ count: Int, by terms: [SortTerm]) -> Note {
    let names = terms.map { LocalizedText(same: $0.column.name) }
      .joined(separator: LocalizedText(" and ", ja: "と"))
    return Note(
      LocalizedText(
        "row \(count) is alike in \(names) with rows that are left out",
        ja: "\(count)行目と\(names)の同じ行がほかにもある"))
  }

  /// Rows of a table that a filter had to leave out because they have nothing there.
  package static func lackingRows(_ count: Int, _ name: String) -> Note {
    Note(
      LocalizedText(
        "\(count) more row\(count == 1 ? " has" : "s have") no \(name)",
        ja: "ほかの\(count)行には\(name)がない"))
  }

  /// Rows of a table that a filter had to leave out.
  package static func uncertain(_ count: Int, _ names: LocalizedText) -> Note {
    Note(
      LocalizedText(
        "for \(count) more rows, \(names) is not known for certain",
        ja: "ほかの\(count)行は\(names)が確かでない"))
  }
}

extension LocalizedText {
  /// What rows without a field are counted under.
  package static func lacking(_ name: String) -> LocalizedText {
    LocalizedText("(no \(name))", ja: "（\(name == "time" ? "日時不明" : "\(name)の値なし")）")
  }
}

/// Rows that a limit cut off: there are `kept` of `total`.
package struct Cut: Sendable {
  package let kept: Int
  package let total: Int
  /// Whether `total` counts the posts that lines of a concordance stand in.
  package let isOfPosts: Bool
  package let limit: LimitStage

  package init(kept: Int, total: Int, isOfPosts: Bool, limit: LimitStage) {
    self.kept = kept
    self.total = total
    self.isOfPosts = isOfPosts
    self.limit = limit
  }
}
