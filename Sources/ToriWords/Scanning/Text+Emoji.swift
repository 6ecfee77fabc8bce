/// Emoji, which may be several characters: families, flags, shades of skin, keys.
extension Span<UInt8> {
  /// Where the emoji ends that begins at a place; nil where none does.
  ///
  /// Source: Unicode Technical Standard 51, section 1.4.9, `emoji_zwj_sequence`.
  func emojiEnd(_ at: Int) -> Int? {
    guard var place = emojiElementEnd(at) else { return nil }
    while scalar(place) == 0x200D, let next = emojiElementEnd(after(place)) { place = next }
    return place
  }

  private func emojiElementEnd(_ at: Int) -> Int? {
    guard at < count else { return nil }
    let value = scalar(at)
    var place = after(at)
    switch value {
    case 0x23, 0x2A, 0x30...0x39:
      guard scalar(place) == 0xFE0F, scalar(after(place)) == 0x20E3 else { return nil }
      return after(after(place))
    case 0x1F1E6...0x1F1FF:
      return 0x1F1E6...0x1F1FF ~= scalar(place) ? after(place) : place
    case 0...0xA8: return nil
    default: break
    }
    guard let properties = Unicode.Scalar(value)?.properties, properties.isEmoji else { return nil }
    if scalar(place) == 0xFE0F {
      place = after(place)
    } else if !properties.isEmojiPresentation {
      // A sign that is shown as a picture only where it says so, or where a shade or more follows.
      guard 0x1F3FB...0x1F3FF ~= scalar(place) || scalar(place) == 0x200D else { return nil }
    }
    if 0x1F3FB...0x1F3FF ~= scalar(place) { place = after(place) }
    if scalar(place) == 0x20E3 { place = after(place) }
    while 0xE0020...0xE007F ~= scalar(place) { place = after(place) }
    return place
  }
}
