/// Tells the encoding of a text by which bytes are valid in it, and which characters they would be.
enum EncodingDetection {
  /// How much of a source tells what it is.
  static let sampleSize = 1 << 22

  /// - Parameters:
  ///   - source: the first bytes of the source, as many as the sample if it has them.
  ///   - isUTF8: whether all of its bytes are UTF-8.
  ///   - doubt: gets what is to be said where the bytes may be of another encoding.
  static func encoding(
    of source: [UInt8], isUTF8: Bool, _ doubt: inout ReadNotice?
  ) throws(CorpusError) -> Encoding {
    let marked: [Encoding] = [.utf8, .utf32LE, .utf32BE, .utf16LE, .utf16BE, .gb18030]
    if let encoding = marked.first(where: { $0.byteOrderMarkSize(of: source) > 0 }) {
      return encoding
    }
    let sample = source.prefix(sampleSize)
    if isUTF8, isISO2022JP(sample) { return .iso2022JP }
    if let encoding = wide(sample, isUTF8: isUTF8) { return encoding }
    try OtherKinds.refuseBinary(source)
    if isUTF8 { return .utf8 }
    if let stated = stated(by: source), stated != .utf8 { return stated }
    // Any few kilobytes tell; a few megabytes tell even where most of the file is ASCII.
    let utf8 = utf8Counts(sample)
    if utf8.invalid * 10 <= utf8.valid { return .utf8 }
    if WesternEvidence(sample).fits {
      doubt = ReadNotice(.doubt(.western), byteOffset: 0, line: 1)
      return .windows1252
    }
    if let (encoding, isDoubtful) = LegacyEvidence.encoding(of: sample) {
      if isDoubtful { doubt = ReadNotice(.doubt(.halfWidthKana), byteOffset: 0, line: 1) }
      return encoding
    }
    // Those that are not of UTF-8 will be reported, unless they are most of what is not ASCII.
    let foreign = sample.count { $0 >= 0x80 }
    if utf8.invalid * 2 > sample.count || isLetters(sample), utf8.invalid * 2 > foreign {
      throw hasControls(sample)
        ? .notText(.kind(.binaryData)) : .malformed(.refusal(.unknownEncoding))
    }
    return .utf8
  }

  /// Whether much of the text is not ASCII, as where a language has its letters there.
  private static func isLetters(_ sample: ArraySlice<UInt8>) -> Bool {
    let foreign = sample.count { $0 >= 0x80 }
    return foreign >= 12 && foreign * 3 > sample.count { $0 > 0x20 }
  }

  private static func hasControls(_ sample: ArraySlice<UInt8>) -> Bool {
    let controls = sample.count { $0 < 0x20 && !(0x09...0x0D).contains($0) }
    return controls * 100 > sample.count
  }

  /// The encoding that the first line of XML states, if tori reads it.
  private static func stated(by source: [UInt8]) -> Encoding? {
    let head = source.prefix(200)
    guard head.starts(with: "<?xml".utf8), let end = head.firstIndex(of: "?>"),
      let word = head[..<end].firstIndex(of: "encoding")
    else { return nil }
    let quotes: (UInt8) -> Bool = { $0 == 0x22 || $0 == 0x27 }
    let value = head[word..<end].drop { !quotes($0) }.dropFirst().prefix { !quotes($0) }
    return Encoding(named: value.string)
  }

  /// Whether a text in ASCII goes over to Japanese characters as ISO-2022-JP does: what follows up to the next
  /// escape, or the end of the line, is of such characters.
  static func isISO2022JP(_ sample: ArraySlice<UInt8>) -> Bool {
    guard var escape = sample.firstIndex(of: 0x1B), sample.allSatisfy({ $0 < 0x80 }) else {
      return false
    }
    var hasSwitched = false
    while true {
      let rest = sample[(escape + 1)...]
      let next = rest.firstIndex { $0 == 0x1B || $0 == 0x0A || $0 == 0x0D } ?? rest.endIndex
      for (name, width) in [("$B", 2), ("$@", 2), ("$(D", 2), ("(I", 1)] where rest.hasPrefix(name)
      {
        let characters = rest[(rest.startIndex + name.utf8.count)..<next]
        // A cut sample may end within a character.
        guard characters.allSatisfy({ $0 > 0x20 && $0 < 0x7F }),
          characters.count.isMultiple(of: width) || next == rest.endIndex
        else { return false }
        hasSwitched = true
      }
      guard let following = sample[next...].firstIndex(of: 0x1B) else { return hasSwitched }
      escape = following
    }
  }

  // MARK: Two or four bytes a character, without a mark

  /// UTF-16 or UTF-32 where nearly every character would be a usual one.
  private static func wide(_ sample: ArraySlice<UInt8>, isUTF8: Bool) -> Encoding? {
    let part = Array(sample.prefix(1 << 16))
    guard part.count >= 4 else { return nil }
    // What has no byte below space but line breaks is ASCII, or no text of these.
    let candidates: [Encoding] =
      part.count % 4 == 0 || part.count == 1 << 16
      ? [.utf32LE, .utf32BE, .utf16LE, .utf16BE] : [.utf16LE, .utf16BE]
    if isUTF8, !part.contains(0) { return nil }
    return candidates.first { isUsual(part, in: $0) }
  }

  private static func isUsual(_ part: [UInt8], in encoding: Encoding) -> Bool {
    var decoder = TextDecoder(encoding, at: 0)
    var (usual, ascii, kana, all) = (0, 0, 0, 0)
    while let step = decoder.next(part.span) {
      all += 1
      guard case .scalar(let scalar) = step else { continue }
      switch scalar.value {
      case 0x09, 0x0A, 0x0D, 0x20...0x7E: ascii += 1
      case 0x3001...0x30FF, 0xFF01...0xFF9F: kana += 1
      case 0xA0...0x24F, 0x2010...0x203B, 0x4E00...0x9FFF, 0xAC00...0xD7A3: usual += 1
      default: break
      }
    }
    let known = usual + ascii + kana
    // Pairs of bytes of other encodings may look like kanji, but seldom like kana or ASCII.
    return known * 20 >= all * 19 && (ascii + kana) * 6 >= all
  }

  private static func utf8Counts(_ bytes: ArraySlice<UInt8>) -> (valid: Int, invalid: Int) {
    var (valid, invalid, pending) = (0, 0, 0)
    for byte in bytes {
      if byte & 0xC0 == 0x80 {
        if pending == 0 {
          invalid += 1
        } else {
          pending -= 1
          if pending == 0 { valid += 1 }
        }
        continue
      }
      if pending > 0 { invalid += 1 }
      pending = byte >= 0xF5 ? 0 : byte >= 0xF0 ? 3 : byte >= 0xE0 ? 2 : byte >= 0xC2 ? 1 : 0
      if byte >= 0x80, pending == 0 { invalid += 1 }
    }
    return (valid, invalid)
  }
}
