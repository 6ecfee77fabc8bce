import ToriCorpus

/// How the records of a data file were understood.
enum ReadingFacts {
  /// The profile, what became which field, and what became none.
  static func of(_ reading: DataReading) -> [DescribedFact] {
    var facts: [DescribedFact] = []
    if let profile = reading.profile { facts.append(.profile(profile, title: reading.title)) }
    if reading.profile != nil, !reading.alike.isEmpty { facts.append(.alike(reading)) }
    if !reading.rows.isEmpty { facts.append(.rows(reading.rows)) }
    if !reading.places.isEmpty { facts.append(.places(places(reading))) }
    if !reading.own.isEmpty {
      let shown = reading.own.prefix(listed)
      facts.append(.own(Array(shown), more: reading.own.count - shown.count))
    }
    if !reading.passedOver.isEmpty { facts.append(.passedOver(reading.passedOver)) }
    return facts
  }

  /// As many names are listed; a spreadsheet may have thousands of columns.
  private static let listed = 100

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
