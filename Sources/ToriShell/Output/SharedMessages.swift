import ToriText

/// What is said by more than one command.
extension LocalizedText {
  static let inputName = LocalizedText("standard input", ja: "標準入力")

  static let whichFile = LocalizedText("which file?", ja: "ファイルの名前が必要")

  static func noZone(_ name: String) -> LocalizedText {
    if let zone = zonesMeant[name.uppercased()] {
      return LocalizedText(
        "there is no zone '\(name)'; write \(zone)", ja: "'\(name)'という時間帯はない。\(zone)と書く")
    }
    return LocalizedText(
      "there is no zone '\(name)'; Asia/Tokyo, UTC and +09:00 are some",
      ja: "'\(name)'という時間帯はない。例えばAsia/Tokyo、UTC、+09:00")
  }

  /// What people mean by the letters of a clock that change with the season or mean several places.
  private static let zonesMeant = [
    "JST": "Asia/Tokyo", "KST": "Asia/Seoul", "PST": "America/Los_Angeles",
    "PDT": "America/Los_Angeles", "PT": "America/Los_Angeles", "EST": "America/New_York",
    "EDT": "America/New_York", "ET": "America/New_York", "GMT": "UTC", "Z": "UTC",
    "CET": "Europe/Berlin", "CEST": "Europe/Berlin", "BST": "Europe/London",
  ]

  static func cannotBeRead(_ path: String) -> LocalizedText {
    LocalizedText("\(path): cannot be read", ja: "\(path): 読めない")
  }

  static func cannotBeWritten(_ path: String, _ reason: LocalizedText) -> LocalizedText {
    LocalizedText("\(path): cannot be written: \(reason)", ja: "\(path): 書き込めない: \(reason)")
  }

  static func rowsCannotBeWritten(_ reason: LocalizedText) -> LocalizedText {
    LocalizedText("the rows cannot be written: \(reason)", ja: "行を書き出せない: \(reason)")
  }

  static func written(_ rowCount: Int, to path: String) -> LocalizedText {
    LocalizedText("\(rows(rowCount)) written to \(path)", ja: "\(path)に\(rows(rowCount))を書いた")
  }

  /// Rows in a file.
  static func rows(_ count: Int) -> LocalizedText {
    LocalizedText("\(count) row\(count == 1 ? "" : "s")", ja: "\(count)行")
  }

  static let outputRows = LocalizedText("what .output wrote", ja: ".outputで書いた行")
  static let drawing = LocalizedText("a drawing", ja: "図")

  /// Behind a message on a file that was written: what it held until then, if this session wrote it.
  static func inPlace(of former: LocalizedText?) -> LocalizedText {
    former.map { LocalizedText(", in the place of \($0)", ja: "（前の内容: \($0)）") }
      ?? LocalizedText(same: "")
  }

  static func nowVariants(_ count: Int, of text: String) -> LocalizedText {
    LocalizedText(
      "from here on, 'variants of \(text)' finds any of these \(count)",
      ja: "以後、'variants of \(text)'はこの\(count)個のどれでも見つける")
  }

  static func drawn(to path: String) -> LocalizedText {
    LocalizedText("drawn to \(path)", ja: "\(path)に描いた")
  }
}
