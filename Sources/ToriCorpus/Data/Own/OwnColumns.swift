/// The columns of a table that are no fields of the model.
struct OwnColumns: Sendable {
  let names: OwnNames
  private let columns: [(place: Int, number: Int)]

  /// Those of the table's columns that `isTaken` by no field, in order.
  init(_ names: [String], isTaken: (Int) -> Bool) {
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
      cells.append(OwnCell(column: number, value: OwnValue(row[place])))
    }
    return cells
  }
}
