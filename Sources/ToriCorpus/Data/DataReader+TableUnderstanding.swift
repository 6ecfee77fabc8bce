/// What is found out about a table from the names of its columns and its first rows.
extension DataReader {
  func tableUnderstanding() throws(CorpusError) -> RecordUnderstanding {
    var understanding = RecordUnderstanding()
    if let places = options.columns.places {
      understanding.columns = Columns(places: places)
      return understanding
    }
    let names = try columnNames()
    if names.isEmpty {
      understanding.columns = Columns(places: [:])
      return understanding
    }
    var sample = ProfileSample(names: names, rows: try firstRows())
    if var choice = ProfileChoice.choose(
      among: options.profiles, named: options.profile, &sample)
    {
      // A row is a record and holds no further ones.
      choice.profile.within = nil
      take(choice, into: &understanding)
    } else {
      var profile = Profile(name: "", title: "")
      profile.fields = options.columns.sources { path in
        path.isNested && !names.contains(path.description)
      }
      if !profile.fields.isEmpty {
        understanding.maker = ProfileRecords(ProfilePlan(profile, rows: []))
      }
    }
    understanding.profileColumns = understanding.maker.map {
      ProfileColumns($0.plan, names: names)
    }
    var columns =
      if let columns = understanding.profileColumns, let maker = understanding.maker,
        !understanding.readsNames
      {
        Columns(names: names) { index in
          maker.field(ofColumn: index, columns)
        }
      } else {
        Columns(names: names, options.columns)
      }
    columns.want(understanding.profileColumns?.columns ?? [])
    understanding.columns = columns
    let hasText =
      columns.hasText || understanding.maker?.plan.profile.holdsNoPosts == true
      || understanding.maker?.plan.profile.fields.contains { $0.field == .field(.text) } == true
    try refuse(
      options.columns.columns.filter { field, name in
        !names.contains(name)
          && understanding.profileColumns?.hasColumn(for: name, understanding.maker) != true
      }, names)
    guard hasText else { throw .noTextColumn(names) }
    let look = dialect.separator == 0x3B ? try firstRows(upTo: Self.sampledRecords) : []
    describeTable(names, sample.rows, look, try unnamed(names), &understanding)
    return understanding
  }

  /// What columns are called that have no name but values, by their places: `column_5`. The first of a table
  /// without a name counts its rows.
  private func unnamed(_ names: [String]) throws(CorpusError) -> [Int: String] {
    var nameless = Set(names.indices.dropFirst().filter { names[$0].isEmpty })
    var called: [Int: String] = [:]
    if nameless.isEmpty { return called }
    var (scan, records, count) = (scan, RecordReader(zone: .utc), 0)
    _ = try scan.next()
    while count < 1000, !nameless.isEmpty, let piece = try scan.next() {
      count += 1
      if piece.isTooLarge { continue }
      let row = fields(piece, of: scan.window, &records)
      for place in nameless where place < row.count && !row[place].isEmpty {
        let name = "column_\(place + 1)"
        called[place] = names.contains(name) ? name + "_unnamed" : name
        nameless.remove(place)
      }
    }
    return called
  }

  private func firstRows(upTo limit: Int = 5) throws(CorpusError) -> [[String]] {
    var (scan, records, rows) = (scan, RecordReader(zone: .utc), [[String]]())
    _ = try scan.next()
    while rows.count < limit, let piece = try scan.next() {
      if piece.isTooLarge { continue }
      rows.append(fields(piece, of: scan.window, &records))
    }
    return rows
  }

  private func describeTable(
    _ names: [String], _ rows: [[String]], _ sample: [[String]], _ unnamed: [Int: String],
    _ understanding: inout RecordUnderstanding
  ) {
    var used = Set<Int>()
    if let maker = understanding.maker, let columns = understanding.profileColumns {
      for (field, path, number, _) in maker.plan.fieldPaths {
        guard let column = columns.column(of: number) else { continue }
        used.insert(column)
        understanding.reading.places.append(.init(field: field, path: path))
      }
    }
    var taken: [String: String] = [:]
    if understanding.readsNames, let columns = understanding.columns {
      let together = columns.timeColumns(rows)
      if !together.isEmpty {
        used.formUnion(together)
        let path = together.map { names[$0] }.joined(separator: " + ")
        understanding.reading.places.append(.init(field: DataField.time.name, path: path))
      }
      for (index, name) in names.enumerated() where !used.contains(index) {
        guard let field = columns.field(ofColumn: index) else { continue }
        // What stands in for another column where that is empty is a field of its own as well.
        if columns.isLikeliest(index) { used.insert(index) }
        understanding.reading.places.append(.init(field: field.name, path: name))
      }
      for place in understanding.reading.places { taken[place.field] = place.path }
    }
    let standIns = understanding.readsNames ? understanding.columns : nil
    for index in names.indices
    where !used.contains(index) && standIns?.field(ofColumn: index) == nil {
      // A column that might have been a field tells which was taken.
      guard let field = options.columns.field(ofColumn: names[index])?.field.name,
        let other = taken[field]
      else { continue }
      understanding.reading.passedOver.append(
        .init(path: names[index], field: field, taken: other))
    }
    if let first = rows.first, let columns = understanding.columns {
      understanding.export = ExportedRows(
        names: names, first: understanding.record(first, columns))
    }
    understanding.settle()
    let isExport = understanding.export != nil
    let isDocument = understanding.reading.places.contains {
      $0.field == DataField.document.rawValue
    }
    let named = names.indices.map { unnamed[$0] ?? names[$0] }
    // Where `;` parts the fields, a comma is left for numbers.
    let commas = dialect.separator == 0x3B ? OwnColumns.commas(in: sample) : []
    let own = OwnColumns(named, commas: commas) { index in
      if isExport, ExportedRows.foundAgain.contains(names[index]) { return true }
      return used.contains(index) && (isDocument || names[index] != DataField.document.rawValue)
    }
    understanding.own = own
    understanding.columns?.want(own.places)
  }
}
