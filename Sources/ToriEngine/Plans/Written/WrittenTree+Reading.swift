extension WrittenTree {
  /// Deeper values than this are none that were written here.
  private static let depthLimit = 10_000

  /// The value that the text is.
  static func read(_ text: String) throws(WrittenMistake) -> WrittenTree {
    var reader = Reader(scalars: Array(text.unicodeScalars))
    let tree = try reader.value(depth: 0)
    reader.skipSpace()
    guard reader.isAtEnd else { throw WrittenMistake(expected: "the end") }
    return tree
  }

  private struct Reader {
    let scalars: [Unicode.Scalar]
    var place = 0

    var isAtEnd: Bool { place >= scalars.count }
    var current: Unicode.Scalar? { isAtEnd ? nil : scalars[place] }

    mutating func skipSpace() {
      while let scalar = current, " \n\r\t".unicodeScalars.contains(scalar) { place += 1 }
    }

    mutating func eat(_ scalar: Unicode.Scalar) -> Bool {
      skipSpace()
      guard current == scalar else { return false }
      place += 1
      return true
    }

    mutating func value(depth: Int) throws(WrittenMistake) -> WrittenTree {
      guard depth < WrittenTree.depthLimit else { throw WrittenMistake(expected: "less depth") }
      if eat("{") { return try object(depth) }
      if eat("[") { return try array(depth) }
      if eat("\"") { return WrittenTree(.text, try quoted()) }
      let start = place
      while let scalar = current, !",]} \n\r\t".unicodeScalars.contains(scalar) { place += 1 }
      guard place > start else { throw WrittenMistake(expected: "a value") }
      var leaf = String.UnicodeScalarView()
      leaf.append(contentsOf: scalars[start..<place])
      return WrittenTree(.bare, String(leaf))
    }

    private mutating func object(_ depth: Int) throws(WrittenMistake) -> WrittenTree {
      let tree = WrittenTree(.object)
      if eat("}") { return tree }
      repeat {
        guard eat("\"") else { throw WrittenMistake(expected: "a name") }
        let name = try quoted()
        guard eat(":") else { throw WrittenMistake(expected: ":") }
        tree.members.append((name, try value(depth: depth + 1)))
      } while eat(",")
      guard eat("}") else { throw WrittenMistake(expected: "}") }
      return tree
    }

    private mutating func array(_ depth: Int) throws(WrittenMistake) -> WrittenTree {
      let tree = WrittenTree(.array)
      if eat("]") { return tree }
      repeat { tree.items.append(try value(depth: depth + 1)) } while eat(",")
      guard eat("]") else { throw WrittenMistake(expected: "]") }
      return tree
    }

    /// After the opening quote, up to and with the closing one.
    private mutating func quoted() throws(WrittenMistake) -> String {
      var text = String.UnicodeScalarView()
      while let scalar = current {
        place += 1
        if scalar == "\"" { return String(text) }
        guard scalar == "\\" else {
          text.append(scalar)
          continue
        }
        guard let escaped = current else { break }
        place += 1
        guard escaped == "u" else {
          text.append(Self.escapes[escaped] ?? escaped)
          continue
        }
        text.append(try named())
      }
      throw WrittenMistake(expected: "a closing quote")
    }

    private static let escapes: [Unicode.Scalar: Unicode.Scalar] = [
      "n": "\n", "t": "\t", "r": "\r", "b": "\u{8}", "f": "\u{C}",
    ]

    /// After `\u`: four digits, or what two of such stand for together.
    private mutating func named() throws(WrittenMistake) -> Unicode.Scalar {
      let first = try unit()
      if let scalar = Unicode.Scalar(first) { return scalar }
      guard eat("\\"), eat("u"), case let second = try unit(), 0xDC00...0xDFFF ~= second,
        0xD800...0xDBFF ~= first,
        let scalar = Unicode.Scalar(0x1_0000 + (first & 0x3FF) << 10 + second & 0x3FF)
      else { throw WrittenMistake(expected: "the second half of a character") }
      return scalar
    }

    private mutating func unit() throws(WrittenMistake) -> UInt32 {
      var digits = String.UnicodeScalarView()
      digits.append(contentsOf: scalars[place..<min(place + 4, scalars.count)])
      guard digits.count == 4, let value = UInt32(String(digits), radix: 16) else {
        throw WrittenMistake(expected: "four digits")
      }
      place += 4
      return value
    }
  }
}
