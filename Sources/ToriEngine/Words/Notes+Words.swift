import ToriStatistics
import ToriText

/// What is said below figures of words.
extension Note {
  package static func countedWords(_ words: Int, posts: Int) -> Note {
    Note(
      LocalizedText(
        "\(words) word\(words == 1 ? "" : "s") in \(posts) post\(posts == 1 ? "" : "s")",
        ja: "\(posts)件に\(words)語"))
  }

  /// The counts behind collocates, and how they were made.
  package static func collocates(
    of stage: CollocatesStage, nodes: Int, posts: Int, window: Int, words: Int
  ) -> Note {
    let (node, span) = (stage.node.written, stage.window.words)
    return Note(
      LocalizedText(
        "\(node) \(nodes) times in \(posts) posts; \(window) of \(words) other words stand \(span)",
        ja: "\(node)は\(posts)件に\(nodes)回。ほかの\(words)語のうち\(window)語が\(span)にある"))
  }

  package static func compared(_ words: Int, with others: Int) -> Note {
    Note(
      LocalizedText(
        "\(words) words here, \(others) there", ja: "こちらは\(words)語、比べる側は\(others)語"))
  }

  /// Posts that are compared with themselves.
  package static func onBothSides(_ posts: Int) -> Note {
    Note(
      LocalizedText(
        "\(posts) post\(posts == 1 ? " is" : "s are") on both sides, which makes differences smaller",
        ja: "\(posts)件が両方にあり、その分だけ差は小さく出る"))
  }

  package static func tooRare(_ words: Int, least: Int) -> Note {
    Note(
      LocalizedText(
        "\(words) more \(words == 1 ? "word occurs" : "words occur") fewer than \(least) times and \(words == 1 ? "is" : "are") left out",
        ja: "ほかの\(words)語は\(least)回に満たないので除いた"),
      hint: .add("at least 1"))
  }

  /// Posts whose text others have too, letter by letter.
  package static func repeatedTexts(_ posts: Int) -> Note {
    Note(
      LocalizedText(
        "\(posts) of the posts repeat\(posts == 1 ? "s" : "") the text of others; '| limit 1 by text' before this leaves \(posts == 1 ? "it" : "them") out",
        ja: "うち\(posts)件はほかと同じ本文。前に '| limit 1 by text' を入れると除ける"))
  }

  /// How evenly a word is spread over the rows.
  package static func spread(_ dispersion: Dispersion) -> Note {
    func figure(_ value: Double?) -> String { value.map { Figures.text($0) } ?? "–" }
    let (d, dp, norm) = (
      figure(dispersion.juillandD), figure(dispersion.dp), figure(dispersion.dpNorm)
    )
    return Note(
      LocalizedText(
        "in \(dispersion.range) of \(dispersion.partCount) parts with words: D \(d), DP \(dp), DPnorm \(norm)",
        ja:
          "語のある\(dispersion.partCount)の部分のうち\(dispersion.range)に現れる。D \(d)、DP \(dp)、DPnorm \(norm)")
    )
  }
}
