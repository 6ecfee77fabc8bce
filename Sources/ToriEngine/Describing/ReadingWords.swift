import ToriCorpus
import ToriText

/// How the records of a data file were understood, in words.
enum ReadingWords {
  /// A note for the profile, one for what became which field, one for what became none.
  static func notes(_ reading: DataReading) -> [Note] {
    var notes: [LocalizedText] = []
    if let profile = reading.profile {
      let title = reading.title.isEmpty ? "" : ": \(reading.title)"
      notes.append(
        LocalizedText("profile \(profile)\(title)", ja: "プロファイル\(profile)\(title)"))
    }
    if let alike = reading.alikeWords { notes.append(alike) }
    if !reading.rows.isEmpty {
      notes.append(LocalizedText("records from \(reading.rows)", ja: "記録の場所: \(reading.rows)"))
    }
    if !reading.places.isEmpty {
      let list = places(reading)
      notes.append(LocalizedText("fields: \(list)", ja: "項目: \(list)"))
    }
    if !reading.own.isEmpty {
      let list = short(reading.own)
      notes.append(
        LocalizedText(
          "columns that are fields of their own: \(list)", ja: "独自の項目となる列: \(list)"))
    }
    if !reading.passedOver.isEmpty {
      let list = reading.passedOver.map(\.written).joined(separator: ", ")
      notes.append(
        LocalizedText(
          "of these, by name some may be a field for which another was taken: \(list)",
          ja: "このうち、名前からは別の列を取った項目とも取れるもの: \(list)"))
    }
    return notes.map { Note($0) }
  }

  /// As many names are listed; a spreadsheet may have thousands of columns.
  private static let listed = 100

  private static func short(_ names: [String]) -> LocalizedText {
    let list = names.prefix(listed).joined(separator: ", ")
    let more = names.count - listed
    if more <= 0 { return LocalizedText(same: list) }
    return LocalizedText("\(list) and \(more) more", ja: "\(list)、ほか\(more)")
  }

  /// `text = full_text, author = user.name or user.screen_name`.
  private static func places(_ reading: DataReading) -> String {
    var fields: [(name: String, paths: [String])] = []
    for place in reading.places {
      if let index = fields.firstIndex(where: { $0.name == place.field }) {
        if !fields[index].paths.contains(place.path) { fields[index].paths.append(place.path) }
      } else {
        fields.append((place.field, [place.path]))
      }
    }
    return fields.map { "\($0.name) = \($0.paths.joined(separator: " | "))" }
      .joined(separator: ", ")
  }
}
