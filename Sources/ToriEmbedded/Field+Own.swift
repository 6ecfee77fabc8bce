import ToriCorpus
import ToriEngine
import ToriIndex
import ToriText

/// Fields that a corpus brings, by the columns that its index has of them.
extension Field {
  /// What of a block the field is; of a text or a whole number that the corpus brings, its column.
  func access(in index: Index) -> Access {
    guard access == .own, let number = ownNumber(in: index) else { return access }
    switch type {
    case .text: return .text(.own(number))
    case .integer: return .integer(.own(number))
    case .number, .boolean, .time, .date, .bytes, .list: return .own
    }
  }

  /// The number of the field in an index, where it is one that the corpus brings.
  func ownNumber(in index: Index) -> Int? {
    guard access == .own, let number = index.ownField(named: written ?? name),
      index.ownFields[number].type.valueType == type
    else { return nil }
    return number
  }

  /// Whether blocks have values of it that are no such as it is of.
  func hasMisfits(in index: Index) -> Bool {
    ownNumber(in: index).map { index.ownFields[$0].misfitCount > 0 } ?? false
  }

  /// The column of whole numbers that stand for its values, in their order: of a text there is none.
  func coded(in index: Index) -> IntegerColumn? {
    switch access(in: index) {
    case .integer(let column): column
    case .own: ownNumber(in: index).map { .own($0) }
    default: nil
    }
  }
}

extension OwnType {
  var valueType: ValueType {
    switch self {
    case .text: .text
    case .integer: .integer
    case .decimal: .number
    case .boolean: .boolean
    case .time: .time
    case .list: .list(.text)
    }
  }
}

extension OwnType {
  /// How a person calls one of its values.
  var words: LocalizedText {
    switch self {
    case .text: LocalizedText("text", ja: "文字列")
    case .integer: LocalizedText("whole number", ja: "整数")
    case .decimal: LocalizedText("number", ja: "数")
    case .boolean: LocalizedText("yes or no", ja: "yesかno")
    case .time: LocalizedText("time", ja: "日時")
    case .list: LocalizedText("list", ja: "並び")
    }
  }
}

extension OwnField {
  /// One line for `help`, `describe` and completion.
  func summary(called name: String) -> LocalizedText {
    let known = self.count - misfitCount
    let count = LocalizedText(
      "from the data, \(known) value\(known == 1 ? "" : "s")", ja: "データの列、値\(known)個")
    let named =
      self.name == name
      ? count : LocalizedText("\(self.name), \(count)", ja: "\(self.name)。\(count)")
    if misfitCount == 0 { return named }
    let type = type.words
    return LocalizedText(
      "\(named); \(misfitCount) more \(misfitCount == 1 ? "is" : "are") no \(type)",
      ja: "\(named)。ほか\(misfitCount)個は\(type)でない")
  }
}
