/// Heads of other posts that stand in the text of one.
enum QuotedHeads {
  /// The heads that no post quotes.
  static func without(_ heads: [Hit], _ page: Page, _ window: PageWindow) -> [Hit] {
    let unmarked = withoutMarked(heads, window)
    return withoutOlder(withoutInner(withoutCopied(unmarked, page), page, window), page)
  }

  /// Those right below the head of a later post, which begins with the earlier one as it stands.
  static func withoutCopied(_ heads: [Hit], _ page: Page) -> [Hit] {
    heads.indices.filter { index in
      guard index > 0, heads[index].first == heads[index - 1].last + 1,
        let number = heads[index].number(page), let above = heads[index - 1].number(page)
      else { return true }
      return number >= above || heads[index].field(.time)?.date?.hour == nil
        || heads[index - 1].field(.time)?.date?.hour == nil
    }.map { heads[$0] }
  }

  /// Those with a mark of quoting before them are text where most have none.
  private static func withoutMarked(_ heads: [Hit], _ window: PageWindow) -> [Hit] {
    let rest = heads.filter { window.form($0.first) != .quote }
    return rest.count * 2 > heads.count ? rest : heads
  }

  /// Those whose numbers run back, and which no blank line sets apart as it does the others.
  private static func withoutInner(_ heads: [Hit], _ page: Page, _ window: PageWindow) -> [Hit] {
    let isApart = heads.map { $0.first == 0 || window.form($0.first - 1) == .blank }
    guard isApart.count(where: { $0 }) * 4 >= heads.count * 3 else { return heads }
    var last = 0
    return heads.indices.filter { index in
      guard let number = heads[index].number(page) else { return true }
      if number <= last, !isApart[index] { return false }
      last = number
      return true
    }.map { heads[$0] }
  }

  /// A board's own numbers, which stand behind the stamp, rise without a break: a lower one is of a post that
  /// is quoted whole.
  private static func withoutOlder(_ heads: [Hit], _ page: Page) -> [Hit] {
    let isLast = heads.count { head in
      guard let number = head.field(.number), let time = head.field(.time) else { return false }
      return number.place.lowerBound > time.place.lowerBound
    }
    guard isLast * 5 >= heads.count * 4 else { return heads }
    var last = 0
    let rest = heads.filter { head in
      guard let number = head.number(page) else { return true }
      if number <= last { return false }
      last = number
      return true
    }
    return rest.count * 3 >= heads.count * 2 ? rest : heads
  }
}
