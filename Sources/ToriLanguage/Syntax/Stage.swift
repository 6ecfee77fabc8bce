/// What stands after a `|`, with the bytes from its first word to its end.
package struct Stage: Hashable, Sendable {
  package var kind: Kind
  package var span: SourceSpan

  package init(kind: Kind, span: SourceSpan) {
    self.kind = kind
    self.span = span
  }

  package indirect enum Kind: Hashable, Sendable {
    /// `where …` and every other clause, one or several side by side.
    case clauses([Clause])
    case sort([SortKey])
    /// The first rows, in all or of each group.
    case limit(Spanned<Int>, by: [Name])
    case sample(Spanned<Int>, seed: Spanned<Int>?)
    case select([Name])
    /// How many rows there are, or how many different values of a field they have.
    case count(distinct: Name?, by: [Name])
    case aggregate(AggregateFunction, field: Name, by: [Name])
    case timeline(by: Name)
    case share(by: Name)
    case concordance(Sought, width: Spanned<Int>?)
    case words(by: Name?)
    case compounds
    /// Words that stand beside each other, so many or, with a second number, up to so many.
    case ngrams(Spanned<Int>, to: Spanned<Int>?)
    case collocates(of: Sought, WordWindow, at: SourceSpan?)
    case keywords(KeywordsReference, atLeast: Spanned<Int>?)
    case dispersion(of: Sought, by: Name?)
    case network(of: Spanned<NetworkSubject>, atLeast: Spanned<Int>?)
    case replies
    case parents
    case thread
    case around(Spanned<Int>)
    /// `authors`, `links`, `documents`, `posts`: those that the rows have, or the posts of these.
    case rows(Name)
    case cite
    case raw
    case union(Query)
    case minus(Query)
    case intersect(Query)
    case expect(Expectation)
    case save(SavedFile)
    /// What could not be read; its diagnostics say why.
    case invalid
  }
}

package struct SortKey: Hashable, Sendable {
  package var field: Name
  package var descending: Bool

  package init(field: Name, descending: Bool) {
    self.field = field
    self.descending = descending
  }
}

/// The file that rows are saved in.
package struct SavedFile: Hashable, Sendable {
  /// As it is written: from the script's folder, or at the prompt from the working folder.
  package var path: Text
  /// Nil where the file's name says how rows are written.
  package var format: Spanned<Format>?
  package var title: Text?
  /// Whether a file may be replaced that tori did not write.
  package var isReplacing: Bool

  package init(path: Text, format: Spanned<Format>?, title: Text?, isReplacing: Bool) {
    self.path = path
    self.format = format
    self.title = title
    self.isReplacing = isReplacing
  }
}

package enum AggregateFunction: String, CaseIterable, Codable, Sendable {
  case sum, mean, median, min, max
}

package indirect enum Expectation: Hashable, Sendable {
  case rows(ComparisonOperator, Spanned<Int>)
  /// A condition, as it stands there too: what failed is told in the words that asked for it.
  case all(Condition, written: String)
  case any(Condition, written: String)
}

extension Stage.Kind {
  /// Whether rows of the same kind come out as go in.
  package var keepsKind: Bool {
    switch self {
    case .clauses, .sort, .limit, .sample, .replies, .parents, .thread, .around, .union, .minus,
      .intersect, .expect, .save:
      true
    case .select, .count, .aggregate, .timeline, .share, .concordance, .words, .compounds,
      .ngrams, .collocates, .keywords, .dispersion, .network, .rows, .cite, .raw, .invalid:
      false
    }
  }

  /// How the stage begins, as it is written.
  package var words: String {
    switch self {
    case .clauses, .invalid: "where"
    case .sort: "sort"
    case .limit: "limit"
    case .sample: "sample"
    case .select: "select"
    case .count: "count"
    case .aggregate(let function, _, _): function.rawValue
    case .timeline: "timeline"
    case .share: "share"
    case .concordance: "kwic"
    case .words: "words"
    case .compounds: "compounds"
    case .ngrams: "ngrams"
    case .collocates: "collocates"
    case .keywords: "keywords"
    case .dispersion: "dispersion"
    case .network: "network"
    case .replies: "replies"
    case .parents: "parents"
    case .thread: "thread"
    case .around: "around"
    case .rows(let name): name.value
    case .cite: "cite"
    case .raw: "raw"
    case .union: "union"
    case .minus: "minus"
    case .intersect: "intersect"
    case .expect: "expect"
    case .save: "save"
    }
  }
}

extension Stage {
  package var outline: String {
    switch kind {
    case .clauses(let clauses): list("clauses", clauses.map(\.outline))
    case .sort(let keys):
      list("sort", keys.map { $0.descending ? list("desc", $0.field.value) : $0.field.value })
    case .limit(let count, let keys): list("limit", ["\(count.value)"] + keys.map(\.value))
    case .sample(let count, let seed): list("sample", count.value, seed.map { "seed \($0.value)" })
    case .select(let fields): list("select", fields.map(\.value))
    case .count(let distinct, let keys):
      list(
        distinct == nil ? "count" : "count-distinct", ([distinct] + keys).compactMap { $0?.value })
    case .aggregate(let function, let field, let keys):
      list(function.rawValue, [field.value] + keys.map(\.value))
    case .timeline(let key): list("timeline", key.value)
    case .share(let key): list("share", key.value)
    case .concordance(let subject, let width):
      list("kwic", subject.outline, width.map { "width \($0.value)" })
    case .words(let name): list("words", name.map { "by \($0.value)" })
    case .compounds: "(compounds)"
    case .ngrams(let size, let most): list("ngrams", size.value, most.map { "to \($0.value)" })
    case .collocates(let sought, let window, at: _):
      list("collocates", sought.outline, window.outline)
    case .keywords(let reference, let least):
      list("keywords", reference.outline, least.map { "at-least \($0.value)" })
    case .dispersion(let sought, let name):
      list("dispersion", sought.outline, name.map { "by \($0.value)" })
    case .network(let subject, let least):
      list("network", subject.value.rawValue, least.map { "at-least \($0.value)" })
    case .replies: "(replies)"
    case .parents: "(parents)"
    case .thread: "(thread)"
    case .around(let count): list("around", count.value)
    case .rows(let name): list("rows", name.value)
    case .cite: "(cite)"
    case .raw: "(raw)"
    case .union(let query): list("union", query.outline)
    case .minus(let query): list("minus", query.outline)
    case .intersect(let query): list("intersect", query.outline)
    case .expect(let expectation): list("expect", expectation.outline)
    case .save(let file):
      list(
        "save", quoted(file.path), file.format.map { "as \($0.value.rawValue)" },
        file.title.map { "titled \(quoted($0))" }, file.isReplacing ? "replacing" : nil)
    case .invalid: "(invalid)"
    }
  }
}

extension Expectation {
  package var outline: String {
    switch self {
    case .rows(let comparison, let count): "rows \(comparison.rawValue) \(count.value)"
    case .all(let condition, written: _): list("all", condition.outline)
    case .any(let condition, written: _): list("any", condition.outline)
    }
  }
}
