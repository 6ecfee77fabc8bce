import ToriEngine
import ToriIndex
import ToriSystem
import ToriText

extension SelectStage: RunnableStage {
  var promises: StagePromises { .keepsRows }

  func expectedRows(of inputs: [Int], in index: Index) -> Int { inputs[0] }

  func words(_ explainer: Explainer) -> LocalizedText {
    LocalizedText("take \(names)", ja: "\(names)を取り出す")
  }

  func rows(of plan: Plan, in run: inout PlanRun) throws -> Rows {
    let rows = try run.rows(of: plan.inputs[0])
    let places = columns.compactMap { if case .column(let place, _) = $0 { place } else { nil } }
    switch rows {
    case .blocks(let blocks, let view): return .blocks(blocks, view.choosing(columns))
    case .concordance(let lines): return .concordance(lines.choosing(columns))
    case .computed(let rows): return .computed(rows.choosing(places, plan.shape))
    case .table, .figures: break
    }
    let reader = run.reader(rows)
    let cells = try run.cancellation.map(0..<rows.count) { row in
      try places.map { try reader.value(row: row, column: $0) }
    }
    return .table(Table(shape: plan.shape, rows: cells))
  }
}
