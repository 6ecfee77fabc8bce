import ToriText

/// Tells the encoding of a text by which bytes are valid in it, and which characters they would be.
enum EncodingDetection {
  /// How much of a source tells what it is.
  static let sampleSize = 1 << 22

  /// - Parameters:
  ///   - source: the first bytes of the source, as many as the sample if it has them.
  ///   - isUTF8: whether all of its bytes are UTF-8.
  static func encoding(of source: [UInt8], isUTF8: Bool) throws(CorpusError) -> Encoding {
    if isUTF8 || source.starts(with: [0xEF, 0xBB, 0xBF]) { return .utf8 }
    // Any few kilobytes tell; a few megabytes tell even where most of the file is ASCII.
    let sample = source.prefix(sampleSize)
    let utf8 = utf8Counts(sample)
    if utf8.invalid * 10 <= utf8.valid { return .utf8 }
    let candidates = [LegacyTable.shiftJIS, .eucJP].compactMap { $0 }.map { table in
      (encoding: table.encoding, evidence: Evidence(sample.span, table))
    }
    let best = candidates.max { $0.evidence.score < $1.evidence.score }
    guard let best, best.evidence.score > 0,
      best.evidence.invalid * 3 <= best.evidence.valid
    else {
      // Most bytes are of no encoding that tori reads; those of UTF-8 that are not will be reported.
      if utf8.invalid * 2 > sample.count { throw .notText(.binaryData) }
      return .utf8
    }
    return best.encoding
  }

  private static let kinds: [(magic: [UInt8], what: LocalizedText)] = [
    ([0x89, 0x50, 0x4E, 0x47], LocalizedText("a PNG image", ja: "PNG画像")),
    ([0xFF, 0xD8, 0xFF], LocalizedText("a JPEG image", ja: "JPEG画像")),
    (Array("GIF8".utf8), LocalizedText("a GIF image", ja: "GIF画像")),
    (Array("%PDF".utf8), LocalizedText("a PDF", ja: "PDF")),
    ([0x50, 0x4B, 0x03, 0x04], LocalizedText("a ZIP archive", ja: "ZIP書庫")),
    ([0x1F, 0x8B], LocalizedText("gzip data", ja: "gzipデータ")),
    ([0x28, 0xB5, 0x2F, 0xFD], LocalizedText("zstd data", ja: "zstdデータ")),
    ([0x7F, 0x45, 0x4C, 0x46], LocalizedText("a program", ja: "プログラム")),
    (Array("SQLite format 3".utf8), LocalizedText("an SQLite database", ja: "SQLiteのデータベース")),
  ]

  /// Throws if the bytes, the first of a source, are of no text that tori reads.
  static func refuseOtherKinds(_ source: [UInt8]) throws(CorpusError) {
    for kind in kinds where source.starts(with: kind.magic) { throw .notText(kind.what) }
    if source.starts(with: [0xFF, 0xFE, 0, 0]) { throw .unsupportedEncoding("UTF-32") }
    if source.starts(with: [0xFF, 0xFE]) || source.starts(with: [0xFE, 0xFF]) {
      throw .unsupportedEncoding("UTF-16")
    }
    let sample = source.prefix(1 << 16)
    var (even, odd, control) = (0, 0, 0)
    for (index, byte) in sample.enumerated() where byte < 0x20 {
      switch byte {
      case 0: if index % 2 == 0 { even += 1 } else { odd += 1 }
      case 0x09...0x0D, 0x1B: break
      default: control += 1
      }
    }
    // Latin text in UTF-16 without a mark is every other byte 0.
    if sample.count >= 8, max(even, odd) * 5 > sample.count, min(even, odd) * 10 < max(even, odd) {
      throw .unsupportedEncoding(even > odd ? "UTF-16BE" : "UTF-16LE")
    }
    if (control + even + odd) * 10 > sample.count { throw .notText(.binaryData) }
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

  /// Japanese text is full of kana and common kanji; read in the wrong encoding it is full of
  /// half-width kana, rare kanji and bytes that are nothing.
  private struct Evidence {
    var (valid, invalid, score) = (0, 0, 0)

    init(_ bytes: Span<UInt8>, _ table: LegacyTable) {
      var position = 0
      while position < bytes.count {
        guard let (scalar, size) = table.scalar(in: bytes, at: position) else {
          invalid += 1
          score -= 8
          position += 1
          continue
        }
        position += size
        if scalar < 0x80 { continue }
        valid += 1
        switch scalar {
        case 0x3040...0x30FF, 0x3001, 0x3002: score += 4
        case 0x4E00...0x9FFF, 0xFF01...0xFF5E: score += 1
        case 0xFF61...0xFF9F: score -= 1
        default: break
        }
      }
    }
  }
}

extension LocalizedText {
  fileprivate static let binaryData = LocalizedText("binary data", ja: "バイナリデータ")
}
