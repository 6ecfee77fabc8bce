/// Finds where the values of a tree of paths stand in a text of JSON.
struct PathMatcher: Sendable {
  private let tree: PathTree
  /// What was found, in the order of the text, with the place of what is next on the same path.
  private var found: [(path: Int, range: Range<Int>, next: Int)] = []
  /// Of each path, the places of the first and the last that was found; -1 where nothing was.
  private var ends: [(first: Int, last: Int)]

  init(_ tree: PathTree) {
    self.tree = tree
    ends = Array(repeating: (-1, -1), count: tree.count)
  }

  /// Reads one value, the whole of a text that is valid UTF-8; throws where that is no JSON.
  mutating func read(_ text: Span<UInt8>) throws(JSONFault) {
    found.removeAll(keepingCapacity: true)
    for path in ends.indices { ends[path] = (-1, -1) }
    var position = 0
    text.skipBlank(at: &position)
    try read(text, at: &position, 0)
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

  /// Where a path's last value stands, which of a key that comes twice is the one that counts.
  func lastRange(of path: Int) -> Range<Int>? {
    let place = ends[path].last
    return place < 0 ? nil : found[place].range
  }

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

  private mutating func read(
    _ text: Span<UInt8>, at position: inout Int, _ node: Int
  ) throws(JSONFault) {
    let start = position
    guard start < text.count else { throw JSONFault(kind: .cut, offset: start) }
    if text[start] == 0x7B, tree.nodes[node].wantsKeys {
      try text.forEachMember(at: &position) { name, position throws(JSONFault) in
        if let child = child(text, name, node) {
          try read(text, at: &position, child)
        } else {
          try text.passJSONValue(at: &position)
        }
      }
    } else if text[start] == 0x5B, tree.nodes[node].wantsMembers {
      try text.forEachElement(at: &position) { number, position throws(JSONFault) in
        try member(text, number, at: &position, node)
      }
    } else {
      try text.passJSONValue(at: &position)
    }
    for end in tree.nodes[node].ends { note(end, start..<position) }
  }

  private func child(_ text: Span<UInt8>, _ name: Range<Int>, _ node: Int) -> Int? {
    let sign = PathTree.sign(text.extracting(name))
    // An escaped name is longer than it says.
    let isPlain = text.firstIndex(of: 0x5C, or: 0x22, from: name.lowerBound) >= name.upperBound
    for index in tree.nodes[node].signs.indices
    where tree.nodes[node].signs[index] == sign || !isPlain {
      if text.isName(name, tree.nodes[node].keys[index].name) {
        return tree.nodes[node].keys[index].node
      }
    }
    return tree.nodes[node].anyKey
  }

  private mutating func member(
    _ text: Span<UInt8>, _ number: Int, at position: inout Int, _ node: Int
  ) throws(JSONFault) {
    let start = position
    // A member may be on several paths: it is then read for each.
    var end: Int?
    func goOn(_ child: Int) throws(JSONFault) {
      var place = start
      try read(text, at: &place, child)
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
