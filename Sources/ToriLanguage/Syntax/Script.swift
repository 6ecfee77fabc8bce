/// What a text in the language says: statements in order.
package struct Script: Hashable, Sendable {
  package var statements: [Statement]

  package init(statements: [Statement]) { self.statements = statements }
}

/// One statement, with the bytes from its first token to the end of its last.
package struct Statement: Hashable, Sendable {
  package var kind: Kind
  package var span: SourceSpan
  /// How deep its tree can be: the parentheses and the stages.
  package var depth: Int

  package init(kind: Kind, span: SourceSpan, depth: Int) {
    self.kind = kind
    self.span = span
    self.depth = depth
  }

  package enum Kind: Hashable, Sendable {
    case query(Query)
    case binding(name: Name, value: BindingValue)
    case parameter(ParameterDeclaration)
    /// `variants "日本", "倭国"`: spellings that mean the same.
    case variants([Text])
    case explain(Query, analyze: Bool)
    case describe(Topic?)
    case help(Topic?)
    /// `expect corpus = "…"`: a checksum, or a file that tells it.
    case expectCorpus(Text)
    /// The lessons, or the one of that number.
    case tour(Spanned<Int>?)
    /// What could not be read; its diagnostics say why.
    case invalid
  }
}

/// What `let` gives a name to.
package enum BindingValue: Hashable, Sendable {
  /// A name alone (`let a = b`) is read as this; it may be a query or a list of texts as well.
  case condition(Condition)
  case query(Query)
  case texts([Text])
}

/// What `describe` or `help` is asked about: the words after it, as written.
package enum Topic: Hashable, Sendable {
  /// A word: a keyword, a field, a kind of row, a document or a diagnostic's code.
  case word(Name)
  /// In quotes, or a parameter's value: a document first, else what the word is.
  case text(Name)
  /// A post or block: `001#11`, `000:29`.
  case block(BlockReference)
  case variants(Text)
  /// Whose replies are drawn.
  case thread(ThreadTopic)
}

/// What `describe thread` names: a document, or a post of the thread that is meant.
package enum ThreadTopic: Hashable, Sendable {
  case document(Name)
  case post(BlockReference)
}

/// A name as the query writes it, folded: full-width and case are gone.
package typealias Name = Spanned<String>

/// A text value, unquoted and unescaped: what is searched for, word for word.
package typealias Text = Spanned<String>

/// A block by its identifier: `001#44`, `reddit#kz01a`, `001:29`, `001:25.2`; in `replies to 44` a bare
/// number; in quotes, whatever an identifier may hold.
package struct BlockReference: Hashable, Sendable {
  package var document: Name?
  package var place: Place
  package var span: SourceSpan

  package enum Place: Hashable, Sendable {
    case number(Int)
    /// What follows the `#`, where that is no number.
    case key(String)
    /// The whole identifier, in quotes: only a corpus knows what of it is the document.
    case quoted(String)
    case line(Int, nth: Int)
  }

  package init(document: Name?, place: Place, span: SourceSpan) {
    self.document = document
    self.place = place
    self.span = span
  }
}
