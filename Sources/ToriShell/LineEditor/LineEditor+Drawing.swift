import ToriText

/// What the screen shows of the line.
extension LineEditor {
  /// Draws the line; with `isWhole` as it stays on the screen, all of it and without a hint.
  func paint(isWhole: Bool = false) {
    let scalars = buffer.text
    let caret = isWhole ? scalars.count : buffer.caret
    let text = string(scalars)
    let isAtEnd = caret == scalars.count
    let hint = isAtEnd && !isWhole ? options.hint?(text) : nil
    shownHint = hint.map { (scalars, $0) }
    let remark = isAtEnd && !isWhole && hint == nil ? options.remark?(text) : nil
    let shown = layout(
      text: scalars, caret: caret, styles: styles(of: text),
      hint: hint ?? remark?[options.language], prompt: options.prompt)
    terminal.write(
      painter.paint(shown, isWhole: isWhole, list: isWhole ? [] : listedRows(at: caret)))
  }

  func draw(_ layout: LineLayout) { terminal.write(painter.paint(layout)) }

  func layout(
    text: [Unicode.Scalar], caret: Int, styles: [(range: Range<Int>, style: LineStyle)] = [],
    hint: String? = nil, prompt: String
  ) -> LineLayout {
    // News of another size may still be on its way; the painter must not lose its place.
    let size = terminal.size
    painter.resize(to: size)
    return LineLayout(
      prompts: .init(
        first: prompt, continuation: options.continuationPrompt, style: options.promptStyle),
      text: text, caret: caret, styles: styles, hint: hint, columns: size.columns,
      ambiguous: options.ambiguous)
  }

  private func styles(of text: String) -> [(range: Range<Int>, style: LineStyle)] {
    guard let highlighter = options.highlighter else { return [] }
    if let highlighted, highlighted.text == text { return highlighted.styles }
    let styles = highlighter(text)
    highlighted = (text, styles)
    return styles
  }

  /// Puts the first word of the hint behind the caret into the text, if one is shown.
  func takeHintWord() -> Bool {
    let text = buffer.text
    guard let shown = shownHint, shown.text == text, buffer.caret == text.count else {
      return false
    }
    let hint = Array(shown.hint.unicodeScalars)
    let word = hint[..<wordEnd(after: 0, in: hint)]
    shownHint = nil
    buffer.insert(word)
    return true
  }

  /// Puts the hint behind the caret into the text, if one is shown.
  func takeHint() -> Bool {
    let text = buffer.text
    guard let shown = shownHint, shown.text == text, buffer.caret == text.count else {
      return false
    }
    shownHint = nil
    buffer.insert(shown.hint.unicodeScalars)
    return true
  }
}
