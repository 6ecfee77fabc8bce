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
    let fields = columns.compactMap { if case .field(let field) = $0 { field } else { nil } }
    let places = columns.compactMap { if case .column(let place, _) = $0 { place } else { nil } }
    switch rows {
    case .blocks(let blocks, .posts), .blocks(let blocks, .blocks):
      return .blocks(blocks, .columns(fields))
    case .blocks(let blocks, .columns(let fields)):
      return .blocks(blocks, .columns(places.map { fields[$0] }))
    case .concordance(var lines):
      lines.columns = places.map { lines.columns[$0] }
      return .concordance(lines)
    case .blocks(let blocks, .chosen(of: let view, let chosen)):
      return .blocks(blocks, .chosen(of: view, places.map { chosen[$0] }))
    case .blocks(let blocks, let view): return .blocks(blocks, .chosen(of: view, places))
    case .table, .figures: break
    }
    let reader = run.reader(rows)
    let cells = try run.cancellation.map(0..<rows.count) { row in
      try places.map { try reader.value(row: row, column: $0) }
    }
    return .table(Table(shape: plan.shape, rows: cells))
  }
}
