import ToriTime

/// A profile made ready for reading: all its paths in trees, each with its number.
struct ProfilePlan: Sendable {
  let profile: Profile
  /// The lists of records, and within each member the keys that lead to the record; last, where there is one,
  /// the list within records.
  let targets: [(list: [DataPath.Step], inner: [DataPath.Step])]
  /// The tree of each list's records.
  private(set) var trees: [PathTree] = []
  /// By the profile's fields, in its order.
  private(set) var places: [Origin] = []
  /// By the profile's fields, the paths of which one must be there, and of which none may be.
  private(set) var conditions: [(with: [Int], without: [Int])] = []
  private(set) var notices: [Test] = []
  private(set) var skipped: [Test] = []
  private(set) var deleted: [Test] = []
  private(set) var cut: [Test] = []
  private(set) var lookups: [LookupPlan] = []
  /// The paths within records, by their numbers.
  private(set) var recordPaths: [[DataPath.Step]] = []
  /// The paths of the page, whose values are the same for all its records.
  private(set) var pagePaths: [[DataPath.Step]] = []

  /// Where a value comes from.
  enum Origin: Sendable {
    /// The number of a path in the records' trees.
    case record(Int)
    /// The place of a path among those of the page.
    case page(Int)
    /// A lookup, the number in the records' trees of what names the entry, and the path within it.
    case lookup(Int, key: Int?, path: Int)
    /// Texts and the values between them.
    indirect case template([(literal: String, value: Origin?)])
  }

  /// A condition on a record: one of these paths has one of the values, or any.
  struct Test: Sendable {
    let paths: [Int]
    let values: [String]
  }

  /// The number of the record itself among the paths, where its names are read too.
  private(set) var ownPath: Int?

  /// `rows` is one of the profile's choices; the page itself where it has none. `findsRecord`: whether where the
  /// record itself stands is wanted.
  init(_ profile: Profile, rows: [DataPath], findsRecord: Bool = false) {
    self.profile = profile
    let lists =
      (rows.isEmpty ? [DataPath(.record, [])] : rows) + [profile.within].compactMap(\.self)
    targets = lists.map { path in
      let end = path.steps.lastIndex { $0 == .members || $0 == .anyKey }.map { $0 + 1 } ?? 0
      return (Array(path.steps[..<end]), Array(path.steps[end...]))
    }
    trees = targets.map { _ in PathTree() }
    lookups = profile.lookups.map { LookupPlan($0) }
    places = profile.fields.map { source in
      guard !source.template.isEmpty else { return place(of: source.path) }
      return .template(
        source.template.map { part in
          switch part {
          case .literal(let text): (text, nil)
          case .value(let path): ("", place(of: path))
          }
        })
    }
    conditions = profile.fields.map { source in
      (
        source.manner.with.compactMap { recordPath($0) },
        source.manner.without.compactMap { recordPath($0) }
      )
    }
    notices = profile.notices.map { test($0) }
    skipped = profile.skipped.map { test($0) }
    deleted = profile.deleted.map { test($0) }
    cut = profile.cut.map { test($0) }
    if findsRecord || targets.contains(where: { !$0.inner.isEmpty }) {
      ownPath = recordPath(DataPath(.record, []))
    }
  }

  /// The fields and the paths in records that they are taken from, as people write them, with the paths'
  /// numbers.
  var fieldPaths: [(field: String, path: String, number: Int, asked: DataField?)] {
    zip(profile.fields, places).flatMap { source, place in
      let paths = source.template.isEmpty ? [source.path] : source.template.compactMap(\.path)
      var asked: DataField?
      if case .field(let field) = source.field { asked = field }
      return zip(paths, place.numbers).map { path, number in
        (source.field.name, path.description, number, asked)
      }
    }
  }

  /// The columns that are looked at for anything.
  var columns: Set<String> {
    let profile = profile
    let paths =
      profile.fields.flatMap { source in
        (source.template.isEmpty ? [source.path] : source.template.compactMap(\.path))
          + source.manner.with + source.manner.without
      }
      + [profile.has, profile.notices, profile.skipped, profile.deleted, profile.cut]
      .joined().flatMap(\.paths) + [profile.within].compactMap(\.self)
    return Set(paths.compactMap(\.column) + recordPaths.compactMap(Self.flatColumn))
  }

  /// What the column is called where a program wrote `a.b` as one key.
  private static func flatColumn(_ steps: [DataPath.Step]) -> String? {
    let keys = steps.map { if case .key(let key) = $0 { key } else { "" } }
    return keys.contains("") ? nil : keys.joined(separator: ".")
  }

  /// The lists of records in a page.
  var lists: ArraySlice<(list: [DataPath.Step], inner: [DataPath.Step])> {
    targets.dropLast(profile.within == nil ? 0 : 1)
  }

  /// Whether there is something to be found out of a page before its records are read.
  var needsPages: Bool {
    !pagePaths.isEmpty || lookups.contains { $0.lookup.place == .page }
  }

  /// The keys of a page by which its paths and lookups begin; nil where some begin otherwise.
  var keysAround: [[UInt8]]? {
    let ways =
      pagePaths + lookups.filter { $0.lookup.place == .page }.map { $0.lookup.list.steps }
    var keys: [[UInt8]] = []
    for way in ways {
      guard case .key(let key)? = way.first else { return nil }
      keys.append(Array(key.utf8))
    }
    return keys
  }

  /// Whether each page is one record.
  var isPlain: Bool {
    targets.count == 1 && targets[0].list.isEmpty && profile.pages.isEmpty
      && profile.within == nil
  }

  private mutating func test(_ condition: Profile.Condition) -> Test {
    Test(paths: condition.paths.compactMap { recordPath($0) }, values: condition.values)
  }

  private mutating func place(of path: DataPath) -> Origin {
    switch path.start {
    case .record, .member: return .record(recordPath(path) ?? 0)
    case .page:
      if let known = pagePaths.firstIndex(of: path.steps) { return .page(known) }
      pagePaths.append(path.steps)
      return .page(pagePaths.count - 1)
    case .lookup(let name, let key):
      let number = profile.lookups.firstIndex { $0.name == name } ?? 0
      return .lookup(
        number, key: key.flatMap { recordPath($0) }, path: lookups[number].number(of: path.steps))
    }
  }

  /// The number of a path, the same in every tree.
  private mutating func recordPath(_ path: DataPath) -> Int? {
    // What begins with the member is told from what begins with the record by never being shared.
    guard path.start == .record || path.start == .member else { return nil }
    if path.start == .record, let known = recordPaths.firstIndex(of: path.steps) { return known }
    recordPaths.append(path.steps)
    var number = 0
    for index in trees.indices {
      let inner = path.start == .record ? targets[index].inner : []
      number = trees[index].add(inner + path.steps)
    }
    return number
  }
}

extension ProfilePlan.Origin {
  /// The numbers of the paths in records that it takes from.
  fileprivate var numbers: [Int] {
    switch self {
    case .record(let path): [path]
    case .page: []
    case .lookup(_, let key, _): key.map { [$0] } ?? []
    case .template(let parts): parts.compactMap(\.value).flatMap(\.numbers)
    }
  }
}

extension Profile.Source.Part {
  fileprivate var path: DataPath? { if case .value(let path) = self { path } else { nil } }
}
