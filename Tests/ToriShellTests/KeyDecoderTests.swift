import Testing
import ToriRandom
import ToriShell

@Suite struct KeyDecoderTests {
  @Test(arguments: [
    ("\u{1B}[A", Key.up), ("\u{1B}OB", .down), ("\u{1B}[C", .right), ("\u{1B}OD", .left),
    ("\u{1B}[H", .home), ("\u{1B}[1~", .home), ("\u{1B}[7~", .home), ("\u{1B}[F", .end),
    ("\u{1B}[4~", .end), ("\u{1B}[3~", .delete), ("\u{1B}[1;5C", .wordRight),
    ("\u{1B}[1;3D", .wordLeft), ("\u{1B}Oc", .wordRight), ("\u{1B}\r", .newline),
    ("\u{1B}\n", .newline), ("\u{1B}OM", .scalar("\n")), ("\u{1B}\u{1B}[D", .left),
    ("鳥", .scalar("鳥")), ("🤣", .scalar("🤣")), ("\u{3}", .scalar("\u{3}")), ("é", .scalar("é")),
  ])
  func oneKey(bytes: String, key: Key) {
    #expect(keys(Array(bytes.utf8)) == [key])
    // In pieces, too.
    var decoder = KeyDecoder()
    var found: [Key] = []
    for byte in bytes.utf8 {
      decoder.append([byte])
      while let key = decoder.next() { found.append(key) }
    }
    #expect(found == [key])
    #expect(decoder.patience == nil)
  }

  @Test(arguments: [
    "\u{1B}[15~", "\u{1B}[[A", "\u{1B}OP", "\u{1B}[?62;c", "\u{1B}[2~", "\u{1B}[99999999999999999~",
    "\u{85}", "\u{9B}",
  ])
  func noKey(bytes: String) {
    #expect(keys(Array((bytes + "x").utf8)) == [.scalar("x")])
  }

  @Test func escapeAloneAndMeta() {
    var decoder = KeyDecoder()
    decoder.append([0x1B])
    #expect(decoder.next() == nil)
    #expect(decoder.patience == 40)
    #expect(decoder.next(isFinal: true) == .scalar("\u{1B}"))
    #expect(decoder.patience == nil)
    #expect(keys(Array("\u{1B}b".utf8)) == [.scalar("\u{1B}"), .scalar("b")])
    #expect(keys(Array("\u{1B}[1;".utf8), isFinal: true) == [])
    #expect(keys(Array("\u{1B}[\u{3}".utf8)) == [.scalar("\u{3}")])
  }

  @Test(
    arguments: [
      ([0xFF], "\u{FFFD}"), ([0xE9, 0xB3], "\u{FFFD}"), ([0xE9, 0x41], "\u{FFFD}A"),
      ([0xC0, 0x80], "\u{FFFD}\u{FFFD}"), ([0xED, 0xA0, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}"),
      ([0xF4, 0x90, 0x80, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"),
      ([0xF0, 0x9F, 0xE9, 0xB3, 0xA5], "\u{FFFD}鳥"),
    ] as [([UInt8], String)])
  func whatIsNotUTF8(bytes: [UInt8], text: String) {
    let expected = text.unicodeScalars.map { Key.scalar($0) }
    #expect(keys(bytes, isFinal: true) == expected)
    #expect(String(decoding: bytes, as: UTF8.self) == text)
  }

  @Test(arguments: [
    ("a\r\nb", "a\nb"), ("a\n\rb", "a\nb"), ("a\rb\nc", "a\nb\nc"), ("\r\n\r\n", "\n\n"),
    ("\n\n", "\n\n"), ("\r\r\n\n", "\n\n\n"), ("a\tb", "a b"), ("赤\u{1B}[31m", "赤[31m"),
    ("\u{202E}a\u{2066}b\u{FEFF}\u{7}\u{7F}", "ab"), ("a\u{85}b\u{2028}c", "a\nb\nc"), ("", ""),
    ("全角　鳥", "全角　鳥"),
  ])
  func paste(bytes: String, text: String) {
    let all = Array("x\u{1B}[200~\(bytes)\u{1B}[201~y".utf8)
    #expect(keys(all) == [.scalar("x"), .paste(text), .scalar("y")])
    var decoder = KeyDecoder()
    var found: [Key] = []
    for byte in all {
      decoder.append([byte])
      while let key = decoder.next() { found.append(key) }
    }
    #expect(found == [.scalar("x"), .paste(text), .scalar("y")])
  }

  @Test func pasteWithoutEnd() {
    var decoder = KeyDecoder()
    decoder.append(Array("\u{1B}[200~鳥".utf8))
    #expect(decoder.next() == nil)
    #expect(decoder.patience == 3_000)
    #expect(decoder.next(isFinal: true) == .paste("鳥"))
    #expect(decoder.patience == nil)
  }

  /// Whatever the bytes and the pieces: it ends, takes everything, and text comes through.
  @Test(arguments: UInt64(0)..<100) func randomBytes(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let pieces: [[UInt8]] = [
      [0x1B], [0x5B], [0x41], [0x3B, 0x35], Array("\u{1B}[200~".utf8), Array("\u{1B}[201~".utf8),
      Array("鳥".utf8), [0xE9], [0x80], [0x0D], [0x7E], [0xFF], [0x4F],
    ]
    var decoder = KeyDecoder()
    for _ in 0..<200 {
      decoder.append(pieces[random.below(pieces.count)])
      if random.below(3) > 0 {
        while decoder.next(isFinal: random.below(8) == 0) != nil {}
      }
    }
    while decoder.next(isFinal: true) != nil {}
    #expect(decoder.patience == nil)
    decoder.append(Array("島".utf8))
    #expect(decoder.next() == .scalar("島"))
  }

  private func keys(_ bytes: [UInt8], isFinal: Bool = false) -> [Key] {
    var decoder = KeyDecoder()
    decoder.append(bytes)
    var keys: [Key] = []
    while let key = decoder.next(isFinal: isFinal) { keys.append(key) }
    return keys
  }
}
