import ToriText

/// How the records of a data file were understood.
package struct DataReading: Hashable, Sendable {
  /// A place in the records that became a field, both as people write them.
  package struct Place: Hashable, Sendable {
    package var field: String
    package var path: String

    package init(field: String, path: String) {
      self.field = field
      self.path = path
    }
  }

  /// The profile that it was read by, and what that is for; without one, columns are told by their names.
  package var profile: String?
  package var title = ""
  /// Others that fit as well.
  package var alike: [String] = []
  /// The list of records, where they are in one.
  package var rows = ""
  package var places: [Place] = []
  /// Columns that are no fields of posts.
  package var unused: [String] = []

  package init() {}
}

extension DataReading {
  /// What became what, where there is much, and which columns are no fields, in one line; nil if all are.
  package var unusedWords: LocalizedText? {
    let parts = [renamed, rivals, unusedAlone].compactMap(\.self)
    guard unusedAlone != nil || rivals != nil, let first = parts.first else { return nil }
    return parts.dropFirst().reduce(first) { LocalizedText("\($0); \($1)", ja: "\($0)。\($1)") }
  }

  /// Fields for which more than one column stands, told by their names alone.
  private var rivals: LocalizedText? {
    guard profile == nil else { return nil }
    var rivals: [LocalizedText] = []
    for (index, place) in places.enumerated()
    where places.firstIndex(where: { $0.field == place.field }) == index {
      let others = places[(index + 1)...].filter { $0.field == place.field }.map(\.path)
      // Two spellings of one number.
      if others.isEmpty || Set(others + [place.path]) == ["id", "id_str"] { continue }
      let list = ([place.path] + others).map { LocalizedText(same: Self.short($0)) }.listed()
      rivals.append(
        LocalizedText("\(place.field) may be \(list)", ja: "\(place.field)は\(list)のどれか"))
    }
    guard let first = rivals.first else { return nil }
    let all = rivals.dropFirst().reduce(first) { LocalizedText("\($0), \($1)", ja: "\($0)、\($1)") }
    return LocalizedText(
      "\(all): of each the likeliest that is filled is taken (say: --map FIELD=COLUMN)",
      ja: "\(all)。値のあるうち最も確かなものを取る（指定は --map 項目=列）")
  }

  /// As many columns are seen at a glance.
  private static let fewColumns = 12

  /// The fields of a wide file whose columns are called otherwise, the chief ones.
  private var renamed: LocalizedText? {
    guard places.count + unused.count > Self.fewColumns else { return nil }
    let chief = ["text", "author", "time", "id", "replies_to", "permalink"].compactMap { field in
      places.first { $0.field == field }
    }
    let shown =
      (profile.map { $0 + ": " } ?? "")
      + chief.map { "\($0.field) = \($0.path)" }.joined(separator: ", ")
    let more = places.count - chief.count
    if more <= 0 { return LocalizedText(same: shown) }
    return LocalizedText("\(shown) and \(more) more", ja: "\(shown)、ほか\(more)")
  }

  private var unusedAlone: LocalizedText? {
    if unused.isEmpty { return nil }
    let (count, shown) = (unused.count, unused.prefix(6).map { Self.short($0) })
    let list = shown.joined(separator: ", ") + (count > shown.count ? ", …" : "")
    return LocalizedText(
      "\(count) column\(count == 1 ? " is no field" : "s are no fields") of posts: \(list)",
      ja: "投稿の項目でない列が\(count): \(list)")
  }

  /// That other profiles fit as well as the one that was taken; nil if none does.
  package var alikeWords: LocalizedText? {
    guard let profile, !alike.isEmpty else { return nil }
    let list = alike.map { LocalizedText(same: $0) }.listed()
    return LocalizedText(
      "read by the profile \(profile); \(list) would fit as well (say: --profile NAME)",
      ja: "プロファイル\(profile)で読んだ。\(list)にも当てはまる（指定は--profile 名前）")
  }

  /// Of several files read alike, what one would say that had all their columns.
  package mutating func formUnion(_ other: DataReading) {
    for place in other.places where !places.contains(place) { places.append(place) }
    for name in other.unused where !unused.contains(name) { unused.append(name) }
  }

  private static func short(_ name: String) -> String {
    name.count <= 40 ? name : name.prefix(40) + "…"
  }
}
