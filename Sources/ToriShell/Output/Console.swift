import ToriText

/// Where a session's rows and messages go, and what can be shown there.
package struct Console {
  /// Takes rows: bytes that belong together, in order. Throws `ClosedPipe` when nobody reads them.
  package var writeRows: ([UInt8]) throws(ClosedPipe) -> Void
  /// Takes, before rows of an answer are written, how many will be, of how many.
  var announceRows: (_ shown: Int, _ count: Int) -> Void = { _, _ in }
  /// Takes notes, errors and progress. What is told passes through `tell`, by a type that holds nothing of a
  /// corpus or of a file's name that a terminal would act on.
  private var writeMessage: (String) -> Void
  /// How rows are shown: as on a terminal, so many columns wide, or as to a file.
  package var rowsAreShown: Bool
  /// The name of the file that rows go to, where it is to be said how many went there.
  var file: String?
  /// Columns of the terminal, asked anew whenever something is shown; nil where there is none.
  package var width: () -> Int?
  /// Whether colours may be used for rows, and for messages.
  package var colourRows: Bool
  package var colourMessages: Bool
  /// Columns of the terminal that messages go to; nil where they go elsewhere.
  package var messageWidth: () -> Int?
  /// Whether a line of messages can be drawn over.
  package var drawsProgress: Bool { drawsMessages && messageWidth() != nil }
  private let drawsMessages: Bool
  /// What is said is said in this language.
  package var language: SpokenLanguage

  package init(
    writeRows: @escaping ([UInt8]) throws(ClosedPipe) -> Void,
    writeMessage: @escaping (String) -> Void,
    rowsAreShown: Bool = false, width: @escaping () -> Int? = { nil }, colourRows: Bool = false,
    colourMessages: Bool = false, messageWidth: @escaping () -> Int? = { nil },
    drawsMessages: Bool = false, language: SpokenLanguage = .english
  ) {
    self.writeRows = writeRows
    self.writeMessage = writeMessage
    self.rowsAreShown = rowsAreShown
    self.width = width
    self.colourRows = colourRows
    self.colourMessages = colourMessages
    self.messageWidth = messageWidth
    self.drawsMessages = drawsMessages
    self.language = language
  }

  /// The same, with messages going to `writeMessage`.
  func telling(_ writeMessage: @escaping (String) -> Void) -> Console {
    var console = self
    console.writeMessage = writeMessage
    return console
  }

  /// Writes a piece of a message.
  func tell(_ text: TerminalText) { writeMessage(text.text) }

  /// Writes a message, a line by itself, or several where the terminal is narrower.
  func say(_ text: LocalizedText) {
    let lines = text[language].split(separator: "\n", omittingEmptySubsequences: false)
    let width = messageWidth()
    let flowed = lines.flatMap { line in
      width.map { line.flowed(toWidth: $0, indent: 2) } ?? [String(line)]
    }
    tell(TerminalText(drawn: flowed.map { $0 + "\n" }.joined()))
  }

  /// Writes what was typed, a line by itself; where it has several lines, so many.
  func echo(_ text: String) {
    tell(TerminalText(drawn: text.visible(newline: nil) + "\n"))
  }

  /// Says what went wrong with the program rather than with a statement.
  func complain(_ text: LocalizedText) {
    say(LocalizedText("tori: \(text)", ja: "tori: \(text)"))
  }
}

/// Whoever read the rows has had enough, or the place that they went to takes no more.
package struct ClosedPipe: Error {
  /// Why it takes no more, such as `No space left on device`; nil where the reader has had enough.
  var reason: LocalizedText?
  /// Whether it was Ctrl-C that ended the waiting for a reader.
  var wasInterrupted = false
}
