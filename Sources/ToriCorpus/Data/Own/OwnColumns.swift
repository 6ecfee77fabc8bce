/// The columns of a table that are no fields of the model.
struct OwnColumns: Sendable {
  let names: OwnNames
  private let columns: [(place: Int, number: Int)]
  /// The places of those whose numbers have a comma where others have a point.
  private let commas: Set<Int>

  /// Those of the table's columns that `isTaken` by no field, in order.
  init(_ names: [String], commas: Set<Int> = [], isTaken: (Int) -> Bool) {
    self.commas = commas
    let own = OwnNames()
    columns = names.enumerated().compactMap { place, name in
      name.isEmpty || isTaken(place) ? nil : own.add(name).map { (place, $0) }
    }
    self.names = own
  }

  var places: some Sequence<Int> { columns.lazy.map(\.place) }

  /// What a row has in them.
  func cells(_ row: [String]) -> [OwnCell] {
    var cells: [OwnCell] = []
    cells.reserveCapacity(columns.count)
    for (place, number) in columns where place < row.count && !row[place].isEmpty {
      let text = commas.contains(place) ? Self.pointed(row[place]) : row[place]
      cells.append(OwnCell(column: number, value: OwnValue(text)))
    }
    return cells
  }

  /// The places of columns that hold such numbers in these rows: some have a comma, and at least one of these other than
  /// three digits behind it, as thousands have.
  static func commas(in rows: [[String]]) -> Set<Int> {
    let places = rows.map(\.count).max() ?? 0
    return Set(
      (0..<places).filter { place in
        let cells = rows.compactMap { place < $0.count && !$0[place].isEmpty ? $0[place] : nil }
        let tails = cells.map(digitsBehindComma)
        return !tails.contains(nil) && tails.contains { $0 != 0 && $0 != 3 }
      })
  }

  /// How many digits a number has behind a comma; nil of what is no number.
  private static func digitsBehindComma(_ text: String) -> Int? {
    let parts = (text.hasPrefix("-") ? text.dropFirst() : text[...]).split(
      separator: ",", omittingEmptySubsequences: false)
    guard parts.count <= 2,
      parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { 0x30...0x39 ~= $0 } })
    else { return nil }
    return parts.count == 2 ? parts[1].utf8.count : 0
  }

  private static func pointed(_ text: String) -> String {
    guard digitsBehindComma(text) ?? 0 > 0 else { return text }
    var pointed = text.replacing(",", with: ".")
    while pointed.hasSuffix("0"), !pointed.hasSuffix(".0") { pointed.removeLast() }
    return pointed
  }
}
