import ToriEngine
import ToriLanguage

/// How a query is carried out: what servers are asked, and what tori makes of their answers.
indirect enum RemotePlan: Sendable {
  /// Posts or blocks, with these fields as columns.
  case rows(Found, [Field], RowShape)
  /// Lines of a concordance, found in the texts of posts.
  case lines(Found, ConcordanceStage, RowShape)
  case figures(Found, AggregateStage, [KeySQL], RowShape)
  case timeline(Found, TimelineStage, RowShape)
  case share(Found, ShareStage, KeySQL, all: Found, RowShape)
  /// What tori carries out itself, on a part of the corpus.
  case here(Here, RowShape)
  case gathered(Gathered, RowShape)
  /// The largest of many groups.
  case firstGroups(FirstGroups)
  /// What tori makes of rows of any kind.
  case step(RemotePlan, Step, RowShape)

  enum Step: Sendable {
    case filter(Filter)
    case sort([SortTerm])
    case limit(LimitStage, by: [SortTerm])
    case select([ColumnReference])
    case aggregate(AggregateStage)
    case limitEach(LimitStage)
    case sample(SampleStage)
    case expect(TypedExpectation)
  }

  var shape: RowShape {
    switch self {
    case .rows(_, _, let shape), .lines(_, _, let shape), .figures(_, _, _, let shape),
      .timeline(_, _, let shape), .gathered(_, let shape), .share(_, _, _, _, let shape),
      .here(_, let shape), .step(_, _, let shape):
      shape
    case .firstGroups(let first): first.order?.shape ?? first.counted.shape
    }
  }

  /// What is gathered, of which the rows are all or some; and whether all, in whatever order.
  var gathered: (gathered: Gathered, isWhole: Bool)? {
    switch self {
    case .gathered(let gathered, _): return (gathered, true)
    case .step(let below, .sort, _): return below.gathered
    case .step(let below, .filter, _), .step(let below, .limit, _), .step(let below, .expect, _),
      .step(let below, .limitEach, _), .step(let below, .sample, _):
      return below.gathered.map { ($0.gathered, false) }
    default: return nil
    }
  }

  /// The rows that servers find in any case, as far as they are rows of posts or blocks alone.
  var found: Found? { if case .rows(let found, _, _) = self { found } else { nil } }
}
