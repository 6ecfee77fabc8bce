/// The paths of a profile as one tree, so that a record is gone through once for all of them.
struct PathTree: Sendable {
  struct Node: Sendable {
    var keys: [(name: [UInt8], node: Int)] = []
    /// Of each key, what tells it from most others at a glance.
    var signs: [UInt32] = []
    var anyKey: Int?
    var members: Int?
    var numbered: [(number: Int, node: Int)] = []
    var matching: [(key: [UInt8], values: [[UInt8]], node: Int)] = []
    /// The paths that end here.
    var ends: [Int] = []

    var wantsMembers: Bool { members != nil || !numbered.isEmpty || !matching.isEmpty }
    var wantsKeys: Bool { !keys.isEmpty || anyKey != nil }
  }

  /// A tree with one path, 0, on which the record itself is.
  static let record: PathTree = {
    var tree = PathTree()
    _ = tree.add([])
    return tree
  }()

  private(set) var nodes = [Node()]
  private(set) var count = 0

  /// Adds a path, and gives its number.
  mutating func add(_ steps: [DataPath.Step]) -> Int {
    let number = count
    count += 1
    nodes[add(steps[...], below: 0)].ends.append(number)
    // A program that flattens objects writes `a.b` as one key.
    let keys = steps.prefix { if case .key = $0 { true } else { false } }
    if keys.count > 1 {
      let names: [String] = keys.map { if case .key(let name) = $0 { name } else { "" } }
      let flat = [.key(names.joined(separator: "."))] + steps[keys.endIndex...]
      nodes[add(flat[...], below: 0)].ends.append(number)
    }
    return number
  }

  private mutating func add(_ steps: ArraySlice<DataPath.Step>, below parent: Int) -> Int {
    guard let step = steps.first else { return parent }
    let rest = steps.dropFirst()
    switch step {
    case .key(let key):
      let name = Array(key.utf8)
      if let known = nodes[parent].keys.first(where: { $0.name == name }) {
        return add(rest, below: known.node)
      }
      let node = newNode()
      nodes[parent].keys.append((name, node))
      nodes[parent].signs.append(Self.sign(name.span))
      return add(rest, below: node)
    case .anyKey:
      let node = nodes[parent].anyKey ?? newNode()
      nodes[parent].anyKey = node
      return add(rest, below: node)
    case .members:
      let node = nodes[parent].members ?? newNode()
      nodes[parent].members = node
      return add(rest, below: node)
    case .member(let number):
      let node = newNode()
      nodes[parent].numbered.append((number, node))
      return add(rest, below: node)
    case .matching(let key, let values):
      let node = newNode()
      nodes[parent].matching.append((Array(key.utf8), values.map { Array($0.utf8) }, node))
      return add(rest, below: node)
    }
  }

  /// The length of a name and the bytes at its ends; 0 of one without.
  @inline(__always)
  static func sign(_ name: Span<UInt8>) -> UInt32 {
    if name.isEmpty { return 0 }
    return UInt32(truncatingIfNeeded: name.count) << 16 | UInt32(name[0]) << 8
      | UInt32(name[name.count - 1])
  }

  /// The node below one that a key's name, as it stands in a text, leads to; -1 if there is none.
  func child(_ text: Span<UInt8>, _ name: Range<Int>, _ node: Int) -> Int {
    if node < 0 { return -1 }
    let sign = Self.sign(text.extracting(name))
    // An escaped name is longer than it says.
    let isPlain = text.firstIndex(of: 0x5C, or: 0x22, from: name.lowerBound) >= name.upperBound
    for index in nodes[node].signs.indices where nodes[node].signs[index] == sign || !isPlain {
      if text.isName(name, nodes[node].keys[index].name) { return nodes[node].keys[index].node }
    }
    return nodes[node].anyKey ?? -1
  }

  private mutating func newNode() -> Int {
    nodes.append(Node())
    return nodes.count - 1
  }
}
