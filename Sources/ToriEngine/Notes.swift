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
  package static func cut(to kept: Int, of total: Int) -> Note {
    Note(
      LocalizedText(
        "the first\(kept == 1 ? "" : " \(kept)") of \(total) rows; leave out 'limit \(kept)' to see them all",
        ja: "\(total)行のうち先頭の\(kept)行。'limit \(kept)'を外すとすべて見られる"))
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
