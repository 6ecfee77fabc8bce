/// Faces that are made of signs: `(^_^)`, `(´・ω・｀)ﾉ`, `m(_ _)m`, `:-)`, `orz`.
extension Span<UInt8> {
  /// Where the face ends that begins at a place, a letter or sign of its arm or its cheek; nil where none does.
  func faceEnd(_ at: Int) -> Int? {
    let value = scalar(at)
    if FaceSigns.opening.contains(value) { return bracketedFaceEnd(at) }
    if FaceSigns.arms.contains(value) {
      // An arm is one sign or two before the face.
      let next = after(at)
      if FaceSigns.opening.contains(scalar(next)), let end = bracketedFaceEnd(next) { return end }
      if FaceSigns.arms.contains(scalar(next)), FaceSigns.opening.contains(scalar(after(next))),
        let end = bracketedFaceEnd(after(next))
      {
        return end
      }
    }
    return bareFaceEnd(at)
  }

  /// A face in brackets: between them two eyes that are alike, with a mouth or nothing between, and no words.
  private func bracketedFaceEnd(_ at: Int) -> Int? {
    let start = after(at)
    var (place, signs): (Int, [UInt32]) = (start, [])
    while place < count, signs.count <= FaceSigns.longestFace {
      let value = scalar(place)
      if FaceSigns.closing.contains(value) {
        guard FaceSigns.isFace(signs) else { return nil }
        return limbsEnd(after(place))
      }
      guard FaceSigns.mayStandInFaces(value) else { return nil }
      if !FaceSigns.isBlank(value) { signs.append(value) }
      place = after(place)
    }
    return nil
  }

  /// Behind the bracket: an arm, sweat, a bow.
  private func limbsEnd(_ at: Int) -> Int {
    var (place, length) = (at, 0)
    while length < 3, FaceSigns.limbs.contains(scalar(place)) {
      // A letter of a word that follows is none.
      let next = after(place)
      let kind = kind(place) ?? .symbol
      if kind == .letter || kind == .wideLetter, self.kind(next)?.isAlphanumeric == true { break }
      if kind == .katakana, self.kind(next)?.isJapanese == true { break }
      place = next
      length += 1
    }
    return place
  }

  /// Faces without brackets, between what is no part of a word.
  private func bareFaceEnd(_ at: Int) -> Int? {
    let before = kindBefore(at)
    for face in FaceSigns.bareFaces where begins(face.text, at: at) {
      let end = at + face.text.utf8CodeUnitCount
      let after = kind(end)
      switch face.bounds {
      case .anything: break
      case .noLetters:
        if before?.isAlphanumeric == true || after?.isAlphanumeric == true { continue }
      case .blanks:
        let isFree =
          (before == nil || before == .space || before == .lineBreak)
          && (after == nil || after == .space || after == .lineBreak)
        let isBehindWord = before?.isJapanese == true && (after == nil || after == .lineBreak)
        if !isFree && !isBehindWord { continue }
      }
      return end
    }
    return nil
  }
}
