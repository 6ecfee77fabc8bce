import CUTF8Proc
import Glibc
import Testing
import ToriRandom
import ToriText

@Suite struct FoldingTests {
  @Test(arguments: [
    ("ＥＵ", "eu"), ("350㌧", "350トン"), ("ﾚｱｱｰｽ", "レアアース"), ("ｶﾞｷﾞﾊﾟｳﾞ", "ガギパヴ"),
    ("か\u{3099}は\u{309A}", "がぱ"), ("ｶ\u{3099}", "ガ"), ("カﾞ", "ガ"), ("ﾞ", "\u{3099}"),
    ("Straße", "strasse"), ("ΣΑΣ", "σασ"), ("ΣΑς", "σασ"), ("İ", "i\u{307}"), ("ﬁ", "fi"),
    ("が", "が"), ("①Ⅷ㈱", "1viii(株)"), ("…", "..."), ("　", " "), ("～", "~"), ("ヿ", "コト"),
    ("\u{1112}\u{1161}\u{11AB}", "한"), ("👍🏽", "👍🏽"),
    ("日\u{FE0F}本", "日本"), ("A\u{AD}B", "ab"), ("\u{FEFF}", ""), ("", ""), ("e\u{301}É", "éé"),
    ("か\u{200D}\u{3099}", "が"), ("q\u{307}\u{323}", "q\u{323}\u{307}"), ("＜\u{338}", "≮"),
    ("南鳥島のレアアース泥", "南鳥島のレアアース泥"), ("a\0B", "a\0b"),
    ("10〜20時", "10~20時"), ("10～20時", "10~20時"), ("〜\u{3099}", "~\u{3099}"),
    ("−5℃", "-5°c"), ("－5", "-5"), ("-5", "-5"), ("―え―", "—え—"), ("——", "——"), ("∥‖", "‖‖"),
    ("∦", "‖\u{338}"), ("一\n二", "一 二"), ("一\r\n二", "一 二"), ("\r\r\n\n", "   "),
    ("a\u{B}b\u{C}c\u{85}d\u{2028}e\u{2029}", "a b c d e "), ("\r\n\u{3099}", " \u{3099}"),
    ("か\r\n\u{200B}\nが", "か  が"), ("a\tb", "a\tb"), ("‐―〰", "‐—〰"),
  ])
  func folds(_ original: String, to folded: String) {
    let result = Folding.fold(original)
    #expect(
      Array(String(decoding: result.bytes, as: UTF8.self).unicodeScalars)
        == Array(folded.unicodeScalars))
    check(original)
  }

  /// Every scalar alone, after a base, between kana, and before a mark.
  @Test(arguments: 0..<17)
  func everyScalarOfPlane(_ plane: UInt32) {
    // The third plane of ideographs, those of private use and the unassigned ones hold nothing that differs within them.
    let step: UInt32 = (3...13).contains(plane) || plane > 14 ? 997 : 1
    for value in stride(from: plane << 16, to: (plane + 1) << 16, by: Int(step)) {
      guard let scalar = Unicode.Scalar(UInt32(value)) else { continue }
      check("か\(scalar)は\(scalar)\u{3099}A\(scalar)")
    }
  }

  @Test(arguments: UInt64(0)..<300)
  func randomTextsFoldAsTheLibraryDoes(_ seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for _ in 0..<20 { check(random.text(upTo: 40)) }
  }

  @Test(arguments: UInt64(0)..<100)
  func rangesCoverTheirOrigin(_ seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for _ in 0..<20 {
      let text = random.text(upTo: 24)
      let folded = Folding.fold(text)
      let whole = folded.bytes.indices
      #expect(whole.isEmpty || folded.originalRange(of: whole).upperBound <= text.utf8.count)
      for _ in 0..<10 where !whole.isEmpty {
        let start = random.below(folded.bytes.count)
        let range = start..<start + 1 + random.below(folded.bytes.count - start)
        let original = folded.originalRange(of: range)
        #expect(original.lowerBound <= original.upperBound)
        #expect(original.upperBound <= text.utf8.count)
        // What the original bytes fold to holds what was asked for.
        let back = folded.foldedRange(of: original)
        #expect(back.lowerBound <= range.lowerBound && back.upperBound >= range.upperBound)
      }
    }
  }

  @Test func rangesWidenToWholePieces() {
    let folded = Folding.fold("約350㌧、ＥＵ")
    #expect(folded.bytes == Array("約350トン、eu".utf8))
    #expect(folded.originalRange(of: 6..<9) == 6..<9)  // ト comes from ㌧
    #expect(folded.originalRange(of: 9..<12) == 6..<9)  // and so does ン
    #expect(folded.originalRange(of: 3..<12) == 3..<9)
    #expect(folded.originalRange(of: 15..<16) == 12..<15)  // e from Ｅ alone
    #expect(folded.originalRange(of: 16..<17) == 15..<18)
    #expect(folded.originalRange(of: 17..<17) == 18..<18)
    #expect(folded.foldedRange(of: 7..<8) == 6..<12)
    #expect(folded.foldedRange(of: 12..<15) == 15..<16)
  }

  @Test func whatFoldsToNothingBelongsToWhatStandsBefore() {
    let folded = Folding.fold("日\u{FE0F}本")
    // but is no part of a match that ends there.
    #expect(folded.originalRange(of: 0..<3) == 0..<3)
    #expect(folded.originalRange(of: 0..<6) == 0..<9)
    #expect(folded.originalRange(of: 3..<6) == 6..<9)
  }

  /// Whatever cannot be seen behind a match is left out of it, and what stands within it is not.
  @Test(arguments: [
    "\u{200B}", "\u{200C}", "\u{200D}", "\u{2060}", "\u{FEFF}", "\u{AD}", "\u{FE0F}", "\u{E0100}",
    "\u{180E}", "\u{200B}\u{FEFF}", "\u{2064}\u{200E}",
  ])
  func matchesEndAtWhatIsSeen(_ invisible: String) {
    for word in ["規制", "ＥＵ", "eu", "か\u{3099}", "㌧", "規\(invisible)制", "한"] {
      let text = "深\(invisible)\(word)\(invisible)海"
      let folded = Folding.fold(text)
      let needle = Folding.fold(word).bytes
      let match = folded.originalRange(of: 3..<3 + needle.count)
      #expect(
        Array(text.utf8)[match].elementsEqual(word.utf8), "\(text.unicodeScalars.map { $0.value })")
    }
  }

  @Test(arguments: UInt64(0)..<100)
  func severalRangesAreAsEachByItself(_ seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let folded = Folding.fold(random.text(upTo: 40))
    let size = 1 + random.below(4)
    guard folded.bytes.count >= size else { return }
    let ranges = (0...folded.bytes.count - size).map { $0..<$0 + size }
    #expect(folded.originalRanges(of: ranges) == ranges.map { folded.originalRange(of: $0) })
  }

  @Test func longRunsOfMarksTakeNoLongTime() {
    let marks = String(repeating: "\u{307}\u{323}", count: 200_000)
    let folded = Folding.fold("q" + marks)
    #expect(folded.bytes.count == marks.utf8.count + 1)
    #expect(folded.bytes[1...].starts(with: Array("\u{323}\u{323}".utf8)))
    #expect(folded.original == Array(("q" + marks).utf8))
  }

  @Test(arguments: UInt64(0)..<100)
  func bytesThatAreNoTextPassThrough(_ seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let bytes = (0..<64).map { _ in
      random.chance(2) ? UInt8(random.below(256)) : Array("Ａか".utf8)[random.below(6)]
    }
    #expect(Folding.fold(bytes).original == bytes)
  }

  private func check(_ text: String, location: SourceLocation = #_sourceLocation) {
    let folded = Folding.fold(text)
    #expect(
      folded.bytes == referenceFold(text), "\(text.unicodeScalars.map { $0.value })",
      sourceLocation: location)
    #expect(folded.original == Array(text.utf8), sourceLocation: location)
    for (edit, next) in zip(folded.edits, folded.edits.dropFirst()) {
      #expect(edit.folded.upperBound < next.folded.lowerBound, sourceLocation: location)
    }
    #expect(
      Folding.fold(folded.bytes).bytes == folded.bytes,
      "folding twice: \(text.unicodeScalars.map { $0.value })",
      sourceLocation: location)
  }

  /// The whole text through utf8proc at once, but for the signs and breaks that are one, which are put in each
  /// other's place while the text is decomposed.
  private func referenceFold(_ text: String) -> [UInt8] {
    let broken = text.unicodeScalars.reduce(into: String.UnicodeScalarView()) { all, scalar in
      if scalar == "\n", all.last == "\r" { all.removeLast() }
      all.append(scalar)
    }
    let decomposed = String(
      decoding: map(Array(String(broken).utf8), UTF8PROC_DECOMPOSE), as: UTF8.self)
    let twins: [Unicode.Scalar: Unicode.Scalar] = [
      "\u{301C}": "~", "\u{2212}": "-", "\u{2015}": "\u{2014}", "\u{2225}": "\u{2016}", "\n": " ",
      "\r": " ", "\u{B}": " ", "\u{C}": " ", "\u{85}": " ", "\u{2028}": " ", "\u{2029}": " ",
    ]
    var joined = String.UnicodeScalarView()
    joined.append(contentsOf: decomposed.unicodeScalars.map { twins[$0] ?? $0 })
    return map(Array(String(joined).utf8), UTF8PROC_COMPOSE)
  }

  private func map(_ input: [UInt8], _ way: utf8proc_option_t) -> [UInt8] {
    let options = utf8proc_option_t(
      UTF8PROC_STABLE.rawValue | UTF8PROC_COMPAT.rawValue | way.rawValue
        | UTF8PROC_CASEFOLD.rawValue | UTF8PROC_IGNORE.rawValue)
    var result: UnsafeMutablePointer<UInt8>? = nil
    let count = unsafe utf8proc_map(input, input.count, &result, options)
    defer { unsafe free(result) }
    return unsafe Array(UnsafeBufferPointer(start: result, count: count))
  }
}
