import ToriEngine
import ToriLanguage
import ToriText

/// A script and what came of it, to be written as a page that can be handed in.
package struct Report: Sendable {
  /// What the page is called where its prose does not begin with a heading.
  package let name: String
  package let passages: [Passage]
  package let colophon: Colophon
  /// Gives what is known of posts, and of other blocks, by their identifiers.
  package let blocks: @Sendable (Set<String>) throws(EngineError) -> NamedBlocks

  package init(
    name: String, passages: [Passage], colophon: Colophon,
    blocks: @escaping @Sendable (Set<String>) throws(EngineError) -> NamedBlocks
  ) {
    (self.name, self.passages, self.colophon) = (name, passages, colophon)
    self.blocks = blocks
  }

  package enum Passage: Sendable {
    /// The script's comments, as Markdown.
    case prose(String)
    case asked(Asked)
  }

  /// A statement as it stands, and what it came to.
  package struct Asked: Sendable {
    package let statement: String
    /// The same in one line.
    package let line: String
    package let shown: [Shown]

    package init(_ statement: String, line: String, shown: [Shown]) {
      (self.statement, self.line, self.shown) = (statement, line, shown)
    }
  }

  package enum Shown: Sendable {
    /// Rows, with texts that were looked for, folded.
    case rows(Answer, marking: [String])
    /// Rows that the statement asked to be drawn.
    case picture(Answer, title: String?)
    /// What was drawn of signs, in lines.
    case text(String)
    case remark(LocalizedText)
  }

  /// What all of it depends on, said at the end.
  package struct Colophon: Sendable {
    package struct Fact: Sendable {
      let name: LocalizedText
      let value: LocalizedText
      /// Whether it is a checksum or the like.
      let isCode: Bool

      package init(_ name: LocalizedText, _ value: LocalizedText, isCode: Bool = false) {
        (self.name, self.value, self.isCode) = (name, value, isCode)
      }
    }

    package let facts: [Fact]
    /// In the order of the corpus.
    package let documents: [CatalogueDocument]
    /// What is to be said besides: what could not be read.
    package let remarks: [LocalizedText]
    /// What made the page: `tori 0.1.0`.
    package let generator: String

    package init(
      facts: [Fact], documents: [CatalogueDocument], remarks: [LocalizedText], generator: String
    ) {
      (self.facts, self.documents, self.remarks) = (facts, documents, remarks)
      self.generator = generator
    }
  }

  /// What a statement showed on a page, by which a later page is told from it.
  package struct Trace: Codable, Hashable, Sendable {
    /// The statement in one line.
    package let query: String
    /// Of its last answer; nil where it had none.
    package let rows: Int?
    /// SHA-256 of what the page shows of it, in hexadecimal.
    package let sha256: String
  }

  /// How a page is written.
  package enum Form: String, CaseIterable, Codable, Sendable {
    case html, markdown

    /// Told by what the file's name ends in.
    package init?(ofFile path: String) {
      guard let ending = Format.ending(ofFile: path),
        let form = Self.allCases.first(where: { $0.endings.contains(ending) })
      else { return nil }
      self = form
    }

    package var endings: [String] {
      switch self {
      case .html: ["html", "htm"]
      case .markdown: ["md", "markdown"]
      }
    }
  }
}
