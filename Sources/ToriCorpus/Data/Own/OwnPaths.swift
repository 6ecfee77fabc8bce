import ToriSystem
import ToriText

/// The values of objects of JSON that are no fields of the model, each by its path: `user.location`.
///
/// Keys come in the same order each time, so that each is sought first where it stood in the record before.
/// A list with objects in it holds records of another sort, and is passed over.
struct OwnPaths: Sendable {
  private struct Key: Sendable {
    let name: [UInt8]
    /// The number of the column; none before a value came.
    var column = Self.unknown
    /// The node of the objects that stand here; -1 before one came.
    var node = -1

    static let unknown = -1
    /// It is a field of the model, or there are too many columns.
    static let taken = -2
  }

  private struct Node: Sendable {
    let path: String
    var keys: [Key] = []
    /// Of many keys, the place of each.
    var places: [[UInt8]: Int] = [:]
  }

  let names = OwnNames()
  private let taken: TakenPaths
  private var nodes = [Node(path: "")]
  /// How many values were passed over since there are too many columns.
  private(set) var leftOut = 0

  /// Of fewer keys, each is looked at.
  private static let fewKeys = 16
  /// What is set deeper is passed over.
  private static let deepest = 16

  init(taken: TakenPaths) { self.taken = taken }

  private func path(_ node: Int, _ name: Span<UInt8>) -> String {
    let name = Self.text(name)
    return nodes[node].path.isEmpty ? name : nodes[node].path + "." + name
  }

  private static func text(_ name: Span<UInt8>) -> String {
    var bytes: [UInt8] = [0x22]
    bytes.append(copying: name, name.indices)
    bytes.append(0x22)
    return bytes.span.jsonText(of: 1..<bytes.count - 1) ?? String(decoding: bytes, as: UTF8.self)
  }

  /// Whether a key of the record itself is no field of the model.
  func isOwn(key name: Span<UInt8>) -> Bool {
    !taken.contains(Self.text(name), isOfRecord: true)
  }

  /// The number of the column of a key of the record itself; nil for a field of the model.
  mutating func column(ofKey name: Span<UInt8>) -> Int? {
    number(0, place(0, name, expected: 0), name)
  }

  /// Appends what the object in a range of a text has, which is valid JSON.
  mutating func gather(
    _ text: Span<UInt8>, _ range: Range<Int>, _ values: inout JSONValue, into cells: inout [OwnCell]
  ) throws(JSONFault) {
    guard !range.isEmpty, text[range.lowerBound] == 0x7B else { return }
    try gather(text, from: range.lowerBound, node: 0, depth: 0, &values, &cells)
  }

  private mutating func gather(
    _ text: Span<UInt8>, from start: Int, node: Int, depth: Int, _ values: inout JSONValue,
    _ cells: inout [OwnCell]
  ) throws(JSONFault) {
    var (position, expected) = (start, 0)
    try text.forEachMember(at: &position) { name, position throws(JSONFault) in
      let start = position
      try text.passJSONValue(at: &position)
      let first = text[start]
      // Nothing is null, nor NaN.
      if first == 0x6E || first == 0x4E || first == 0x49 { return }
      let key = place(node, text.extracting(name), expected: expected)
      expected = key + 1
      if first == 0x7B {
        if depth == Self.deepest { return }
        let below = child(of: node, key, text.extracting(name))
        try gather(text, from: start, node: below, depth: depth + 1, &values, &cells)
        return
      }
      if first == 0x5B, text.contains(0x7B, in: start..<position) { return }
      guard let column = number(node, key, text.extracting(name)),
        let value = values.fieldValue(text, start..<position).flatMap({ OwnValue($0) })
      else { return }
      cells.append(OwnCell(column: column, value: value))
    }
  }

  private mutating func place(_ node: Int, _ name: Span<UInt8>, expected: Int) -> Int {
    let count = nodes[node].keys.count
    if expected < count, name.isEqual(to: nodes[node].keys[expected].name) { return expected }
    if count <= Self.fewKeys {
      for place in 0..<count where name.isEqual(to: nodes[node].keys[place].name) { return place }
    }
    var bytes: [UInt8] = []
    bytes.append(copying: name, name.indices)
    if let known = nodes[node].places[bytes] { return known }
    nodes[node].places[bytes] = count
    nodes[node].keys.append(Key(name: bytes))
    return count
  }

  private mutating func child(of node: Int, _ key: Int, _ name: Span<UInt8>) -> Int {
    let known = nodes[node].keys[key].node
    if known >= 0 { return known }
    nodes.append(Node(path: path(node, name)))
    nodes[node].keys[key].node = nodes.count - 1
    return nodes.count - 1
  }

  private mutating func number(_ node: Int, _ key: Int, _ name: Span<UInt8>) -> Int? {
    let known = nodes[node].keys[key].column
    if known >= 0 { return known }
    if known == Key.unknown {
      let path = path(node, name)
      if !taken.contains(path, isOfRecord: node == 0) {
        guard let column = names.add(path) else {
          leftOut += 1
          return nil
        }
        nodes[node].keys[key].column = column
        return column
      }
      nodes[node].keys[key].column = Key.taken
    }
    return nil
  }
}
