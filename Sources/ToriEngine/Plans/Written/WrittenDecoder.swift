/// Reads a value from a `WrittenTree`.
struct WrittenDecoder: Decoder {
  let tree: WrittenTree
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    guard tree.kind == .object else { throw WrittenMistake(expected: "an object") }
    return KeyedDecodingContainer(Keyed(tree: tree))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    guard tree.kind == .array else { throw WrittenMistake(expected: "an array") }
    return Unkeyed(tree: tree)
  }

  func singleValueContainer() -> any SingleValueDecodingContainer { Single(tree: tree) }

  private struct Keyed<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let tree: WrittenTree
    var codingPath: [any CodingKey] { [] }
    var allKeys: [Key] { tree.members.compactMap { Key(stringValue: $0.name) } }

    private func member(_ key: Key) throws -> WrittenTree {
      guard let member = tree.member(key.stringValue) else {
        throw WrittenMistake(expected: key.stringValue)
      }
      return member
    }

    func contains(_ key: Key) -> Bool { tree.member(key.stringValue) != nil }

    func decodeNil(forKey key: Key) throws -> Bool { try member(key).isNull }

    func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
      try Single(tree: try member(key)).decode(type)
    }

    func nestedContainer<Nested: CodingKey>(
      keyedBy type: Nested.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> {
      try WrittenDecoder(tree: try member(key)).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
      try WrittenDecoder(tree: try member(key)).unkeyedContainer()
    }

    func superDecoder() -> any Decoder { WrittenDecoder(tree: tree) }
    func superDecoder(forKey key: Key) throws -> any Decoder {
      WrittenDecoder(tree: try member(key))
    }
  }

  private struct Unkeyed: UnkeyedDecodingContainer {
    let tree: WrittenTree
    var currentIndex = 0
    var codingPath: [any CodingKey] { [] }
    var count: Int? { tree.items.count }
    var isAtEnd: Bool { currentIndex >= tree.items.count }

    private mutating func item() throws -> WrittenTree {
      guard !isAtEnd else { throw WrittenMistake(expected: "one more item") }
      defer { currentIndex += 1 }
      return tree.items[currentIndex]
    }

    mutating func decodeNil() throws -> Bool {
      guard !isAtEnd, tree.items[currentIndex].isNull else { return false }
      currentIndex += 1
      return true
    }

    mutating func decode<T: Decodable>(_ type: T.Type) throws -> T {
      try Single(tree: try item()).decode(type)
    }

    mutating func nestedContainer<Nested: CodingKey>(
      keyedBy type: Nested.Type
    ) throws -> KeyedDecodingContainer<Nested> {
      try WrittenDecoder(tree: try item()).container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
      try WrittenDecoder(tree: try item()).unkeyedContainer()
    }

    mutating func superDecoder() throws -> any Decoder { WrittenDecoder(tree: try item()) }
  }

  private struct Single: SingleValueDecodingContainer {
    let tree: WrittenTree
    var codingPath: [any CodingKey] { [] }

    func decodeNil() -> Bool { tree.isNull }

    func decode<T: Decodable>(_ type: T.Type) throws -> T {
      let leaf = tree.leaf
      let read: Any? =
        switch type {
        case is String.Type: tree.kind == .text ? leaf : nil
        case is Bool.Type: leaf == "true" ? true : leaf == "false" ? false : nil
        case let number as any FixedWidthInteger.Type: Self.integer(leaf, number)
        case is Double.Type: Double(leaf)
        case is Float.Type: Float(leaf)
        default: try T(from: WrittenDecoder(tree: tree))
        }
      guard let value = read as? T else { throw WrittenMistake(expected: "\(type)") }
      return value
    }

    private static func integer<N: FixedWidthInteger>(_ leaf: String, _ type: N.Type) -> Any? {
      N(leaf)
    }
  }
}
