import ToriSystem

/// Whether a message says only that it was taken away.
func saysDeleted(_ text: String) -> Bool {
  text.utf8.count < 120 && saysDeleted(ArraySlice(text.utf8))
}

/// The same of the bytes of a message.
func saysDeleted(_ text: ArraySlice<UInt8>) -> Bool {
  guard text.count < 120 else { return false }
  let bytes = text.trimmed
  if Deletion.whole.contains(bytes) { return true }
  return Deletion.signs.contains { text.span.holds($0) } && !bytes.contains(0x0A)
    && Deletion.said.occur(in: bytes)
}

private enum Deletion {
  static let whole = WordList([
    "あぼーん", "削除", "[deleted]", "[removed]", "(deleted)", "うふ～ん", "＜削除＞", "<削除>",
  ])
  /// One of these stands in each of the next.
  static let signs = ["削除", "delet", "remov"].map { Array($0.utf8) }
  static let said = WordList([
    "は削除されています", "は削除されました", "が削除されました", "は投稿者により削除", "は管理人により削除",
    "has been deleted", "was deleted by", "has been removed",
  ])
}

/// Whether a head has nothing but such a notice where name and time would stand: `4 ：あぼーん：あぼーん`.
func showsRemoval(_ head: ArraySlice<UInt8>) -> Bool {
  var rest = head.trimmed
  while rest.takeNumber() != nil || rest.take(anyOf: [":", "：", ".", "．", " ", "No."]) {}
  let words = [
    "あぼーん", "：", ":", "削除", "うふ～ん", "Aborn", "aborn", " ", "＜", "＞", "<", ">",
  ]
  guard
    rest.hasPrefix(anyOf: ["あぼーん", "削除", "うふ～ん", "Aborn", "aborn", "＜削除＞", "<削除>"])
  else { return false }
  while rest.take(anyOf: words) {}
  return rest.isEmpty
}
