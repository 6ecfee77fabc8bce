/// Parameters: `$name`, whose value comes from outside the text.
extension Parser {
  /// Whether a parameter is declared here, or was meant to be.
  var startsParameter: Bool {
    guard current.keyword == .param, current.kind == .word else { return false }
    let (name, next) = (item(after: 1), item(after: 2))
    return name.kind == .parameter
      || name.kind == .word
        && (next.isSign("=") || ParameterType(rawValue: next.value.lowercased()) != nil)
  }

  /// `parameter = "param" PARAMETER [ "text" | "texts" | "number" | "date" | "document" ] [ "=" literal ]`
  mutating func parameter() -> Statement.Kind {
    take(.keyword)
    if current.kind == .word {
      report(.parameterWithoutSign(written(here), at: here))
    }
    let token = take(.name)
    let name = Name(token.value, token.span)
    expecting(.name(.type), .sign("="))
    var type = ParameterType.text
    if current.kind == .word {
      guard let known = ParameterType(rawValue: current.value.lowercased()) else {
        reportExpected(.parameterType)
        skipStatement()
        return .invalid
      }
      type = known
      take(.keyword)
      expecting(.sign("="))
    }
    let usual = eat(sign: "=") || eatForeignEqual() ? usualValues(type) : []
    return .parameter(declared(name, type, usual))
  }

  /// What stands behind the `=`.
  private mutating func usualValues(_ type: ParameterType) -> [Text] {
    switch type {
    case .texts: return list { $0.text(after: "=") }
    case .date:
      expecting(.date)
      guard let date = date(after: "=") else { return [] }
      return [Text(dateText(in: date.span), date.span)]
    case .text, .number, .document:
      expecting(type == .number ? .number : type == .document ? .name(.document) : .text)
      return text(after: "=").map { [$0] } ?? []
    }
  }

  /// A date as `--set` would give it.
  private func dateText(in span: SourceSpan) -> String {
    let words = layout.items.filter { $0.span.start >= span.start && $0.span.end <= span.end }
    return words.map(\.value).filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// Has the parameter stand for its value from here on.
  private mutating func declared(
    _ name: Name, _ type: ParameterType, _ usual: [Text]
  ) -> ParameterDeclaration {
    var values = usual
    let isGiven = declaredTypes[name.value] == nil && !usualParameters.contains(name.value)
    if isGiven, let given = parameters[name.value] {
      let texts =
        type == .texts
        ? given.split { $0 == "," || $0 == "、" }.map { Self.trimmed($0) } : [given]
      values = (lists[name.value] ?? texts).map { Text($0, name.span) }
    }
    declaredTypes[name.value] = type
    for value in values where !type.holds(value.value) {
      add(.wrongParameter(value.value, of: name.value, type, at: value.span))
    }
    if values.isEmpty {
      add(.unsetParameter(name.value, type, at: name.span))
      // So that nothing else is wrong with it.
      parameters[name.value] = type == .number ? "1" : type == .date ? "2000" : nil
    } else {
      parameters[name.value] = values[0].value
      lists[name.value] = values.count > 1 ? values.map(\.value) : nil
    }
    return ParameterDeclaration(name: name, type: type, values: values, usual: usual)
  }

  private static func trimmed(_ text: Substring) -> String {
    String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }

  /// What several texts need before them where the parser stands; nil where there can only be one.
  private var leadOfSeveral: String? {
    let takesAny: Bool =
      switch previous?.keyword {
      case .mentions, .tagged, .kwic: true
      case .to: item(before: 2)?.keyword == .links
      default: previous?.isSign("=") == true || previous?.isSign("!=") == true
      }
    return takesAny ? "any of " : nil
  }

  /// What the parameter here says: where it holds several texts and a list may stand here, the others follow.
  mutating func parameterValue() -> Text {
    let token = current
    if parameters[token.value] == nil, declaredTypes[token.value] == nil {
      report(.unknownParameter(token.value, at: token.span, known: parameters.keys.sorted()))
    }
    let lead = leadOfSeveral
    take(.text)
    if let texts = lists[token.value], texts.count > 1 {
      if takesSeveral {
        queued = texts.dropFirst().map { Text($0, token.span) }
      } else {
        add(.severalInParameter(token.value, at: token.span, lead: lead))
      }
    }
    // Not empty, so that it may stand wherever a text does.
    return Text(parameters[token.value] ?? "$\(token.value)", token.span)
  }

  /// The next text of a parameter that holds several.
  mutating func nextQueued() -> Text? { queued.isEmpty ? nil : queued.removeFirst() }
}

extension ParameterType {
  /// Whether a value can be one.
  fileprivate func holds(_ value: String) -> Bool {
    switch self {
    case .text, .texts, .document: return !value.isEmpty
    case .number: return Double(decimal: value) != nil
    case .date:
      let words = value.split { $0 == " " || $0 == "\u{3000}" }.map(String.init)
      return DateWords.read(words).map { $0.count == words.count } ?? false
    }
  }
}
