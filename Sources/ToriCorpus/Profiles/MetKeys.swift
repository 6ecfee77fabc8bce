import ToriSystem

/// The keys of objects of JSON that were met, and what each leads to.
///
/// They come in the same order each time, so that each is sought first where it stood in the object before.
struct MetKeys: Sendable {
  private struct Key: Sendable {
    /// Among all names.
    let name: Range<Int>
    /// The object that has it.
    let object: Int
    /// The node of the tree that it leads to.
    let child: Int
    /// The object that stands at it.
    var below = none
    /// The key behind it.
    var next = none
    /// Its column, where it has one of its own.
    var column = none
    /// Whether it is a field of the model.
    var isTaken = false
  }

  private struct Object: Sendable {
    /// The key at which it stands within a record.
    let key: Int
    /// How deep in a record; -1 outside of one.
    let depth: Int
    var first = none
    /// Of many keys, those that were not where they were expected.
    var places: [[UInt8]: Int] = [:]
  }

  /// No key, no node.
  static let none = -1
  /// What is set deeper in a record is passed over.
  private static let deepest = 16
  /// As many keys are known again.
  private static let limit = 1 << 17
  /// As many keys behind the one before are looked at.
  private static let near = 8

  private var names: [UInt8] = []
  private var keys: [Key] = []
  private var objects: [Object] = []
  /// By nodes of the tree, the objects that stand there behind no key that is known.
  private var byNode: [Int: Int] = [:]

  /// The object that stands at a node of the tree, or behind a key, or both.
  mutating func object(at node: Int, _ key: Int, isRecord: Bool) -> Int {
    let known = key >= 0 ? keys[key].below : byNode[node] ?? Self.none
    if known >= 0 { return known }
    let depth = key >= 0 ? objects[keys[key].object].depth : Self.none
    objects.append(
      Object(
        key: isRecord ? Self.none : key,
        depth: isRecord ? 0 : depth < 0 || depth == Self.deepest ? Self.none : depth + 1))
    if key >= 0 { keys[key].below = objects.count - 1 } else { byNode[node] = objects.count - 1 }
    return objects.count - 1
  }

  /// Whether an object is a record or in one.
  func isOwn(_ object: Int) -> Bool { objects[object].depth >= 0 }

  func child(_ key: Int) -> Int { keys[key].child }

  func isTaken(_ key: Int) -> Bool { keys[key].isTaken }

  /// The key of an object behind the one before, which leads to a new one's `child`; none where too many are known.
  mutating func key(
    _ text: Span<UInt8>, _ range: Range<Int>, in object: Int, after last: Int, child: () -> Int
  ) -> Int {
    var expected = last >= 0 ? keys[last].next : objects[object].first
    var count = 0
    while expected >= 0, count < Self.near {
      if isName(expected, text, range) { return expected }
      expected = keys[expected].next
      count += 1
    }
    return place(text, range, in: object, after: last, child)
  }

  private func isName(_ key: Int, _ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    let name = keys[key].name
    return name.count == range.count && text.isSame(range, as: names.span, name)
  }

  private mutating func place(
    _ text: Span<UInt8>, _ range: Range<Int>, in object: Int, after last: Int, _ child: () -> Int
  ) -> Int {
    var name: [UInt8] = []
    name.append(copying: text, range)
    if let known = objects[object].places[name] { return known }
    if keys.count == Self.limit { return Self.none }
    let number = keys.count
    var key = Key(name: names.count..<names.count + name.count, object: object, child: child())
    names += name
    if last >= 0 {
      key.next = keys[last].next
      keys[last].next = number
    } else {
      key.next = objects[object].first
      objects[object].first = number
    }
    keys.append(key)
    objects[object].places[name] = number
    return number
  }

  // MARK: Columns of a record's own

  /// The column of a key's values; nil for a field of the model.
  mutating func column(of key: Int, _ own: inout OwnPaths) -> Int? {
    if keys[key].column >= 0 { return keys[key].column }
    if keys[key].isTaken { return nil }
    guard let column = own.column(of: path(of: key)) else {
      keys[key].isTaken = true
      return nil
    }
    keys[key].column = column
    return column
  }

  /// The keys from the record on.
  private func path(of key: Int) -> [String] {
    let name = Self.text(names.span.extracting(keys[key].name))
    let above = objects[keys[key].object].key
    return above < 0 ? [name] : path(of: above) + [name]
  }

  /// What a name says, as it stands in a text without its quotes.
  static func text(_ name: Span<UInt8>) -> String {
    var bytes: [UInt8] = [0x22]
    bytes.append(copying: name, name.indices)
    bytes.append(0x22)
    return bytes.span.jsonText(of: 1..<bytes.count - 1) ?? String(decoding: bytes, as: UTF8.self)
  }
}
