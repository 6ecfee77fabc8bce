/// Writes a value down as a `WrittenTree`.
struct WrittenEncoder: Encoder {
  let tree: WrittenTree
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    tree.kind = .object
    return KeyedEncodingContainer(Keyed(tree: tree))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    tree.kind = .array
    return Unkeyed(tree: tree)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer { Single(tree: tree) }

  private struct Keyed<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let tree: WrittenTree
    var codingPath: [any CodingKey] { [] }

    private func member(_ key: Key) -> WrittenTree {
      let member = WrittenTree()
      tree.members.append((key.stringValue, member))
      return member
    }

    func encodeNil(forKey key: Key) { _ = member(key) }

    func encode<T: Encodable>(_ value: T, forKey key: Key) throws {
      try Single(tree: member(key)).encode(value)
    }

    func nestedContainer<Nested: CodingKey>(
      keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
      WrittenEncoder(tree: member(key)).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
      WrittenEncoder(tree: member(key)).unkeyedContainer()
    }

    func superEncoder() -> any Encoder { WrittenEncoder(tree: tree) }
    func superEncoder(forKey key: Key) -> any Encoder { WrittenEncoder(tree: member(key)) }
  }

  private struct Unkeyed: UnkeyedEncodingContainer {
    let tree: WrittenTree
    var codingPath: [any CodingKey] { [] }
    var count: Int { tree.items.count }

    private func item() -> WrittenTree {
      let item = WrittenTree()
      tree.items.append(item)
      return item
    }

    func encodeNil() { _ = item() }

    func encode<T: Encodable>(_ value: T) throws { try Single(tree: item()).encode(value) }

    func nestedContainer<Nested: CodingKey>(
      keyedBy type: Nested.Type
    ) -> KeyedEncodingContainer<Nested> {
      WrittenEncoder(tree: item()).container(keyedBy: type)
    }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
      WrittenEncoder(tree: item()).unkeyedContainer()
    }

    func superEncoder() -> any Encoder { WrittenEncoder(tree: item()) }
  }

  private struct Single: SingleValueEncodingContainer {
    let tree: WrittenTree
    var codingPath: [any CodingKey] { [] }

    func encodeNil() {}

    func encode<T: Encodable>(_ value: T) throws {
      switch value {
      case let text as String: (tree.kind, tree.leaf) = (.text, text)
      case let flag as Bool: tree.leaf = flag ? "true" : "false"
      case let number as any BinaryInteger: tree.leaf = "\(number)"
      // As Swift writes it, it is read again as the same.
      case let number as Double: tree.leaf = "\(number)"
      case let number as Float: tree.leaf = "\(number)"
      default: try value.encode(to: WrittenEncoder(tree: tree))
      }
    }
  }
}
