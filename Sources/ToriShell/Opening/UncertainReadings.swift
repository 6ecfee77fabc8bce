import ToriText

/// Which documents of a corpus were read without certainty: whose posts no shape tells apart, which were read by a
/// shape that was guessed, which gave no post at all.
struct UncertainReadings {
  var unread: [String] = []
  var guessed: [String] = []
  var empty: [String] = []

  /// How many documents of a sort are named at most.
  private static let nameLimit = 5

  /// One line that says so; `nil` where all is certain.
  var words: LocalizedText? {
    var parts: [LocalizedText] = []
    if !unread.isEmpty {
      parts.append(
        LocalizedText(
          "\(unread.count) whose posts no shape tells apart (\(Self.list(unread)))",
          ja: "投稿を分ける形がない\(unread.count)件（\(Self.list(unread))）"))
    }
    if !guessed.isEmpty {
      parts.append(
        LocalizedText(
          "\(guessed.count) read by a shape guessed from the page (\(Self.list(guessed)))",
          ja: "推定した形で読んだ\(guessed.count)件（\(Self.list(guessed))）"))
    }
    if !empty.isEmpty {
      parts.append(
        LocalizedText(
          "\(empty.count) without posts (\(Self.list(empty)))",
          ja: "投稿のない\(empty.count)件（\(Self.list(empty))）"))
    }
    if parts.isEmpty { return nil }
    return LocalizedText(
      "documents to look at: \(parts.listed()); see: describe, help shapes",
      ja: "確かめるとよい文書: \(parts.listed())。describe、help shapesを参照")
  }

  static func list(_ names: [String]) -> LocalizedText {
    let rest = names.count > nameLimit ? [LocalizedText(same: "…")] : []
    return (names.prefix(nameLimit).map { LocalizedText(same: $0) } + rest).listed()
  }
}
