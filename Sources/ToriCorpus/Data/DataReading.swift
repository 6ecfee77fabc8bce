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
  /// That some columns are no fields, in one line; nil if all are.
  package var unusedWords: LocalizedText? {
    guard !unused.isEmpty else { return nil }
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

  private static func short(_ name: String) -> String {
    name.count <= 40 ? name : name.prefix(40) + "…"
  }
}
