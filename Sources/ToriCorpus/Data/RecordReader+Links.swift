/// The addresses in a record: those in its text, and those that the data list.
extension RecordReader {
  func addLinks(of record: Record, to block: inout Block) {
    let manner = record.manner
    let listed = record[.links].map(record.links) ?? []
    if !manner.shortLinks.isEmpty || !manner.shorteners.isEmpty && !listed.isEmpty {
      block.links.removeAll { link in
        manner.shortLinks.contains(link)
          || !listed.isEmpty && manner.shorteners.contains { Self.isAddress(link, at: $0) }
      }
    }
    if listed.isEmpty { return }
    var unique = UniqueList<String>()
    for link in block.links { unique.append(link) }
    for part in listed where part.text.lowercased().hasPrefix("http") {
      if !Self.isOwn(part.text, of: block) { unique.append(part.text) }
    }
    block.links = unique.elements
  }

  /// Whether an address is on a host, by its name without a port.
  private static func isAddress(_ link: String, at host: String) -> Bool {
    let rest = link.utf8.drop { $0 != 0x3A }.dropFirst()
    return rest.starts(with: "//\(host)/".utf8)
  }

  /// Whether data name a post's own address among its links, or that of the one it repeats, as X does where it cuts a
  /// text.
  private static func isOwn(_ link: String, of block: Block) -> Bool {
    if link == block.permalink { return true }
    guard ["https://twitter.com/", "https://x.com/"].contains(where: { link.hasPrefix($0) }),
      let status = link.ranges(of: "/status/").last
    else { return false }
    let id = String(link[status.upperBound...])
    return id == block.sourceID || PostKey(id) == block.repostsOf
  }
}
