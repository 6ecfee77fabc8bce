import ToriEngine
import ToriLanguage
import ToriText

extension NetworkFact {
  var words: LocalizedText {
    switch self {
    case .nodes(let count, let subject, let units, let tooRare, let least, let tooMany):
      let isOfAuthors = subject == .documents
      let all = LocalizedText(
        "pairs of \(count) \(subject.plural) \(isOfAuthors ? "by" : "in") \(Self.counted(units, subject))",
        ja: "\(Self.counted(units, subject))の\(subject.plural)\(count)の組")
      let rare =
        tooRare == 0
        ? LocalizedText(same: "")
        : LocalizedText(
          "; \(tooRare) more \(isOfAuthors ? "by" : "in") fewer than \(least) \(tooRare == 1 ? "is" : "are") left out: 'at least 1' keeps all",
          ja: "。ほかの\(tooRare)は\(least)に満たないので除いた。'at least 1' ならすべて残す")
      let many =
        tooMany == 0
        ? LocalizedText(same: "")
        : LocalizedText(
          "; \(tooMany) more are left out, as a network holds \(NetworkStage.mostNodes), those in most: choose fewer posts to see others",
          ja: "。ほかの\(tooMany)は、多い順に\(NetworkStage.mostNodes)までなので除いた。投稿を絞ればほかのものも見られる")
      return LocalizedText("\(all)\(rare)\(many)", ja: "\(all)\(rare)\(many)")
    case .oneWay(let count, let subject, let tooRare, let least):
      let all =
        subject == .authors
        ? LocalizedText("\(count) answer\(count == 1 ? "" : "s")", ja: "返信\(count)件")
        : LocalizedText("\(count) mention\(count == 1 ? "" : "s")", ja: "言及\(count)件")
      if tooRare == 0 { return all }
      return LocalizedText(
        "\(all); \(tooRare) pair\(tooRare == 1 ? "" : "s") met fewer than \(least) times \(tooRare == 1 ? "is" : "are") left out",
        ja: "\(all)。\(least)回に満たない\(tooRare)組を除いた")
    case .unknownEnds(let count, let subject):
      if subject == .authors {
        return LocalizedText(
          "of \(count) more answer\(count == 1 ? "" : "s") it is not known by whom, or to whom",
          ja: "ほかの返信\(count)件は、誰から、または誰への返信か分からない")
      }
      return LocalizedText(
        "of \(count) more mention\(count == 1 ? "" : "s") it is not known by whom",
        ja: "ほかの言及\(count)件は、誰によるものか分からない")
    }
  }

  private static func counted(_ units: Int, _ subject: NetworkSubject) -> LocalizedText {
    subject == .documents
      ? LocalizedText("\(units) author\(units == 1 ? "" : "s")", ja: "投稿者\(units)人")
      : LocalizedText("\(units) post\(units == 1 ? "" : "s")", ja: "投稿\(units)件")
  }
}
