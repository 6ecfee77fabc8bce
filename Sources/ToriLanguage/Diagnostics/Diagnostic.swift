import ToriText

/// Something wrong, or doubtful, in a text of the language.
///
/// Made only by the named factories in `Diagnostic+Catalogue.swift`, so that each has one wording
/// and one code. `code` is stable: scripts and `help E012` rely on it.
package struct Diagnostic: Hashable, Sendable {
  package var code: String
  package var severity: Severity
  /// What is wrong, in the query's own words, lower case, without a full stop.
  package var message: LocalizedText
  /// The place that is wrong. Empty where something is missing: it belongs there.
  package var span: SourceSpan
  /// Other places that bear on it, such as where a quote opened.
  package var notes: [Note]
  /// What to do, at most one, in words.
  package var hint: LocalizedText?
  /// What to write instead, if that can be told.
  package var fix: Fix?

  package enum Severity: String, Sendable { case error, warning }

  package struct Note: Hashable, Sendable {
    package var message: LocalizedText
    package var span: SourceSpan

    package init(message: LocalizedText, span: SourceSpan) {
      self.message = message
      self.span = span
    }
  }

  /// The bytes of `span` replaced by `replacement` make it right.
  package struct Fix: Hashable, Sendable {
    package var span: SourceSpan
    package var replacement: String

    package init(span: SourceSpan, replacement: String) {
      self.span = span
      self.replacement = replacement
    }
  }

  package init(
    code: String, severity: Severity = .error, message: LocalizedText, span: SourceSpan,
    notes: [Note] = [], hint: LocalizedText? = nil, fix: Fix? = nil
  ) {
    self.code = code
    self.severity = severity
    self.message = message
    self.span = span
    self.notes = notes
    self.hint = hint
    self.fix = fix
  }
}

extension LocalizedText {
  /// What was most likely meant: `did you mean 'since'?`
  package static func didYouMean(_ meant: String) -> LocalizedText {
    LocalizedText("did you mean '\(meant)'?", ja: "'\(meant)'のことでは？")
  }

  /// What to write: `write 'posts | …'`
  package static func write(_ local: String) -> LocalizedText {
    LocalizedText("write '\(local)'", ja: "'\(local)'と書く")
  }
}
