import ToriLanguage
import ToriText

/// `kwic … [width N]`: a row for each occurrence of a text, a word or a pattern of words, with what stands on either
/// side. Occurrences do not overlap.
package struct ConcordanceStage: LogicalStage {
  package let subject: Subject
  /// Characters of context on either side; at least 1.
  package let width: Int

  package enum Subject: Codable, Hashable, Sendable {
    case sought(SoughtNeedle)
    case words(WordSequence)

    /// As a query has it.
    package var written: String {
      switch self {
      case .sought(let sought): sought.written
      case .words(let sequence): sequence.written
      }
    }

    /// What a post must hold to have a line.
    package var condition: Filter {
      switch self {
      case .sought(.text(let needle)): .mentions(needle)
      case .sought(.word(let needle)): .word(needle)
      case .words(let sequence): .words(sequence)
      }
    }
  }

  package func shape(of inputs: [RowShape]) -> RowShape {
    RowShape.concordance.of(inputs[0].origin).having(inputs[0].fields)
  }

  package func reading(of inputs: [LogicalNode], by explainer: Explainer) -> [LocalizedText] {
    let compared =
      if case .sought(.text(let needle)) = subject {
        explainer.compared(needle)
      } else {
        LocalizedText(same: subject.written)
      }
    return explainer.reading(inputs) + [
      LocalizedText(
        "each occurrence of \(compared) with \(width) characters on either side",
        ja: "\(compared)の現れる所それぞれを、前後\(width)文字とともに")
    ]
  }

  package func needles(of inputs: [LogicalNode]) -> [Needle] { inputs[0].needles }

  package func narrowing(_ wording: Wording) -> LocalizedText? {
    LocalizedText(same: "kwic \(subject.written)")
  }
}

extension Analyzer {
  mutating func concordance(
    _ subject: ConcordanceSubject, _ width: Int?, _ stage: Stage, of input: LogicalNode
  ) -> LogicalNode? {
    guard posts(stage, input) else { return nil }
    let bound: ConcordanceStage.Subject? =
      switch subject {
      case .sought(let sought): self.sought(sought).map { .sought($0) }
      case .words(let pattern):
        sequence(pattern).map { .words($0) }
      }
    return bound.map {
      LogicalNode(
        .concordance(ConcordanceStage(subject: $0, width: max(1, width ?? 30))), of: [input])
    }
  }
}
