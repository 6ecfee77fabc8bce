/// Characters that NFKC keeps apart and that are one to whoever writes Japanese.
///
/// Signs for which the two customary readings of JIS X 0208 differ, so that which one a text has only tells
/// on what machine it was written: U+301C or U+FF5E for the wave dash, U+2212 or U+FF0D for minus, U+2014 or
/// U+2015 for the dash, U+2016 or U+2225 for the double bar. And line breaks, each of them one space.
/// Sources: unicode.org, *JIS0208.TXT* and *CP932.TXT*; Unicode Standard, section 5.8.
enum JoinedScalars {
  /// What stands for a scalar that is decomposed already: itself, unless it is one of these.
  static func joined(_ scalar: Int32) -> Int32 {
    switch scalar {
    case 0x301C: 0x7E
    case 0x2212: 0x2D
    case 0x2015: 0x2014
    case 0x2225: 0x2016
    case 0x0A...0x0D, 0x85, 0x2028, 0x2029: 0x20
    default: scalar
    }
  }

  /// How many bytes the line break takes whose first is at `at`: 2 for CR LF.
  static func lengthOfBreak(_ text: Span<UInt8>, _ at: Int) -> Int {
    text[at] == 0x0D && at + 1 < text.count && text[at + 1] == 0x0A ? 2 : 1
  }
}
