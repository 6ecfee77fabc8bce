/// A list in pieces, none of which is copied as it grows.
///
/// An array copies on its way twice as much as it holds in the end, into memory that the system fills with zeros first.
struct GrowingList<Element: Sendable>: Sendable {
  /// All of the same size.
  private var full: [[Element]] = []
  private var last: [Element] = []

  /// How many elements a piece has.
  private static var pieceSize: Int { 1 << 13 }

  /// The elements in order, in pieces.
  var pieces: [[Element]] { full + [last] }

  var count: Int { full.count * Self.pieceSize + last.count }

  var isEmpty: Bool { count == 0 }

  /// The element at a place from 0.
  subscript(place: Int) -> Element {
    get {
      let (piece, rest) = place.quotientAndRemainder(dividingBy: Self.pieceSize)
      return piece < full.count ? full[piece][rest] : last[rest]
    }
    _modify {
      let (piece, rest) = place.quotientAndRemainder(dividingBy: Self.pieceSize)
      if piece < full.count { yield &full[piece][rest] } else { yield &last[rest] }
    }
  }

  @inline(__always)
  mutating func append(_ element: Element) {
    if last.count == Self.pieceSize { beginPiece() }
    last.append(element)
  }

  private mutating func beginPiece() {
    full.append(last)
    last = []
    last.reserveCapacity(Self.pieceSize)
  }
}
