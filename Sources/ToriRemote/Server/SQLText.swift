import ToriEngine
import ToriText

/// Pieces of SQL as every version from 18.16 on reads them.
enum SQLText {
  /// A text in quotes, byte by byte what it is.
  static func literal(_ text: String) -> String { literal(Array(text.utf8)) }

  /// The same of UTF-8.
  static func literal(_ bytes: [UInt8]) -> String {
    var quoted: [UInt8] = [0x27]
    for byte in bytes {
      switch byte {
      case 0x27, 0x5C: quoted += [0x5C, byte]
      case 0: quoted += [0x5C, 0x30]
      default: quoted.append(byte)
      }
    }
    return String(decoding: quoted + [0x27], as: UTF8.self)
  }

  /// Whether a column holds a text, which is not empty.
  ///
  /// `LIKE` is what an index of n-grams knows. What has signs of its own there goes to `position`: runs of `\` before
  /// `%` lose rows on servers before 26.9 (their issues 51154, 115578 and 117858).
  static func holds(_ column: String, _ bytes: [UInt8]) -> String {
    let signs: Set<UInt8> = [UInt8(ascii: "%"), UInt8(ascii: "_"), 0x5C]
    if bytes.contains(where: signs.contains) { return "position(\(column), \(literal(bytes))) > 0" }
    return "\(column) LIKE \(literal([UInt8(ascii: "%")] + bytes + [UInt8(ascii: "%")]))"
  }

  /// Whether a text ends so.
  static func ends(_ column: String, _ text: String) -> String {
    "endsWith(\(column), \(literal(text)))"
  }

  /// Whether a folded text is one of these, or is written with kanji that stand for theirs where that is asked for.
  static func isSame(_ column: String, asAnyOf needles: [Needle]) -> String {
    let texts = "\(column) IN (\(needles.map { literal($0.folded) }.joined(separator: ", ")))"
    let variants = needles.filter(\.foldsVariants).compactMap {
      isVariant(column, of: String(decoding: $0.folded, as: UTF8.self))
    }
    return or([texts] + variants)
  }

  /// A pattern that finds just this text; what is no letter may be a sign of patterns.
  static func pattern(of text: String) -> String {
    text.unicodeScalars.map { scalar in
      scalar.isASCII && !scalar.properties.isAlphabetic
        ? "\\x{" + String(scalar.value, radix: 16) + "}" : String(scalar)
    }.joined()
  }

  /// Whether a folded text is this one, with each kanji as it is or as one that stands for it; nil where none has such.
  static func isVariant(_ column: String, of text: String) -> String? {
    let scalars = text.unicodeScalars.map { (scalar: $0, variants: KanjiVariants.of($0)) }
    if scalars.allSatisfy(\.variants.isEmpty) { return nil }
    let pattern = scalars.map { scalar, variants in
      if !variants.isEmpty { return "[" + ([scalar] + variants).map { String($0) }.joined() + "]" }
      return Self.pattern(of: String(scalar))
    }.joined()
    return "match(\(column), \(literal("^" + pattern + "$")))"
  }

  /// When a block is one of these, by their places in ascending order.
  static func places(_ numbers: ArraySlice<Int>) -> String {
    var (ranges, single): ([String], [String]) = ([], [])
    var place = numbers.startIndex
    while place < numbers.endIndex {
      var end = place + 1
      while end < numbers.endIndex, numbers[end] == numbers[end - 1] + 1 { end += 1 }
      if end - place > 2 {
        ranges.append("(n >= \(numbers[place]) AND n <= \(numbers[end - 1]))")
      } else {
        single += numbers[place..<end].map { String($0) }
      }
      place = end
    }
    if !single.isEmpty { ranges.append("n IN (\(single.joined(separator: ", ")))") }
    return or(ranges)
  }

  static func list(_ texts: some Sequence<String>) -> String {
    "(" + texts.map { literal($0) }.joined(separator: ", ") + ")"
  }

  static func and(_ parts: [String]) -> String {
    let parts = parts.filter { $0 != "1" }
    if parts.contains("0") { return "0" }
    return parts.isEmpty
      ? "1" : parts.count == 1 ? parts[0] : "(" + parts.joined(separator: " AND ") + ")"
  }

  static func or(_ parts: [String]) -> String {
    let parts = parts.filter { $0 != "0" }
    if parts.contains("1") { return "1" }
    return parts.isEmpty
      ? "0" : parts.count == 1 ? parts[0] : "(" + parts.joined(separator: " OR ") + ")"
  }

  static func not(_ part: String) -> String {
    switch part {
    case "0": "1"
    case "1": "0"
    default: "NOT (\(part))"
    }
  }

  /// A condition of whose parts nothing is concluded: what 26.9 concludes of a set that is empty it then cannot make a
  /// column of.
  static func undivided(_ condition: String) -> String {
    ["0", "1"].contains(condition) ? condition : "if(\(condition), 1, 0)"
  }

  /// A condition on what may be nothing, of which it is false.
  static func certainly(_ condition: String) -> String { "ifNull(\(condition), 0)" }
}
