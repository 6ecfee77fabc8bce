/// Kanji that are written for each other: 高 and 髙, 崎 and 﨑, 国 and 國, the radical ⻯ and 竜.
///
/// Not a part of folding: a query takes them as one only where it is asked to, by looking for the text in each of
/// its spellings. The table says where it comes from.
package enum KanjiVariants {
  /// What the table says of itself: its number, and of when it is.
  package static let version = String(lines.first ?? "")

  /// The characters that may stand for `scalar`, which is folded, without itself.
  package static func of(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    // The first is U+2E85, and ASCII is asked about often.
    scalar.value < 0x2E80 ? [] : table[scalar] ?? []
  }

  /// Whether two folded texts are the same if each kanji may stand for its variants.
  package static func areSame(_ a: String, _ b: String) -> Bool {
    let (x, y) = (a.unicodeScalars, b.unicodeScalars)
    return x.count == y.count && zip(x, y).allSatisfy { $0 == $1 || of($0).contains($1) }
  }

  private static let lines = String(decoding: PackageResources.KanjiVariants_txt, as: UTF8.self)
    .split(separator: "\n")

  /// A word of the table is a character and, behind it, those that it stands for.
  private static let table: [Unicode.Scalar: [Unicode.Scalar]] = {
    var table: [Unicode.Scalar: [Unicode.Scalar]] = [:]
    for line in lines.dropFirst() where !line.hasPrefix("#") {
      for word in line.split(separator: " ") {
        guard let base = word.unicodeScalars.first else { continue }
        for variant in word.unicodeScalars.dropFirst() {
          table[base, default: []].append(variant)
          table[variant, default: []].append(base)
        }
      }
    }
    return table
  }()
}
