/// What a page of data says around its records: values for all of them, and entries by name.
struct PageContext: Sendable {
  /// Entries by what they are called, each a list of values a path.
  typealias Entries = [String: [[FieldValue]]]

  /// The values of each path of the page, in the order of the plan.
  var values: [[FieldValue]] = []
  /// By the plan's lookups.
  var lookups: [Entries] = []

  /// What a lookup without names has its one entry under.
  static let only = ""
  /// More entries are not kept of one page.
  static let entryLimit = 2_000_000
}

/// The entries of a lookup, and how they are read.
struct LookupPlan: Sendable {
  let lookup: Profile.Lookup
  var tree = PathTree()
  /// The number of the entries' name in the tree.
  private(set) var keyPath: Int?
  private var paths: [[DataPath.Step]] = []

  init(_ lookup: Profile.Lookup) {
    self.lookup = lookup
    if let key = lookup.key {
      keyPath = tree.add(key.steps)
      paths.append(key.steps)
    }
  }

  /// The number of a path within entries.
  mutating func number(of steps: [DataPath.Step]) -> Int {
    if let known = paths.firstIndex(of: steps) { return known }
    paths.append(steps)
    return tree.add(steps)
  }

  /// Adds the entry in a text to those of a page.
  func add(_ text: Span<UInt8>, to entries: inout PageContext.Entries) {
    guard entries.count < PageContext.entryLimit else { return }
    var matcher = PathMatcher(tree)
    guard (try? matcher.read(text)) != nil else { return }
    var values = JSONValue()
    let fields = (0..<tree.count).map { path in
      matcher.ranges(of: path).compactMap { values.fieldValue(text, $0, isName: path == keyPath) }
    }
    guard let keyPath else {
      if entries.isEmpty { entries[PageContext.only] = fields }
      return
    }
    for key in fields[keyPath] where entries[key.text] == nil { entries[key.text] = fields }
  }
}
