/// What was cut from lines, the last first to be put back; what is cut in a row is one piece.
struct KillRing {
  private var pieces: [[Unicode.Scalar]] = []
  /// Of the pieces from the last, which was put back.
  private var place = 0

  /// More are not gone back to.
  private static let limit = 30

  /// Adds what was cut before or behind the caret, to the piece that was cut just now where it `joins` that.
  mutating func add(_ piece: [Unicode.Scalar], isBefore: Bool, joins: Bool) {
    guard !piece.isEmpty else { return }
    place = 0
    if joins, let last = pieces.popLast() {
      pieces.append(isBefore ? piece + last : last + piece)
    } else {
      pieces.append(piece)
      if pieces.count > Self.limit { pieces.removeFirst() }
    }
  }

  /// What was cut last; nil for nothing.
  mutating func last() -> [Unicode.Scalar]? {
    place = 0
    return pieces.last
  }

  /// What was cut before what was put back; behind the first, the last again.
  mutating func next() -> [Unicode.Scalar]? {
    guard !pieces.isEmpty else { return nil }
    place = (place + 1) % pieces.count
    return pieces[pieces.count - 1 - place]
  }
}
