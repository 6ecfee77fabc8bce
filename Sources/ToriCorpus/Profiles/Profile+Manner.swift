import ToriText

/// What a value becomes by the manner in which a profile has it read.
struct ReadValue {
  var value: FieldValue?
  /// The addresses that it links to.
  var links: [String] = []
  /// Whether HTML was too deep or large to be read as such.
  var isRefused = false
}

extension Profile.Manner {
  /// Whether a value stays as it is.
  var isPlain: Bool { !undoesEntities && isOnlyEntities }

  /// Whether entities are all that a value has undone.
  var isOnlyEntities: Bool {
    !undoesEscapes && !isMojibake && !isHTML && !isSlack && json.isEmpty
      && onlyPrefixes.isEmpty
      && except.isEmpty && strips.isEmpty && prefix == nil && behind == nil
      && before == nil && item == nil && !isQuotedByLine
  }

  /// - Parameter name: what a user of Slack is called.
  func read(_ value: FieldValue, name: (String) -> String?) -> ReadValue {
    if isPlain { return ReadValue(value: value) }
    var text = value.text
    if isOnlyEntities { return ReadValue(value: .text(HTMLEntities.undone(text))) }
    if isMojibake { text = WrittenOtherwise.bytes(in: text) }
    if undoesEscapes { text = WrittenOtherwise.breaks(in: text) }
    if let inner = json.lazy.compactMap({ self.inner(text, $0) }).first { text = inner }
    if except.contains(text) { return ReadValue() }
    if !onlyPrefixes.isEmpty, !onlyPrefixes.contains(where: { text.hasPrefix($0) }) {
      return ReadValue()
    }
    if let strip = strips.first(where: { text.hasPrefix($0) }) {
      text.removeFirst(strip.count)
    }
    if let behind {
      while text.hasSuffix(behind) { text.removeLast(behind.count) }
      if let place = text.ranges(of: behind).last { text = String(text[place.upperBound...]) }
    }
    if let before {
      guard let place = text.ranges(of: before).last else { return ReadValue() }
      text = String(text[..<place.lowerBound])
    }
    if let item {
      let items = text.split(separator: ",", omittingEmptySubsequences: false)
      guard item <= items.count else { return ReadValue() }
      text = String(items[item - 1])
    }
    if isQuotedByLine { text = WrittenOtherwise.quotedLines(in: text) }
    if let prefix, !text.isEmpty { text = prefix + text }
    if isHTML {
      let fragment = HTMLFragment(text)
      return ReadValue(
        value: .text(fragment.text), links: fragment.links, isRefused: fragment.refusal != nil)
    }
    if isSlack {
      let message = SlackText(text, name: name)
      return ReadValue(value: .text(message.text), links: message.links)
    }
    if undoesEntities { text = HTMLEntities.undone(text) }
    return ReadValue(value: .text(text))
  }

  /// What stands at a path of a text that is JSON, or several values of JSON with commas between.
  private func inner(_ text: String, _ path: DataPath) -> String? {
    guard text.hasPrefix("{") || text.hasPrefix("[") else { return nil }
    var tree = PathTree()
    let number = tree.add([.members] + path.steps)
    var matcher = PathMatcher(tree)
    let bytes = Array("[\(text)]".utf8)
    guard (try? matcher.read(bytes.span)) != nil else { return nil }
    var values = JSONValue()
    let parts = matcher.ranges(of: number).compactMap { values.fieldValue(bytes.span, $0)?.text }
    return parts.isEmpty ? nil : parts.joined()
  }
}

/// A message in Slack's notation: `<https://a.example|words>`, `<@U012>`, `<#C012|general>`, `&amp;`.
///
/// Source: Slack's reference, *Formatting text for app surfaces*.
struct SlackText {
  private(set) var text = ""
  private(set) var links: [String] = []

  init(_ written: String, name: (String) -> String?) {
    var rest = written[...]
    while let open = rest.firstIndex(of: "<") {
      let behind = rest.index(after: open)
      guard let close = rest[behind...].firstIndex(of: ">") else { break }
      text += HTMLEntities.undone(String(rest[..<open]))
      add(String(rest[behind..<close]), name)
      rest = rest[rest.index(after: close)...]
    }
    text += HTMLEntities.undone(String(rest))
  }

  private mutating func add(_ mark: String, _ name: (String) -> String?) {
    let parts = mark.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
    let target = String(parts[0])
    let label = parts.count > 1 ? HTMLEntities.undone(String(parts[1])) : nil
    switch target.first {
    case "@":
      text += "@" + (name(String(target.dropFirst())) ?? label ?? String(target.dropFirst()))
    case "#": text += "#" + (label.flatMap { $0.isEmpty ? nil : $0 } ?? String(target.dropFirst()))
    case "!": text += label ?? "@" + target.dropFirst().prefix { $0 != "^" }
    default:
      let address = HTMLEntities.undone(target)
      if address.hasPrefix("http") { links.append(address) }
      text += label ?? (address.hasPrefix("mailto:") ? String(address.dropFirst(7)) : address)
    }
  }
}
