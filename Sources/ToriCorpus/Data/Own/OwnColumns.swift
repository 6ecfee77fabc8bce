/// The columns of a table that are no fields of the model.
struct OwnColumns: Sendable {
  let names: OwnNames
  private let columns: [(place: Int, number: Int)]

  /// Those of the table's columns that `isTaken` by no field, in order; a name that comes again is told from the
  /// first by its number among them.
  init(_ names: [String], isTaken: (Int) -> Bool) {
    var list: [String] = []
    var seen: [String: Int] = [:]
    var columns: [(place: Int, number: Int)] = []
    for (place, name) in names.enumerated() where !name.isEmpty && list.count < OwnNames.limit {
      if isTaken(place) { continue }
      columns.append((place, list.count))
      seen[name, default: 0] += 1
      let nth = seen[name] ?? 1
      list.append(nth == 1 ? name : "\(name)_\(nth)")
    }
    self.names = OwnNames(list)
    self.columns = columns
  }

  var places: some Sequence<Int> { columns.lazy.map(\.place) }

  /// What a row has in them.
  func cells(_ row: [String]) -> [OwnCell] {
    var cells: [OwnCell] = []
    cells.reserveCapacity(columns.count)
    for (place, number) in columns where place < row.count && !row[place].isEmpty {
      cells.append(OwnCell(column: number, value: OwnValue(row[place])))
    }
    return cells
  }
}
