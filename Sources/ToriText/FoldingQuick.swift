/// What folding can tell of a character from its first bytes alone, for those that text is mostly made of.
struct QuickScalar {
  enum Kind {
    /// Starts a piece and folds to itself.
    case inert
    /// Starts a piece and folds to the one byte `folded`, unless something composes with it.
    case mapped
    /// To be looked up.
    case other
  }

  let kind: Kind
  /// In bytes of UTF-8; 0 for `other`.
  let length: Int
  let folded: UInt8

  @inline(__always)
  init(_ text: Span<UInt8>, _ at: Int) {
    let byte = text[at]
    if byte < 0x80 {
      let isUpper = byte &- 0x41 < 26
      if isUpper {
        self.init(.mapped, length: 1, folded: byte | 0x20)
      } else if byte &- 0x0A < 4 {
        self.init(.mapped, length: JoinedScalars.lengthOfBreak(text, at), folded: 0x20)
      } else {
        self.init(.inert, length: 1)
      }
    } else if byte >= 0xE3, byte <= 0xEF, at + 3 <= text.count {
      self.init(threeBytes: byte, text[at + 1], text[at + 2])
    } else {
      self.init(.other, length: 0)
    }
  }

  @inline(__always)
  private init(threeBytes byte: UInt8, _ second: UInt8, _ third: UInt8) {
    if byte <= 0xE9 && (byte >= 0xE5 || byte == 0xE4 && second >= 0xB8) {
      // U+4E00...9FFF, ideographs.
      self.init(.inert, length: 3)
      return
    }
    guard byte == 0xE3 || byte == 0xEF else {
      self.init(.other, length: 0)
      return
    }
    let scalar = UInt32(byte & 0x0F) << 12 | UInt32(second & 0x3F) << 6 | UInt32(third & 0x3F)
    switch scalar {
    case 0x301C:
      self.init(.mapped, length: 3, folded: UInt8(ascii: "~"))
    case 0x3041...0x3096, 0x309D...0x309E, 0x30A0...0x30FE, 0x3001...0x3020:
      self.init(.inert, length: 3)
    case 0xFF01...0xFF5E:
      let ascii = UInt8(scalar - 0xFEE0)
      self.init(.mapped, length: 3, folded: ascii &- 0x41 < 26 ? ascii | 0x20 : ascii)
    case 0x3000:
      self.init(.mapped, length: 3, folded: 0x20)
    default:
      self.init(.other, length: 0)
    }
  }

  @inline(__always)
  private init(_ kind: Kind, length: Int, folded: UInt8 = 0) {
    self.kind = kind
    self.length = length
    self.folded = folded
  }

  /// Whether a piece certainly starts at `at`, or the text ends there.
  @inline(__always)
  static func startsPiece(_ text: Span<UInt8>, _ at: Int) -> Bool {
    at >= text.count || QuickScalar(text, at).kind != .other
  }
}

extension QuickScalar {
  /// Whether the piece is one ideograph, after which marks stand apart.
  static func composesWithNothing(_ text: Span<UInt8>, _ piece: Range<Int>) -> Bool {
    guard piece.count == 3 else { return false }
    let lead = text[piece.lowerBound]
    return 0xE5...0xE9 ~= lead || lead == 0xE4 && text[piece.lowerBound + 1] >= 0xB8
  }
}
