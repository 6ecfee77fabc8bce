import ToriCorpus
import ToriText

extension ColumnMapping.Mistake {
  /// What is wrong, and what was meant or there is.
  package var message: LocalizedText {
    switch self {
    case .form:
      return LocalizedText(
        "it should be field=column, such as text=body", ja: "text=bodyのように、項目=列の形で書く")
    case .rows(let fault): return fault.words
    case .taken(let column, let field):
      return LocalizedText(
        "'\(column)' is \(field.name) already: a column can be one field",
        ja: "'\(column)'は\(field.name)に指定済み。一つの列は一つの項目にしかならない")
    case .noField(let name):
      let names = DataField.allCases.map(\.name)
      if let near = nearest(to: name, in: names) {
        return LocalizedText(
          "there is no field '\(name)'; did you mean '\(near)'?",
          ja: "'\(name)'という項目はない。'\(near)'のことか")
      }
      let known = names.map { LocalizedText(same: $0) }.listed()
      return LocalizedText(
        "there is no field '\(name)'; there are \(known)", ja: "'\(name)'という項目はない。あるのは\(known)")
    }
  }
}
