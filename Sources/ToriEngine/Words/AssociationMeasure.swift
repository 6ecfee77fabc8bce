import ToriStatistics
import ToriText

/// A measure of how a word is bound to a part of a corpus, by the name of its column.
package enum AssociationMeasure: String, CaseIterable, Codable, Sendable {
  case logLikelihood = "log_likelihood"
  case logRatio = "log_ratio"
  case logRatioLow = "log_ratio_low"
  case logRatioHigh = "log_ratio_high"
  case mutualInformation = "mi"
  case cubedMutualInformation = "mi3"
  case tScore = "t"
  case zScore = "z"
  case dice
  case logDice = "log_dice"
  case percentDifference = "diff"
  case bic
  case chiSquared = "chi2"
  case fisher = "fisher_p"

  /// What it says of a table; nil where it says nothing.
  ///
  /// - Parameter node: how often what the part is near occurs, where it is a node; else the words of the part.
  package func value(of table: ContingencyTable, node: Int) -> Double? {
    switch self {
    case .logLikelihood: table.logLikelihood
    case .logRatio: table.logRatio
    case .logRatioLow: table.logRatioInterval?.lowerBound
    case .logRatioHigh: table.logRatioInterval?.upperBound
    case .mutualInformation: table.mutualInformation
    case .cubedMutualInformation: table.cubedMutualInformation
    case .tScore: table.tScore
    case .zScore: table.zScore
    case .dice: table.dice(node: node)
    case .logDice: table.logDice(node: node)
    case .percentDifference: table.percentDifference
    case .bic: table.bic
    case .chiSquared: table.chiSquared
    case .fisher: table.fisherTwoSided
    }
  }
}
