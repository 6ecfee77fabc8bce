/// Texts as cells of a workbook hold them.
extension WorkbookRows {
  /// So that an escape of what is written as one still fits.
  static let pieceLimit = ExcelText.longest - 7

  /// With U+FFFD where XML has no place for a sign, and line feeds for other ends of a line; whether one of either
  /// was replaced.
  static func clean(_ text: String) -> (text: String, isChanged: Bool, isRebroken: Bool) {
    // Most texts hold neither of these; the last are of three bytes that begin so.
    guard text.utf8.contains(where: { $0 < 0x20 && $0 != 0x0A || $0 == 0xEF }) else {
      return (text, false, false)
    }
    var clean = String.UnicodeScalarView()
    var (isChanged, isRebroken) = (false, false)
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n" where previous == "\r": break
      case "\r":
        clean.append("\n")
        isRebroken = true
      case "\n", "\t": clean.append(scalar)
      case "\0"..<" ", "\u{FFFE}", "\u{FFFF}":
        clean.append("\u{FFFD}")
        isChanged = true
      default: clean.append(scalar)
      }
      previous = scalar
    }
    return (String(clean), isChanged, isRebroken)
  }

  /// What looks like an escape of Excel's (`_x000D_`), so that it is read as it stands.
  static func escaped(_ text: String) -> String {
    guard text.contains("_x") else { return text }
    let bytes = Array(text.utf8)
    var escaped: [UInt8] = []
    escaped.reserveCapacity(bytes.count + 7)
    for (place, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "_"), isEscape(bytes, place) { escaped += "_x005F".utf8 }
      escaped.append(byte)
    }
    return String(decoding: escaped, as: UTF8.self)
  }

  private static func isEscape(_ bytes: [UInt8], _ place: Int) -> Bool {
    guard place + 6 < bytes.count, bytes[place + 1] == UInt8(ascii: "x"),
      bytes[place + 6] == UInt8(ascii: "_")
    else { return false }
    return bytes[place + 2..<place + 6].allSatisfy { byte in
      0x30...0x39 ~= byte || 0x41...0x46 ~= byte || 0x61...0x66 ~= byte
    }
  }

  /// A text in as many as cells need to hold it, none of which cuts a character in two.
  static func pieces(of text: String) -> [String] {
    // What is escaped takes twice the room.
    let limit = text.contains("_x") ? pieceLimit / 2 : pieceLimit
    var pieces: [String] = []
    var piece = String.UnicodeScalarView()
    var size = 0
    for scalar in text.unicodeScalars {
      let more = scalar.value > 0xFFFF ? 2 : 1
      if size + more > limit {
        pieces.append(String(piece))
        (piece, size) = (String.UnicodeScalarView(), 0)
      }
      piece.append(scalar)
      size += more
    }
    return pieces + [String(piece)]
  }

  /// A name that a sheet may have: so many characters of UTF-16, without the signs of a reference.
  static func sheetName(_ title: String, upTo limit: Int = 31) -> String {
    var name = ""
    for character in title {
      let sign = "[]:*?/\\'".contains(character) || character.isNewline ? "_" : character
      guard name.utf16.count + String(sign).utf16.count <= limit else { break }
      name.append(sign)
    }
    name = clean(name).text
    // Excel keeps the first for itself, and the second holds what is long.
    let isTaken = ["history", "continued"].contains(name.lowercased())
    return name.isEmpty ? "rows" : isTaken ? name + "_" : name
  }
}
