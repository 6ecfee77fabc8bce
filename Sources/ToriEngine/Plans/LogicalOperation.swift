import ToriLanguage

/// Every stage once: its case, and below what is written bound to it.
package enum LogicalOperation: Codable, Hashable, Sendable {
  case scan(ScanStage)
  case groups(GroupsStage)
  case members(MembersStage)
  case filter(FilterStage)
  case sort(SortStage)
  case limit(LimitStage)
  case sample(SampleStage)
  case select(SelectStage)
  case aggregate(AggregateStage)
  case timeline(TimelineStage)
  case share(ShareStage)
  case concordance(ConcordanceStage)
  case words(WordsStage)
  case ngrams(NgramsStage)
  case compounds(CompoundsStage)
  case collocates(CollocatesStage)
  case keywords(KeywordsStage)
  case dispersion(DispersionStage)
  case network(NetworkStage)
  case related(RelatedStage)
  case cite(CiteStage)
  case raw(RawStage)
  case combine(CombineStage)
  case expect(ExpectStage)
  case save(SaveStage)

  package var stage: any LogicalStage {
    switch self {
    case .scan(let stage): stage
    case .groups(let stage): stage
    case .members(let stage): stage
    case .filter(let stage): stage
    case .sort(let stage): stage
    case .limit(let stage): stage
    case .sample(let stage): stage
    case .select(let stage): stage
    case .aggregate(let stage): stage
    case .timeline(let stage): stage
    case .share(let stage): stage
    case .concordance(let stage): stage
    case .words(let stage): stage
    case .ngrams(let stage): stage
    case .compounds(let stage): stage
    case .collocates(let stage): stage
    case .keywords(let stage): stage
    case .dispersion(let stage): stage
    case .network(let stage): stage
    case .related(let stage): stage
    case .cite(let stage): stage
    case .raw(let stage): stage
    case .combine(let stage): stage
    case .expect(let stage): stage
    case .save(let stage): stage
    }
  }
}

extension Analyzer {
  /// The stage, bound to the rows that `input` gives; nil, reported, if it cannot take them.
  mutating func stage(_ stage: Stage, on input: LogicalNode) -> LogicalNode? {
    switch stage.kind {
    case .invalid: nil
    case .clauses(let clauses): self.clauses(clauses, on: input)
    case .sort(let keys): sort(keys, on: input)
    case .limit(let count, let names): limit(count.value, by: names, of: input)
    case .sample(let count, let seed): sample(count.value, seed: seed?.value, of: input)
    case .select(let names): select(names, of: input)
    case .count(let distinct, let names): count(distinct, by: names, of: input)
    case .aggregate(let function, let field, let names): figure(function, field, names, of: input)
    case .timeline(let name): timeline(name, stage, of: input)
    case .share(let name): share(name, stage, of: input)
    case .concordance(let subject, let width):
      concordance(subject, width?.value, stage, of: input)
    case .words(let name): words(by: name, stage, of: input)
    case .ngrams(let size, let most): ngrams(size, to: most, stage, of: input)
    case .compounds: compounds(stage, of: input)
    case .collocates(let sought, let window, at: let place):
      collocates(of: sought, window, at: place, stage, of: input)
    case .keywords(let reference, let least):
      keywords(reference, atLeast: least?.value, stage, of: input)
    case .dispersion(let sought, let name): dispersion(of: sought, by: name, stage, of: input)
    case .network(let subject, let least):
      network(of: subject.value, atLeast: least, stage, of: input)
    case .replies: related(.replies, stage, of: input)
    case .parents: related(.parents, stage, of: input)
    case .thread: related(.thread, stage, of: input)
    case .around(let count): related(.around(count.value), stage, of: input)
    case .rows(let name): rows(name, stage, of: input)
    case .cite: cite(stage, of: input)
    case .raw: raw(stage, of: input)
    case .union(let query): combine(input, .union, query, stage)
    case .minus(let query): combine(input, .minus, query, stage)
    case .intersect(let query): combine(input, .intersect, query, stage)
    case .expect(let expectation): expect(expectation, on: input)
    case .save(let file): save(file, stage, on: input)
    }
  }
}
