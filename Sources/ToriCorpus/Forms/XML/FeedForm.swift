/// RSS 0.9 to 2.0, Atom and RSS 1.0 (RDF): a post an item. In what WordPress exports of itself (WXR), and in what
/// Disqus takes, comments stand within an item, and items may be of pictures, menus and versions.
final class FeedForm: XMLForm {
  private var source: String?
  private var language: String?
  /// Of a feed's entries that name none.
  private var feedAuthor: String?

  func isRecord(_ path: [String]) -> Bool {
    guard let name = path.last else { return false }
    return path.count > 1 && (name == "item" || name == "entry" || name == "atom:entry")
  }

  func takeOuter(_ node: XMLNode, _ path: [String], into form: inout FormBlocks) {
    // The channel's own title, not its image's.
    let parent = path.dropLast().last
    if path.suffix(3) == ["feed", "author", "name"], feedAuthor == nil {
      let name = node.text().trimmedText
      feedAuthor = name.isEmpty ? nil : name
    }
    guard parent == "channel" || parent == "feed" else { return }
    let text = node.text().trimmedText
    switch node.name {
    case "title":
      if source == nil, !text.isEmpty { (source, form.title) = (text, text) }
    case "language", "dc:language": language = language ?? text
    default: break
    }
  }

  func take(_ node: XMLNode, _ path: [String], into form: inout FormBlocks) {
    var record = Record()
    let (text, links) = content(node)
    let sort = node.first("wp:post_type")?.text().trimmedText
    if let sort, Self.noPosts.contains(sort) {
      return form.add(
        .metadata, at: node.bytes, text: text.isEmpty ? node.first("title")?.text() ?? "" : text)
    }
    let title = Self.plain(node.first("title", "dc:title"))
    record.set(.text, rank: 0, .text(text.isEmpty ? title ?? "" : text))
    record.set(.title, title)
    let id = node.first("guid", "id", "dc:identifier")?.text() ?? node.attribute("rdf:about")
    let link = address(node)
    record.set(.identifier, id ?? link)
    record.set(.permalink, link)
    record.set(.author, author(node))
    record.set(.time, time(node))
    record.set(.language, node.attribute("xml:lang") ?? language)
    record.set(.source, node.first("source")?.text().trimmedText ?? source)
    let parent = node.first("thr:in-reply-to")
    if let parent, let target = parent.attribute("ref") ?? parent.attribute("href") {
      record.set(.repliesTo, rank: 0, .list([.text(target)]))
    }
    record.set(.kind, parent == nil ? "news" : "comment")
    if !links.isEmpty { record.set(.links, rank: 0, .list(links.map { .text($0) })) }
    var own: [(name: String, value: String)] = []
    if let sort { own.append(("post_type", sort)) }
    if let status = node.first("wp:status")?.text().trimmedText, !status.isEmpty {
      own.append(("status", status))
    }
    form.add(record, at: node.bytes, own: own)
    for comment in node.elements("wp:comment") {
      take(comment: comment, of: id ?? link, into: &form)
    }
  }

  /// What WordPress keeps as posts of its own.
  private static let noPosts: Set<String> = [
    "attachment", "nav_menu_item", "revision", "custom_css", "customize_changeset", "oembed_cache",
    "wp_block", "wp_template", "wp_template_part", "wp_global_styles", "wp_navigation",
    "wp_font_face",
    "wp_font_family",
  ]

  /// A comment that WordPress shows, or that Disqus is given.
  private func take(comment node: XMLNode, of item: String?, into form: inout FormBlocks) {
    func value(_ name: String) -> String? { node.first("wp:comment_" + name)?.text().trimmedText }
    let shown = HTMLFragment(value("content") ?? "")
    let sort = value("type") ?? ""
    // What is spam, thrown away or not yet let in, nobody reads; a ping is what another blog's program sent.
    guard ["1", "approve", "approved", nil].contains(value("approved")),
      !["pingback", "trackback"].contains(sort)
    else { return form.add(.notice, at: node.bytes, text: shown.text) }
    var record = Record()
    record.set(.text, rank: 0, .text(shown.text.trimmedText))
    if !shown.links.isEmpty { record.set(.links, rank: 0, .list(shown.links.map { .text($0) })) }
    record.set(.identifier, value("id"))
    record.set(.author, value("author"))
    record.set(.time, Self.stamp(node, "wp:comment_date"))
    record.set(.source, source)
    let parent = value("parent").flatMap { $0 == "0" || $0.isEmpty ? nil : $0 } ?? item
    if let parent { record.set(.repliesTo, rank: 0, .list([.text(parent)])) }
    record.set(.kind, "comment")
    form.add(record, at: node.bytes)
  }

  /// A draft of WordPress was published in no year.
  private func time(_ node: XMLNode) -> String? {
    let published =
      node.first("pubDate", "dc:date", "published", "dcterms:created", "issued", "updated")?.text()
    if let published, !published.trimmedText.isEmpty, !published.contains(" -0001 ") {
      return published
    }
    return Self.stamp(node, "wp:post_date")
  }

  /// What WordPress keeps as UTC, and where that is none, by the blog's clock.
  private static func stamp(_ node: XMLNode, _ name: String) -> String? {
    for (name, zone) in [(name + "_gmt", "Z"), (name, "")] {
      guard let text = node.first(name)?.text().trimmedText, !text.isEmpty,
        !text.hasPrefix("0000")
      else { continue }
      return text + zone
    }
    return nil
  }

  func finish(_ form: inout FormBlocks) {
    // In RSS 1.0 items may stand before the channel is read.
    form.change { [source, feedAuthor] block in
      guard block.kind.isPost else { return }
      block.source = block.source ?? source
      block.author = block.author ?? feedAuthor
    }
  }

  /// What an item says: the whole content if the feed gives it, else its description.
  private func content(_ node: XMLNode) -> (text: String, links: [String]) {
    let whole = node.first("content:encoded", "content", "xhtml:body", "fulltext").map(Self.shown)
    let media = node.deepFirst("media:description")
    let brief = (node.first("description", "summary", "itunes:summary", "dc:description") ?? media)
      .map(Self.shown)
    guard let whole, !whole.text.isEmpty else {
      return (brief?.text ?? "", brief?.links ?? [])
    }
    // A description that says the same in plain text has kept its lines.
    if let brief, brief.isPlain, Self.letters(brief.text) == Self.letters(whole.text) {
      return (brief.text, whole.links)
    }
    return (whole.text, whole.links)
  }

  private static func letters(_ text: String) -> [UInt8] { text.utf8.filter { $0 > 0x20 } }

  private static func shown(_ node: XMLNode) -> (text: String, links: [String], isPlain: Bool) {
    let type = node.attribute("type")
    if type == "text" || type == "text/plain" { return (node.text().trimmedText, [], true) }
    // XHTML stands as elements, HTML as text that writes it.
    let isElements = node.children.contains { if case .element = $0 { true } else { false } }
    let html = isElements ? node.markup : node.text()
    let fragment = HTMLFragment(html)
    return (fragment.text.trimmedText, fragment.links, !html.contains("<"))
  }

  private static func plain(_ node: XMLNode?) -> String? {
    node.map { shown($0).text.split(whereSeparator: \.isNewline).joined(separator: " ") }
  }

  private func address(_ node: XMLNode) -> String? {
    let links = node.elements("link", "atom:link")
    for link in links {
      let relation = link.attribute("rel") ?? "alternate"
      if relation == "alternate", let address = link.attribute("href") { return address }
    }
    if let text = links.map({ $0.text().trimmedText }).first(where: { !$0.isEmpty }) { return text }
    guard let guid = node.first("guid"), guid.attribute("isPermaLink") != "false" else {
      return nil
    }
    let text = guid.text().trimmedText
    return text.hasPrefix("http") ? text : nil
  }

  private func author(_ node: XMLNode) -> String? {
    if let creator = node.first("dc:creator")?.text().trimmedText, !creator.isEmpty {
      return creator
    }
    guard let author = node.first("author", "atom:author", "itunes:author", "dc:contributor") else {
      return nil
    }
    if let name = author.first("name", "atom:name") { return name.text() }
    // RSS wants an address there, a name in parentheses behind it.
    var doubt: MailText.Doubt?
    let address = MailAddress(Array(author.text().utf8), &doubt)
    return address.name ?? address.address
  }
}
