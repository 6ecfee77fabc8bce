import ToriEngine
import ToriText

/// How a plan is shown: what is asked of the servers, as SQL, and what tori does with the answers.
extension RemotePlan {
  /// From the last step down. - Parameter found: how many rows there were, if it was run.
  ///
  /// - Parameter wording: how conditions are said.
  func steps(
    _ wording: Wording, found: Int? = nil, in duration: Duration? = nil
  ) -> [Explanation.Step] {
    words(wording).enumerated().map { depth, words in
      Explanation.Step(
        depth: depth, words: words, expectedRows: nil, triedRows: nil,
        foundRows: depth == 0 ? found : nil, touchedByteCount: nil,
        duration: depth == 0 ? duration : nil)
    }
  }

  fileprivate func words(_ wording: Wording) -> [LocalizedText] {
    switch self {
    case .rows(let found, let fields, _):
      return asking(found.rows(fields.map(\.name)), of: found, wording)
    case .lines(let found, let stage, _):
      return [
        Self.here(
          LocalizedText(
            "every place of \(stage.subject.written) in their texts",
            ja: "本文の中の\(stage.subject.written)の場所すべて"))
      ] + asking(found.rows(["id", "body"]), of: found, wording)
    case .figures(let found, let stage, let keys, _):
      let all = Self.counting(found, by: keys)
      // What lacks a value is counted by itself.
      let lacking = Self.counting(found, by: Array(keys.suffix(1)))
      let isAlone = stage.aggregate == .count || lacking == all
      return [Self.here(stage.words)] + (isAlone ? [] : [Self.onServers(lacking)])
        + asking(all, of: found, wording)
    case .timeline(let found, let stage, _):
      return [
        Self.here(
          LocalizedText("a row for each \(stage.part.words)", ja: "\(stage.part.words)ごとの行"))
      ]
        + asking(
          found.groups(by: ["dated", BlockColumns.line(of: stage.part)], limit: nil), of: found,
          wording)
    case .gathered(let gathered, _): return [Self.onServers(gathered.sql)]
    case .firstGroups(let first):
      let counted = [Self.here(first.stage.words)]
      let order =
        first.order.map { [Self.here(RemotePlan.Step.sort($0.terms).words(wording))] } ?? []
      return [
        Self.here(
          RemotePlan.Step.limit(first.limit, by: first.order?.terms ?? []).words(wording))
      ] + order + counted + asking(first.largest, of: first.found, wording)
        + ([first.count] + [first.alike].compactMap(\.self)).map(Self.onServers)
    case .share(let found, _, let key, let all, _):
      return [
        Self.here(LocalizedText("what share these are of all", ja: "全体に占める割合"))
      ] + asking(Self.counting(found, by: [key]), of: found, wording) + [
        Self.onServers(Self.counting(all, by: [key]))
      ]
    case .here(let here, _):
      return here.words.map(Self.here)
        + here.leaves.flatMap { asking($0.found.rows(["*"]), of: $0.found, wording) }
    case .step(let below, let step, _):
      return [Self.here(step.words(wording))] + below.words(wording)
    }
  }

  /// What is asked of rows, and before it, what was to find some of them.
  private func asking(
    _ sql: String, of found: Found, _ wording: Wording
  ) -> [LocalizedText] {
    [Self.onServers(sql)]
      + found.pickings.flatMap { picking in
        if case .members(_, let plan) = picking { return plan.words(wording) }
        let asked = picking.found.rows(picking.columns)
        return [Self.here(picking.words(wording)), Self.onServers(asked)]
      }
  }

  private static func counting(_ found: Found, by keys: [KeySQL]) -> String {
    keys.isEmpty ? found.count : found.groups(by: keys.flatMap(\.columns).map(\.sql))
  }

  private static func onServers(_ sql: String) -> LocalizedText {
    LocalizedText("on the servers: \(sql)", ja: "サーバーで: \(sql)")
  }

  private static func here(_ words: LocalizedText) -> LocalizedText {
    LocalizedText("here: \(words)", ja: "手元で: \(words)")
  }
}

extension RemotePlan.Step {
  fileprivate func words(_ wording: Wording) -> LocalizedText {
    switch self {
    case .filter: LocalizedText("filter", ja: "絞り込み")
    case .sort(let terms):
      LocalizedText("sort by \(terms.words)", ja: "\(terms.words)の順に並べる")
    case .limit(let stage, by: _): stage.words
    case .select(let columns):
      LocalizedText(
        "take \(columns.map { LocalizedText(same: $0.name) }.listed())",
        ja: "\(columns.map { LocalizedText(same: $0.name) }.listed())を取り出す")
    case .aggregate(let stage): stage.words
    case .limitEach(let stage): stage.words
    case .sample(let stage):
      LocalizedText("draw \(stage.count)", ja: "無作為に\(stage.count)件")
    case .expect(let expectation): ExpectStage(expectation).words(wording)
    }
  }
}

extension Picking {
  fileprivate var columns: [String] {
    switch self {
    case .tried: ["*"]
    case .drawn: ["n"]
    case .members: []
    }
  }

  fileprivate func words(_ wording: Wording) -> LocalizedText {
    switch self {
    case .tried(let filters, on: _):
      let conditions = filters.map(wording.words).listed()
      return LocalizedText("look which of these \(conditions)", ja: "次のもののうち\(conditions)を探す")
    case .members(_, let plan): return plan.words(wording).listed()
    case .drawn(let stage, of: _):
      return LocalizedText("draw \(stage.count) of these", ja: "次のものから無作為に\(stage.count)件")
    }
  }
}
