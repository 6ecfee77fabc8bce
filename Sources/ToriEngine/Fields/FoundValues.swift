import ToriText

/// What stands beside a candidate.
extension LocalizedText {
  /// A document's title, else how many posts it has.
  package static func about(_ document: CatalogueDocument) -> LocalizedText {
    if let title = document.title { return LocalizedText(same: title) }
    return LocalizedText("\(document.postCount) posts", ja: "投稿\(document.postCount)件")
  }

  package static func count(_ count: Int, isExact: Bool) -> LocalizedText {
    isExact ? LocalizedText(same: "\(count)") : LocalizedText("about \(count)", ja: "約\(count)")
  }
}
