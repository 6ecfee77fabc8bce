/// What a character is part of: Japanese sets no blanks, so a word is taken to be a run of one script.
package enum WritingSystem: Sendable {
  case ideograph, katakana, hiragana, latin, none

  package init(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x3005...0x3007, 0x3400...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: self = .ideograph
    case 0x30A1...0x30FA, 0x30FC...0x30FE: self = .katakana
    case 0x3041...0x309F: self = .hiragana
    default:
      self = scalar.properties.isAlphabetic || scalar.properties.numericType != nil ? .latin : .none
    }
  }
}
