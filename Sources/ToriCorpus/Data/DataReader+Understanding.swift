import ToriText

/// What is found out from the first records before all are read.
extension DataReader {
  /// As many records are looked at for their columns.
  static let sampledRecords = 100
  /// A record's beginning tells its platform; pages of records may be large.
  private static let headSizes = [1 << 18, 1 << 22]

  /// How the records are to be read. Throws where nothing in them is a text, or where they lack what the user
  /// names.
  func understanding() throws(CorpusError) -> RecordUnderstanding {
    var understanding =
      switch reader {
      case .jsonLines: try jsonUnderstanding()
      case .csv, .tsv: try tableUnderstanding()
      default: RecordUnderstanding()
      }
    // A profile says itself how its texts are written, and tori writes none as HTML.
    if reader != .dat, understanding.reading.profile == nil, understanding.export == nil {
      understanding.hasMarkup = try holdsMarkup(understanding)
    }
    return understanding
  }

  /// Whether the first texts are HTML: one has tags and none has a sign or a line break that HTML would write
  /// otherwise, or several and a quarter have tags.
  private func holdsMarkup(_ understanding: RecordUnderstanding) throws(CorpusError) -> Bool {
    var (texts, marked, isOther) = (0, 0, false)
    try forEachRecord(understanding) { record, position in
      if let text = record[.text]?.text, !text.isEmpty {
        texts += 1
        let isMarked = TextMarkup.isIn(text)
        if isMarked { marked += 1 }
        isOther =
          isOther || TextMarkup.isOpposed(by: text) || !isMarked && text.utf8.contains(0x0A)
      }
      return position < Self.sampledRecords
    }
    return marked > 0 && (!isOther || marked > 1 && marked * 4 >= texts)
  }

  // MARK: JSON

  private func jsonUnderstanding() throws(CorpusError) -> RecordUnderstanding {
    var understanding = RecordUnderstanding()
    var head = try source.bytes(0..<Self.headSizes[0])
    // Whether values stand a line each can only be told where a line ends.
    if !head.contains(0x0A) { head = try source.bytes(0..<Self.headSizes[1]) }
    let layout = JSONLayout(head.span, from: start)
    understanding.layout = layout
    var choice: ProfileChoice?
    for size in Self.headSizes {
      if head.count < size { head = try source.bytes(0..<size) }
      var sample = ProfileSample(head: head, layout)
      choice = ProfileChoice.choose(among: options.profiles, named: options.profile, &sample)
      if choice != nil || head.count == source.count { break }
    }
    if options.profile == nil, options.columns.rows != nil { choice = nil }
    if let choice {
      take(choice, into: &understanding)
    } else {
      takeNames(head, layout, into: &understanding)
    }
    understanding.beside = understanding.maker.map { beside($0.plan) } ?? []
    try describe(&understanding)
    return understanding
  }

  func take(_ choice: ProfileChoice, into understanding: inout RecordUnderstanding) {
    var profile = choice.profile
    let asked = options.columns.sources()
    profile.fields =
      asked
      + profile.fields.filter { source in !asked.contains { $0.field == source.field } }
      .map(withPlace)
    let plan = ProfilePlan(
      profile, rows: options.columns.rows ?? choice.rows, findsRecord: reader == .jsonLines)
    understanding.maker = ProfileRecords(plan)
    understanding.readsNames = false
    understanding.reading.profile = profile.name
    understanding.reading.title = profile.title
    understanding.reading.alike = choice.alike
    understanding.reading.rows = Self.rows(of: plan)
  }

  /// What a source says of the file itself, its name or its folder's, is the same for all records.
  private func withPlace(_ source: Profile.Source) -> Profile.Source {
    guard source.path.start == .page, case .key(let key)? = source.path.steps.first else {
      return source
    }
    let parts = path.split(separator: "/").map(String.init)
    var source = source
    switch key {
    case "$file": source.template = [.literal(stem(of: parts.last ?? path))]
    case "$folder": source.template = [.literal(parts.dropLast().last ?? "")]
    default: break
    }
    return source
  }

  /// By the names of keys, where no profile fits; in the list that has them, and with the user's paths.
  private func takeNames(
    _ head: [UInt8], _ layout: JSONLayout, into understanding: inout RecordUnderstanding
  ) {
    var profile = Profile(name: "", title: "")
    profile.fields = options.columns.sources { $0.isNested }
    var rows = options.columns.rows
    if rows == nil, let found = JSONLists.likeliest(head.span, layout, options.columns) {
      rows = [DataPath(.record, found.list)]
      understanding.besideList = found.beside.filter { key in
        !profile.fields.contains { $0.path.description.contains(key) }
      }
    }
    guard !profile.fields.isEmpty || rows != nil else { return }
    let plan = ProfilePlan(profile, rows: rows ?? [], findsRecord: true)
    understanding.maker = ProfileRecords(plan)
    understanding.reading.rows = Self.rows(of: plan)
  }

  private static func rows(of plan: ProfilePlan) -> String {
    let pages = DataPath(.record, plan.profile.pages)
    return plan.lists.map {
      DataPath(.record, pages.steps + $0.list + $0.inner)
    }.filter { !$0.steps.isEmpty }.map(\.description).joined(separator: ", ")
  }

  /// The entries of files beside the one that is read.
  private func beside(_ plan: ProfilePlan) -> [PageContext.Entries] {
    plan.lookups.map { lookup in
      guard case .file(let names) = lookup.lookup.place else { return [:] }
      var entries = PageContext.Entries()
      for name in names where entries.isEmpty {
        guard let bytes = try? SourceBytes(atPath: Self.path(name, beside: path)).all() else {
          continue
        }
        let layout = JSONLayout(bytes.span, from: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)
        let steps = lookup.lookup.list.steps
        // The first list is the file's own.
        var cutter = JSONCutter(
          layout.form == .members ? .members : .values, from: layout.start,
          targets: [
            JSONCutter.Target(
              steps: layout.form == .members ? Array(steps.dropFirst()) : steps, isRecord: false)
          ])
        while let piece = cutter.next(bytes.span, isLast: true) {
          lookup.add(bytes.span.extracting(piece.content), to: &entries)
        }
      }
      return entries
    }
  }

  /// A file's path from the folder of another.
  static func path(_ name: String, beside path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return name }
    return path[...slash] + name
  }

  // MARK: What the first records have

  /// Fills in which places became fields, and refuses a file none of whose first records has a text, or none of
  /// whose records has what the user names: in some it may be absent.
  private func describe(_ understanding: inout RecordUnderstanding) throws(CorpusError) {
    var (keys, found) = ([String](), Set<Int>())
    var hasText = understanding.maker?.plan.profile.holdsNoPosts ?? false
    var missing = options.columns.columns
    var count = 0
    let plan = understanding.maker?.plan
    var first: Record?
    try forEachJSONRecord(understanding) { record, text, range, matched in
      count += 1
      first = first ?? record
      hasText = hasText || record.has(.text)
      found.formUnion(matched)
      if keys.count < 1000 || !missing.isEmpty {
        for key in text.keys(ofObjectIn: range) {
          if keys.count < 1000, !keys.contains(key) { keys.append(key) }
          missing = missing.filter { $0.value != key }
        }
      }
      if let plan {
        missing = missing.filter { field, name in
          !plan.fieldPaths.contains { $0.asked == field && matched.contains($0.number) }
        }
      }
      return count < Self.sampledRecords || hasText && !missing.isEmpty
    }
    if count == 0 { return }
    if missing[.text] != nil { try refuse(missing, keys) }
    if !hasText { throw .noTextColumn(keys) }
    try refuse(missing, keys)
    var used = Set<String>()
    var taken = TakenPaths()
    if let plan {
      for (field, path, number, _) in plan.fieldPaths {
        if found.contains(number) {
          understanding.reading.places.append(.init(field: field, path: path))
        }
        // What stands beside the records calls a list by its key, and puts no key in quotes.
        let plain = path.replacing("\"", with: "")
        taken.paths.formUnion([path, plain.hasSuffix("[]") ? String(plain.dropLast(2)) : plain])
      }
      used = plan.columns
    }
    if understanding.readsNames {
      taken.mapping = options.columns
      understanding.reading.passedOver = passedOver(keys, besides: used)
      taken.passedOver = Set(understanding.reading.passedOver.map(\.path))
      used.formUnion(taken.passedOver)
      for key in keys where !used.contains(key) {
        guard let (field, rank) = options.columns.field(ofKey: key) else { continue }
        used.insert(key)
        if rank == ColumnMapping.clockRank,
          let day = understanding.reading.places.firstIndex(where: { $0.field == field.name })
        {
          understanding.reading.places[day].path += " + " + key
        } else {
          understanding.reading.places.append(.init(field: field.name, path: key))
        }
      }
    }
    understanding.export = first.flatMap { ExportedRows(names: keys, first: $0) }
    understanding.settle()
    if understanding.export != nil {
      taken.paths.formUnion(ExportedRows.foundAgain)
    } else {
      taken.passedOver.insert(DataField.document.rawValue)
    }
    // Of what holds no posts, nobody asks what became of it.
    if plan?.profile.holdsNoPosts != true { understanding.ownPaths = OwnPaths(taken: taken) }
  }

  /// Keys that may be a field by their names, of which the record has another that is surer.
  private func passedOver(
    _ keys: [String], besides used: Set<String>
  ) -> [DataReading.PassedOver] {
    var surest: [DataField: (key: String, rank: Int)] = [:]
    let named = keys.compactMap { key in
      used.contains(key) ? nil : options.columns.field(ofKey: key).map { (key, $0.field, $0.rank) }
    }
    for (key, field, rank) in named where rank < surest[field]?.rank ?? .max {
      surest[field] = (key, rank)
    }
    return named.compactMap { key, field, rank in
      guard !field.fallsBack, let other = surest[field], other.key != key else { return nil }
      return DataReading.PassedOver(path: key, field: field.name, taken: other.key)
    }
  }
}

extension RecordUnderstanding {
  /// Says of columns what they are in this file: those of an export of tori's own are all understood, and
  /// elsewhere `doc` is a column like others.
  mutating func settle() {
    if export == nil {
      reading.places.removeAll { $0.field == DataField.document.rawValue }
    }
  }
}
