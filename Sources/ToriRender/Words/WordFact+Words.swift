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
    case .tooRare(let words, let least):
      LocalizedText(
        "\(words) more \(words == 1 ? "word occurs" : "words occur") fewer than \(least) times and \(words == 1 ? "is" : "are") left out; 'at least 1' keeps all",
        ja: "ほかの\(words)語は\(least)回に満たないので除いた。'at least 1' ならすべて残す")
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
