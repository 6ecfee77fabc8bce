import ToriEngine
import ToriText

/// How a plan is carried out, step by step.
extension Explainer {
  func explain(_ node: LogicalNode, _ plan: Plan, met: RunRecord?) -> Explanation {
    var records = met.map { $0.steps[...] }
    return Explanation(
      reading: reading(node), steps: steps(plan, 0, &records),
      summary: met.map { met in
        let (read, all) = (met.touchedByteCount / 1024, met.byteCount / 1024)
        return LocalizedText(
          "read \(read) KiB of the index's \(all)", ja: "索引\(all) KiBのうち\(read) KiBを読んだ")
      })
  }

  // MARK: How it is carried out

  /// The steps of `plan`; `records` holds what was met in the order in which steps begin.
  private func steps(
    _ plan: Plan, _ depth: Int, _ records: inout ArraySlice<StepRecord>?
  ) -> [Explanation.Step] {
    let record = records?.popFirst()
    var steps = [
      Explanation.Step(
        depth: depth, words: words(plan.operation),
        expectedRows: plan.expectedRows == .unbounded ? nil : plan.expectedRows,
        triedRows: record?.triedRows, foundRows: record?.rows,
        touchedByteCount: record?.touchedByteCount, duration: record?.duration)
    ]
    if case .filter(let filter) = plan.operation {
      var parts = record?.parts[...] ?? []
      steps += tests(filter, depth + 1, of: plan.inputs[0].expectedRows, &parts)
    }
    for input in plan.inputs { steps += self.steps(input, depth + 1, &records) }
    return steps
  }

  /// The parts of a filter; `records` holds what each met, in the order in which they stand here.
  private func tests(
    _ filter: FilterPlan, _ depth: Int, of rows: Int, _ records: inout ArraySlice<StepRecord?>
  ) -> [Explanation.Step] {
    let record = records.popFirst() ?? nil
    func step(_ words: LocalizedText, _ expected: Int?) -> Explanation.Step {
      Explanation.Step(
        depth: depth, words: words,
        expectedRows: rows == .unbounded ? nil : expected.map { min($0, rows) },
        triedRows: record?.triedRows, foundRows: record?.rows,
        touchedByteCount: record?.touchedByteCount, duration: record?.duration)
    }
    func parts(_ parts: [FilterPlan]) -> [Explanation.Step] {
      parts.flatMap { tests($0, depth + 1, of: rows, &records) }
    }
    switch filter.test {
    case .all(let all): return [step(.allInOrder, nil)] + parts(all)
    case .any(let any): return [step(.anyInOrder, nil)] + parts(any)
    case .not(let part): return [step(LocalizedText(same: "not"), nil)] + parts([part])
    case .leaf(let leaf): return [step(wording.words(leaf), filter.expectedRows)]
    case .repliesTo(let plan):
      var inner = record?.subquery[...]
      return [step(LocalizedText(same: "replies to"), nil)] + steps(plan, depth + 1, &inner)
    }
  }
}
