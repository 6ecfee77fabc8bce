import ToriEngine
import ToriLanguage
import ToriText

/// Conditions on the cells of a table, which tori looks at itself.
extension RemoteRun {
  /// The rows of which the filter certainly holds, with a note on those that it had to leave out.
  mutating func filtered(
    _ table: RemoteTable, by filter: Filter
  ) throws(EngineError) -> [[Value]] {
    var kept: [[Value]] = []
    var unknown: [[Value]] = []
    for row in table.rows {
      switch holds(filter, row, table.shape) {
      case true?: kept.append(row)
      case nil: unknown.append(row)
      case false?: break
      }
    }
    if unknown.isEmpty { return kept }
    let names = filter.columnNames
    if names.count == 1,
      let place = table.shape.columns.firstIndex(where: { $0.name == names[0] }),
      unknown.allSatisfy({ $0[place].saysNothing })
    {
      add(Note(.lackingRows(unknown.count, names[0])))
    } else {
      add(Note(.uncertain(unknown.count, names)))
    }
    return kept
  }

  func holds(_ filter: Filter, _ row: [Value], _ shape: RowShape) -> Bool? {
    switch filter {
    case .and(let parts):
      let verdicts = parts.map { holds($0, row, shape) }
      return verdicts.contains(false) ? false : verdicts.contains(nil) ? nil : true
    case .or(let parts):
      let verdicts = parts.map { holds($0, row, shape) }
      return verdicts.contains(true) ? true : verdicts.contains(nil) ? nil : false
    case .not(let part): return holds(part, row, shape).map { !$0 }
    case .hasColumn(let place, _):
      switch row[place] {
      case .none, .text(""), .boolean(false): return false
      default: return true
      }
    case .column(let place, let name, let comparison, let wanted):
      var (value, wanted) = (row[place], wanted)
      let column = shape.column(at: place)
      if Field.named(name)?.isFolded ?? column.isFolded, !value.isNoKey {
        (value, wanted) = (value.folded, wanted.folded)
      }
      if case .list = column.type, value == .none { return comparison == .notEqual }
      return CellComparison(comparison, wanted, zone: catalogue.zone).holds(for: value)
    default: return nil
    }
  }
}

extension Value {
  /// With its texts folded.
  fileprivate var folded: Value {
    switch self {
    case .text(let text): .text(Folding.string(text))
    case .list(let values): .list(values.map(\.folded))
    default: self
    }
  }

  /// Whether it stands where there is none.
  fileprivate var saysNothing: Bool {
    switch self {
    case .none, .words: true
    default: false
    }
  }
}

extension Filter {
  /// The columns whose values it compares, each once: whether there is one is always known.
  fileprivate var columnNames: [String] {
    var names: [String] = []
    for leaf in leaves {
      if case .column(_, let name, _, _) = leaf, !names.contains(name) { names.append(name) }
    }
    return names
  }
}
