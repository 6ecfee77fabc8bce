import ToriLanguage
import ToriText

/// `dispersion of … [by FIELD]`: how evenly a word is spread over documents and posts, or over the values of a field, a
/// row each.
package struct DispersionStage: LogicalStage {
  package let sought: SoughtNeedle
  package let key: GroupKey?

  /// Into so many stretches of as many words a part is cut for its strip.
  package static let stretches = 40

  package func shape(of inputs: [RowShape]) -> RowShape {
    if let key {
      return RowShape(
        kind: .figures,
        columns: [
          key.column, .count("count"), .count("words"),
          Column(name: "strip", type: .list(.integer)).strip, .figure("per_million"),
        ], isTimeline: key.isLine)
    }
    let columns: [Column] = [
      .count("frequency"), .count("range"), .figure("d"), .figure("dp"), .figure("dpnorm"),
      .figure("arf"), .count("documents"), .figure("d2"), .figure("s"), .figure("kld"),
      .count("posts"), .count("post_range"), .figure("post_d"), .figure("post_d2"),
      .figure("post_dp"), .figure("post_dpnorm"), .figure("post_kld"), .count("words"),
    ]
    return RowShape(kind: .words, columns: columns, essential: Array(0..<7))
  }

  package func reading(of inputs: [LogicalNode], by explainer: Explainer) -> [LocalizedText] {
    let spread =
      if let key {
        LocalizedText(
          "how often \(sought.written) stands in each \(key.name)",
          ja: "\(key.name)の値ごとの\(sought.written)の数")
      } else {
        LocalizedText(
          "how evenly \(sought.written) is spread over documents; posts as parts with post_ before",
          ja: "\(sought.written)が文書の間でどれだけ均等に現れるか。投稿を部分とする値は post_ で始まる列")
      }
    return explainer.reading(inputs) + [
      spread,
      LocalizedText(
        "d is Juilland's (1 even, 0 in one part), dp Gries's (0 even, near 1 in one part), arf the average reduced frequency; parts without words are left out",
        ja: "dはJuillandのD（1は均等、0は一か所）、dpはGriesのDP（0は均等、1に近いほど偏る）、arfは平均縮約頻度。語のない部分は除く"),
      .countedWords,
    ]
  }

  package func needles(of inputs: [LogicalNode]) -> [Needle] { [] }

  package func narrowing(_ wording: Wording) -> LocalizedText? {
    LocalizedText(same: "dispersion of \(sought.written)")
  }
}

extension Analyzer {
  mutating func dispersion(
    of sought: Sought, by name: Name?, _ stage: Stage, of input: LogicalNode
  ) -> LogicalNode? {
    guard posts(stage, input), let needle = self.sought(sought) else { return nil }
    guard let name else {
      return LogicalNode(
        .dispersion(DispersionStage(sought: needle, key: nil)), of: [input])
    }
    return postKey(name, of: input).map {
      LogicalNode(.dispersion(DispersionStage(sought: needle, key: $0)), of: [input])
    }
  }
}
