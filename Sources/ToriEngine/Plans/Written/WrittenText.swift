/// Values as JSON texts, and back.
package enum WrittenText {
  /// Over lines, for people too; in the order in which the value writes its parts.
  package static func text(of value: some Encodable) throws -> String {
    let tree = WrittenTree()
    try value.encode(to: WrittenEncoder(tree: tree))
    return tree.laidOut() + "\n"
  }

  /// Throws a `WrittenMistake`, or what the standard library says of a value, where it is no such text.
  package static func value<Value: Decodable>(_ type: Value.Type, from text: String) throws -> Value
  {
    try Value(from: WrittenDecoder(tree: try WrittenTree.read(text)))
  }
}
