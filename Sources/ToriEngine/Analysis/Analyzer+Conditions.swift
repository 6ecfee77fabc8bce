import ToriCorpus
import ToriLanguage
import ToriText
import ToriTime

extension Analyzer {
  /// The condition, bound, for rows of that shape; nil, reported, if it cannot be.
  mutating func filter(_ condition: Condition, on shape: RowShape) -> Filter? {
    switch condition {
    case .and(let parts):
      return all(parts, on: shape).map { filters in
        doubt(together: zip(parts, filters).map { Part($0, $1) })
        return .and(filters)
      }
    case .or(let parts):
      return all(parts, on: shape).map { filters in
        doubt(either: zip(parts, filters).map { Part($0, $1) })
        return .or(filters)
      }
    case .not(let part, _): return filter(part, on: shape).map { .not($0) }
    case .predicate(let predicate):
      let filter = filter(predicate, on: shape)
      if let filter { doubt(alone: filter, on: shape, at: predicate.span) }
      return filter
    case .invalid: return nil
    }
  }

  private mutating func all(_ parts: [Condition], on shape: RowShape) -> [Filter]? {
    let filters = parts.map { filter($0, on: shape) }
    let bound = filters.compactMap { $0 }
    return bound.count == filters.count ? bound : nil
  }

  private mutating func filter(_ predicate: Predicate, on shape: RowShape) -> Filter? {
    switch predicate.kind {
    case .comparison(let field, let comparison, let literal):
      return self.comparison(field, comparison, literal, on: shape)
    case .has(let name):
      guard let column = column(name, in: shape) else { return nil }
      switch column {
      case .field(let field): return .has(field)
      case .column(let place, let column): return .hasColumn(place, name: column.name)
      }
    case .within(let names):
      let documents = names.compactMap { document($0) }
      guard documents.count == names.count else { return nil }
      if case .column(let place, let column) = shape.column(named: "doc") {
        let tests = documents.map { document in
          Filter.column(place, name: column.name, .equal, .text(document))
        }
        return tests.count == 1 ? tests[0] : .or(tests)
      }
      return onBlocks(shape, predicate, .documents(Set(documents)))
    case .deleted where shape.origin == nil && shape.column(named: "deleted") != nil:
      return yes(Name("deleted", predicate.span), in: shape)
    case .named(let name) where environment.bindings[name.value] == nil && isYesOrNo(name, shape):
      return yes(name, in: shape)
    default:
      guard shape.origin != nil else {
        report(needsPosts(predicate, shape))
        return nil
      }
      return blockFilter(predicate)
    }
  }

  private func isYesOrNo(_ name: Name, _ shape: RowShape) -> Bool {
    !isSilent(name) && shape.column(named: name.value)?.type == .boolean
  }

  /// A column of yes or no, which alone means yes.
  private mutating func yes(_ name: Name, in shape: RowShape) -> Filter? {
    let yes = Literal(text: "true", isQuoted: false, number: nil, date: nil, span: name.span)
    return comparison(name, .equal, yes, on: shape)
  }

  private mutating func onBlocks(
    _ shape: RowShape, _ predicate: Predicate, _ filter: Filter
  ) -> Filter? {
    guard shape.origin != nil else {
      report(needsPosts(predicate, shape))
      return nil
    }
    return filter
  }

  private func needsPosts(_ predicate: Predicate, _ shape: RowShape) -> Diagnostic {
    // `documents by kind`, where the kind of a document is what reads it.
    if case .by(let texts) = predicate.kind, texts.count == 1,
      let column = shape.column(named: texts[0].value == "kind" ? "reader" : texts[0].value)
    {
      return .countedBy(column.name, shape.kind, at: predicate.span)
    }
    return .needsPosts(condition: predicate.kind.words, got: shape.kind, at: predicate.span)
  }

  private mutating func blockFilter(_ predicate: Predicate) -> Filter? {
    switch predicate.kind {
    case .mentions(let quantifier, let texts):
      let needles = texts.map { self.soughts($0) }
      guard !needles.contains(nil) else { return nil }
      let tests = needles.compactMap(\.self).flatMap(\.self).map(\.condition)
      if tests.count == 1 { return tests[0] }
      return quantifier == .any ? .or(tests) : .and(tests)
    case .mentionsNear(let first, let second, let within):
      guard let first = sought(first), let second = sought(second) else { return nil }
      if case .text(let first) = first, case .text(let second) = second {
        return .near(first, second, within: within.value)
      }
      return .nearby(first, second, within: within.value)
    case .mentionsExactly(let text):
      return needle(text).map { .mentionsExactly($0) }
    case .mentionsVariants(let text):
      guard let needles = spellings(of: text) else { return nil }
      return needles.count == 1 ? .mentions(needles[0]) : .or(needles.map { .mentions($0) })
    case .mentionsWord(let text, let exactly):
      return word(text, exactly: exactly).map { .word($0) }
    case .matchesWords(let pattern):
      return sequence(pattern).map { .words($0) }
    case .matches(let pattern, let flags):
      return self.pattern(pattern, flags: flags).map { .matches($0) }
    case .repliesTo(.block(let reference)):
      return repliesTo(reference)
    case .repliesTo(.query(let query)):
      guard let plan = self.query(query) else { return nil }
      guard plan.shape.origin != nil else {
        report(.needsPosts(stage: "replies to", got: plan.shape.kind, at: query.span))
        return nil
      }
      return .repliesTo(plan)
    case .linksTo(let text): return needle(text).map { .linksTo(URLPattern($0.text)) }
    case .tagged(let text):
      return needle(Text(String(text.value.drop { $0 == "#" || $0 == "＃" }), text.span))
        .map { .tagged($0) }
    case .dated(let date): return period(date).map { .dated($0) }
    case .deleted: return .deleted
    case .undated: return .undated
    case .since(let date): return period(date).map { .time(start: $0.start, end: nil) }
    case .until(let date): return period(date).map { .time(start: nil, end: $0.end) }
    case .on(let date): return time(in: date)
    case .between(let first, let last):
      guard let start = period(first), let end = period(last) else { return nil }
      if end.end <= start.start { report(.emptyPeriod(at: predicate.span)) }
      return .time(start: start.start, end: max(end.end, start.start))
    case .by(let names):
      let needles = names.compactMap { needle($0) }
      return needles.count == names.count ? .author(needles) : nil
    case .named(let name): return named(name)
    case .comparison, .has, .within: return nil
    }
  }

  private mutating func named(_ name: Name) -> Filter? {
    switch meaning(of: name) {
    case .condition(let filter): return filter
    case .texts(let needles): return .or(needles.map { .mentions($0) })
    case .query:
      report(.queryAsCondition(name.value, at: name.span))
      return nil
    case nil where isSilent(name): return nil
    case nil:
      if fields.field(named: name.value) != nil {
        report(.fieldAlone(name.value, at: name.span))
        return nil
      }
      report(
        .unknownCondition(
          name.value, at: name.span,
          known: environment.bindings.keys.sorted() + fields.map(\.name)
            + [.predicate, .clause].flatMap { Vocabulary.keywords($0).map(\.spelling) }))
      return nil
    }
  }

  mutating func pattern(_ text: Text, flags: String) -> Pattern? {
    let pattern = Pattern(source: text.value, flags: flags)
    if let problem = CompiledPattern.problem(with: pattern) {
      report(.badPattern(problem, at: text.span))
      return nil
    }
    return pattern
  }

  /// What answers a post: one of the corpus, or one that its document names and does not hold.
  private mutating func repliesTo(_ reference: BlockReference) -> Filter? {
    switch reference.place {
    case .number(let number): return repliesTo("\(number)", in: reference.document)
    case .key(let key): return repliesTo(key, in: reference.document)
    case .quoted(let identifier): return repliesTo(identifier: identifier, at: reference.span)
    case .line:
      report(.unnumberedTarget(at: reference.span))
      return nil
    }
  }

  private mutating func repliesTo(_ name: String, in document: Name?) -> Filter? {
    guard let document else { return .repliesToKey(PostKey(name), document: nil) }
    return self.document(document).map { repliesTo(name, document: $0) }
  }

  private func repliesTo(_ name: String, document: String) -> Filter {
    catalogue?.identifier(ofBlock: name, inDocument: document).map { .repliesToPost($0) }
      ?? .repliesToKey(PostKey(name), document: document)
  }

  /// The same, by an identifier of which it is not known what is the document; one without is of any.
  mutating func repliesTo(identifier: String, at span: SourceSpan) -> Filter? {
    guard let catalogue, let mark = identifier.firstIndex(of: "#") else {
      return .repliesToKey(PostKey(identifier), document: nil)
    }
    if let post = catalogue.identifier(writtenAs: identifier) { return .repliesToPost(post) }
    for mark in identifier.indices where identifier[mark] == "#" {
      let name = String(identifier[..<mark])
      guard catalogue.record(ofDocument: name) != nil else { continue }
      return repliesTo(String(identifier[identifier.index(after: mark)...]), document: name)
    }
    return repliesTo(
      String(identifier[identifier.index(after: mark)...]),
      in: Name(identifier[..<mark].lowercased(), span))
  }

  /// The name of the document that a query names, by its short name, its stem or its file name; where
  /// there is none, `absent` is reported, or that it is not there.
  mutating func document(_ name: Name, orElse absent: Diagnostic? = nil) -> String? {
    guard let catalogue else { return name.value }
    let found = catalogue.document(calledAs: name.value)
    if found == nil {
      report(
        absent ?? .unknownDocument(name.value, at: name.span, known: catalogue.documentNames))
    }
    return found
  }

  mutating func column(_ name: Name, in shape: RowShape) -> ColumnReference? {
    if let column = shape.column(named: name.value) { return column }
    report(
      .unknownField(
        name.value, at: name.span, of: shape.kind, known: shape.columnNames,
        own: shape.ownNames))
    return nil
  }
}
