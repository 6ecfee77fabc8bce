/// The columns of a table in which a profile's paths are.
struct ProfileColumns: Sendable {
  /// A column, and what is within its cells where they are JSON.
  struct Cell: Sendable {
    let column: Int
    private let rest: PathMatcher?

    var isWhole: Bool { rest == nil }

    /// `steps` lead on within the cell.
    init(column: Int, steps: [DataPath.Step]) {
      self.column = column
      guard !steps.isEmpty else {
        rest = nil
        return
      }
      var tree = PathTree()
      _ = tree.add(steps)
      rest = PathMatcher(tree)
    }

    /// The values in a row; an empty cell has none.
    func values(in row: [String], keepsEmpty: Bool) -> [FieldValue] {
      guard column < row.count else { return [] }
      let text = row[column]
      if text.isEmpty { return keepsEmpty ? [.text("")] : [] }
      guard let rest else { return [.text(text)] }
      // Only objects and lists have anything within.
      guard text.utf8.contains(where: { $0 == 0x7B || $0 == 0x5B }) else { return [] }
      var (matcher, values) = (rest, JSONValue())
      let bytes = Array(text.utf8)
      guard (try? matcher.read(bytes.span)) != nil else { return [] }
      return matcher.ranges(of: 0).compactMap { values.fieldValue(bytes.span, $0, isName: true) }
    }
  }

  /// By the numbers of the paths; nil where the table has no such column.
  private let cells: [Cell?]

  init(_ plan: ProfilePlan, names: [String]) {
    let places = Self.places(names)
    cells = plan.recordPaths.map { Self.cell($0, places) }
  }

  /// The columns that are looked at.
  var columns: Set<Int> { Set(cells.compactMap { $0?.column }) }

  /// Where names of columns stand, as they are and without regard to case, space and hyphens.
  static func places(_ names: [String]) -> [String: Int] {
    var places: [String: Int] = [:]
    for (index, name) in names.enumerated() where places[name] == nil { places[name] = index }
    for (index, name) in names.enumerated() {
      let plain = ColumnMapping.plain(name)
      if places[plain] == nil { places[plain] = index }
    }
    return places
  }

  /// The column that a path begins with: of `a.b.c` the one of the longest name.
  static func column(
    of steps: [DataPath.Step], _ places: [String: Int]
  ) -> (column: Int, rest: [DataPath.Step])? {
    var keys: [String] = []
    for case .key(let key) in steps.prefix(while: { if case .key = $0 { true } else { false } }) {
      keys.append(key)
    }
    for count in stride(from: keys.count, to: 0, by: -1) {
      let name = keys[..<count].joined(separator: ".")
      if let column = places[name] ?? places[ColumnMapping.plain(name)] {
        return (column, Array(steps[count...]))
      }
    }
    return nil
  }

  private static func cell(_ steps: [DataPath.Step], _ places: [String: Int]) -> Cell? {
    column(of: steps, places).map { Cell(column: $0.column, steps: $0.rest) }
  }

  /// Whether what the user calls a column is one, or a path into one.
  func hasColumn(for name: String, _ maker: ProfileRecords?) -> Bool {
    guard let path = try? DataPathReader.path(name), let maker else { return false }
    return maker.plan.recordPaths.indices.contains { number in
      maker.plan.recordPaths[number] == path.steps && cells[number] != nil
    }
  }

  /// The place of the column that a path is in.
  func column(of path: Int) -> Int? { cells[path]?.column }

  /// Whether there may be a value at a path: its cell is there and not empty.
  func has(_ path: Int, in row: [String]) -> Bool {
    guard let cell = cells[path], cell.column < row.count else { return false }
    return !row[cell.column].isEmpty
  }

  /// The value at a path that is no list; an empty cell has none.
  func value(of path: Int, in row: [String], keepsEmpty: Bool) -> FieldValue? {
    guard let cell = cells[path], cell.column < row.count else { return nil }
    if cell.isWhole {
      let text = row[cell.column]
      return text.isEmpty && !keepsEmpty ? nil : .text(text)
    }
    return cell.values(in: row, keepsEmpty: keepsEmpty).last
  }

  /// The values at a path; an empty cell has none.
  func values(of path: Int, in row: [String], keepsEmpty: Bool) -> [FieldValue] {
    cells[path]?.values(in: row, keepsEmpty: keepsEmpty) ?? []
  }
}
