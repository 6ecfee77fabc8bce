import ToriLanguage

extension Analyzer {
  /// What `describe` is asked to show.
  mutating func subject(_ topic: Topic?) -> Subject? {
    switch topic {
    case nil: return .corpus
    case .variants(let text): return .variants(environment.spellings(of: text.value))
    case .block(let reference): return block(reference).map { .block($0) }
    case .thread(.document(let name)):
      if let catalogue, catalogue.document(calledAs: name.value) == nil,
        let post = catalogue.identifier(writtenAs: name.value)
      {
        return .thread(.post(post))
      }
      return document(name, orElse: postWithoutDocument(name)).map { .thread(.document($0)) }
    case .thread(.post(let reference)):
      return block(reference).map { .thread(.post($0)) }
    case .text(let name):
      if let name = catalogue?.document(calledAs: name.value) { return .document(name) }
      if let post = catalogue?.identifier(writtenAs: name.value) { return .block(post) }
      return subject(.word(Name(name.value.lowercased(), name.span)))
    case .word(let name):
      if let kind = RowKind(rawValue: name.value), RowShape.rows(of: kind) != nil {
        return .rows(kind)
      }
      // `describe thread` leads to a document; the field of that name few corpora have.
      let field = fields.field(named: name.value)
      let isThread =
        name.value == Keyword.thread.spelling
        && field.map { catalogue?.has($0) == false } ?? true
      if !isThread, let field { return .field(field) }
      let absent = isThread ? .threadOfNothing(at: name.span) : postWithoutDocument(name)
      return document(name, orElse: absent).map { .document($0) }
    }
  }

  /// What is wrong with `describe 44`; nil where a document is likelier to be meant.
  private func postWithoutDocument(_ name: Name) -> Diagnostic? {
    guard let catalogue, catalogue.document(calledAs: name.value) == nil,
      Diagnostic.unknownDocument(name.value, at: name.span, known: catalogue.documentNames).fix
        == nil
    else { return nil }
    let namesakes = namesakes(of: name.value)
    if namesakes.isEmpty { return nil }
    return .postWithoutDocument(name.value, at: name.span, namesakes: namesakes)
  }

  /// The word that `help` is asked about, as written; reports it if there is nothing to say about it.
  mutating func word(of topic: Topic?) -> String? {
    switch topic {
    case nil: return nil
    case .word(let name), .text(let name):
      if !HelpTopic.isKnown(name.value), fields.field(named: name.value) == nil {
        report(.unknownTopic(name.value, at: name.span))
      }
      return name.value
    case .variants: return "variants"
    case .block, .thread: return "describe"
    }
  }

  private mutating func block(_ reference: BlockReference) -> String? {
    if case .quoted(let identifier) = reference.place {
      return block(identifier: identifier, at: reference.span)
    }
    let key =
      switch reference.place {
      case .number(let number): "\(number)"
      case .key(let key): key
      case .line(let line, let nth): nth > 1 ? ":\(line).\(nth)" : ":\(line)"
      case .quoted(let identifier): identifier
      }
    guard let name = reference.document else { return block(identifier: key, at: reference.span) }
    guard let document = document(name) else { return nil }
    guard let catalogue else { return document }
    let block = catalogue.identifier(ofBlock: key, inDocument: document)
    if block == nil { report(.noSuchBlock(in: document, at: reference.span)) }
    return block
  }
}
