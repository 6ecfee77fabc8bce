import Synchronization

/// The columns of a data file that are no fields of the model, numbered from 0 in the order in which values of
/// them come.
///
/// While a file is read more may come; its blocks, which share it, are then already elsewhere.
package final class OwnNames: Sendable {
  private struct Known {
    var list: [String]
    var used: Set<String>
    /// The number that the next column of a name gets.
    var next: [String: Int] = [:]
  }

  private let known: Mutex<Known>

  /// As many columns as a spreadsheet may have; a file with more of them is no table.
  package static let limit = 16_384

  package init(_ names: [String] = []) { known = Mutex(Known(list: names, used: Set(names))) }

  /// For blocks that have no such column.
  package static let none = OwnNames()

  /// In the order in which the file has them.
  package var all: [String] { known.withLock { $0.list } }

  /// How many there are so far.
  package var count: Int { known.withLock { $0.list.count } }

  /// The number of a column that is new, which is told from others of its name by one behind it; nil where there are
  /// too many.
  func add(_ name: String) -> Int? {
    known.withLock { known in
      if known.list.count == Self.limit { return nil }
      var own = name
      while !known.used.insert(own).inserted {
        let number = known.next[name, default: 2]
        own = "\(name)_\(number)"
        known.next[name] = number + 1
      }
      known.list.append(own)
      return known.list.count - 1
    }
  }
}

/// What a record has in one of the columns.
package struct OwnCell: Hashable, Sendable {
  /// Its number among `OwnNames`.
  package var column: Int32
  package var value: OwnValue

  package init(column: Int, value: OwnValue) {
    self.column = Int32(truncatingIfNeeded: column)
    self.value = value
  }
}

/// What a block has in the columns of its file that are no fields of the model.
package struct OwnCells: Hashable, Sendable {
  /// Of the file, which all its blocks share.
  package let names: OwnNames
  /// In the order of the record; a column may come twice.
  package private(set) var cells: [OwnCell]

  package init(_ names: OwnNames = .none, _ cells: [OwnCell] = []) {
    (self.names, self.cells) = (names, cells)
  }

  /// With names of its own.
  package init(_ cells: [(name: String, value: OwnValue)]) {
    self.init(
      OwnNames(cells.map(\.name)),
      cells.enumerated().map { OwnCell(column: $0, value: $1.value) })
  }

  package var isEmpty: Bool { cells.isEmpty }

  /// Takes the cells for those of other columns, by their present numbers; how many are left out, whose columns have
  /// no number there.
  mutating func renumber(_ numbers: [Int32]) -> Int {
    if cells.isEmpty { return 0 }
    let count = cells.count
    var hasOthers = false
    var span = cells.mutableSpan
    for index in span.indices {
      span[index].column = numbers[Int(span[index].column)]
      if span[index].column < 0 { hasOthers = true }
    }
    if hasOthers { cells.removeAll { $0.column < 0 } }
    return count - cells.count
  }

  /// By the names of their columns; of one that comes twice, as in odd JSON, the last counts.
  package var byName: [String: OwnValue] {
    if cells.isEmpty { return [:] }
    let names = names.all
    return Dictionary(cells.map { (names[Int($0.column)], $0.value) }) { $1 }
  }

  /// In whatever order, and whatever numbers the columns have.
  package static func == (a: OwnCells, b: OwnCells) -> Bool {
    a.names === b.names && a.cells == b.cells || a.byName == b.byName
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(byName) }
}
