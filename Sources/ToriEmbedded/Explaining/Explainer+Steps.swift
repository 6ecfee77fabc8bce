import ToriEngine
import ToriLanguage
import ToriText

/// What the steps of a plan are called.
extension Explainer {
  func words(_ operation: Plan.Operation) -> LocalizedText {
    switch operation {
    case .stage(let stage): stage.runnable.words(self)
    case .filter: FilterStage.words
    case .first(let limit, by: let terms):
      LocalizedText("first \(limit) by \(terms.words)", ja: "\(terms.words)の順で先頭\(limit)件")
    case .countRows: LocalizedText("count rows, fetching none", ja: "取り出さずに数える")
    }
  }
}

extension LocalizedText {
  static let allInOrder = LocalizedText("all of, tried in this order", ja: "すべて（この順に試す）")
  static let anyInOrder = LocalizedText("any of, tried in this order", ja: "どれか（この順に試す）")
}
