import ToriCorpus
import ToriEngine
import ToriText
import ToriTime

/// The fields that documents bring, typed by reading every value of each.
extension NaiveEvaluator {
  /// With those that the blocks have in columns of their own.
  func bringingOwn() -> NaiveEvaluator {
    var columns: [String] = []
    for (_, document) in documents {
      for block in document.blocks where !block.own.isEmpty {
        for name in block.own.names.all where !columns.contains(name) { columns.append(name) }
      }
    }
    var names = OwnFieldNames()
    return having(
      columns.map { column in
        let texts = rows.compactMap { $0.block.own.byName[column]?.text }
        let type = Self.type(of: texts)
        let field = Field(
          ofCorpus: names.name(for: column), type, LocalizedText(same: column), written: column)
        return OwnField(field: field) { block in
          block.own.byName[column].map { Self.value($0.text, type) } ?? .none
        }
      })
  }

  /// The cells as answers show them: what is no such as its field's values are stands as it is written, in rows of
  /// posts.
  func shown(_ result: Result) -> [[Value]] {
    guard result.kind == .posts || result.kind == .blocks || result.origin != nil,
      result.contexts == nil,
      let origins = result.origins
    else { return result.cells }
    var cells = result.cells
    for (column, name) in result.columns.enumerated() {
      guard let field = own.first(where: { $0.field.name == name })?.field else { continue }
      for (row, place) in origins.enumerated() where cells[row][column] == .none {
        let text = rows[place].block.own.byName[field.written ?? field.name]?.text
        // A list of nothing is one.
        let isList = field.type == .list(.text) && text.flatMap(Self.list) != nil
        if let text, !isList, Self.value(text, field.type) == .none {
          cells[row][column] = .text(text)
        }
      }
    }
    return cells
  }

  private static func type(of texts: [String]) -> ValueType {
    let areCodes = texts.contains(where: isCode)
    let whole = areCodes ? 0 : texts.count { isWhole($0) }
    let numbers = areCodes ? 0 : texts.count { number($0) != nil }
    let words = texts.count { ["はい", "いいえ", "yes", "no"].contains($0) }
    let flags = texts.count { ["true", "false"].contains($0.lowercased()) }
    let counts: [(ValueType, Int)] = [
      (
        .integer,
        whole == numbers || areCodes ? whole : texts.count { isWhole($0) && !$0.contains(".") }
      ),
      (.number, numbers), (.boolean, words + flags == texts.count ? texts.count : flags),
      (.time, texts.count { span($0) != nil }), (.list(.text), texts.count { list($0) != nil }),
    ]
    guard let most = counts.map(\.1).max(), most * 2 > texts.count else { return .text }
    return counts.first { $0.1 == most }?.0 ?? .text
  }

  private static func value(_ text: String, _ type: ValueType) -> Value {
    switch type {
    case .integer:
      return isWhole(text) ? number(text).map { .integer(Int($0)) } ?? .none : .none
    case .number: return number(text).map { .number($0) } ?? .none
    case .boolean:
      let words = [
        "true": true, "false": false, "はい": true, "いいえ": false, "yes": true, "no": false,
      ]
      return words[text.lowercased()].map { .boolean($0) } ?? .none
    case .time: return span(text).map { .time($0) } ?? .none
    case .list:
      return list(text).flatMap { $0.isEmpty ? nil : .list($0.map { .text($0) }) } ?? .none
    default: return .text(text)
    }
  }

  /// Of the texts that are drawn here; zeros in front make a name of it.
  private static func number(_ text: String) -> Double? {
    if isCode(text) { return nil }
    if text == "1,234" { return 1234 }
    return text.allSatisfy { "-0123456789.".contains($0) } ? Double(text) : nil
  }

  private static func isCode(_ text: String) -> Bool {
    text.count > 1 && text.hasPrefix("0") && text.allSatisfy("0123456789".contains)
  }

  private static func isWhole(_ text: String) -> Bool {
    number(text).map { $0 == $0.rounded() } ?? false
  }

  private static func span(_ text: String) -> TimeSpan? {
    number(text) == nil && text.contains("-") ? TimeSpan.parse(text, in: .tokyo) : nil
  }

  private static func list(_ text: String) -> [String]? {
    guard text.hasPrefix("[") else { return nil }
    return text.dropFirst().dropLast().split(separator: ",").map {
      $0.filter { !"\"' ".contains($0) }
    }
  }
}
