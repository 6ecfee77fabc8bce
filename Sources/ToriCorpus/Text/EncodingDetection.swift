import ToriText

/// Tells the encoding of a text by which bytes are valid in it, and which characters they would be.
enum EncodingDetection {
  /// How much of a source tells what it is.
  static let sampleSize = 1 << 22

  /// - Parameters:
  ///   - source: the first bytes of the source, as many as the sample if it has them.
  ///   - isUTF8: whether all of its bytes are UTF-8.
  static func encoding(of source: [UInt8], isUTF8: Bool) throws(CorpusError) -> Encoding {
    let marked: [Encoding] = [.utf8, .utf32LE, .utf32BE, .utf16LE, .utf16BE, .gb18030]
    if let encoding = marked.first(where: { $0.byteOrderMarkSize(of: source) > 0 }) {
      return encoding
    }
    if isUTF8, switchesSets(source) { return .iso2022JP }
    let sample = source.prefix(sampleSize)
    if let encoding = wide(sample, isUTF8: isUTF8) { return encoding }
    try OtherKinds.refuseBinary(source)
    if isUTF8 { return .utf8 }
    if let stated = stated(by: source), stated != .utf8 { return stated }
    // Any few kilobytes tell; a few megabytes tell even where most of the file is ASCII.
    let utf8 = utf8Counts(sample)
    if utf8.invalid * 10 <= utf8.valid { return .utf8 }
    if let encoding = LegacyEvidence.encoding(of: sample) { return encoding }
    // Most bytes are of no encoding that tori reads; those of UTF-8 that are not will be reported.
    if utf8.invalid * 2 > sample.count { throw .notText(.binaryData) }
    return .utf8
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

  /// Whether a text in ASCII goes over to Japanese characters as ISO-2022-JP does.
  private static func switchesSets(_ source: [UInt8]) -> Bool {
    var rest = source.prefix(sampleSize)
    while let escape = rest.firstIndex(of: 0x1B) {
      rest = rest[(escape + 1)...]
      if rest.hasPrefix(anyOf: ["$B", "$@", "(I", "$(D"]) { return true }
    }
    return false
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
