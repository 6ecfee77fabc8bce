import ToriLanguage

/// What stages ask of the rows that come.
extension Analyzer {
  /// Whether posts or blocks come, or rows of them; reports it if not.
  mutating func posts(_ stage: Stage, _ input: LogicalNode) -> Bool {
    if input.shape.origin != nil { return true }
    // Without the stages since the posts, it takes them.
    let between = leftPosts.map { SourceSpan($0.start, stage.span.start) }
    report(
      .needsPosts(
        stage: stage.kind.words, got: input.shape.kind, at: stage.span, between: between,
        taking: Self.takingPosts(before: stage)))
    return false
  }

  static func takingPosts(before stage: Stage) -> Diagnostic.Fix {
    let place = SourceSpan(stage.span.start, stage.span.start)
    return Diagnostic.Fix(span: place, replacement: "posts | ")
  }

  static func takingPosts(of query: Query) -> Diagnostic.Fix {
    let place = SourceSpan(query.span.end, query.span.end)
    return Diagnostic.Fix(span: place, replacement: " | posts")
  }
}
