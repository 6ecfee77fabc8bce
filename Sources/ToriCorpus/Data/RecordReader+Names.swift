/// What records are called, and which others they name.
extension RecordReader {
  /// Gives the block its identifier or number.
  mutating func name(
    _ block: inout Block, by record: Record, _ position: Int, _ areUseful: Bool
  ) {
    if let name = record.nameGivenByTori {
      block.givenName = name
      block.exportedDocument = record[.document]?.text
      block.number = record[.number]?.integer
      block.sourceID = record[.sourceID]?.text
      return
    }
    block.number = record[.number]?.integer
    guard let value = record[.sourceID] ?? record[.identifier],
      let identifier = SourceIdentifier(value)
    else {
      block.number = block.number ?? position
      return
    }
    block.sourceID = identifier.spelling
    if identifier.isDamaged {
      notices.add(
        .identifier,
        .doubt(.damagedIdentifier, identifier.spelling.prefix(40)),
        at: block.bytes.lowerBound, line: block.lines.lowerBound)
    }
    if identifier.isDamaged || !areUseful {
      block.hasDamagedID = true
      block.number = block.number ?? position
    }
  }

  /// Gives the block the posts that the record says it answers, repeats and quotes.
  mutating func relate(_ block: inout Block, by record: Record) {
    if let value = record[.repliesTo] {
      var targets = UniqueList<PostKey>()
      for target in block.repliesTo { targets.append(target) }
      for part in record.names(in: value) {
        if let target = key(part, record, block) { targets.append(target) }
      }
      block.repliesTo = targets.elements
    }
    let own = block.key
    block.repliesTo.removeAll { $0 == own }
    block.repostsOf = record[.repostsOf].flatMap { key($0, record, block) }
    block.quotesOf = record[.quotesOf].flatMap { key($0, record, block) }
  }

  /// `>>5` answers a post where the file numbers its posts and says nothing else of replies.
  func hasAnchors(_ record: Record, _ block: Block) -> Bool {
    !record.has(.repliesTo) && block.givenName == nil
      && (record[.number]?.integer ?? block.key?.number) != nil
      && (record.has(.number) || record.has(.identifier))
  }

  /// The post that a value names; nil where it names none for certain.
  private mutating func key(_ value: FieldValue, _ record: Record, _ block: Block) -> PostKey? {
    if let name = record.nameWithinDocument(value.text) { return PostKey(givenName: name) }
    guard let identifier = SourceIdentifier(value) else { return nil }
    if identifier.isDamaged {
      notices.add(
        .reply,
        .doubt(.damagedReference, identifier.spelling.prefix(40)),
        at: block.bytes.lowerBound, line: block.lines.lowerBound)
    }
    return identifier.isDamaged || block.hasDamagedID ? nil : PostKey(identifier.spelling)
  }
}

extension Record {
  /// The parts of a list, as whoever wrote the record parts them.
  func parts(of value: FieldValue) -> [FieldValue] {
    nameGivenByTori == nil ? value.parts : value.partsWrittenByTori
  }

  /// The same of a list of addresses.
  func links(in value: FieldValue) -> [FieldValue] {
    nameGivenByTori == nil ? value.links : value.partsWrittenByTori
  }

  /// The names of posts in a value: one in its own words, whatever signs it holds, or several as a list,
  /// be that one of JSON in a text; numbers alone may stand beside each other with any mark between.
  func names(in value: FieldValue) -> [FieldValue] {
    guard nameGivenByTori == nil, case .text(let text) = value else { return parts(of: value) }
    if text.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) { return text.isEmpty ? [] : [value] }
    if let list = ListText.list(text) { return list.map { .text($0) } }
    let parts = value.parts
    return parts.allSatisfy { $0.integer != nil } ? parts : [value]
  }

  /// What an export of tori's own calls the record within its document, `#44` or `:29`; nil for other data.
  var nameGivenByTori: String? { self[.identifier].flatMap { nameWithinDocument($0.text) } }

  /// What follows the document in an identifier of tori's own that is of the record's document.
  func nameWithinDocument(_ identifier: String) -> String? {
    guard let document = self[.document]?.text, !document.isEmpty,
      identifier.hasPrefix(document)
    else { return nil }
    let name = identifier.dropFirst(document.count)
    return name.count > 1 && (name.hasPrefix("#") || name.hasPrefix(":")) ? String(name) : nil
  }
}
