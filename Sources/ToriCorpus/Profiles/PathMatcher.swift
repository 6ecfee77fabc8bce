/// Finds where the values of a tree of paths stand in a text of JSON, and on the way what a record has besides.
struct PathMatcher: Sendable {
  private let tree: PathTree
  /// The path that a record itself is on, if what it has on no path is wanted.
  private let recordPath: Int?
  /// What was found, in the order of the text, with the place of what is next on the same path.
  private var found: [(path: Int, range: Range<Int>, next: Int)] = []
  /// Of each path, the places of the first and the last that was found; -1 where nothing was.
  private var ends: [(first: Int, last: Int)]
  /// The keys of the objects so far.
  private var met = MetKeys()
  /// The values within the record found last that may be columns of its own.
  private var others: [(key: Int, range: Range<Int>)] = []
  /// How many more of them have keys that are too many to be known again.
  private var otherCount = 0

  init(_ tree: PathTree, recordPath: Int? = nil) {
    (self.tree, self.recordPath) = (tree, recordPath)
    ends = Array(repeating: (-1, -1), count: tree.count)
  }

  /// Reads one value, the whole of a text that is valid UTF-8; throws where that is no JSON.
  mutating func read(_ text: Span<UInt8>) throws(JSONFault) {
    found.removeAll(keepingCapacity: true)
    others.removeAll(keepingCapacity: true)
    otherCount = 0
    for path in ends.indices { ends[path] = (-1, -1) }
    var position = 0
    text.skipBlank(at: &position)
    try read(text, at: &position, node: 0, key: MetKeys.none)
    try text.expectJSONEnd(at: &position)
  }

  /// Where a path's values stand.
  func ranges(of path: Int) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var place = ends[path].first
    while place >= 0 {
      ranges.append(found[place].range)
      place = found[place].next
    }
    return ranges
  }

  /// Whether one of a path's values is of some kind, by where it stands.
  func has(_ path: Int, _ isOne: (Range<Int>) -> Bool) -> Bool {
    var place = ends[path].first
    while place >= 0 {
      if isOne(found[place].range) { return true }
      place = found[place].next
    }
    return false
  }

  /// Where a path's last value stands, which of a key that comes twice is the one that counts.
  func lastRange(of path: Int) -> Range<Int>? {
    let place = ends[path].last
    return place < 0 ? nil : found[place].range
  }

  /// Appends what the record found last has in columns of its own.
  mutating func gather(
    _ text: Span<UInt8>, _ own: inout OwnPaths, _ values: inout JSONValue,
    into cells: inout [OwnCell]
  ) {
    own.leftOut += otherCount
    cells.reserveCapacity(cells.count + others.count)
    for (key, range) in others {
      guard let column = met.column(of: key, &own), let value = values.ownValue(text, range)
      else { continue }
      cells.append(OwnCell(column: column, value: value))
    }
  }

  // MARK: Reading

  private mutating func note(_ path: Int, _ range: Range<Int>) {
    let place = found.count
    found.append((path, range, -1))
    if ends[path].last >= 0 {
      found[ends[path].last].next = place
    } else {
      ends[path].first = place
    }
    ends[path].last = place
  }

  /// A value at a node of the tree, behind a key or none; -1 where there is no such node.
  private mutating func read(
    _ text: Span<UInt8>, at position: inout Int, node: Int, key: Int
  ) throws(JSONFault) {
    let start = position
    guard start < text.count else { throw JSONFault(kind: .cut, offset: start) }
    if text[start] == 0x7B {
      try readObject(text, at: &position, node, key)
    } else if node >= 0, text[start] == 0x5B, tree.nodes[node].wantsMembers {
      try text.forEachElement(at: &position) { number, position throws(JSONFault) in
        try member(text, number, at: &position, node)
      }
    } else {
      try text.passJSONValue(at: &position)
    }
    if node < 0 { return }
    for end in tree.nodes[node].ends { note(end, start..<position) }
  }

  private mutating func readObject(
    _ text: Span<UInt8>, at position: inout Int, _ node: Int, _ key: Int
  ) throws(JSONFault) {
    let isRecord = node >= 0 && recordPath.map(tree.nodes[node].ends.contains) ?? false
    let object = met.object(at: node, key, isRecord: isRecord)
    if isRecord {
      others.removeAll(keepingCapacity: true)
      otherCount = 0
    }
    if node >= 0, tree.nodes[node].wantsKeys || met.isOwn(object) {
      return try readMembers(text, at: &position, node, object)
    }
    let start = position
    // What is broken deep within a record is no reason to lose the rest of it.
    if met.isOwn(object), (try? readMembers(text, at: &position, node, object)) != nil { return }
    position = start
    try text.passJSONValue(at: &position)
  }

  private mutating func readMembers(
    _ text: Span<UInt8>, at position: inout Int, _ node: Int, _ object: Int
  ) throws(JSONFault) {
    let (tree, isOwn) = (tree, met.isOwn(object))
    var last = MetKeys.none
    try text.forEachMember(at: &position) { name, position throws(JSONFault) in
      let start = position
      let key = met.key(text, name, in: object, after: last) { tree.child(text, name, node) }
      let below = key >= 0 ? met.child(key) : tree.child(text, name, node)
      last = key
      if below >= 0 || isOwn && start < text.count && text[start] == 0x7B {
        try read(text, at: &position, node: below, key: key)
      } else {
        try text.passJSONValue(at: &position)
      }
      if isOwn { noteOther(text, start..<position, key) }
    }
  }

  /// A value of a record, unless it is nothing, or holds others.
  private mutating func noteOther(_ text: Span<UInt8>, _ range: Range<Int>, _ key: Int) {
    switch text[range.lowerBound] {
    // Nothing is null, nor NaN.
    case 0x6E, 0x4E, 0x49, 0x7B: return
    case 0x5B where text.holdsObject(in: range): return
    default: break
    }
    if key < 0 {
      otherCount += 1
    } else if !met.isTaken(key) {
      others.append((key, range))
    }
  }

  private mutating func member(
    _ text: Span<UInt8>, _ number: Int, at position: inout Int, _ node: Int
  ) throws(JSONFault) {
    let start = position
    // A member may be on several paths: it is then read for each.
    var end: Int?
    func goOn(_ child: Int) throws(JSONFault) {
      var place = start
      try read(text, at: &place, node: child, key: MetKeys.none)
      end = place
    }
    if let members = tree.nodes[node].members { try goOn(members) }
    for (wanted, child) in tree.nodes[node].numbered where wanted == number { try goOn(child) }
    for (key, values, child) in tree.nodes[node].matching
    where hasValue(text, at: start, key, values) {
      try goOn(child)
    }
    if let end { position = end } else { try text.passJSONValue(at: &position) }
  }

  /// Whether an object has one of some values under a key, as text or as written.
  private func hasValue(
    _ text: Span<UInt8>, at start: Int, _ key: [UInt8], _ values: [[UInt8]]
  ) -> Bool {
    guard start < text.count, text[start] == 0x7B else { return false }
    var (position, isOne) = (start, false)
    try? text.forEachMember(at: &position) { name, position throws(JSONFault) in
      let begin = position
      try text.passJSONValue(at: &position)
      guard text.isName(name, key) else { return }
      let isString = text[begin] == 0x22
      let value = isString ? begin + 1..<position - 1 : begin..<position
      isOne = values.contains { text.isName(value, $0) }
    }
    return isOne
  }
}
