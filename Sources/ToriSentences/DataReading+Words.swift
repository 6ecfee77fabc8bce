import ToriCorpus
import ToriText

extension DataReading {
  /// What is doubtful in what became what, in one line; nil if nothing is.
  package var doubtWords: LocalizedText? {
    let doubts = [rivals, passedOverWords].compactMap(\.self)
    guard let first = doubts.first else { return nil }
    return doubts.dropFirst().reduce(renamed.map { Self.joined($0, first) } ?? first, Self.joined)
  }

  private static func joined(_ a: LocalizedText, _ b: LocalizedText) -> LocalizedText {
    LocalizedText("\(a); \(b)", ja: "\(a)。\(b)")
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
    guard places.count + own.count > Self.fewColumns else { return nil }
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

  private var passedOverWords: LocalizedText? {
    if passedOver.isEmpty { return nil }
    let list = passedOver.prefix(6).map { Self.short($0.written) }.joined(separator: ", ")
    let more = passedOver.count > 6 ? ", …" : ""
    return LocalizedText(
      "by name these may be fields for which others were taken: \(list)\(more)",
      ja: "名前からは次の項目とも取れるが、ほかの列を取った: \(list)\(more)")
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
