/// A side of a text. Japanese and Latin text begin at `leading`, on the left.
package enum TextEdge: Sendable { case leading, trailing }

package enum TextAlignment: Sendable { case leading, centre, trailing }

extension StringProtocol {
  /// This text cut by whole characters to at most `width` columns, with `ellipsis` where it was cut.
  ///
  /// Where not even the ellipsis fits, nothing is left.
  ///
  /// - Complexity: O(`width`), however long the text, unless marks of no width pile up.
  package func truncated(
    toWidth width: Int, at edge: TextEdge = .trailing, ellipsis: String = "…",
    ambiguous: AmbiguousWidth = .narrow
  ) -> String {
    let room = width - displayWidth(ellipsis, ambiguous: ambiguous)
    var used = 0
    switch edge {
    case .trailing:
      var cut = startIndex
      for index in indices {
        if used <= room { cut = index }
        used += displayWidth(self[index], ambiguous: ambiguous)
        if used > width { return room < 0 ? "" : self[..<cut] + ellipsis }
      }
    case .leading:
      var cut = endIndex
      for index in indices.reversed() {
        if used <= room { cut = self.index(after: index) }
        used += displayWidth(self[index], ambiguous: ambiguous)
        if used > width { return room < 0 ? "" : ellipsis + self[cut...] }
      }
    }
    return String(self)
  }

  /// This text with spaces up to `width` columns; as it is where it has as many or more.
  package func padded(
    toWidth width: Int, alignment: TextAlignment = .leading, ambiguous: AmbiguousWidth = .narrow
  ) -> String {
    let missing = width - displayWidth(self, ambiguous: ambiguous)
    guard missing > 0 else { return String(self) }
    let before =
      switch alignment {
      case .leading: 0
      case .centre: missing / 2
      case .trailing: missing
      }
    return String(repeating: " ", count: before) + self
      + String(repeating: " ", count: missing - before)
  }
}
