import ToriEngine
import ToriLanguage

/// Plans, carried out as queries are: stage by stage, on all rows.
extension NaiveEvaluator {
  /// The rows of a node; throws `unexpected` where an expectation fails.
  func rows(of node: LogicalNode) throws(EngineError) -> Result {
    var inputs: [Result] = []
    for input in node.inputs { inputs.append(try rows(of: input)) }
    let input = inputs.first ?? blocks([], .posts)
    let origins = input.origins ?? []
    switch node.operation {
    case .scan(let stage):
      return blocks(
        rows.filter { stage.kind == .blocks || $0.block.kind.isPost }.map(\.place), stage.kind)
    case .groups(let stage): return gathered(input, as: stage.kind.rawValue)
    case .members: return gathered(input, as: "posts")
    case .filter(let stage):
      return input.picked(try places(of: input, meeting: stage.filter))
    case .sort(let stage):
      return sorted(
        input,
        by: stage.terms.map {
          SortKey(field: Name($0.column.name, SourceSpan(0, 0)), descending: $0.descending)
        })
    case .limit(let stage): return limited(input, stage.count, by: stage.keys.map(\.name))
    case .sample(let stage):
      return sample(input, count: stage.count, seed: Int(bitPattern: UInt(stage.seed)))
    case .select(let stage):
      var result = input
      result.columns = stage.columns.map(\.name)
      result.cells = input.cells.indices.map { row in
        stage.columns.map { input.cell($0.name, row) }
      }
      (result.members, result.kind) = (nil, .columns)
      return result
    case .aggregate(let stage):
      let keys = stage.keys.map(\.name)
      switch stage.aggregate {
      case .count: return figures(input, nil, by: keys)
      case .distinct(let key): return distinct(key.name, of: input, by: keys)
      case .figure(let function, of: let column):
        return figures(input, (function, column.name), by: keys)
      }
    case .timeline(let stage):
      return timeline(
        origins, by: stage.part.rawValue, asked: (stage.asked.start, stage.asked.end))
    case .share(let stage):
      return share(
        input, by: stage.key.name, asked: (stage.asked.start, stage.asked.end),
        documents: stage.key.name == "doc" ? stage.documents : nil)
    case .concordance(let stage):
      if case .text(let needle) = stage.subject {
        return concordance(input, needle.text, width: stage.width)
      }
      return concordance(input, width: stage.width) { self.bytes(of: stage.subject, in: $0) }
    case .words(let stage): return words(input, by: stage.key)
    case .ngrams(let stage): return ngrams(input, stage.sizes)
    case .compounds: return compounds(input)
    case .collocates(let stage): return collocates(input, stage)
    case .keywords(let stage):
      return keywords(input, stage, against: inputs.count > 1 ? inputs[1] : nil)
    case .dispersion(let stage): return dispersion(input, stage)
    case .network(let stage): return network(input, stage)
    case .related(let stage):
      let related = Set(origins.flatMap { self.related(Self.stage(stage.relation), to: rows[$0]) })
      return blocks(related.sorted(), input.origin ?? .posts)
    case .cite: return cited(input)
    case .raw: return raw(input)
    case .combine(let stage): return combined(input, stage.operation, inputs[1])
    case .expect(let stage): return try expected(stage.expectation, of: input)
    case .save: return input
    }
  }

  private static func stage(_ relation: Relation) -> Stage.Kind {
    switch relation {
    case .replies: .replies
    case .parents: .parents
    case .thread: .thread
    case .around(let count): .around(Spanned(count, SourceSpan(0, 0)))
    }
  }

  private func combined(
    _ input: Result, _ operation: SetOperation, _ other: Result
  ) -> Result {
    let (origins, others) = (input.origins ?? [], other.posts)
    switch operation {
    case .union:
      let isWider = input.kind == .blocks || other.origin == .blocks
      let added = others.filter { !origins.contains($0) }.sorted()
      let all = input.isSorted ? origins + added : (origins + added).sorted()
      return blocks(all, isWider ? .blocks : .posts, isSorted: input.isSorted)
    case .minus:
      return input.picked(origins.indices.filter { !others.contains(origins[$0]) })
    case .intersect:
      return input.picked(origins.indices.filter { others.contains(origins[$0]) })
    }
  }

  private func expected(
    _ expectation: TypedExpectation, of input: Result
  ) throws(EngineError) -> Result {
    let isMet: Bool
    switch expectation {
    case .rows(let comparison, let count): isMet = order(input.cells.count, comparison, count)
    case .all(let filter, written: _):
      isMet = try places(of: input, meeting: filter).count == input.cells.count
    case .any(let filter, written: _):
      isMet = try !places(of: input, meeting: filter).isEmpty
    }
    if isMet { return input }
    let count = input.cells.count
    switch expectation {
    case .rows(let comparison, let wanted):
      throw .unexpected(.rows(comparison, wanted, found: count))
    case .all(_, let written):
      throw .unexpected(.notAll(written: written, of: count, others: 0, first: []))
    case .any(_, let written): throw .unexpected(.none(written: written, of: count))
    }
  }

  /// The rows that certainly meet the filter.
  private func places(
    of input: Result, meeting filter: Filter
  ) throws(EngineError) -> [Int] {
    let tester = FilterTester(naive: self, input: input)
    var places: [Int] = []
    for place in input.cells.indices where try tester.holds(filter, place) == true {
      places.append(place)
    }
    return places
  }
}
