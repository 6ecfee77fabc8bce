/// Whether lines that could be either are the heads of posts or their feet, told by what stands around.
enum StampPlace {
  case head, foot
  /// The page proves neither.
  case unclear

  static func of(_ hits: [Hit], on page: Page, _ window: PageWindow, in range: Range<Int>)
    -> StampPlace
  {
    guard let first = hits.first, let last = hits.last else { return .unclear }
    func isText(_ line: Int) -> Bool {
      guard range.contains(line) else { return false }
      switch window.form(line) {
      case .blank, .button, .number: return false
      default: return Furniture.kind(of: page[line]) == nil && !PageEnds.isEnd(page[line])
      }
    }
    let heading = PageHeading.line(page, range.lowerBound, before: first.first)
    let isBefore = (range.lowerBound..<first.first).contains { isText($0) && $0 != heading }
    let isAfter = (last.last + 1..<max(range.upperBound, last.last + 1)).contains(where: isText)
    if isBefore != isAfter { return isBefore ? .foot : .head }
    // A head has its text right below; the last foot has the page's own foot.
    let below = (last.last + 1..<max(range.upperBound, last.last + 1)).first {
      switch window.form($0) {
      case .blank, .button, .number: false
      default: true
      }
    }
    if isBefore, let below, !isText(below) { return .foot }
    // Posts between blank lines show it by themselves; the first or last may have lost a part.
    let heads = hits.count { !isText($0.first - 1) && isText($0.last + 1) }
    let feet = hits.count { isText($0.first - 1) && !isText($0.last + 1) }
    let enough = max(1, hits.count - max(1, hits.count / 8))
    if heads >= enough && heads > feet { return .head }
    return feet >= enough && feet > heads ? .foot : .unclear
  }
}
