import ToriEngine
import ToriText

extension WordFact {
  var words: LocalizedText {
    switch self {
    case .counted(let words, let posts):
      LocalizedText(
        "\(words) word\(words == 1 ? "" : "s") in \(posts) post\(posts == 1 ? "" : "s")",
        ja: "\(posts)件に\(words)語")
    case .collocates(let node, let window, let nodes, let posts, let near, let words):
      LocalizedText(
        "\(node) \(nodes) time\(nodes == 1 ? "" : "s") in \(posts) post\(posts == 1 ? "" : "s"); \(near) of \(words) other words stand \(window.words)",
        ja: "\(node)は\(posts)件に\(nodes)回。ほかの\(words)語のうち\(near)語が\(window.words)にある")
    case .compared(let words, let others):
      LocalizedText(
        "\(words) words here, \(others) there", ja: "こちらは\(words)語、比べる側は\(others)語")
    case .onBothSides(let posts):
      LocalizedText(
        "\(posts) post\(posts == 1 ? " is" : "s are") on both sides, which makes differences smaller",
        ja: "\(posts)件が両方にあり、その分だけ差は小さく出る")
    case .loneGroup(let key):
      LocalizedText(
        "all these posts have one \(key), so nothing is there to compare them with; 'keywords against (posts …)' says with what",
        ja: "これらの投稿の\(key)は一つだけで、比べる相手がない。'keywords against (posts …)'で相手を指定する")
    case .tooRare(let words, let least):
      LocalizedText(
        "\(words) more \(words == 1 ? "word occurs" : "words occur") fewer than \(least) times and \(words == 1 ? "is" : "are") left out; 'at least 1' keeps all",
        ja: "ほかの\(words)語は\(least)回に満たないので除いた。'at least 1' ならすべて残す")
    case .stopped(let words, let times):
      LocalizedText(
        "\(words) stop word\(words == 1 ? "" : "s") with \(times) occurrence\(times == 1 ? "" : "s") \(words == 1 ? "is" : "are") left out; N has them",
        ja: "ストップワード\(words)語（のべ\(times)回）を一覧から除いた。Nには含む")
    case .singleCharacters(let words):
      LocalizedText(
        "\(words) of the words \(words == 1 ? "is" : "are") in Chinese or Thai, which no dictionary here cuts: each character is one",
        ja: "うち\(words)語は中国語かタイ語。切る辞書がないので1文字を1語とする")
    case .compounds(let places): Self.compounds(places)
    case .repeatedTexts(let posts):
      LocalizedText(
        "\(posts) of the posts repeat\(posts == 1 ? "s" : "") the text of others; '| limit 1 by text' before this leaves \(posts == 1 ? "it" : "them") out",
        ja: "うち\(posts)件はほかと同じ本文。前に '| limit 1 by text' を入れると除ける")
    case .spread(let spread):
      LocalizedText(
        "in \(spread.range) of \(spread.partCount) parts with words: D \(Self.figure(spread.juillandD)), DP \(Self.figure(spread.dp)), DPnorm \(Self.figure(spread.dpNorm))",
        ja:
          "語のある\(spread.partCount)の部分のうち\(spread.range)に現れる。D \(Self.figure(spread.juillandD))、DP \(Self.figure(spread.dp))、DPnorm \(Self.figure(spread.dpNorm))"
      )
    case .absent(let word): word.words
    }
  }

  private static let namedCompounds = 4

  private static func compounds(_ places: [CompoundPlaces]) -> LocalizedText {
    let named = places.prefix(namedCompounds).map(\.words)
    let more = places.count - named.count
    let rest = more > 0 ? [LocalizedText("\(more) more", ja: "ほか\(more)語")] : []
    let separator = LocalizedText("; ", ja: "。")
    return LocalizedText(
      "compounds: \((named + rest).joined(separator: separator))",
      ja: "複合語: \((named + rest).joined(separator: separator))")
  }

  private static func figure(_ value: Double?) -> String {
    value.map { fixedPoint($0, decimals: 4) } ?? "–"
  }
}

extension WordFact.AbsentWord {
  fileprivate var words: LocalizedText {
    let none =
      isExact
      ? LocalizedText("no words are written \"\(text)\"", ja: "\"\(text)\"と書かれた語はない")
      : LocalizedText(
        "no word has the dictionary form \"\(text)\"", ja: "見出しの形が\"\(text)\"の語はない")
    switch instead {
    case .nothing:
      return LocalizedText(
        "\(none), nor do its characters stand anywhere", ja: "\(none)。文字としても現れない")
    case .form(of: let words):
      let (list, first) = (listed(words), words.first ?? "")
      return LocalizedText(
        "\(none): it is a form of \(list); write word \"\(first)\", or word exactly \"\(text)\"",
        ja: "\(none)。\(list)の活用形なので、word \"\(first)\"か word exactly \"\(text)\" と書く")
    case .characters(let characters, let posts, let inside):
      let (count, unit) = ("\(posts)", posts == 1 ? "post" : "posts")
      if inside.isEmpty {
        return LocalizedText(
          "\(none); \"\(characters)\" stands as characters in \(count) \(unit)",
          ja: "\(none)。\"\(characters)\"は文字としては\(count)件にある")
      }
      let list = inside.map { LocalizedText(same: "\($0.text) \($0.count)") }.listed()
      return LocalizedText(
        "\(none); \"\(characters)\" stands as characters in \(count) \(unit), inside \(list)",
        ja: "\(none)。\"\(characters)\"は文字としては\(count)件にあり、\(list)の中に現れる")
    }
  }
}

extension CompoundPlaces {
  fileprivate var words: LocalizedText {
    let (text, place) = (word.text, word.place)
    if whole == all {
      return LocalizedText(
        "\"\(text)\" (\(place)) is one word already in all \(all) place\(all == 1 ? "" : "s")",
        ja: "\"\(text)\"（\(place)）は\(all)か所すべてで初めから一語")
    }
    let already =
      whole == 0
      ? LocalizedText(same: "")
      : LocalizedText(", \(whole) being one word already", ja: "（\(whole)か所は初めから一語）")
    if cutOtherwise == 0 {
      return LocalizedText(
        "\"\(text)\" is one word in all \(all) places\(already)",
        ja: "\"\(text)\"は\(all)か所すべてで一語\(already)")
    }
    return LocalizedText(
      "\"\(text)\" (\(place)) is one word in \(joined + whole) of \(all) place\(all == 1 ? "" : "s")\(already); in \(cutOtherwise) the dictionary cuts across its ends",
      ja:
        "\"\(text)\"（\(place)）は\(all)か所のうち\(joined + whole)か所で一語\(already)。\(cutOtherwise)か所では辞書の切れ目が合わない"
    )
  }
}
