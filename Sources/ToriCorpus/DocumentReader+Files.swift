import ToriSystem
import ToriTime

/// Files, some of which hold others.
extension DocumentReader {
  /// Gives the blocks of a file one by one, and each document without them when it ends: of a container, one or more
  /// of each member; of any other file, what `readAll` gives.
  ///
  /// `failed` gets the members that cannot be read, and what is damaged behind members that can; the rest is read.
  /// Throws `CorpusError` if the file cannot be read or holds nothing that can, `SystemError` if it cannot be opened,
  /// and what `each` and `end` throw.
  package static func readFile(
    atPath path: String, options: ReadOptions = ReadOptions(), each: (Block) throws -> Void,
    end: (Document) throws -> Void, failed: (ReadFailure) -> Void
  ) throws {
    let source = try SourceBytes(atPath: path).read(until: options.isInterrupted)
    let head = try source.bytes(0..<Container.headSize)
    guard
      let container = Container(
        head, path: path, byteCount: source.count, until: options.isInterrupted)
    else { return try readAll(source, path: path, options: options, each: each, end: end) }
    let (checksum, _) = try source.survey()
    var failures: [ReadFailure] = []
    var count = 0
    var isWithinDocument = false
    do {
      try container.read { member in
        let within = ContainerMember(name: member.name, byteCount: 0, checksum: 0)
          .path(within: path)
        do {
          var options = options
          if member.isSheet { options.reader = .csv }
          options.isText = member.isChapter
          options.encoding = options.encoding ?? member.encoding
          try readAll(try member.source.get(), path: within, options: options) {
            isWithinDocument = true
            try each($0)
          } end: { document in
            var document = document
            document.member = ContainerMember(
              name: member.name, byteCount: document.byteCount, checksum: document.checksum)
            if member.isSheet { document.seen = .seen(.sheet) }
            document.title = document.title ?? member.title
            document.notices = member.notices + document.notices
            (document.path, document.byteCount, document.checksum) = (path, source.count, checksum)
            (count, isWithinDocument) = (count + 1, false)
            try end(document)
          }
        } catch let error as CorpusError
          where error != .interrupted && !isWithinDocument && member.name != nil
        {
          var failure = ReadFailure(
            path: within, fact: error.fact, isLoss: member.isLoss)
          // Workbooks have sheets of other things.
          if member.isSheet, case .noTextColumn = error { failure.isLoss = false }
          failures.append(failure)
        }
      }
    } catch let error as CorpusError
      where error != .interrupted && count > 0 && !isWithinDocument
    {
      // What came before the damage is whole.
      failures.append(ReadFailure(path: path, fact: error.fact))
    }
    if count == 0 {
      throw CorpusError.malformed(failures.first.map(nothing) ?? .refusal(.emptyArchive))
    }
    for failure in failures { failed(failure) }
  }

  private static func nothing(_ first: ReadFailure) -> ReadFact {
    .refusal(.nothingReadable, first.path, first.fact)
  }

  /// The bytes of a document's file, or of the member of it that the document is.
  ///
  /// Throws `CorpusError` and `SystemError` where they cannot be had.
  package static func source(atPath path: String, member: ContainerMember?) throws -> SourceBytes {
    let source = try SourceBytes(atPath: path)
    guard let member else { return source }
    guard
      let container = Container(
        try source.bytes(0..<Container.headSize), path: path, byteCount: source.count)
    else { throw CorpusError.malformed(.refusal(.emptyArchive)) }
    return try container.source(ofMember: member.name)
  }
}

extension DocumentReader {
  /// The bytes of what is in an archive, by their names: of one of them, and of the others as many as are no more than
  /// `size` together.
  package static func members(
    atPath path: String, including name: String, upTo size: Int
  ) throws -> [String: [UInt8]] {
    let source = try SourceBytes(atPath: path)
    var members: [String: [UInt8]] = [:]
    var rest = size
    try Container(try source.bytes(0..<Container.headSize), path: path, byteCount: source.count)?
      .read { member in
        guard let own = member.name, let source = try? member.source.get() else { return }
        guard own == name || source.count <= rest else { return }
        members[own] = try source.all()
        rest -= source.count
      }
    return members
  }
}
