/// The first records of a file, by which its profile is told.
struct ProfileSample {
  private let head: [UInt8]
  private let form: Profile.Form
  private let layout: JSONLayout?
  /// Of a table: where its columns stand, by their names, and its first rows.
  private let places: [String: Int]
  let rows: [[String]]
  private let keys: Set<UInt64>
  /// The first records by where they were looked for.
  private var cut: [Key: [(target: Int, content: Range<Int>)]] = [:]

  private struct Key: Hashable {
    let pages: [DataPath.Step]
    let lists: [[DataPath.Step]]
  }

  /// As many records are looked at.
  private static let count = 20

  /// Of a file of JSON, whose first bytes are `head`, or of the records of another form written as such.
  init(head: [UInt8], _ layout: JSONLayout, form: Profile.Form = .json) {
    self.head = head
    (self.layout, self.form) = (layout, form)
    (places, rows) = ([:], [])
    keys = Self.keys(head.span)
  }

  init(names: [String], rows: [[String]]) {
    places = ProfileColumns.places(names)
    self.rows = rows
    (head, layout, form, keys) = ([], nil, .table, [])
  }

  /// How well a profile fits, as how much of what it asks is there; nil where it does not. In JSON, with the
  /// choice of its lists of records that fits.
  mutating func fit(_ profile: Profile) -> (score: Int, rows: [DataPath])? {
    guard profile.form == form || profile.form == .any && form != .xml else { return nil }
    let score =
      profile.has.reduce(0) { $0 + 2 + ($1.values.isEmpty ? 0 : 1) }
    guard layout != nil else { return fitsTable(profile) ? (score, []) : nil }
    guard names(allOf: profile.has) else { return nil }
    // Records of XML are cut already.
    for rows in profile.rows.isEmpty || form == .xml ? [[]] : profile.rows
    where fits(profile, rows) {
      return (score, rows)
    }
    return nil
  }

  /// Whether each condition has a path all of whose keys are somewhere among the names: a quick look, since
  /// nearly all profiles are not for a file.
  private func names(allOf conditions: [Profile.Condition]) -> Bool {
    conditions.allSatisfy { condition in
      condition.paths.contains { path in
        path.steps.allSatisfy { step in
          guard case .key(let key) = step else { return true }
          return keys.contains(Self.hash(key.utf8))
        } || path.steps.count > 1 && keys.contains(Self.hash(path.description.utf8))
      }
    }
  }

  /// Hashes of all names of members in the first bytes.
  private static func keys(_ head: Span<UInt8>) -> Set<UInt64> {
    var (keys, position) = (Set<UInt64>(), 0)
    while position < head.count {
      guard head[position] == 0x22 else {
        position += 1
        continue
      }
      let start = position + 1
      guard head.skipJSONString(at: &position) else { break }
      var end = position
      head.skipBlank(at: &end)
      guard end < head.count, head[end] == 0x3A else { continue }
      var hash = seed
      for index in start..<position - 1 { hash = step(hash, head[index]) }
      keys.insert(hash)
    }
    return keys
  }

  /// FNV-1a.
  private static func hash(_ text: String.UTF8View) -> UInt64 { text.reduce(seed, step) }

  private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

  private static func step(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x100_0000_01B3
  }

  private func fitsTable(_ profile: Profile) -> Bool {
    func holds(_ condition: Profile.Condition) -> Bool {
      condition.paths.contains { path in
        guard let (column, rest) = ProfileColumns.column(of: path.steps, places) else {
          return false
        }
        // A column that is called as a path begins has what is within only where its cells are JSON.
        if condition.values.isEmpty, rest.isEmpty { return true }
        let cell = ProfileColumns.Cell(column: column, steps: rest)
        return rows.contains { row in
          cell.values(in: row, keepsEmpty: false).contains {
            condition.values.isEmpty || condition.values.contains($0.text)
          }
        }
      }
    }
    return !profile.has.isEmpty && profile.has.allSatisfy(holds)
      && !profile.hasNot.contains(where: holds)
  }

  private mutating func fits(_ profile: Profile, _ rows: [DataPath]) -> Bool {
    guard !profile.has.isEmpty else { return false }
    // What is asked is asked of the records alone.
    var asked = profile
    (asked.fields, asked.lookups) = ([], [])
    (asked.notices, asked.deleted) = (profile.has, profile.hasNot)
    let plan = ProfilePlan(asked, rows: rows)
    var matchers = plan.trees.map { PathMatcher($0) }
    var (fitting, count) = (0, 0)
    for (target, content) in records(of: plan) {
      let text = head.span.extracting(content)
      guard (try? matchers[target].read(text)) != nil else { continue }
      func holds(_ test: ProfilePlan.Test) -> Bool {
        var values = JSONValue()
        return test.paths.contains { path in
          guard let range = matchers[target].lastRange(of: path), text[range.lowerBound] != 0x6E
          else { return false }
          return test.values.isEmpty
            || test.values.contains(values.fieldValue(text, range, isName: true)?.text ?? "")
        }
      }
      if plan.skipped.contains(where: holds) { continue }
      // A member that has no record in it is of another sort.
      if let own = plan.ownPath, matchers[target].lastRange(of: own) == nil { continue }
      count += 1
      if plan.notices.allSatisfy(holds), !plan.deleted.contains(where: holds) { fitting += 1 }
    }
    return fitting * 2 > count || fitting > 0 && fitting * 2 == count
  }

  private mutating func records(
    of plan: ProfilePlan
  ) -> [(target: Int, content: Range<Int>)] {
    let key = Key(pages: plan.profile.pages, lists: plan.lists.map(\.list))
    if let known = cut[key] { return known }
    guard let layout else { return [] }
    var cutter = JSONCutter(
      layout.form == .members ? .members : .values, from: layout.start, pages: key.pages,
      targets: key.lists.map { JSONCutter.Target(steps: $0) })
    var found: [(target: Int, content: Range<Int>)] = []
    while found.count < Self.count, let piece = cutter.next(head.span, isLast: false) {
      found.append((piece.target, piece.content))
    }
    // The last record in sight may be cut, and still be told by what it begins with.
    cut[key] = found
    return found
  }
}

/// The profile by which a file is read.
struct ProfileChoice {
  var profile: Profile
  /// The lists of records; empty where each page is one.
  let rows: [DataPath]
  /// Others that fit as well.
  let alike: [String]

  /// The best of `own`, which come first, and of those that tori knows; nil where none fits.
  ///
  /// With a name, that profile alone is tried, and taken for the whole of its kind of file even where the first
  /// records lack what it asks.
  static func choose(
    among own: [Profile], named name: String?, _ sample: inout ProfileSample
  ) -> ProfileChoice? {
    if let name {
      guard let profile = own.first(where: { $0.name == name }) ?? Profile.named(name) else {
        return nil
      }
      let rows = sample.fit(profile)?.rows ?? profile.rows.first ?? []
      return ProfileChoice(profile: profile, rows: rows, alike: [])
    }
    return best(of: own, &sample) ?? best(of: Profile.all, &sample)
  }

  private static func best(
    of profiles: [Profile], _ sample: inout ProfileSample
  ) -> ProfileChoice? {
    var fitting: [(profile: Profile, score: Int, rows: [DataPath])] = []
    for profile in profiles {
      if let (score, rows) = sample.fit(profile) { fitting.append((profile, score, rows)) }
    }
    guard let most = fitting.map(\.score).max() else { return nil }
    let best = fitting.filter { $0.score == most }
    return ProfileChoice(
      profile: best[0].profile, rows: best[0].rows, alike: best.dropFirst().map(\.profile.name))
  }
}
