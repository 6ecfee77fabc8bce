/// TEI: the utterances of a parliament's or a conversation's record (ParlaMint), the posts of computer-
/// mediated communication, the speeches of a play, or else the paragraphs of a text.
final class TEIForm: XMLForm {
  private let record: String
  private var title: String?
  private var date: String?
  private var language: String?
  /// Names of people by their identifiers, as the header lists them.
  private var names: [String: String] = [:]
  private var headings: [String] = []

  /// Looks at the document's bytes for the element that is a post.
  init(_ bytes: [UInt8]) {
    let sample = bytes[...]
    let kinds = ["u", "post", "sp", "p", "ab", "l"]
    record =
      kinds.first { name in
        sample.contains(anyOf: ["<\(name) ", "<\(name)>", "<tei:\(name) ", "<tei:\(name)>"])
      } ?? "p"
  }

  func isRecord(_ path: [String]) -> Bool {
    let names = path.map(Self.local)
    guard let name = names.last else { return false }
    if name == "teiHeader" || name == "listPerson" {
      return !names.dropLast().contains("teiHeader")
    }
    return names.contains("text") && (name == record || name == "head")
  }

  func takeOuter(_ node: XMLNode, _ path: [String], into form: inout FormBlocks) {
    let names = path.map(Self.local)
    if names.last == "TEI" || names.last == "div" { headings.removeAll() }
  }

  func take(_ node: XMLNode, _ path: [String], into form: inout FormBlocks) {
    switch Self.local(node.name) {
    case "teiHeader", "listPerson": takeHeader(node, into: &form)
    case "head":
      headings = [Self.words(node)]
      form.add(.title, at: node.bytes, text: Self.words(node))
    default: takePost(node, into: &form)
    }
  }

  private func takeHeader(_ node: XMLNode, into form: inout FormBlocks) {
    form.add(.metadata, at: node.bytes, text: form.page.bytes[node.bytes].prefix(4096).string)
    let titles = Self.all("titleStmt", in: node).flatMap { Self.all("title", in: $0) }
    let main = titles.first { $0.attribute("type") == "main" } ?? titles.first
    if let main {
      title = Self.words(main)
      form.title = form.title ?? title
    }
    // The day of the sitting; else that of the source.
    let setting = Self.all("setting", in: node).flatMap { Self.all("date", in: $0) }
    let source = Self.all("sourceDesc", in: node).flatMap { Self.all("date", in: $0) }
    date = (setting + source).lazy.compactMap(Self.day).first ?? date
    language = Self.all("language", in: node).first?.attribute("ident") ?? language
    for person in Self.all("person", in: node) {
      guard let id = person.attribute("xml:id"), let name = Self.all("persName", in: person).first
      else { continue }
      let parts = [("surname", ""), ("forename", "")].map { part, _ in
        Self.all(part, in: name).map(Self.words).joined(separator: " ")
      }
      let joined = parts.filter { !$0.isEmpty }.joined(separator: ", ")
      names[id] = joined.isEmpty ? Self.words(name) : joined
    }
  }

  private func takePost(_ node: XMLNode, into form: inout FormBlocks) {
    var record = Record()
    record.set(.text, rank: 0, .text(Self.speech(node)))
    record.set(.identifier, node.attribute("xml:id") ?? node.attribute("id"))
    if let who = node.attribute("who") {
      let id = who.hasPrefix("#") ? String(who.dropFirst()) : who
      record.set(.author, names[id] ?? who)
      record.set(.authorID, who)
    } else if let speaker = Self.all("speaker", in: node).first {
      record.set(.author, Self.words(speaker))
    }
    let own = node.attribute("when") ?? node.attribute("when-iso") ?? node.attribute("synch")
    record.set(.time, own.map { $0.hasPrefix("#") ? "" : $0 } ?? date)
    record.set(.source, title)
    record.set(.language, node.attribute("xml:lang") ?? language)
    record.set(.heading, headings.last)
    if let target = node.attribute("replyTo") ?? node.attribute("prev"), target.hasPrefix("#") {
      record.set(.repliesTo, rank: 0, .list([.text(String(target.dropFirst()))]))
    }
    let kind: String
    switch self.record {
    case "u", "sp": kind = "message"
    case "post": kind = "opening"
    default: kind = "paragraph"
    }
    record.set(.kind, node.attribute("replyTo") != nil ? "reply" : kind)
    form.add(
      record, at: node.bytes,
      own: node.attributes.filter { !Self.known.contains($0.name) && !$0.value.isEmpty })
  }

  /// The attributes of posts that are fields of the model.
  private static let known: Set<String> = [
    "xml:id", "id", "who", "when", "when-iso", "synch", "xml:lang", "replyTo", "prev",
  ]

  // MARK: Text

  /// What is told of a speech is none of its words.
  private static let remarks: Set<String> = [
    "note", "vocal", "kinesic", "incident", "gap", "desc", "speaker", "stage", "figure", "figDesc",
    "signed", "linkGrp", "fw", "pb", "timeline",
  ]

  /// The segments, paragraphs or lines of a speech, a line each.
  private static func speech(_ node: XMLNode) -> String {
    let parts = node.children.compactMap { child -> XMLNode? in
      guard case .element(let element) = child,
        ["seg", "p", "ab", "l", "lg"].contains(local(element.name))
      else { return nil }
      return element
    }
    guard !parts.isEmpty else { return words(node) }
    return parts.map { local($0.name) == "lg" ? speech($0) : words($0) }
      .filter { !$0.isEmpty }.joined(separator: "\n")
  }

  /// The words of an element: tokens joined as their language writes them, else its text with white space
  /// as one space.
  private static func words(_ node: XMLNode) -> String {
    var joined = JoinedWords()
    if hasTokens(node) {
      addTokens(of: node, to: &joined)
      return joined.text
    }
    var text = ""
    append(node, to: &text)
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private static func append(_ node: XMLNode, to text: inout String) {
    for child in node.children {
      switch child {
      case .text(let part): text += part
      case .element(let element):
        let name = local(element.name)
        if name == "lb" { text += " " }
        if !remarks.contains(name) { append(element, to: &text) }
      }
    }
  }

  private static func hasTokens(_ node: XMLNode) -> Bool {
    node.children.contains { child in
      guard case .element(let element) = child else { return false }
      return local(element.name) == "w" || hasTokens(element)
    }
  }

  private static func addTokens(of node: XMLNode, to joined: inout JoinedWords) {
    for case .element(let element) in node.children {
      let name = local(element.name)
      if name == "w" || name == "pc" {
        let join = element.attribute("join")
        if join == "left" || join == "both" { joined.glue() }
        joined.add(Array(element.text().utf8)[...])
        if join == "right" || join == "both" { joined.glue() }
      } else if !remarks.contains(name) {
        addTokens(of: element, to: &joined)
      }
    }
  }

  private static func day(_ node: XMLNode) -> String? {
    node.attribute("when") ?? node.attribute("when-iso")
      ?? node.attribute("from").flatMap { from in node.attribute("to") == from ? from : nil }
  }

  /// The elements of that name at any depth.
  private static func all(_ name: String, in node: XMLNode) -> [XMLNode] {
    var found: [XMLNode] = []
    for case .element(let element) in node.children {
      if local(element.name) == name {
        found.append(element)
      } else {
        found += all(name, in: element)
      }
    }
    return found
  }

  private static func local(_ name: String) -> String {
    name.hasPrefix("tei:") ? String(name.dropFirst(4)) : name
  }
}
