/// Whether a message says only that it was taken away.
func saysDeleted(_ text: String) -> Bool {
  guard text.utf8.count < 120 else { return false }
  let bytes = ArraySlice(text.utf8).trimmed
  let whole = ["あぼーん", "削除", "[deleted]", "[removed]", "(deleted)", "うふ～ん"]
  if whole.contains(where: { bytes.isEqual(to: $0) }) { return true }
  let said = [
    "は削除されています", "は削除されました", "が削除されました", "は投稿者により削除", "は管理人により削除",
    "has been deleted", "was deleted by", "has been removed",
  ]
  return !bytes.contains(0x0A) && bytes.contains(anyOf: said)
}

/// Whether a head has nothing but such a notice where name and time would stand: `4 ：あぼーん：あぼーん`.
func showsRemoval(_ head: ArraySlice<UInt8>) -> Bool {
  var rest = head.trimmed
  while rest.takeNumber() != nil || rest.take(anyOf: [":", "：", ".", "．", " ", "No."]) {}
  let words = ["あぼーん", "：", ":", "削除", "うふ～ん", "Aborn", "aborn", " "]
  guard rest.hasPrefix(anyOf: ["あぼーん", "削除", "うふ～ん", "Aborn", "aborn"]) else { return false }
  while rest.take(anyOf: words) {}
  return rest.isEmpty
}
