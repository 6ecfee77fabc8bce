import ToriLanguage
import ToriText

/// `share by KEY`: for each value of the key, these rows, all posts there, and the share. Values that none of the rows
/// has are there too, since what a share tells is told by what it is a share of.
package struct ShareStage: LogicalStage {
  package let key: GroupKey
  /// Of a line of time, every period of it has a row; where it is open, from the first of the corpus or to its last.
  package let asked: AskedPeriod
  /// The rows were asked of these documents alone; nil where they may be of any. By document, each has a row.
  package let documents: Set<String>?

  /// Said of rows of a few documents, beside which stand all posts of the corpus.
  package var note: Note? {
    guard let documents, key.name != "doc" else { return nil }
    return Note(.besideAllDocuments(documents.sorted()))
  }

  package func shape(of inputs: [RowShape]) -> RowShape {
    RowShape(
      kind: .figures,
      columns: [
        key.column, Column(name: "count", type: .integer),
        Column(name: "all", type: .integer), Column(name: "share", type: .number),
      ], isTimeline: key.isLine)
  }

  package func reading(of inputs: [LogicalNode], by explainer: Explainer) -> [LocalizedText] {
    explainer.reading(inputs) + [
      LocalizedText(
        "how many for each \(key.name), and what share of all posts that have it",
        ja: "\(key.name)の値ごとの件数と、その値を持つ全投稿に占める割合")
    ]
  }

  package func needles(of inputs: [LogicalNode]) -> [Needle] { [] }

  package func narrowing(_ wording: Wording) -> LocalizedText? { nil }
}

extension ShareStage {
  /// Of the rows of a count those of stretches of a line of time, each of which has its row; and the rest.
  package func rows(
    _ counted: [[Value]], on line: [Stretch]
  ) -> (line: [[Value]], rest: [[Value]]) {
    let counts = Self.counts(counted)
    let rows = line.map { [Value.text($0.name), counts[.text($0.name)] ?? .integer(0)] }
    let named = Set(rows.map { $0[0] })
    return (rows, counted.filter { !named.contains($0[0]) })
  }

  /// The rows of a count, with those of values that none of the rows has, where each of them has its row; else
  /// these are counted in a note. What comes again in time stands in its order, with the rows of no certain value
  /// apart.
  ///
  /// - Parameter wholes: the rows of a count of everything.
  package func rows(
    _ counted: [[Value]], among wholes: [[Value]]
  ) -> (rows: [[Value]], rest: [[Value]], note: Note?) {
    let counts = Self.counts(counted)
    let named = wholes.map { $0[0] }.filter { value in
      guard case .text(let name) = value else { return !value.isNoKey }
      return key.name != "doc" || documents?.contains(name) ?? true
    }
    guard key.hasRowForEach(of: named.count) else {
      let left = named.count { counts[$0] == nil }
      return (counted, [], left > 0 ? Note(.withNone(left, key.name)) : nil)
    }
    if key.isTime {
      return (
        named.map { [$0, counts[$0] ?? .integer(0)] }, counted.filter { $0[0].isNoKey }, nil
      )
    }
    return (counted + named.filter { counts[$0] == nil }.map { [$0, .integer(0)] }, [], nil)
  }

  /// A row of a count, with how many there are of everything and what part of these that is.
  package func row(_ counted: [Value], of wholes: [Value: Value]) -> [Value] {
    guard case .integer(let count) = counted[1], case .integer(let whole)? = wholes[counted[0]]
    else { return counted + [.integer(0), .none] }
    return counted + [.integer(whole), .number(Double(count) / Double(whole))]
  }

  /// By their keys, the counts of such rows.
  package static func counts(_ rows: [[Value]]) -> [Value: Value] {
    Dictionary(rows.map { ($0[0], $0[1]) }) { first, _ in first }
  }
}

extension GroupKey {
  /// Of a field that only some corpora have, so many values have a row each whether any of the rows has them or not.
  private static let fewValues = 100

  /// Whether each value has a row in a share, where the corpus has so many of them: not those of names and texts,
  /// of which most would have none.
  package func hasRowForEach(of count: Int) -> Bool {
    guard case .column(.field(let field)) = self else {
      if case .time = self { return true }
      return false
    }
    switch field.access {
    case .document, .kind, .deleted, .precision, .basis, .text(.source), .text(.language):
      return true
    case .own: return count <= Self.fewValues
    default: return false
    }
  }
}

extension Analyzer {
  mutating func share(_ name: Name, _ stage: Stage, of input: LogicalNode) -> LogicalNode? {
    // What is no post's has no share of all posts.
    guard posts(stage, input), let origin = input.shape.origin,
      let key = key(name, in: .blockRows(origin, having: input.shape.fields))
    else { return nil }
    let stage = ShareStage(
      key: key, asked: input.askedPeriod, documents: input.askedDocuments)
    return LogicalNode(.share(stage), of: [input])
  }
}
