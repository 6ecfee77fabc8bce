import ToriEngine
import ToriText

/// What is said of the fields that a corpus brings when it is read.
struct OwnFieldWords {
  let fields: [Field]

  /// As many are named; `describe posts` shows all.
  private static let listed = 6
  /// Longer names are cut.
  private static let longest = 40

  /// How many there are, of which types, and which are not called as their data call them; nil if there are none.
  var words: LocalizedText? {
    if fields.isEmpty { return nil }
    let some = fields.prefix(Self.listed).map { field in
      LocalizedText(
        "\(short(field.name)) (\(field.type.words))",
        ja: "\(short(field.name))（\(field.type.words)）")
    }
    let list = some.joined(separator: LocalizedText(", ", ja: "、"))
    let count = fields.count
    let more =
      count > Self.listed
      ? LocalizedText(", … (describe posts shows all)", ja: "など（すべては describe posts）")
      : LocalizedText(same: "")
    let said = LocalizedText(
      "\(count) column\(count == 1 ? " is a field" : "s are fields") of the data's own: \(list)\(more)",
      ja: "データ独自の項目が\(count): \(list)\(more)")
    let renamed = fields.filter(\.isRenamed)
    if renamed.isEmpty { return said }
    let pairs = renamed.prefix(Self.listed).map { field in
      LocalizedText(same: "\(short(field.written ?? "")) = \(short(field.name))")
    }.listed()
    let rest = renamed.count > Self.listed ? ", …" : ""
    return LocalizedText(
      "\(said); under another name, since theirs is taken: \(pairs)\(rest)",
      ja: "\(said)。名前が使われているので別の名前: \(pairs)\(rest)")
  }

  private func short(_ name: String) -> String {
    name.count <= Self.longest ? name : name.prefix(Self.longest) + "…"
  }
}
