import ToriEngine
import ToriText

/// What is said of the fields that a corpus brings when it is read.
struct OwnFieldWords {
  let fields: [Field]
  /// How many values of each do not fit what most of its values are, by the names that their data have.
  var misfits: [String: Int] = [:]

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
    return with(lost, with(renamed, said))
  }

  private func with(_ more: LocalizedText?, _ said: LocalizedText) -> LocalizedText {
    more.map { LocalizedText("\(said); \($0)", ja: "\(said)。\($0)") } ?? said
  }

  /// What is unknown, since it is not what most values of its field are.
  private var lost: LocalizedText? {
    let counts = fields.compactMap { field in
      field.written.flatMap { misfits[$0] }.map { (name: short(field.name), count: $0) }
    }.filter { $0.count > 0 }
    if counts.isEmpty { return nil }
    let list = counts.prefix(Self.listed).map { LocalizedText(same: "\($0.name) \($0.count)") }
      .listed()
    let rest = counts.count > Self.listed ? ", …" : ""
    return LocalizedText(
      "values that are no such and stay unknown: \(list)\(rest)",
      ja: "その型でないので不明とする値: \(list)\(rest)")
  }

  /// Which are not called as their data call them.
  private var renamed: LocalizedText? {
    let renamed = fields.filter(\.isRenamed)
    if renamed.isEmpty { return nil }
    let pairs = renamed.prefix(Self.listed).map { field in
      LocalizedText(same: "\(short(field.written ?? "")) = \(short(field.name))")
    }.listed()
    let rest = renamed.count > Self.listed ? ", …" : ""
    return LocalizedText(
      "under another name, since theirs is taken: \(pairs)\(rest)",
      ja: "名前が使われているので別の名前: \(pairs)\(rest)")
  }

  private func short(_ name: String) -> String {
    name.count <= Self.longest ? name : name.prefix(Self.longest) + "…"
  }
}
