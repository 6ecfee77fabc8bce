import Testing
import ToriLanguage
import ToriRandom

/// What an input method types in full-width means the same.
@Suite struct WidthTests {
  @Test(arguments: UInt64(0)..<6)
  func anyWidth(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for example in examples {
      let respelt = Parser.parse(example).tokens.map { token -> String in
        let piece = example.piece(token.span)
        switch token.kind {
        case .word, .sign, .parameter: return widened(piece, using: &random)
        case .blank: return random.pick([" ", "　", "　 "])
        case .text:
          let value = token.value
          if value.contains("\"") || value.contains("」") { return piece }
          return random.pick([
            piece, "「\(value)」", "『\(value)』", "“\(value)”", "”\(value)”", "＂\(value)＂",
            "'\(value)'",
          ])
        default: return piece
        }
      }.joined()
      let parsed = Parser.parse(respelt)
      #expect(!parsed.hasErrors, "\(respelt)")
      #expect(parsed.script.outline == Parser.parse(example).script.outline)
    }
  }

  private func widened(_ piece: String, using random: inout SplitMix64) -> String {
    var widened = ""
    for scalar in piece.unicodeScalars {
      let wide = scalar.value == 0x2C ? 0x3001 : scalar.value + 0xFEE0
      let isASCII = 0x21...0x7E ~= scalar.value
      let wideScalar = Unicode.Scalar(wide) ?? scalar
      widened.unicodeScalars.append(isASCII && Bool.random(using: &random) ? wideScalar : scalar)
    }
    return Bool.random(using: &random) ? widened : widened.uppercasedKeyword
  }

  @Test(arguments: [
    ("ｐｏｓｔｓ　ｗｈｅｒｅ　ｒｅｐｏｓｔｓ　＞＝　５　｜　ｃｏｕｎｔ", "(query posts (where (>= reposts 5)) | (count))"),
    ("posts since ２０２６ー０１", "(query posts (since 2026-01))"),
    ("posts in ０００、001", "(query posts (in 000 001))"),
    ("ＰＯＳＴＳ　－－　all", "(query posts)"),
    ("posts where （ deleted ）；blocks", "(query posts (where (deleted)))\n(query blocks)"),
    ("posts where mentions ﾚｱｱｰｽ", "(query posts (where (mentions ﾚｱｱｰｽ)))"),
    ("posts where by ＄name", "(query posts (where (by \"x\")))"),
    ("posts where matches ／a／", "(query posts (where (matches /a/)))"),
  ])
  func japaneseInput(text: String, tree: String) {
    let parsed = Parser.parse(text, parameters: ["name": "x"])
    #expect(parsed.diagnostics.isEmpty)
    #expect(parsed.script.outline == tree)
  }
}

extension String {
  /// In capitals, if it is a keyword; other words may mean something by their case.
  fileprivate var uppercasedKeyword: String {
    Keyword(spelling: self) == nil ? self : uppercased()
  }
}
