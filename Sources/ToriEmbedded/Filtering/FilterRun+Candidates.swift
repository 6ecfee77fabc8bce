import ToriEngine
import ToriIndex
import ToriLanguage
import ToriSystem
import ToriText

extension FilterRun {
  /// The blocks that hold what is necessary, and perhaps others: all that may be worth a look.
  func candidates(_ necessity: PatternNecessity, _ among: BlockSet) throws -> BlockSet {
    switch necessity {
    case .nothing: among
    case .text(let text):
      // Folded, what stands inside of a text is the same wherever it stands; its ends may not be.
      try index.blocks(
        mentioning: Folding.core(of: Array(text.utf8)), among: among, cancellation: cancellation)
    case .all(let parts):
      try parts.map { (part: $0, most: index.estimate($0)) }.sorted { $0.most < $1.most }
        .reduce(among) { left, next in
          left.isEmpty ? left : try candidates(next.part, left)
        }
    case .any(let parts):
      try parts.reduce(BlockSet()) { $0.union(try candidates($1, among)) }
    }
  }

  /// The blocks whose text may compare so: texts that are the same to Unicode fold alike.
  func candidates(_ comparison: TextComparison, _ among: BlockSet) throws -> BlockSet {
    guard comparison.comparison == .equal else { return among }
    return try index.blocks(
      mentioning: Folding.fold(comparison.value).bytes, among: among, cancellation: cancellation)
  }
}

extension Index {
  /// How many blocks can hold what is necessary, by counts alone.
  func estimate(_ necessity: PatternNecessity) -> Int {
    switch necessity {
    case .nothing: blockCount
    case .text(let text): estimate(mentioning: Folding.core(of: Array(text.utf8)))
    case .all(let parts): parts.map { estimate($0) }.min() ?? blockCount
    case .any(let parts): min(blockCount, parts.reduce(0) { $0 + estimate($1) })
    }
  }
}
