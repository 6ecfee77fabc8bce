/// Kana in other forms than dictionaries have them.
enum Kana {
  /// The full-width katakana of a half-width one.
  static func fullWidth(_ scalar: UInt32) -> UInt32 {
    let place = Int(scalar) - 0xFF66
    return halves.indices.contains(place) ? halves[place] : scalar
  }

  /// U+FF66 to U+FF9D in their order.
  private static let halves = "ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン"
    .unicodeScalars.map(\.value)

  /// The one character for a kana and the mark behind it, full-width or half; nil where there is none.
  static func composed(_ kana: UInt32, _ mark: UInt32) -> UInt32? {
    let isVoiced = mark == 0x3099 || mark == 0xFF9E
    guard isVoiced || mark == 0x309A || mark == 0xFF9F else { return nil }
    let base = kana >= 0x30A1 ? kana - 0x60 : kana
    switch base {
    case 0x3046 where isVoiced && kana >= 0x30A1: return 0x30F4
    case 0x306F, 0x3072, 0x3075, 0x3078, 0x307B: return kana + (isVoiced ? 1 : 2)
    case 0x304B...0x3061 where isVoiced && base % 2 == 1: return kana + 1
    case 0x3064, 0x3066, 0x3068: return isVoiced ? kana + 1 : nil
    default: return nil
    }
  }
}
