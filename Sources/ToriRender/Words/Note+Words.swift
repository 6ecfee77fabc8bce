import ToriEngine
import ToriText

extension Note {
  /// In words, without the hint.
  package var message: LocalizedText {
    switch fact {
    case .left(let count, let doubt): Self.left(count, doubt)
    case .lackingSeveral(let count, let fields):
      LocalizedText(
        "\(count) more \(count == 1 ? "lacks" : "lack") several of \(listed(fields))",
        ja: "ほかに\(listed(fields))のうち複数がないものが\(count)件")
    case .lacking(let count, let name):
      LocalizedText(
        "\(count) \(count == 1 ? "carries" : "carry") no \(name)", ja: "\(name)のないものが\(count)件")
    case .countedOnce(let posts, let rows):
      LocalizedText(
        "each post counts once: \(posts) of \(rows) rows", ja: "投稿は一度だけ数える: \(rows)行の\(posts)件")
    case .offLine(let count, let part): Self.offLine(count, part.doubted)
    case .withNone(let count, let name):
      LocalizedText(
        "\(count) more \(count == 1 ? "value" : "values") of \(name) \(count == 1 ? "has" : "have") none",
        ja: "ほかに該当のない\(name)の値が\(count)")
    case .besideAllDocuments(let names):
      LocalizedText(
        "all: the posts of every document, not only of \(Self.some(names))",
        ja: "allは\(Self.some(names))だけでなく全文書の投稿の数")
    case .undatedOffLine(let count):
      LocalizedText(
        "\(count) more \(count == 1 ? "is" : "are") not on the line: "
          + "\(count == 1 ? "it carries" : "they carry") no time",
        ja: "ほかに\(count)件は日時不明で、この列に入っていない")
    case .cut(let cut): cut.words
    case .tied(let row, let names):
      LocalizedText(
        "row \(row) is alike in \(joined(names, " and ", "と")) with rows that are left out",
        ja: "\(row)行目と\(joined(names, " and ", "と"))の同じ行がほかにもある")
    case .lackingRows(let count, let name):
      LocalizedText(
        "\(count) more row\(count == 1 ? " has" : "s have") no \(name)",
        ja: "ほかの\(count)行には\(name)がない")
    case .uncertain(let count, let names):
      LocalizedText(
        "for \(count) more rows, \(joined(names, " or ", "か")) is not known for certain",
        ja: "ほかの\(count)行は\(joined(names, " or ", "か"))が確かでない")
    case .sharedNames(let names):
      LocalizedText(
        "a name may be more than one person; different author_id: \(Self.counted(names))",
        ja: "一つの名前が一人とは限らない。異なるauthor_idの数: \(Self.counted(names))")
    case .unmatched(let texts):
      LocalizedText(
        "no match of \(Self.some(texts))", ja: "\(Self.some(texts))に当たる所はない")
    case .inAddresses(let count, let total, let texts):
      LocalizedText(
        "\(count) of \(total) match\(total == 1 ? "" : "es") stand\(count == 1 ? "s" : "") in addresses; \(Self.asWords(texts)) leaves addresses out",
        ja: "\(total)か所のうち\(count)か所はURLの中。\(Self.asWords(texts)) ならURLを除く")
    case .described(let fact): fact.words
    case .empty(let fact): fact.words
    case .ofWords(let fact): fact.words
    case .network(let fact): fact.words
    case .otherFormat(let file, let format, let said):
      LocalizedText(
        "\(file) is \(format), though its name says \(said)",
        ja: "\(file)の中身は\(format)。名前は\(said)と読める")
    case .words(let words): words
    }
  }

  private static func left(_ count: Int, _ doubt: Doubt) -> LocalizedText {
    switch doubt {
    case .undated:
      LocalizedText(
        "\(count) more \(count == 1 ? "post matches but carries" : "posts match but carry") no time",
        ja: "ほかに\(count)件が当てはまるが、日時不明")
    case .uncertainTime:
      LocalizedText(
        "\(count) more \(count == 1 ? "post matches" : "posts match") but may or may not lie in the period",
        ja: "ほかに\(count)件が当てはまるが、期間に入るかは確かでない")
    case .uncertain(let part):
      LocalizedText(
        "for \(count) more, the \(part.doubted) is not certain",
        ja: "ほかの\(count)件は\(part.doubted)が確かでない")
    case .without(let field):
      LocalizedText(
        "\(count) more \(count == 1 ? "carries" : "carry") no \(field.name)",
        ja: "ほかに\(field.name)のないものが\(count)件")
    }
  }

  private static func offLine(_ count: Int, _ doubted: LocalizedText) -> LocalizedText {
    let (be, their) = count == 1 ? ("is", "its") : ("are", "their")
    return LocalizedText(
      "\(count) more \(be) not on the line: \(their) \(doubted) is not certain",
      ja: "ほかに\(count)件は\(doubted)が確かでなく、この列に入っていない")
  }

  /// Of a long list it is told how many more there are.
  private static func some(_ texts: [String]) -> LocalizedText {
    let named = texts.prefix(namedTexts).map { LocalizedText(same: $0) }
    let more = texts.count - named.count
    return (named + (more > 0 ? [LocalizedText("\(more) more", ja: "ほか\(more)個")] : [])).listed()
  }

  private static let namedTexts = 8

  /// Texts as words, as a query has them after `kwic`.
  private static func asWords(_ texts: [String]) -> String {
    let words = texts.prefix(namedTexts).map { "word \"\($0)\"" }
    return "kwic " + (words.count > 1 ? "any of " : "") + words.joined(separator: ", ")
      + (texts.count > words.count ? ", …" : "")
  }

  private static func counted(_ names: [Counted]) -> LocalizedText {
    names.map { LocalizedText(same: "'\($0.text)' \($0.count)") }.listed()
  }
}

extension Cut {
  fileprivate var words: LocalizedText {
    if !limit.keys.isEmpty { return byKeys }
    if isOfPosts {
      return LocalizedText(
        "the first\(kept == 1 ? "" : " \(kept)") of the lines in \(total) posts; leave out '\(limit.written)' to see them all",
        ja: "\(total)件の投稿にある行のうち先頭の\(kept)行。'\(limit.written)'を外すとすべて見られる")
    }
    return LocalizedText(
      "the first\(kept == 1 ? "" : " \(kept)") of \(total) rows; leave out '\(limit.written)' to see them all",
      ja: "\(total)行のうち先頭の\(kept)行。'\(limit.written)'を外すとすべて見られる")
  }

  /// What has the same text, letter by letter, is a copy.
  private var byKeys: LocalizedText {
    let isByText = limit.keys.count == 1 && limit.keys[0].name == "text"
    let left = total - kept
    let copies = LocalizedText(
      isByText ? left == 1 ? ", 1 exact copy left out" : ", \(left) exact copies left out" : "",
      ja: isByText ? "、同じ本文の\(left)行を除く" : "")
    return LocalizedText(
      "\(kept) of \(total) rows\(copies); leave out '\(limit.written)' to see them all",
      ja: "\(total)行のうち\(kept)行\(copies)。'\(limit.written)'を外すとすべて見られる")
  }
}

func listed(_ names: [String]) -> LocalizedText {
  names.map { LocalizedText(same: $0) }.listed()
}

private func joined(_ names: [String], _ english: String, _ japanese: String) -> LocalizedText {
  names.map { LocalizedText(same: $0) }.joined(
    separator: LocalizedText("\(english)", ja: "\(japanese)"))
}
